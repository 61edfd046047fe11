"""Paragraphs of two languages to beads with a confidence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workbench.align.case import Floats, TextPair
from workbench.align.evidence.all import all_evidence
from workbench.align.grid import AlignmentEvidence
from workbench.align.realigner import Realigner
from workbench.align.weights import Weights
from workbench.lexicon.encoder import Encoder
from workbench.lexicon.furniture import classify
from workbench.model.beads import Bead

# The aligner may always overrule: a paragraph that can not be text could be in no link.
_SUREST = 0.98


class Aligner:
    """Aligns paragraphs by dynamic programming over beads up to 3-3 (Gale and Church 1993).

    A bead's score is its prior plus the weights of the evidence; its confidence is the posterior
    over all alignments. For one thread at a time.

    Args:
        without: kinds of evidence to switch off, by name.
        evidence: the sources to use; all there are on this machine when left out.
        weights: factors of the evidence, and priors; the shipped ones when left out.
    """

    def __init__(
        self,
        without: frozenset[str] = frozenset(),
        evidence: Sequence[AlignmentEvidence] | None = None,
        weights: Weights | None = None,
    ) -> None:
        sources = all_evidence(Encoder.open()) if evidence is None else tuple(evidence)
        self._evidence = tuple(one for one in sources if one.kind not in without)
        self._weights = weights or Weights.shipped(self.kinds)

    @property
    def weights(self) -> Weights:
        """Factors of the evidence, and priors."""
        return self._weights

    @property
    def kinds(self) -> tuple[str, ...]:
        """Names of the evidence in use."""
        return tuple(one.kind for one in self._evidence)

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
            anchors: confirmed beads, returned as they are; nothing else crosses those in step
                (`anchors.walls`).

        Raises:
            ValueError: furniture is not given for every paragraph.
        """
        return self.texts(source, target, source_furniture, target_furniture).align(anchors)

    def texts(
        self,
        source: Sequence[str],
        target: Sequence[str],
        source_furniture: Sequence[float] | None = None,
        target_furniture: Sequence[float] | None = None,
    ) -> Realigner:
        """Two texts to be aligned several times, scored once; arguments as in `align`.

        Raises:
            ValueError: furniture is not given for every paragraph.
        """
        case = TextPair(tuple(source), tuple(target))
        furniture = (
            _judged(case.source, source_furniture, "ru"),
            _judged(case.target, target_furniture, "en"),
        )
        return Realigner(case, furniture, self._evidence, self._weights)


def _judged(texts: Sequence[str], given: Sequence[float] | None, language: str) -> Floats:
    """Probability of each paragraph of a side being furniture."""
    shares = classify(texts, language) if given is None else given
    if len(shares) != len(texts):
        raise ValueError("one probability of being furniture is needed for every paragraph")
    return np.clip(np.asarray(shares, dtype=np.float64), 0.0, _SUREST)
