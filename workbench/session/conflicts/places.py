"""The disputed places of a text: where two editors' versions differ, and where that stands now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from workbench.model.conflict import Conflict
from workbench.model.operations.texts import Replacement
from workbench.model.text import Span, normalise, trimmed
from workbench.revisions.threeway import Chunk
from workbench.revisions.words import tokens
from workbench.session.conflicts.regions import Region, regions, without


@dataclass(frozen=True, slots=True)
class DisputedPlace:
    """A stretch of a text that two editors made different words of.

    Attributes:
        base: what stood there before both, without the space around it; '' for nothing.
        ours: what the branch has that was merged into.
        theirs: what the merged branch has.
        present: what stands there in the text now; '' where the place is not found.
        span: where in the text; None where so much was edited since that nobody can tell.
        in_ours: where in our version.
    """

    base: str
    ours: str
    theirs: str
    present: str
    span: Span | None
    in_ours: Span


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a decision about a disputed place comes to.

    Attributes:
        replacements: what it changes in the text.
        rest: what is still disputed; None when nothing is.
        text: the whole text afterwards.
    """

    replacements: tuple[Replacement, ...]
    rest: Conflict | None
    text: str


def disputed_places(conflict: Conflict, text: str) -> tuple[DisputedPlace, ...]:
    """The disputed places in the order of the text; never none.

    Args:
        conflict: of a paragraph.
        text: the paragraph's text as it stands.
    """
    found = regions(conflict, text)
    return tuple(
        DisputedPlace(
            _words(region.chunk.base),
            _words(region.chunk.ours),
            _words(region.chunk.theirs),
            _words(tokens(text)[region.now.start : region.now.end]) if region.now else "",
            _between(text, region.now) if region.now else None,
            _between(conflict.ours, region.in_ours),
        )
        for region in found
    )


def settled(conflict: Conflict, text: str, number: int, words: str | None) -> Settlement:
    """Decide a disputed place.

    Args:
        conflict: of a paragraph.
        text: the paragraph's text as it stands.
        number: which of its disputed places, from 0.
        words: what is to stand there; '' for nothing, None for what stands there now.

    Raises:
        IndexError: there is no such place.
        ValueError: words are given for a place that is not found in the text.
    """
    region = regions(conflict, text)[number]
    if words is None:
        stays = tokens(text)[region.now.start : region.now.end] if region.now else ()
        rest = without(conflict, region, stays if region.now else region.chunk.ours)
        return Settlement(_confirmed(text, region), rest, text)
    if region.now is None:
        raise ValueError("the place is not found in the text")
    chosen = _fitted(region.chunk, words)
    change = _replacement(text, region.now, "".join(chosen))
    whole = text[: change.span.start] + change.text + text[change.span.end :]
    return Settlement((change,), without(conflict, region, chosen), whole)


def _between(text: str, place: Span) -> Span:
    """Code points of tokens of a text, without the space around them."""
    return trimmed(text, _extent(text, place))


def _extent(text: str, place: Span) -> Span:
    """Code points of tokens of a text with the space before them, which the first has not."""
    edges = list(accumulate((len(token) for token in tokens(text)), initial=0))
    return Span(max(0, edges[place.start] - 1), max(0, edges[place.end] - 1))


def _replacement(text: str, place: Span, piece: str) -> Replacement:
    """Tokens of a text replaced by a piece, in code points of the text."""
    extent = _extent(text, place)
    start, end = extent.start, extent.end
    if place.start == 0:
        piece = piece.lstrip()
        if not piece and end < len(text) and text[end] == " ":
            end += 1
        elif piece and end == 0 and text:
            piece += " "
    elif piece[:1] == " " == text[start : start + 1] and start < end:
        start, piece = start + 1, piece[1:]
    return Replacement(Span(start, end), piece)


def _confirmed(text: str, region: Region) -> tuple[Replacement, ...]:
    """What stands there put in its own place: so it counts as decided."""
    if region.now is None:
        return ()
    span = _between(text, region.now)
    return (Replacement(span, span.within(text)),) if span.start < span.end else ()


def _fitted(chunk: Chunk, words: str) -> tuple[str, ...]:
    """Words as tokens; a sign that was written close to the word before stays close to it."""
    if not words:
        return ()
    for version in (chunk.ours, chunk.theirs, chunk.base):
        if words == _words(version):
            return version
    typed = tokens(normalise(words))
    first = next((v[0] for v in (chunk.ours, chunk.theirs, chunk.base) if v), " ")
    if typed and first[0] != " " and not words[0].isalnum():
        return (typed[0].lstrip(), *typed[1:])
    return typed


def _words(parts: Sequence[str]) -> str:
    return "".join(parts).strip()
