"""What the aligner says of two texts: beads, the units of an alignment (Gale and Church 1993)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bead:
    """Paragraphs of the two sides that translate each other.

    Attributes:
        source: indexes of source paragraphs, ascending; they may skip over furniture.
        target: indexes of target paragraphs, ascending.
        confidence: posterior probability of the bead in 0..1.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float
