"""Paragraphs of two languages to beads with a confidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np

from workbench.align.anchors import Gap, gaps
from workbench.align.case import Blocks, Floats, TextPair
from workbench.align.evidence.cognates import Cognates
from workbench.align.evidence.length import Length
from workbench.align.evidence.marks import Marks
from workbench.align.evidence.names import Names
from workbench.align.evidence.numbers import Numbers
from workbench.align.grid import AlignmentEvidence, Grid, Stretch
from workbench.align.headers import linked_stamps
from workbench.lexicon.furniture import classify
from workbench.model.beads import Bead
from workbench.model.evidence import Evidence

_SET_ASIDE = 0.9
_SUREST = 0.98
_LEARN_FROM = 0.6
_WORTH_OF_LONELY = 0.4


@runtime_checkable
class Adaptive(Protocol):
    """Evidence that learns from a first alignment of the document what its links look like."""

    def fit(self, case: TextPair, beads: Sequence[Bead], /) -> None:
        """Takes the beads of a pair of texts for true and adapts to them."""
        ...


def all_evidence() -> tuple[AlignmentEvidence, ...]:
    """A new instance of every kind of evidence there is."""
    return (Length(), Names(), Numbers(), Marks(), Cognates())


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of the document: its paragraphs and which of them are aligned.

    Attributes:
        texts: all paragraphs.
        kept: indexes into `texts` of the paragraphs that are aligned, ascending.
        furniture: per kept paragraph the probability of being furniture.
    """

    texts: tuple[str, ...]
    kept: tuple[int, ...]
    furniture: Floats

    @staticmethod
    def of(texts: Sequence[str], furniture: Sequence[float], anchored: Iterable[int]) -> _Side:
        taken = frozenset(anchored)
        kept = tuple(
            n for n, share in enumerate(furniture) if n not in taken and share < _SET_ASIDE
        )
        shares = np.clip([furniture[n] for n in kept], 0.0, _SUREST)
        return _Side(tuple(texts), kept, np.asarray(shares, dtype=np.float64))


class Aligner:
    """Aligns paragraphs by dynamic programming over beads up to 3-3 (Gale and Church 1993).

    A bead's score is its prior plus the weights of the evidence; its confidence is the posterior
    by forward-backward over all alignments.

    Args:
        without: kinds of evidence to switch off, by name.
        evidence: the sources to use; all there are when left out.
    """

    def __init__(
        self,
        without: frozenset[str] = frozenset(),
        evidence: Sequence[AlignmentEvidence] | None = None,
    ) -> None:
        sources = all_evidence() if evidence is None else tuple(evidence)
        self._evidence = tuple(one for one in sources if one.kind not in without)

    def align(
        self,
        source: Sequence[str],
        target: Sequence[str],
        *,
        source_furniture: Sequence[float] | None = None,
        target_furniture: Sequence[float] | None = None,
        anchors: Sequence[Bead] = (),
    ) -> tuple[Bead, ...]:
        """Beads in reading order that cover every paragraph once, lonely ones included.

        Args:
            source: paragraphs of the Russian, garbled or not.
            target: paragraphs of the English.
            source_furniture: probability of each source paragraph being furniture; judged by
                `lexicon.furniture` when left out.
            target_furniture: the same of the target.
            anchors: confirmed beads, returned as they are; nothing else crosses them.

        Raises:
            ValueError: furniture is not given for every paragraph.
        """
        if source_furniture is None:
            source_furniture = classify(source, "ru")
        if target_furniture is None:
            target_furniture = classify(target, "en")
        if (len(source_furniture), len(target_furniture)) != (len(source), len(target)):
            raise ValueError("one probability of being furniture is needed for every paragraph")
        left = _Side.of(source, source_furniture, (n for a in anchors for n in a.source))
        right = _Side.of(target, target_furniture, (n for a in anchors for n in a.target))
        beads = self._between(left, right, anchors)
        return _in_reading_order([*anchors, *_put_back(left, right, beads, anchors)])

    def _between(self, left: _Side, right: _Side, anchors: Sequence[Bead]) -> list[Bead]:
        """Beads of the kept paragraphs, each gap between anchors by itself."""
        case = TextPair(
            tuple(left.texts[n] for n in left.kept), tuple(right.texts[n] for n in right.kept)
        )
        grid = Grid(case, self._evidence, left.furniture, right.furniture)
        cuts = gaps(left.kept, right.kept, anchors)
        beads = _through(grid, cuts)
        learnt = [bead for bead in beads if bead.confidence >= _LEARN_FROM]
        for source in self._evidence:
            if isinstance(source, Adaptive):
                source.fit(case, learnt)
        beads = _through(grid, cuts)
        explained = self._explained(case, beads)
        return [
            Bead(
                tuple(left.kept[n] for n in bead.source),
                tuple(right.kept[n] for n in bead.target),
                bead.confidence,
                bead.evidence,
            )
            for bead in explained
        ]

    def _explained(self, case: TextPair, beads: list[Bead]) -> list[Bead]:
        """The beads with the evidence for each, strongest first."""
        blocks = Blocks.of(beads)
        weights = {one.kind: one.weigh(case, blocks) for one in self._evidence}
        explained = []
        for number, bead in enumerate(beads):
            reasons = [
                Evidence(one.kind, weights[one.kind][number], one.explain(case, bead))
                for one in self._evidence
                if weights[one.kind][number]
            ]
            reasons.sort(key=lambda reason: -reason.weight)
            explained.append(Bead(bead.source, bead.target, bead.confidence, tuple(reasons)))
        return explained


