"""From posteriors to beads: the alignment that expects most right decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from workbench.align.case import Floats
from workbench.align.lanes import NOWHERE, Lane, Lanes
from workbench.align.lattice import Lattice
from workbench.align.shapes import SOURCE_ALONE, TARGET_ALONE, Shape
from workbench.model.beads import Bead

_WORTH_OF_LONELY = 0.4


def decoded(lanes: Lanes, lattice: Lattice) -> list[Bead]:
    """Beads of the path of maximum expected accuracy, each with its posterior.

    A link rightly found is worth 1, a paragraph rightly left alone `_WORTH_OF_LONELY`. Beads name
    paragraphs of the whole texts.
    """
    posteriors = lattice.posteriors()
    paired = {shape: table for shape, table in posteriors.items() if shape.paired}
    by_height: dict[int, Floats] = defaultdict(lambda: np.zeros(len(lanes.source) + 1))
    by_width: dict[int, Floats] = defaultdict(lambda: np.zeros(len(lanes.target) + 1))
    for shape, table in paired.items():
        by_height[shape.height] += np.bincount(lattice.band.rows, table)
        by_width[shape.across] += np.bincount(lattice.band.columns, table)
    alone = _alone(lanes.source, by_height), _alone(lanes.target, by_width)
    beads = []
    for step in _rewarded(lanes, lattice, posteriors, alone).best_path():
        confidence = float(posteriors[step.shape][step.place])
        node = int(lattice.band.rows[step.place]), int(lattice.band.columns[step.place])
        beads.extend(_beads(lanes, step.shape, node, confidence, alone))
    return beads


def _alone(lane: Lane, linked: Mapping[int, Floats]) -> Floats:
    """Probability of each paragraph of a lane having no counterpart.

    Args:
        lane: the lane.
        linked: mass of the beads that end at each node, by the size of their window.
    """
    mass = np.zeros(len(lane))
    for size, ending in linked.items():
        there = np.flatnonzero(lane.begins[size] != NOWHERE)
        for member in lane.members[size - 1][there].T:
            np.add.at(mass, member, ending[there])
    return np.clip(1.0 - mass, 0.0, 1.0)


def _rewarded(
    lanes: Lanes,
    lattice: Lattice,
    posteriors: Mapping[Shape, Floats],
    alone: tuple[Floats, Floats],
) -> Lattice:
    """The lattice whose scores are what each bead is expected to be worth."""
    worth = [_WORTH_OF_LONELY * values for values in alone]
    skipped = lanes.source.skipped_sums(worth[0]), lanes.target.skipped_sums(worth[1])
    rows, columns = lattice.band.rows, lattice.band.columns
    rewards: dict[Shape, Floats] = {
        SOURCE_ALONE: np.append(0.0, worth[0])[rows],
        TARGET_ALONE: np.append(0.0, worth[1])[columns],
    }
    for shape, posterior in posteriors.items():
        if shape.paired:
            right = posterior * (2 if shape.crossed else 1)
            beside = skipped[0][shape.height - 1][rows] + skipped[1][shape.across - 1][columns]
            rewards[shape] = right + beside
    scores = {
        shape: np.where(np.isfinite(scores), rewards[shape], -np.inf)
        for shape, scores in lattice.scores.items()
    }
    return Lattice(lattice.band, lattice.row_begins, lattice.column_begins, scores)


def _beads(
    lanes: Lanes,
    shape: Shape,
    node: tuple[int, int],
    confidence: float,
    alone: tuple[Floats, Floats],
) -> list[Bead]:
    """The beads of one step that ends at a node, those of what it skips among them."""
    source, skipped = _split(lanes.source, shape.height, node[0])
    target, passed = _split(lanes.target, shape.across, node[1])
    if not shape.paired:
        skipped, passed = source, target
    rows, columns = lanes.source.paragraphs, lanes.target.paragraphs
    beads = [Bead((int(rows[n]),), (), float(alone[0][n])) for n in skipped]
    beads += [Bead((), (int(columns[n]),), float(alone[1][n])) for n in passed]
    if not shape.paired:
        return beads
    here, there = rows[source].tolist(), columns[target].tolist()
    confidence = min(confidence, 1.0)
    if shape.crossed:
        crossing = zip(here, reversed(there), strict=True)
        return [*beads, *(Bead((one,), (other,), confidence) for one, other in crossing)]
    return [*beads, Bead(tuple(here), tuple(there), confidence)]


def _split(lane: Lane, size: int, node: int) -> tuple[list[int], list[int]]:
    """Places in the lane of the window that ends at a node, and of what it skips."""
    if not size:
        return [], []
    members = lane.members[size - 1][node].tolist()
    return members, [n for n in range(members[0], node) if n not in members]
