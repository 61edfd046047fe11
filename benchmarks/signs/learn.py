"""Learns the weights of the readings of signs, and prints them as the data file has them.

    python benchmarks/signs/learn.py TRAIN.jsonl > workbench/correct/data/signs.tsv

A conditional logit (McFadden 1974) with a Gaussian prior around 0, by gradient descent with
Adam's step sizes (Kingma and Ba 2015). Pages are those of benchmarks/channel/make.py; each text is
learned from as it was typed as well. One page that was read three times is not three pages: the
prior is strong.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.correction.pages import clean, read_pages
from benchmarks.signs.matrix import Matrix, matrix
from benchmarks.signs.tastes import typed_otherwise
from workbench.correct.context.neighbours import Neighbours
from workbench.lexicon.lexicon import Lexicon

_FEWEST = 15  # times a feature is seen
_RIGHT = 3  # times it is seen with a reading that is right
_SMALLEST = 0.05  # weight that is worth keeping
_RATE = 0.05


def learn(found: Matrix, prior: float, steps: int = 200) -> dict[str, float]:
    """The weights of all features that are frequent enough.

    Args:
        found: the signs.
        prior: strength of the prior, in signs.
        steps: of the descent.
    """
    known = found.narrowed(_frequent(found))
    weights = np.zeros(len(known.names))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        slope = known.slope(weights) + prior * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        rate = _RATE * min(1.0, 2.5 * (1.0 - step / (steps + 1)))
        size = np.sqrt(square / (1.0 - 0.99**step)) + 1e-6
        weights -= rate * mean / (1.0 - 0.9**step) / size
    return dict(zip(known.names, weights.tolist(), strict=True))


def _frequent(found: Matrix) -> NDArray[np.bool_]:
    right = np.isin(found.rows, found.right)
    columns = len(found.names)
    often = np.bincount(found.columns, minlength=columns) >= _FEWEST
    return often & (np.bincount(found.columns[right], minlength=columns) >= _RIGHT)


def main() -> None:
    """Learn, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--prior", type=float, default=4.0)
    options = parser.parse_args()
    paragraphs = read_pages(options.pages)
    typed = clean(paragraphs, 1.0)
    otherwise = [other for paragraph in typed for other in typed_otherwise(paragraph)]
    found = matrix([*paragraphs, *typed, *otherwise], Lexicon.open(), Neighbours.open())
    weights = learn(found, options.prior)
    print("# Weights of the readings of signs, natural logs; benchmarks/signs/learn.py wrote them.")
    print("# Feature, weight. Behind > stands what the reading does, and the gap that it leaves.")
    for name, weight in sorted(weights.items()):
        if abs(weight) >= _SMALLEST:
            print(f"{name}\t{weight:.2f}")


if __name__ == "__main__":
    main()
