"""What every way from English to Russian answers: which words a Russian word may render."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from workbench.correct.evidence.translation.english import EnglishWord

How: TypeAlias = Literal["names", "numbers", "dictionary", "cognates", "encoder"]

COLUMN_OF: Mapping[How, str] = {
    "names": "name",
    "numbers": "number",
    "dictionary": "word",
    "cognates": "word",
    "encoder": "sense",
}
"""The feature that each way of knowing speaks through; what shares one is not counted twice."""

PARTS: tuple[How, ...] = tuple(COLUMN_OF)
"""The ways of knowing, each of which can be switched off."""

COLUMNS = tuple(dict.fromkeys(COLUMN_OF.values()))
"""The names of the features."""

Shares: TypeAlias = Mapping[int, float]
"""Place of an English word to the probability in 0..1 that it was rendered so."""

NONE: Shares = {}

BACKGROUND = 0.015
"""Chance, against which shares are weighed, that a wrong reading renders a word nearby."""

_STRAY = 0.02  # share of translations that stand anywhere
_DRIFT = 0.45  # places, times the root of the text's length, that a translation strays


class Rendering(Protocol):
    """The Russian for the words of one translation, by one way of knowing it."""

    def shares(self, words: Sequence[str], /) -> Sequence[Shares]:
        """For each folded Russian word the English ones that it may render."""
        ...

    def forms(self) -> Mapping[str, float]:
        """Folded Russian words to look for, each with its highest share; none if not listed."""
        ...


class Renderer(Protocol):
    """One way of knowing."""

    @property
    def how(self) -> How:
        """The name under which it is switched off and measured."""
        ...

    def render(self, words: Sequence[EnglishWord]) -> Rendering:
        """The Russian for all words of a translation."""
        ...


@dataclass(frozen=True, slots=True)
class Match:
    """The English word that a Russian one renders best, and how far that speaks for it.

    Attributes:
        ratio: natural-log likelihood ratio of the match, above 0.
        place: of the English word.
    """

    ratio: float
    place: int


def best_match(shares: Iterable[Shares], position: float, length: int) -> Match | None:
    """The strongest of several matches at a position of the paragraph.

    A translation follows its original: what stands far from where it is due weighs little. The
    strength is that of the second model of Brown et al. (1993) with the alignment given and the
    surest word instead of the sum over all.

    Args:
        shares: what each way of knowing answered for a word.
        position: of the Russian word in its paragraph, 0..1.
        length: English words.
    """
    due, drift = position * length - 0.5, _DRIFT * math.sqrt(length) + 0.5
    strengths = (
        (share * _nearness(place - due, drift), -abs(place - due), place)
        for found in shares
        for place, share in found.items()
    )
    strength, _, place = max(strengths, default=(0.0, 0.0, 0))
    return Match(math.log1p(strength / BACKGROUND), place) if strength else None


def _nearness(distance: float, drift: float) -> float:
    return _STRAY + (1.0 - _STRAY) * math.exp(-abs(distance) / drift)
