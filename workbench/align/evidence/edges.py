"""Edges: a block begins and ends with the same things on both sides, and its neighbours do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.align.case import Blocks, Floats, Remembered, TextPair, Windows, as_weights
from workbench.align.grid import AlignmentEvidence
from workbench.model.beads import Bead

_WORDS = 12


class _OfEdges:
    """Evidence of another kind, asked about the first and last words of paragraphs alone.

    Args:
        evidence: what weighs the words.
        where: what its kind is called here, behind its own name.
    """

    is_coarse = False

    def __init__(self, evidence: AlignmentEvidence, where: str) -> None:
        self.kind = f"{evidence.kind} {where}"
        self._evidence = evidence
        self._cut = Remembered[TextPair, _Cut](_Cut.of)


class Edges(_OfEdges):
    """Weighs the first words of a block against each other, and the last ones.

    Where one paragraph too many is in a block the rest may still be well covered; its edge is not.

    Args:
        evidence: what weighs the words.
    """

    def __init__(self, evidence: AlignmentEvidence) -> None:
        super().__init__(evidence, "at edges")

    def weigh(self, case: TextPair, candidates: Sequence[Bead], /) -> Sequence[float]:
        """Natural-log weights of beads with both sides."""
        blocks = Blocks.of(candidates)
        cut, weigh = self._cut(case), self._evidence.weigh
        heads = weigh(cut.heads, Blocks(blocks.source.edge(0), blocks.target.edge(0)))
        tails = weigh(cut.tails, Blocks(blocks.source.edge(-1), blocks.target.edge(-1)))
        return as_weights(np.asarray(heads) + np.asarray(tails))

    def explain(self, case: TextPair, candidate: Bead, /) -> str:
        """What stands at both edges."""
        cut, explain = self._cut(case), self._evidence.explain
        heads = explain(cut.heads, Bead(candidate.source[:1], candidate.target[:1], 0.0))
        tails = explain(cut.tails, Bead(candidate.source[-1:], candidate.target[-1:], 0.0))
        return f"{heads} … {tails}" if heads or tails else ""


class Beyond(_OfEdges):
    """Weighs against blocks whose edge is found beyond the edge on the other side.

    The last words of a paragraph that are translated at the beginning of the next one tell that
    the translator cut elsewhere, and that both belong together.

    Args:
        evidence: what weighs the words.
    """

    def __init__(self, evidence: AlignmentEvidence) -> None:
        super().__init__(evidence, "beyond")

    def weigh(self, case: TextPair, candidates: Sequence[Bead], /) -> Sequence[float]:
        """Natural-log weights of beads with both sides, at most 0."""
        blocks = Blocks.of(candidates)
        cut = self._cut(case)
        first, last = ((blocks.source.edge(place), blocks.target.edge(place)) for place in (0, -1))
        heads = np.maximum(self._of(cut.heads, *first), 0.0)
        tails = np.maximum(self._of(cut.tails, *last), 0.0)
        lost = np.maximum(self._of(cut.tail_to_head, last[0], last[1].moved(1)) - tails, 0.0)
        lost += np.maximum(self._of(cut.head_to_tail, last[0].moved(1), last[1]) - tails, 0.0)
        lost += np.maximum(self._of(cut.head_to_tail, first[0], first[1].moved(-1)) - heads, 0.0)
        lost += np.maximum(self._of(cut.tail_to_head, first[0].moved(-1), first[1]) - heads, 0.0)
        return as_weights(-lost)

    def _of(self, case: TextPair, source: Windows, target: Windows) -> Floats:
        """Weights of single paragraphs, 0 for those beyond the texts."""
        rows, columns = source.members[:, 0], target.members[:, 0]
        inside = (rows >= 0) & (rows < len(case.source))
        there = (columns >= 0) & (columns < len(case.target))
        weights = np.zeros((len(rows), len(columns)))
        if inside.any() and there.any():
            blocks = Blocks(Windows(source.members[inside]), Windows(target.members[there]))
            weights[np.ix_(inside, there)] = np.asarray(self._evidence.weigh(case, blocks)).reshape(
                blocks.shape
            )
        return weights

    def explain(self, case: TextPair, candidate: Bead, /) -> str:  # noqa: ARG002
        """Nothing: what weighs against a block is no reason for it."""
        return ""


@dataclass(frozen=True, eq=False)
class _Cut:
    """The beginnings and ends of all paragraphs, in all pairings."""

    heads: TextPair
    tails: TextPair
    tail_to_head: TextPair
    head_to_tail: TextPair

    @staticmethod
    def of(case: TextPair) -> _Cut:
        source, target = case.source, case.target
        return _Cut(
            TextPair(_cut(source, 0), _cut(target, 0)),
            TextPair(_cut(source, -1), _cut(target, -1)),
            TextPair(_cut(source, -1), _cut(target, 0)),
            TextPair(_cut(source, 0), _cut(target, -1)),
        )


def _cut(texts: Sequence[str], place: int) -> tuple[str, ...]:
    chosen = slice(None, _WORDS) if place == 0 else slice(-_WORDS, None)
    return tuple(" ".join(text.split()[chosen]) for text in texts)
