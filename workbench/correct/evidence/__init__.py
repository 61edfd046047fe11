"""One kind of evidence a module; each can be shown, switched off and measured by itself."""

from __future__ import annotations

from typing import TypeAlias

from workbench.correct.hypothesis import Garble, Hypothesis
from workbench.model.evidence import EvidenceSource

Source: TypeAlias = EvidenceSource[Garble, Hypothesis]
