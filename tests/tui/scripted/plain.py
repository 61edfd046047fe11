"""The same corrections in a plain editor of text, by someone who presses no key in vain."""

from __future__ import annotations

from collections.abc import Sequence

from tests.tui.scripted import proof
from workbench.evaluate.cursor import Page

_SEARCH = 6  # ^f, three letters, enter, esc


def plain_keys(observed: Sequence[str], truth: Sequence[str]) -> int:
    """Keys that turn paragraphs into their truth, signs and furniture too.

    A fault is reached word by word, paragraph by paragraph and then word by word, or by a search;
    then its words are deleted one key each and typed anew. As `evaluate.effort` has it, but for
    the signs, which that leaves alone.
    """
    page = Page.of(observed)
    keys = cursor = 0
    for number, (text, true) in enumerate(zip(observed, truth, strict=True)):
        for fault in proof.faults(text, true, ()):
            place = page.word_at(number, fault.place.start)
            gone = page.count(number, fault.place) or len(fault.place.within(text).strip())
            keys += min(page.way(cursor, place), _SEARCH) + gone + len(fault.true)
            cursor = place + page.count(number, fault.place)
    return keys


def typed_anew(truth: Sequence[str]) -> int:
    """Keys for typing it all: a key a character, and one at the end of a paragraph."""
    return sum(len(text) + 1 for text in truth)
