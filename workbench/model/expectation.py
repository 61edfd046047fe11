"""Which words a document is expected to have: by what stands there and what its garbles may read.

Four garbles of one name, each unlikely by itself, speak for each other: ВАЛЬИЕСА, ВАЛЬТЕС and
ВАЛЬНЕСА have a reading in common. Counts are of stems, so that case forms of a word add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from workbench.model.text import Span

_NO_COUNTS: Mapping[str, float] = MappingProxyType({})
_NO_READINGS: Mapping[str, Mapping[str, float]] = MappingProxyType({})
_NO_PLACES: Mapping[str, tuple[Span, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class Expectation:
    """Expected counts of words in one document. Compared by identity.

    Attributes:
        words: folded word to how often the document is expected to have it in just this form.
        stems: stem to how often it is expected to have any form of it.
        times: folded text, as it was read, to in how many places it stands.
        read: such a text to the stems it may read, and what all its places together gave to the
            count of each.
        suspects: text of a passage to the places in it that were counted by what they may read.
        total: number of words of the document.
    """

    words: Mapping[str, float] = field(default_factory=lambda: _NO_COUNTS)
    stems: Mapping[str, float] = field(default_factory=lambda: _NO_COUNTS)
    times: Mapping[str, float] = field(default_factory=lambda: _NO_COUNTS)
    read: Mapping[str, Mapping[str, float]] = field(default_factory=lambda: _NO_READINGS)
    suspects: Mapping[str, tuple[Span, ...]] = field(default_factory=lambda: _NO_PLACES)
    total: float = 0.0

    def __bool__(self) -> bool:
        return self.total > 0

    def elsewhere(self, stem: str, observed: Iterable[str]) -> float:
        """How often a stem is expected, without all that some texts gave to the count.

        For what may have stood in a place: equal garbles have equal readings and would only agree
        with themselves, so all places where the same was read are left out.

        Args:
            stem: of a word of a reading.
            observed: the folded texts that were counted for the place.
        """
        given = sum(self.read.get(text, _NO_COUNTS).get(stem, 0.0) for text in observed)
        return max(0.0, self.stems.get(stem, 0.0) - given)

    def again(self, stem: str, observed: Iterable[str]) -> float:
        """How often a stem is expected, without what one place gave to the count.

        For the hypothesis that a place may stand: that the same stands elsewhere speaks for it.
        """
        given = sum(
            self.read.get(text, _NO_COUNTS).get(stem, 0.0) / self.times.get(text, 1.0)
            for text in observed
        )
        return max(0.0, self.stems.get(stem, 0.0) - given)


NO_EXPECTATION = Expectation()
