"""Which words a document is expected to have: by what stands there and what its garbles may read.

Four garbles of one name, each unlikely by itself, speak for each other: ВАЛЬИЕСА, ВАЛЬТЕС and
ВАЛЬНЕСА have a reading in common. Counts are of stems, so that case forms of a word add up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_NO_COUNTS: Mapping[str, float] = MappingProxyType({})
_NO_READINGS: Mapping[str, Mapping[str, float]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class Expectation:
    """Expected counts of words in one document. Compared by identity.

    Attributes:
        words: folded word to how often the document is expected to have it in just this form.
        stems: stem to how often it is expected to have any form of it.
        times: folded text, as it was read, to in how many places it stands.
        read: such a text to the stems it may read, and what all its places together gave to the
            count of each.
        total: number of words of the document.
    """

    words: Mapping[str, float] = field(default_factory=lambda: _NO_COUNTS)
    stems: Mapping[str, float] = field(default_factory=lambda: _NO_COUNTS)
    times: Mapping[str, float] = field(default_factory=lambda: _NO_COUNTS)
    read: Mapping[str, Mapping[str, float]] = field(default_factory=lambda: _NO_READINGS)
    total: float = 0.0

    def __bool__(self) -> bool:
        return self.total > 0

    def elsewhere(self, stem: str, observed: str) -> float:
        """How often a stem is expected, not counting what `observed` itself gave to the count.

        All places where the same was read are left out: equal garbles have equal readings, and
        would only agree with themselves.

        Args:
            stem: of a word of a reading.
            observed: folded text of the place in question.
        """
        return max(0.0, self.stems.get(stem, 0.0) - self._given(stem, observed))

    def again(self, stem: str, observed: str) -> float:
        """How often a stem is expected, not counting one of the places where `observed` stands.

        For the hypothesis that it may stand: that it stands elsewhere too speaks for it.
        """
        places = self.times.get(observed, 1.0)
        return max(0.0, self.stems.get(stem, 0.0) - self._given(stem, observed) / places)

    def _given(self, stem: str, observed: str) -> float:
        return self.read.get(observed, _NO_COUNTS).get(stem, 0.0)


NO_EXPECTATION = Expectation()
