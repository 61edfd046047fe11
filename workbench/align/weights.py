"""How much the aligner believes each kind of evidence, and each kind of bead beforehand."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from workbench.align.shapes import SHAPES, Shape

_VECTORS = "vectors"


@dataclass(frozen=True)
class Weights:
    """The parameters of the alignment model, a log-linear one.

    Attributes:
        evidence: factor on the weights of each kind.
        priors: probability of each shape of bead.
        furniture_linked: probability that furniture is linked to the furniture in its place.
    """

    evidence: Mapping[str, float]
    priors: Mapping[Shape, float]
    furniture_linked: float

    @classmethod
    def shipped(cls, kinds: Collection[str]) -> Weights:
        """Those fitted with or without vectors, as the kinds of evidence in use have them.

        `data/weights.tsv` and `data/weights-vectors.tsv`; their heads say how they were found.
        """
        return cls._read(
            "weights-vectors.tsv"
            if any(kind.startswith(_VECTORS) for kind in kinds)
            else "weights.tsv"
        )

    @classmethod
    @cache
    def _read(cls, name: str) -> Weights:
        return cls.parse(
            files("workbench.align").joinpath(f"data/{name}").read_text(encoding="utf-8")
        )

    @classmethod
    def parse(cls, text: str) -> Weights:
        """A table of lines "group, tab, name, tab, number"; # starts a remark.

        Raises:
            ValueError: a line is not of that shape.
            KeyError: a number is missing.
        """
        groups: dict[str, dict[str, float]] = {"evidence": {}, "bead": {}, "furniture": {}}
        for line in text.splitlines():
            if line and not line.startswith("#"):
                group, name, number = line.split("\t")
                groups[group][name] = float(number)
        priors = {shape: groups["bead"][_name(shape)] for shape in SHAPES}
        return cls(groups["evidence"], priors, groups["furniture"]["linked"])

    def text(self) -> str:
        """The table that `parse` reads."""
        rows = [("evidence", kind, factor) for kind, factor in self.evidence.items()]
        rows += [("bead", _name(shape), prior) for shape, prior in self.priors.items()]
        rows.append(("furniture", "linked", self.furniture_linked))
        return "".join(f"{group}\t{name}\t{number:.4g}\n" for group, name, number in rows)


def _name(shape: Shape) -> str:
    return "crossed" if shape.crossed else f"{shape.height}-{shape.across}"
