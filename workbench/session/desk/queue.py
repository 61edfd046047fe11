"""The queue of words: in which order the suspects of a document are put to the editor."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from workbench.correct.clusters import series_name
from workbench.model.document import Document, SourceParagraph
from workbench.model.suspects import Suspect
from workbench.session.desk.suspicion import Suspicion
from workbench.session.focus import Focus, in_original

Order: TypeAlias = Literal["reading", "useful"]
_Rank: TypeAlias = tuple[float, int, int]
"""Errors an answer takes away, negative; then the place in the original: paragraph, code point."""


@dataclass(frozen=True, slots=True)
class _Stop:
    """A suspect in the order of use."""

    rank: _Rank
    focus: Focus


def _rank(stop: _Stop) -> _Rank:
    return stop.rank


@dataclass(frozen=True, slots=True)
class _Ranking:
    """The suspects of an original in the order of use.

    Attributes:
        source: the original.
        edition: of the suspicion, when this was made.
        stops: by rank.
        ranks: of the places of the stops.
    """

    source: tuple[SourceParagraph, ...]
    edition: int
    stops: Sequence[_Stop]
    ranks: Mapping[Focus, _Rank]


class WordQueue:
    """Goes from suspect to suspect.

    In the order of use those come first whose answer takes most errors away: the doubts of all
    suspects of a series are added up, for one answer settles them together.

    Attributes:
        order: `reading` as the text runs, or `useful`.

    Args:
        suspicion: knows the suspects.
    """

    def __init__(self, suspicion: Suspicion) -> None:
        self.order: Order = "reading"
        self._suspicion = suspicion
        self._named: dict[str, tuple[tuple[Suspect, ...], tuple[str, ...]]] = {}
        self._ranking: _Ranking | None = None
        self._last: _Stop | None = None

    def beyond(self, document: Document, focus: Focus, step: int) -> Focus | None:
        """The next (+1) or previous (-1) suspect as seen from a place; None where none is left."""
        if self.order == "useful":
            return self._by_use(document, focus, step)
        return next(self._by_reading(document, focus, step), None)

    def _by_reading(self, document: Document, focus: Focus, step: int) -> Iterator[Focus]:
        here, offset = in_original(document, focus)
        if here >= 0:
            own = document.source[here]
            for suspect in self._suspicion.of(own)[::step]:
                if (suspect.span.start - offset) * step > 0:
                    yield Focus(own.id, suspect.span)
        for paragraph in self._suspicion.beyond(document, here, step):
            for suspect in self._suspicion.of(paragraph)[::step]:
                yield Focus(paragraph.id, suspect.span)

    def _by_use(self, document: Document, focus: Focus, step: int) -> Focus | None:
        """From the suspect in focus, or the one that stood there until it was decided."""
        ranking = self._ranking_of(document)
        stops = ranking.stops
        if not stops:
            return None
        here = ranking.ranks.get(focus)
        if here is None and self._last is not None and _same_place(self._last.focus, focus):
            here = self._last.rank
        if here is None:
            found = 0 if step > 0 else -1
        elif step > 0:
            found = bisect_right(stops, here, key=_rank) % len(stops)
        else:
            found = bisect_left(stops, here, key=_rank) - 1
        self._last = stops[found]
        return self._last.focus if self._last.focus != focus else None

    def _ranking_of(self, document: Document) -> _Ranking:
        """All suspects of a document by rank; sorted anew only where they may be others."""
        known, edition = self._ranking, self._suspicion.edition
        if known is None or known.source is not document.source or known.edition != edition:
            stops = self._by_rank(document)
            ranks = {stop.focus: stop.rank for stop in stops}
            known = self._ranking = _Ranking(document.source, edition, stops, ranks)
        return known

    def _by_rank(self, document: Document) -> list[_Stop]:
        found = [
            (document.place(paragraph.id)[1], paragraph.id, suspect, name)
            for paragraph in self._suspicion.beyond(document, -1, 1)
            for suspect, name in self._with_names(paragraph.id, self._suspicion.of(paragraph))
        ]
        taken: defaultdict[str, float] = defaultdict(float)
        for _, _, suspect, name in found:
            taken[name] += suspect.doubt
        stops = [
            _Stop((-round(taken[name], 3), place, suspect.span.start), Focus(id_, suspect.span))
            for place, id_, suspect, name in found
        ]
        return sorted(stops, key=_rank)

    def _with_names(
        self, paragraph_id: str, suspects: tuple[Suspect, ...]
    ) -> Iterator[tuple[Suspect, str]]:
        """Suspects with the names of their series, which are worked out once."""
        known = self._named.get(paragraph_id)
        if known is None or known[0] is not suspects:
            known = self._named[paragraph_id] = suspects, tuple(map(series_name, suspects))
        return zip(*known, strict=True)


def _same_place(one: Focus, other: Focus) -> bool:
    return one.paragraph == other.paragraph and one.span.start == other.span.start
