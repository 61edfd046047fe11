"""One kind of evidence a module; each can be shown, switched off and measured by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias, runtime_checkable

from workbench.correct.hypothesis import Garble, Hypothesis
from workbench.model.evidence import EvidenceSource

Source: TypeAlias = EvidenceSource[Garble, Hypothesis]


@runtime_checkable
class Proposer(Protocol):
    """A source that knows readings the search over the trie may have missed."""

    def propose(self, case: Garble, /) -> Sequence[str]:
        """Folded texts that may have stood there, few and plausible."""
        ...
