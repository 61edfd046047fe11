"""How sure the engine was of the words it read, and what else it weighed for them."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator
from dataclasses import replace

from workbench.lexicon.fold import fold
from workbench.model.document import ScanRange
from workbench.model.suspects import Recognition
from workbench.model.text import Span, tokens
from workbench.ocr.layout import CharacterChoice, HocrWord
from workbench.ocr.pages import PageText, PlacedWord

_ALTERNATIVES = 8  # of a word
_WIDTH = 64  # spellings kept on the way
_LEAST = 1e-3  # chance taken for a character that the engine gave none


def recognitions(page: PageText, place: ScanRange) -> tuple[Recognition, ...]:
    """What the engine said of the words of a stretch of a page.

    Signs before and after a word are no part of it, and a word divided at a line end is one, of
    which the engine was as sure as of its worse half.

    Args:
        page: the page laid out as text.
        place: which stretch of that text.

    Returns:
        In order, not overlapping; spans count from the start of the stretch.
    """
    wanted = Span(place.start, place.end)
    inside = [w for w in page.words if w.span.overlaps(wanted) and w.span.end <= place.end]
    found = (_recognition(word, page.text) for word in inside if word.span.start >= place.start)
    return tuple(
        replace(r, span=Span(r.span.start - place.start, r.span.end - place.start))
        for r in _joined(r for r in found if r is not None)
    )


def _recognition(placed: PlacedWord, text: str) -> Recognition | None:
    """The word without the signs around it; None where there is nothing else."""
    words = list(tokens(placed.span.within(text)))
    if not words:
        return None
    core = Span(words[0].start, words[-1].end)
    begin = placed.span.start
    return Recognition(
        Span(begin + core.start, begin + core.end),
        placed.word.confidence / 100,
        tuple(alternatives(placed.word, core)),
    )


def _joined(found: Iterable[Recognition]) -> Iterator[Recognition]:
    """Recognitions, those of the halves of a divided word as one."""
    last: Recognition | None = None
    for one in found:
        if last is not None and last.span.end == one.span.start:
            whole = Span(last.span.start, one.span.end)
            last = Recognition(whole, min(last.confidence, one.confidence))
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def alternatives(word: HocrWord, core: Span) -> Iterator[str]:
    """Other spellings of a stretch of a word, likeliest first, by the characters' rivals.

    Places are taken as independent of each other, as the engine's own figures are. Spellings that
    differ in capitals or ё alone are none.
    """
    spellings = [(0.0, "")]
    end = core.start
    for choice in word.choices:
        if choice.start < core.start or choice.end > core.end:
            continue
        between = word.text[end : choice.start]
        longer = (
            (before + own, left + between + right)
            for before, left in spellings
            for own, right in _options(choice, word.text)
        )
        spellings = heapq.nlargest(_WIDTH, longer)
        end = choice.end
    rest = word.text[end : core.end]
    known = {fold(core.within(word.text))}
    for _, spelling in spellings:
        folded = fold(spelling + rest)
        if folded not in known and len(known) <= _ALTERNATIVES:
            known.add(folded)
            yield spelling + rest


def _options(choice: CharacterChoice, text: str) -> Iterator[tuple[float, str]]:
    """What may stand at a place, with the natural log of its chance."""
    yield _log(choice.confidence), text[choice.start : choice.end]
    yield from ((_log(rival.confidence), rival.text) for rival in choice.rivals)


def _log(confidence: float) -> float:
    return math.log(max(_LEAST, confidence / 100))
