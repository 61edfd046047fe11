"""The disputed places of a text: where two editors' versions differ, and where that stands now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from workbench.model.conflict import Conflict
from workbench.model.operations.texts import Replacement
from workbench.model.text import Span, normalise, trimmed
from workbench.revisions.threeway import Chunk, merge_texts
from workbench.revisions.words import Hunk, hunks, text_of, tokens


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
    found = _regions(conflict, text)
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
    region = _regions(conflict, text)[number]
    if words is None:
        stays = tokens(text)[region.now.start : region.now.end] if region.now else ()
        rest = _without(conflict, region.index, stays if region.now else region.chunk.ours)
        return Settlement(_confirmed(text, region), rest, text)
    if region.now is None:
        raise ValueError("the place is not found in the text")
    chosen = _fitted(region.chunk, words)
    change = _replacement(text, region.now, "".join(chosen))
    whole = text[: change.span.start] + change.text + text[change.span.end :]
    return Settlement((change,), _without(conflict, region.index, chosen), whole)


# -- inside ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Region:
    """A disputed chunk: which of all, its tokens in our version and in the present text."""

    index: int
    chunk: Chunk
    in_ours: Span
    now: Span | None


@lru_cache(maxsize=256)
def _regions(conflict: Conflict, text: str) -> tuple[_Region, ...]:
    chunks = _chunks(conflict)
    since = hunks(tokens(conflict.ours), tokens(text))
    found: list[_Region] = []
    at = 0
    for index, chunk in enumerate(chunks):
        end = at + len(chunk.ours)
        if chunk.ours != chunk.theirs:
            there = Span(at, end)
            found.append(_Region(index, chunk, there, _followed(there, since)))
        at = end
    if not found:  # versions that agree after all: the whole text is the place
        whole = Chunk(*map(tokens, (conflict.base, conflict.ours, conflict.theirs)))
        return (_Region(-1, whole, Span(0, len(whole.ours)), Span(0, len(tokens(text)))),)
    return tuple(found)


@lru_cache(maxsize=256)
def _chunks(conflict: Conflict) -> tuple[Chunk, ...]:
    """Chunks of the versions; one, where an editor took the whole text away."""
    if conflict.ours and conflict.theirs:
        return merge_texts(conflict.base, conflict.ours, conflict.theirs)
    return (Chunk(*map(tokens, (conflict.base, conflict.ours, conflict.theirs))),)


def _followed(tokens_of_ours: Span, since: Sequence[Hunk]) -> Span | None:
    """Where tokens of our version stand in the text after edits; None where an edit crosses them.

    What was put in just before or behind the place does not belong to it, unless it was empty.
    """
    start, end = tokens_of_ours.start, tokens_of_ours.end
    before = inside = 0
    for hunk in since:
        growth = len(hunk.new) - (hunk.end - hunk.start)
        if (
            start == end == hunk.start == hunk.end
            or (hunk.start < hunk.end and start <= hunk.start and hunk.end <= end)
            or start < hunk.start == hunk.end < end
        ):
            inside += growth
        elif hunk.end <= start:
            before += growth
        elif hunk.start < end:
            return None
    return Span(start + before, end + before + inside)


def _between(text: str, place: Span) -> Span:
    """Code points of tokens of a text, without the space around them."""
    edges = list(accumulate((len(token) for token in tokens(text)), initial=0))
    # the first token has a space before it that the text has not
    span = Span(max(0, edges[place.start] - 1), max(0, edges[place.end] - 1))
    return trimmed(text, span)


def _replacement(text: str, place: Span, piece: str) -> Replacement:
    """Tokens of a text replaced by a piece, in code points of the text."""
    edges = list(accumulate((len(token) for token in tokens(text)), initial=0))
    start, end = max(0, edges[place.start] - 1), max(0, edges[place.end] - 1)
    if place.start == 0:
        piece = piece.lstrip()
        if not piece and end < len(text) and text[end] == " ":
            end += 1
        elif piece and end == 0 and text:
            piece += " "
    elif piece[:1] == " " == text[start : start + 1] and start < end:
        start, piece = start + 1, piece[1:]
    return Replacement(Span(start, end), piece)


def _confirmed(text: str, region: _Region) -> tuple[Replacement, ...]:
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


def _without(conflict: Conflict, index: int, chosen: Sequence[str]) -> Conflict | None:
    """The conflict with all three versions equal in one place; None when they are everywhere."""
    if index < 0:
        return None
    chunks = list(_chunks(conflict))
    chunks[index] = Chunk(tuple(chosen), tuple(chosen), tuple(chosen))
    rest = replace(
        conflict,
        base=text_of(token for chunk in chunks for token in chunk.base),
        ours=text_of(token for chunk in chunks for token in chunk.ours),
        theirs=text_of(token for chunk in chunks for token in chunk.theirs),
    )
    return None if rest.ours == rest.theirs else rest


def _words(parts: Sequence[str]) -> str:
    return "".join(parts).strip()
