"""Fits the weights of the ranking by maximum likelihood, and prints feature and weight.

    python benchmarks/correction/fit.py PAGES.jsonl … [--clean SHARE] [--rounds 2]

A conditional logit (McFadden 1974): of the hypotheses of every span that was looked at, the one
that stood there should have the highest posterior; "not found" where none did. Newton's method
with a Gaussian prior around the present weights. Which spans are looked at, and what neighbours
say, depends on the weights: hence rounds. Pages are those of benchmarks/channel/make.py.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.correction.labels import Truth, stood
from benchmarks.correction.pages import Paragraph, clean, passages, read_pages
from workbench.correct.corrector import Corrector
from workbench.correct.weighing import Weighing
from workbench.correct.weights import Weights
from workbench.lexicon.fold import fold

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """One span: features of its hypotheses, and which of them stood there.

    Attributes:
        features: shape (hypotheses + 1, names); the last row is "not found".
        right: row of the one that stood there.
    """

    features: Floats
    right: int


def choices(corrector: Corrector, paragraphs: Sequence[Paragraph]) -> Iterator[Choice]:
    """Every span that the corrector looks at."""
    for paragraph, passage in passages(paragraphs, corrector, engine=True):
        weighings = corrector.weighings(passage)
        truths = stood(
            Truth(passage.text, paragraph.truth), [weighing.case.span for weighing in weighings]
        )
        for weighing, truth in zip(weighings, truths, strict=True):
            yield Choice(weighing.features, _right(weighing, truth))


def _right(weighing: Weighing, truth: str | None) -> int:
    texts = [fold(candidate.text) for candidate in weighing.candidates]
    wanted = fold(truth) if truth is not None else None
    return texts.index(wanted) if wanted in texts else len(texts)


def fit(found: Sequence[Choice], start: Floats, prior: float, steps: int = 25) -> Floats:
    """The weights that make what stood there most likely.

    Args:
        found: the choices.
        start: weights to begin with, and the mean of the prior.
        prior: strength of the prior, in choices.
        steps: of Newton's method.
    """
    weights = start.copy()
    for _ in range(steps):
        slope = prior * (start - weights)
        curve = prior * np.eye(len(start))
        for choice in found:
            share = _posterior(choice.features @ weights)
            mean = share @ choice.features
            slope += choice.features[choice.right] - mean
            centred = choice.features - mean
            curve += centred.T @ (share[:, None] * centred)
        step = np.linalg.solve(curve, slope)
        weights += step * min(1.0, 1.0 / max(1e-9, float(np.abs(step).max())))
        if float(np.abs(step).max()) < 1e-4:
            break
    return weights


def log_likelihood(found: Sequence[Choice], weights: Floats) -> float:
    """Mean natural-log posterior of what stood there."""
    return float(
        np.mean([np.log(_posterior(c.features @ weights)[c.right] + 1e-30) for c in found])
    )


def _posterior(scores: Floats) -> Floats:
    masses = np.exp(scores - scores.max())
    return np.asarray(masses / masses.sum())


def main() -> None:
    """Fit and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pages", type=Path, nargs="+")
    parser.add_argument("--clean", type=float, default=0.5, help="share of them also as typed")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--prior", type=float, default=3.0)
    options = parser.parse_args()
    paragraphs = [p for path in options.pages for p in read_pages(path)]
    paragraphs += clean(paragraphs, options.clean)
    weights = Weights.shipped()
    for _ in range(options.rounds):
        corrector = Corrector.open(weights=weights)
        names = corrector.features
        found = list(choices(corrector, paragraphs))
        start = weights.vector(names)
        fitted = fit(found, start, options.prior)
        print(
            f"{len(found)} choices, {log_likelihood(found, start):.4f} ->"
            f" {log_likelihood(found, fitted):.4f}",
            file=sys.stderr,
        )
        weights = weights.changed(**dict(zip(names, fitted.tolist(), strict=True)))
    for name in weights:
        print(f"{name}\t{weights[name]:.3f}")


if __name__ == "__main__":
    main()
