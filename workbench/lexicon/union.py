"""Several sets of words as one, without copying any."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class Union:
    """Attributes: parts: whatever one of them has, the union has."""

    parts: tuple[Container[str], ...]

    def __contains__(self, word: object) -> bool:
        return any(word in part for part in self.parts)
