"""Places a person has decided, written so that people and git can read them.

A place is the piece of text itself, with `#n` behind it from the second occurrence on: `ОРО`,
`такие#2`. An occurrence is bounded: `ОРО` does not occur in `ОРОВ`. Offsets would go stale in
a git merge of the text line; a piece either still stands in the text or it is simply not found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from workbench.model.text import Span, inside_words

_NUMBERED = regex.compile(r"(?s)(?P<piece>.+)#(?P<number>[0-9]{1,9})")


def spans(text: str, places: Iterable[str]) -> tuple[Span, ...]:
    """Where the places stand in `text`, in order; those that are not found are left out."""
    found = (_find(text, place) for place in places)
    return tuple(sorted({span for span in found if span is not None}))


def places(text: str, decided: Iterable[Span]) -> tuple[str, ...]:
    """The spans of `text` as places, in order of the text; empty spans are left out.

    A span that begins or ends inside a word is widened to the whole word first.
    """
    whole = sorted({widened(text, span) for span in decided if span.start < span.end})
    return tuple(_place(text, span) for span in whole if span.within(text).strip())


def shifted(decided: Iterable[Span], replaced: Span, inserted: int) -> tuple[Span, ...]:
    """Decided spans after `replaced` has become `inserted` code points, in the new text.

    Places that overlap the replaced span are gone: what was decided there no longer stands.
    """
    shift = inserted - (replaced.end - replaced.start)
    moved: list[Span] = []
    for span in decided:
        if span.end <= replaced.start:
            moved.append(span)
        elif span.start >= replaced.end:
            moved.append(Span(span.start + shift, span.end + shift))
    return tuple(moved)


def stale(text: str, old: Iterable[str]) -> tuple[str, ...]:
    """Places that do not stand in `text`: left behind by a merge in git or an edit by hand."""
    return tuple(place for place in old if _find(text, place) is None)


def widened(text: str, span: Span) -> Span:
    """`span` widened to the ends of the words it begins and ends in."""
    start, end = span.start, span.end
    inside = inside_words(text)
    while start in inside:
        start -= 1
    while end in inside:
        end += 1
    return Span(start, end)


def _place(text: str, span: Span) -> str:
    piece = span.within(text)
    number = next(n for n, found in enumerate(_occurrences(text, piece), 1) if found == span)
    if number == 1 and not _NUMBERED.fullmatch(piece):
        return piece
    return f"{piece}#{number}"


def _find(text: str, place: str) -> Span | None:
    numbered = _NUMBERED.fullmatch(place)
    piece, number = (numbered["piece"], int(numbered["number"])) if numbered else (place, 1)
    return next((span for n, span in enumerate(_occurrences(text, piece), 1) if n == number), None)


def _occurrences(text: str, piece: str) -> Iterator[Span]:
    inside = inside_words(text)
    start = text.find(piece) if piece else -1
    while start >= 0:
        end = start + len(piece)
        if start not in inside and end not in inside:
            yield Span(start, end)
        start = text.find(piece, start + 1)