def _through(grid: Grid, cuts: Sequence[Gap]) -> list[Bead]:
    """Beads of all gaps in order."""
    beads: list[Bead] = []
    rows = columns = 0
    for gap in cuts:
        stretch = _stretch(rows, columns, gap)
        beads.extend(_aligned(grid, stretch))
        rows, columns = stretch.source_end, stretch.target_end
    return beads


def _stretch(rows: int, columns: int, gap: Gap) -> Stretch:
    return Stretch(rows, rows + len(gap.source), columns, columns + len(gap.target))


def _aligned(grid: Grid, stretch: Stretch) -> list[Bead]:
    """The best beads of a stretch with their posteriors, indexes into the grid's texts."""
    lattice = grid.lattice(stretch)
    posteriors = lattice.posteriors()
    lone_source = posteriors[1, 0].sum(axis=1)
    lone_target = lattice.column_sums(posteriors[0, 1])
    beads = []
    for row, column, (height, across) in lattice.rewarded(posteriors, _WORTH_OF_LONELY).best_path():
        if not across:
            confidence = lone_source[row]
        elif not height:
            confidence = lone_target[column]
        else:
            confidence = posteriors[height, across][row, column - int(lattice.low[row])]
        end, target_end = stretch.source_start + row, stretch.target_start + column
        source, target = range(end - height, end), range(target_end - across, target_end)
        bead = Bead(tuple(source), tuple(target), min(float(confidence), 1.0))
        beads.extend(_uncrossed(grid, bead))
    return beads


def _uncrossed(grid: Grid, bead: Bead) -> list[Bead]:
    """A 2-2 bead as two crossing links where that is what it is more probably."""
    share = grid.crossing_share(bead)
    if share <= 0.5:
        return [bead]
    (first, second), (left, right) = bead.source, bead.target
    confidence = bead.confidence * share
    return [Bead((first,), (right,), confidence), Bead((second,), (left,), confidence)]


def _put_back(left: _Side, right: _Side, beads: list[Bead], anchors: Sequence[Bead]) -> list[Bead]:
    """The beads and the furniture that was set aside, stamps of both sides linked."""
    pairs = [bead for bead in beads if bead.source and bead.target]
    lonely = [bead for bead in beads if not (bead.source and bead.target)]
    taken = {n for bead in (*beads, *anchors) for n in bead.source}
    taken_right = {n for bead in (*beads, *anchors) for n in bead.target}
    lonely += [Bead((n,), (), _SUREST) for n in range(len(left.texts)) if n not in taken]
    lonely += [Bead((), (n,), _SUREST) for n in range(len(right.texts)) if n not in taken_right]
    walls = [*pairs, *(anchor for anchor in anchors if anchor.source and anchor.target)]
    stamps = linked_stamps(left.texts, right.texts, lonely, walls)
    rows = {bead.source[0] for bead in stamps}
    columns = {bead.target[0] for bead in stamps}
    rest = [
        bead
        for bead in lonely
        if not rows.intersection(bead.source) and not columns.intersection(bead.target)
    ]
    return [*pairs, *stamps, *rest]


def _in_reading_order(beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """By the source; the target alone before the next pair whose translation comes after it."""
    left = sorted((bead for bead in beads if bead.source), key=lambda bead: bead.source)
    alone = sorted((bead for bead in beads if not bead.source), key=lambda bead: bead.target)
    ordered: list[Bead] = []
    waiting = 0
    for bead in left:
        while bead.target and waiting < len(alone) and alone[waiting].target < bead.target:
            ordered.append(alone[waiting])
            waiting += 1
        ordered.append(bead)
    return (*ordered, *alone[waiting:])
