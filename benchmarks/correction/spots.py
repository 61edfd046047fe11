"""Places that are known to be wrong, and at what rank the readings of suspects mend them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

import regex

from benchmarks.channel.pairs import chunks
from workbench.evaluate.keys import folded
from workbench.lexicon.fold import fold
from workbench.model.suspects import Suspect
from workbench.model.text import Span, tokens

_RUSSIAN = regex.compile(r"\p{Cyrillic}+(?:[- ]\p{Cyrillic}+)*")
_MOST_READ, _MOST_TRUE = 3, 2  # words
_MOST_COMBINATIONS = 2000


@dataclass(frozen=True)
class Spot:
    """Words that were read wrong.

    Attributes:
        span: code points of what was read.
        read: what was read.
        truth: what stood there.
    """

    span: Span
    read: str
    truth: str


def spots_of(read: str, truth: str) -> Iterator[Spot]:
    """One to three words that were read for one or two Russian words, and differ from them.

    Case, ё for е, and signs at the edges are no difference.
    """
    start = 0
    for observed, stood in chunks(read, truth):
        inner = _core(observed) or Span(0, len(observed))
        core = _core(stood)
        span = Span(start + inner.start, start + inner.end)
        start += len(observed) + 1
        if not observed.strip() or core is None:
            continue
        spot = Spot(span, span.within(read), core.within(stood))
        if _counts(spot):
            yield spot


def _core(text: str) -> Span | None:
    """A text without the signs at its edges; None where it has no word."""
    found = list(tokens(text))
    return Span(found[0].start, found[-1].end) if found else None


def _counts(spot: Spot) -> bool:
    return (
        len(spot.truth) > 1
        and len(spot.read.split()) <= _MOST_READ
        and len(spot.truth.split()) <= _MOST_TRUE
        and bool(_RUSSIAN.fullmatch(spot.truth))
        and fold(spot.read) != fold(spot.truth)
    )


def ranks(text: str, spots: Sequence[Spot], suspects: Sequence[Suspect]) -> list[int | None]:
    """Of each spot the rank from 1 of the reading that mends it; None where none does.

    A reading mends a spot when, put in the place of its suspect, it makes spot and suspect
    together equal to the truth, signs and case aside. Where several suspects touch one spot the
    readings that mend it together count, at the rank of the lowest.
    """
    return [_rank(_Region.around(text, spot.span, spots, suspects)) for spot in spots]


@dataclass(frozen=True)
class _Region:
    """Spots and suspects that hang together.

    Attributes:
        text: the paragraph.
        span: what they cover.
        spots: those inside.
        suspects: those inside.
    """

    text: str
    span: Span
    spots: Sequence[Spot]
    suspects: Sequence[Suspect]

    @classmethod
    def around(
        cls, text: str, span: Span, spots: Sequence[Spot], suspects: Sequence[Suspect]
    ) -> _Region:
        """The region of a span: whatever overlaps it, and what overlaps that."""
        near_spots = [spot for spot in spots if spot.span.overlaps(span)]
        near_suspects = [suspect for suspect in suspects if suspect.span.overlaps(span)]
        covered = [span, *(spot.span for spot in near_spots), *(s.span for s in near_suspects)]
        wider = Span(min(each.start for each in covered), max(each.end for each in covered))
        if wider != span:
            return cls.around(text, wider, spots, suspects)
        return cls(text, span, near_spots, near_suspects)

    def put(self, pieces: Iterable[tuple[Span, str]]) -> str:
        """The text of the region, folded, with pieces of it replaced from left to right."""
        parts: list[str] = []
        at = self.span.start
        for span, new in pieces:
            parts += self.text[at : span.start], new
            at = span.end
        return folded("".join([*parts, self.text[at : self.span.end]]))


def _rank(region: _Region) -> int | None:
    wanted = region.put((spot.span, spot.truth) for spot in region.spots)
    options = [
        [(0, suspect.text), *enumerate((reading.text for reading in suspect.readings), 1)]
        for suspect in region.suspects
    ]
    if not options or prod(map(len, options)) > _MOST_COMBINATIONS:
        return None
    spans = [suspect.span for suspect in region.suspects]
    right = (
        max(number for number, _ in chosen)
        for chosen in product(*options)
        if region.put(zip(spans, (new for _, new in chosen), strict=True)) == wanted
    )
    return min(right, default=None)
