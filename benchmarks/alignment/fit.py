"""Fit the aligner's weights: a conditional random field over alignments.

    python benchmarks/alignment/fit.py FOLDER|FILE … [--noise 0 0.15 0.3] [-o weights.tsv]

The probability of the true alignment of each document among all alignments is made as large as it
gets, by resilient propagation (Riedmiller and Braun 1993), with a mild pull to where it began. The
gradient of a factor is what its evidence says of the true beads less what it says of all beads,
each with its posterior (Lafferty and others 2001). Documents whose truth no path of the lattice
reaches count with the part that one reaches.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.alignment.documents import Document, Link, documents
from benchmarks.alignment.garbling import garbled
from workbench.align.aligner import Aligner
from workbench.align.case import Floats
from workbench.align.corridor import corridor
from workbench.align.grid import Grid
from workbench.align.lattice import Lattice
from workbench.align.shapes import SHAPES, SOURCE_ALONE, TARGET_ALONE, Shape
from workbench.align.weights import Weights

Tables = Mapping[Shape, Floats]

_PULL = 0.5
_ROUNDS = 40
_STEP = 1e-4


@dataclass(frozen=True)
class Case:
    """A document ready to be scored with any weights.

    Attributes:
        grid: with evidence adapted to the document.
        lattice: its band.
        evidence: per kind what it says of every bead.
        true: per shape which beads the true alignment has; all that are possible for paragraphs
            whose true link no path of the lattice has.
    """

    grid: Grid
    lattice: Lattice
    evidence: Mapping[str, Tables]
    true: Mapping[Shape, Floats]


@dataclass(frozen=True)
class Parameters:
    """What is fitted: factors of the evidence, and natural logs of the probabilities.

    Attributes:
        factors: by kind of evidence.
        priors: by shape.
        linked: of furniture.
    """

    factors: Mapping[str, float]
    priors: Mapping[Shape, float]
    linked: float

    @staticmethod
    def of(weights: Weights, kinds: Sequence[str]) -> Parameters:
        """Where fitting begins."""
        logs = {shape: float(np.log(prior)) for shape, prior in weights.priors.items()}
        factors = {kind: weights.evidence[kind] for kind in kinds}
        return Parameters(factors, logs, float(np.log(weights.furniture_linked)))

    @property
    def weights(self) -> Weights:
        """As the aligner has them."""
        priors = {shape: float(np.exp(log)) for shape, log in self.priors.items()}
        return Weights(self.factors, priors, float(np.exp(self.linked)))

    @property
    def vector(self) -> Floats:
        """All numbers in a row."""
        return np.array([*self.factors.values(), *self.priors.values(), self.linked])

    def moved(self, vector: Floats) -> Parameters:
        """The parameters of another row, kept where they mean something."""
        count = len(self.factors)
        factors = dict(zip(self.factors, np.maximum(vector[:count], 0.0).tolist(), strict=True))
        logs = np.minimum(vector[count:-1], -0.01).tolist()
        priors = dict(zip(self.priors, logs, strict=True))
        return Parameters(factors, priors, float(min(vector[-1], -0.01)))


def prepared(document: Document, aligner: Aligner) -> Case | None:
    """A document as a case; None where no path comes near its truth."""
    grid = aligner.texts(document.source, document.target).grid
    band = corridor(grid)
    neutral = Weights({one.kind: 1.0 for one in grid.evidence}, dict.fromkeys(SHAPES, 1.0), 1e-9)
    bare = Grid(grid.case, (), neutral, grid.lanes).lattice(band, SHAPES)
    evidence: dict[str, Tables] = {}
    for one in grid.evidence:
        said = Grid(grid.case, (one,), neutral, grid.lanes).lattice(band, SHAPES)
        evidence[one.kind] = {
            shape: np.nan_to_num(said.scores[shape] - bare.scores[shape]).astype(np.float32)
            for shape in SHAPES
            if shape.paired
        }
    true = _true(grid, bare, document)
    case = Case(grid, bare, evidence, true)
    return case if np.isfinite(_masked(bare, bare.scores, true).total) else None


def _true(grid: Grid, lattice: Lattice, document: Document) -> Mapping[Shape, Floats]:
    """Which beads may be in the true alignment."""
    links = set(document.links)
    beads = {shape: _members(grid, lattice, shape) for shape in SHAPES if shape.paired}
    reached = {link for shape in beads for link in beads[shape].values() if link in links}
    lost = [link for link in links if link not in reached]
    rows = {n for link in lost for n in link[0]}
    columns = {n for link in lost for n in link[1]}
    linked = {n for link in reached for n in link[0]}, {n for link in reached for n in link[1]}
    found: dict[Shape, Floats] = {}
    for shape, members in beads.items():
        table = np.zeros_like(lattice.scores[shape], dtype=bool)
        for place, (source, target) in members.items():
            true = (source, target) in reached and not shape.crossed
            if shape.crossed:
                crossing = zip(source, reversed(target), strict=True)
                true = all(((one,), (other,)) in links for one, other in crossing)
            free = rows.issuperset(source) and columns.issuperset(target)
            table[place] = true or free
        found[shape] = table
    alone = np.array([n not in linked[0] for n in grid.source.paragraphs], dtype=bool)
    found[SOURCE_ALONE] = np.append(False, alone)[lattice.band.rows]
    alone = np.array([n not in linked[1] for n in grid.target.paragraphs], dtype=bool)
    found[TARGET_ALONE] = np.append(False, alone)[lattice.band.columns]
    return found


def _members(grid: Grid, lattice: Lattice, shape: Shape) -> Mapping[int, Link]:
    """Paragraphs of every bead of a shape, by its place in the band."""
    places = np.flatnonzero(np.isfinite(lattice.scores[shape]))
    rows, columns = lattice.band.rows[places], lattice.band.columns[places]
    source = grid.source.paragraphs[grid.source.members[shape.height - 1][rows]]
    target = grid.target.paragraphs[grid.target.members[shape.across - 1][columns]]
    beads = zip(places.tolist(), source.tolist(), target.tolist(), strict=True)
    return {place: (tuple(one), tuple(other)) for place, one, other in beads}


def _masked(lattice: Lattice, scores: Tables, allowed: Mapping[Shape, Floats]) -> Lattice:
    masked = {shape: np.where(allowed[shape], scores[shape], -np.inf) for shape in scores}
    return Lattice(lattice.band, lattice.row_begins, lattice.column_begins, masked)


def gradient(case: Case, parameters: Parameters) -> tuple[float, Floats]:
    """Log probability of the truth of a case, and its derivatives."""
    base = _fixed(case, parameters)
    scores = dict(base)
    for kind, tables in case.evidence.items():
        for shape, said in tables.items():
            scores[shape] = scores[shape] + parameters.factors[kind] * said
    lattice = case.lattice
    free = Lattice(lattice.band, lattice.row_begins, lattice.column_begins, scores)
    true = _masked(lattice, scores, case.true)
    expected, wanted = free.posteriors(), true.posteriors()
    less = {shape: wanted[shape] - expected[shape] for shape in SHAPES}
    slopes = [
        sum(float((less[shape] * said).sum()) for shape, said in case.evidence[kind].items())
        for kind in parameters.factors
    ]
    for shape in parameters.priors:
        if shape.paired:
            slopes.append(float(less[shape].sum()))
        else:
            priors = {**parameters.priors, shape: parameters.priors[shape] + _STEP}
            nudged = Parameters(parameters.factors, priors, parameters.linked)
            slopes.append(_slope(less, base, _fixed(case, nudged)))
    nudged = Parameters(parameters.factors, parameters.priors, parameters.linked + _STEP)
    slopes.append(_slope(less, base, _fixed(case, nudged)))
    return true.total - free.total, np.array(slopes)


def _fixed(case: Case, parameters: Parameters) -> Tables:
    grid = Grid(case.grid.case, (), parameters.weights, case.grid.lanes)
    return grid.lattice(case.lattice.band, SHAPES).scores


def _slope(less: Tables, before: Tables, after: Tables) -> float:
    moved = (np.nan_to_num(after[shape] - before[shape]) * less[shape] for shape in less)
    return sum(float(one.sum()) for one in moved) / _STEP


def fitted(cases: Sequence[Case], start: Parameters, rounds: int) -> Parameters:
    """The parameters of the best round."""
    vector = start.vector
    origin, best, chosen = vector.copy(), -np.inf, start
    steps, before = np.full(len(vector), 0.05), np.zeros(len(vector))
    for number in range(rounds):
        found = [gradient(case, start.moved(vector)) for case in cases]
        likelihood = sum(one for one, _ in found) - _PULL * float(((vector - origin) ** 2).sum())
        slope = np.sum([slopes for _, slopes in found], axis=0) - 2 * _PULL * (vector - origin)
        if likelihood > best:
            best, chosen = likelihood, start.moved(vector)
        print(f"{number:3d} {likelihood:10.2f}", file=sys.stderr, flush=True)
        agreed = slope * before
        steps = np.where(agreed > 0, steps * 1.2, np.where(agreed < 0, steps * 0.5, steps))
        slope = np.where(agreed < 0, 0.0, slope)
        vector = start.moved(vector + np.sign(slope) * np.clip(steps, 1e-4, 0.5)).vector
        before = slope
    return chosen


def main(arguments: Sequence[str] | None = None) -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("places", type=Path, nargs="+")
    parser.add_argument("--noise", type=float, nargs="+", default=[0.0, 0.15, 0.3])
    parser.add_argument("--rounds", type=int, default=_ROUNDS)
    parser.add_argument("-o", "--output", type=Path)
    args = parser.parse_args(arguments)
    aligner = Aligner()
    read = documents(args.places)
    cases = list(_cases(aligner, [garbled(one, share) for one in read for share in args.noise]))
    start = Parameters.of(aligner.weights, aligner.kinds)
    text = fitted(cases, start, args.rounds).weights.text()
    args.output.write_text(text, encoding="utf-8") if args.output else print(text, end="")


def _cases(aligner: Aligner, asked: Iterable[Document]) -> Iterable[Case]:
    for document in asked:
        case = prepared(document, aligner)
        if case is None:
            print(f"{document.name}: no path comes near its truth", file=sys.stderr)
        else:
            yield case


if __name__ == "__main__":
    main()
