"""Every number of the ranking in one table, fitted on development data and kept beside the code.

The score of a hypothesis is the sum of its features times their weights (a log-linear model, all
in natural logs); its confidence is the posterior over its rivals. `benchmarks/correction/fit.py`
prints fitted weights; the head of the table tells what was done with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from workbench.errors import BadInputError, Place

Vector = NDArray[np.float64]


class Weights:
    """Weights of features by name. Read-only.

    Args:
        values: natural-log weight of each feature.
    """

    def __init__(self, values: Mapping[str, float]) -> None:
        self._values = dict(values)

    def __getitem__(self, name: str) -> float:
        """The weight of a feature; KeyError for one that nobody fitted."""
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        """The names of the features."""
        return iter(self._values)

    @property
    def frequency(self) -> float:
        """Weight of log frequencies where the channel's log probability has the weight 1."""
        return self["lexicon"] / self["shape"]

    def vector(self, names: Iterable[str]) -> Vector:
        """The weights of some features, in their order."""
        return np.array([self._values[name] for name in names], np.float64)

    def changed(self, **values: float) -> Weights:
        """The same table with other values for some features."""
        return Weights({**self._values, **values})

    @classmethod
    @cache
    def shipped(cls) -> Weights:
        """The table of the package's data file."""
        source = files("workbench.correct").joinpath("data/weights.tsv")
        return cls.parse(source.read_text(encoding="utf-8"), source.name)

    @classmethod
    def parse(cls, text: str, name: str = "weights.tsv") -> Weights:
        """A table from lines "feature, weight, remark" parted by tabs; # starts a remark line.

        Raises:
            BadInputError: a line is not of that shape; names file and line.
        """
        values: dict[str, float] = {}
        for number, line in enumerate(text.splitlines(), 1):
            if not line or line.startswith("#"):
                continue
            feature, _, rest = line.partition("\t")
            try:
                values[feature] = float(rest.partition("\t")[0])
            except ValueError:
                raise BadInputError(
                    "not a row of a table of weights",
                    "write the feature, a tab and a number",
                    Place(name, number),
                ) from None
        return cls(values)
