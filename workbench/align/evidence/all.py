"""Every kind of evidence there is."""

from __future__ import annotations

from workbench.align.evidence.edges import Beyond, Edges
from workbench.align.evidence.joints import Joints
from workbench.align.evidence.length import Length
from workbench.align.evidence.marks import Marks
from workbench.align.evidence.names import Names
from workbench.align.evidence.numbers import Numbers
from workbench.align.evidence.stamps import Stamps
from workbench.align.evidence.vectors import Vectors
from workbench.align.evidence.words import Words
from workbench.align.grid import AlignmentEvidence
from workbench.lexicon.encoder import Encoder


def all_evidence(encoder: Encoder | None = None) -> tuple[AlignmentEvidence, ...]:
    """A new instance of each kind.

    Args:
        encoder: of sentences, where this machine has one.
    """
    found: list[AlignmentEvidence] = [Length(), Names(), Numbers(), Marks(), Stamps(), Joints()]
    words = Words()
    found += [words, Beyond(words)]
    if encoder is not None:
        vectors = Vectors(encoder)
        found += [Edges(vectors), Beyond(vectors)]
    return tuple(found)
