"""A text with what changed in it, as runs that are shown in different ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from workbench.model.document import Document
from workbench.model.text import tokens
from workbench.revisions.compare.changes import Piece, WordsChanged
from workbench.wording import counted

How: TypeAlias = Literal["kept", "folded", "old", "new", "read"]

_BESIDE = 5  # words on either side of a change that are shown
_FEWEST = 3  # fewer are not worth folding
_BEGINNING = 12  # words of a whole paragraph that came or went


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text.

    Attributes:
        how: `kept` stands in both states; `folded` says how many words are left out; `old` is
            gone, `new` has come; `read` is what the machine read, where that is neither.
        text: what stands there; spaces belong to what is kept or folded.
    """

    how: How
    text: str


def runs(changes: Iterable[WordsChanged], before: Document, after: Document) -> tuple[Run, ...]:
    """The later text of a paragraph with its changes, folded where it is long.

    Args:
        changes: those whose new words begin in the paragraph.
        before: the earlier state.
        after: the later state.
    """
    ordered = sorted(changes, key=lambda change: change.new[0].span)
    if not ordered:
        return ()
    text = after.paragraph(ordered[0].paragraph).text
    found: list[Run] = []
    at = 0
    for change in ordered:
        place = change.new[0].span
        lead, trail = _spaces(change, text, before)
        found.append(Run("kept", text[at : place.start] + lead))
        found += _of(change)
        if trail:
            found.append(Run("kept", trail))
        at = place.end
    found.append(Run("kept", text[at:]))
    return tuple(_folded(_joined(found)))


def whole(how: How, text: str) -> tuple[Run, ...]:
    """A text that came or went as a whole, to be known by its beginning."""
    words = list(tokens(text))
    if len(words) < _BEGINNING + _FEWEST:
        return (Run(how, text),)
    left = len(words) - _BEGINNING
    return Run(how, text[: words[_BEGINNING - 1].end]), Run("folded", f" … {_words(left)} …")


def _of(change: WordsChanged) -> Iterator[Run]:
    old, new = change.old_text, change.new_text
    if old:
        yield Run("old", old)
    if new:
        yield Run("new", new)
    if change.ocr and change.ocr not in (old.strip(), new.strip()):
        yield Run("read", change.ocr)


def _spaces(change: WordsChanged, text: str, before: Document) -> tuple[str, str]:
    """The spaces before and after words that are gone, where the later text has no place for them.

    A sign that stood behind a word is gone without a space.
    """
    place = change.new[0].span
    if place.start != place.end or not _stood_alone(change.old[0], before):
        return "", ""
    if place.start == 0:
        return "", " " if text else ""
    return " ", ""


def _stood_alone(piece: Piece, before: Document) -> bool:
    text = before.paragraph(piece.paragraph).text
    return piece.span.start == 0 or text[piece.span.start - 1] == " "


def _joined(found: Sequence[Run]) -> list[Run]:
    """Kept runs that follow each other made one, empty ones left out."""
    made: list[Run] = []
    for run in found:
        if run.how == "kept" and made and made[-1].how == "kept":
            made[-1] = Run("kept", made[-1].text + run.text)
        elif run.text:
            made.append(run)
    return made


def _folded(found: Sequence[Run]) -> Iterator[Run]:
    for number, run in enumerate(found):
        if run.how != "kept":
            yield run
            continue
        left = _BESIDE if number else 0
        right = _BESIDE if number < len(found) - 1 else 0
        yield from _fold(run.text, left, right)


def _fold(text: str, left: int, right: int) -> Iterator[Run]:
    """A text of which so many words at its beginning and end are shown."""
    words = list(tokens(text))
    hidden = len(words) - left - right
    if hidden < _FEWEST:
        yield Run("kept", text)
        return
    start = words[left].start if left else 0
    end = words[-right].start if right else len(text)
    if left:
        yield Run("kept", text[:start])
    yield Run("folded", f"… {_words(hidden)} …{' ' if right else ''}")
    if right:
        yield Run("kept", text[end:])


def _words(number: int) -> str:
    return counted(number, "word")
