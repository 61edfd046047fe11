"""The chances of all readings of a sign: a conditional logit over features (McFadden 1974)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from workbench.correct.signs.features import features
from workbench.correct.signs.setting import Setting
from workbench.correct.weights import Weights
from workbench.model.evidence import posterior


@dataclass(frozen=True)
class Judge:
    """Weighs the readings of a sign against each other.

    Attributes:
        weights: of the features by name; one that is missing weighs nothing.
    """

    weights: Mapping[str, float]

    @classmethod
    @cache
    def shipped(cls) -> Judge:
        """With the weights of the package, as `benchmarks/signs/learn.py` wrote them."""
        source = files("workbench.correct").joinpath("data/signs.tsv")
        table = Weights.parse(source.read_text(encoding="utf-8"), source.name)
        return cls({name: table[name] for name in table})

    def chances(self, setting: Setting) -> dict[str | None, float]:
        """The probability of each reading of the sign, None for something else; they sum to 1."""
        readings = setting.sign.readings
        return dict(
            zip(readings, posterior([self._score(setting, r) for r in readings]), strict=True)
        )

    def _score(self, setting: Setting, reading: str | None) -> float:
        """Natural-log score."""
        known = self.weights
        return sum(known.get(name, 0.0) * value for name, value in features(setting, reading))
