"""The weights of both regressions, one table beside the code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from workbench.lexicon.furniture.measures import Matrix


class Weights:
    """Natural-log weights of features by name. Read-only.

    Args:
        values: for each feature its weight while a paragraph is seen alone, and among others.
    """

    def __init__(self, values: Mapping[str, tuple[float, float]]) -> None:
        self._values = dict(values)

    def alone(self, names: Sequence[str]) -> Matrix:
        """The weights of the first regression, in the order of the names."""
        return np.array([self._values[name][0] for name in names])

    def among(self, names: Sequence[str]) -> Matrix:
        """The weights of the second one."""
        return np.array([self._values[name][1] for name in names])

    @classmethod
    @cache
    def shipped(cls) -> Weights:
        """The table of the package: feature, both weights, parted by tabs; # starts a remark."""
        source = files("workbench.lexicon").joinpath("data/furniture.tsv")
        rows = (
            row.split("\t")
            for row in source.read_text(encoding="utf-8").splitlines()
            if not row.startswith("#")
        )
        return cls({name: (float(alone), float(among)) for name, alone, among in rows})
