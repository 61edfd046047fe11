"""How well furniture is told from text: right or wrong at one half, and how true the numbers are.

    python benchmarks/furniture/measure.py [FILE_OR_FOLDER …] [--across] [--write PAGE.md] [--json]

Without arguments the development documents are read; `benchmarks/texts/parallel/test` is held out
for the last word. With --across every writer's documents are judged by weights that were fitted to
the other writers' only; this is what to look at in development, because the shipped weights were
fitted to all of them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.furniture.cases import DEVELOPMENT, Case, cases
from benchmarks.furniture.regression import Seen, fitted
from benchmarks.sections import Cell, Section, Table, write_into
from workbench.lexicon.furniture import classify

_EDGES = (0.0, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.98, 1.0)
_SURE = 1e-6  # nothing is believed more firmly when the loss is counted


@dataclass(frozen=True)
class Judged:
    """A case with the probabilities found for its paragraphs."""

    case: Case
    found: NDArray[np.float64]


def shipped(known: Sequence[Case]) -> list[Judged]:
    """The cases as the package judges them."""
    return [Judged(case, np.array(classify(case.texts, case.language))) for case in known]


def across(known: Sequence[Case]) -> list[Judged]:
    """Every writer's cases judged by weights fitted to the others'."""
    every = [Seen(case) for case in known]
    found: list[Judged] = []
    for writer in sorted({case.writer for case in known}):
        weights = fitted([seen for seen in every if seen.case.writer != writer])
        found += [
            Judged(seen.case, weights.probabilities(seen))
            for seen in every
            if seen.case.writer == writer
        ]
    return found


def section(judged: Sequence[Judged], name: str) -> Section:
    """The tables, and their figures for scripts."""
    kinds = sorted({(one.case.language, one.case.noise) for one in judged}, reverse=True)
    groups = {
        f"{'original' if language == 'ru' else 'translation'}, {language}, {noise:.0%}": [
            one for one in judged if (one.case.language, one.case.noise) == (language, noise)
        ]
        for language, noise in sorted(kinds, key=lambda kind: (kind[0] != "ru", kind[1]))
    }
    rows = [[name, *_accuracy(*_joined(group))] for name, group in groups.items()]
    head = ["side, garbled", "paragraphs", "furniture", "precision", "recall", "F1", "log loss"]
    return Section(
        name,
        [Table(head, rows), _reliability(groups)],
        data={str(row[0]): dict(zip(head[1:], row[1:], strict=True)) for row in rows},
        room="furniture",
    )


def _joined(group: Sequence[Judged]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    found = np.concatenate([one.found for one in group])
    return found, np.concatenate([one.case.furniture for one in group])


def _accuracy(found: NDArray[np.float64], truth: NDArray[np.bool_]) -> list[Cell]:
    said = found >= 0.5
    right = int((said & truth).sum())
    believed = np.clip(np.where(truth, found, 1 - found), _SURE, 1.0)
    return [
        len(truth),
        int(truth.sum()),
        right / max(int(said.sum()), 1),
        right / max(int(truth.sum()), 1),
        2 * right / max(int(said.sum() + truth.sum()), 1),
        float(-np.log(believed).mean()),
    ]


def _reliability(groups: dict[str, list[Judged]]) -> Table:
    """For each range of probabilities the share that is furniture, and of how many."""
    joined = [_joined(group) for group in groups.values()]
    rows = [
        [f"{low:g} – {high:g}", *(_share(*one, low, high) for one in joined)]
        for low, high in pairwise(_EDGES)
    ]
    return Table(["said", *groups], rows)


def _share(found: NDArray[np.float64], truth: NDArray[np.bool_], low: float, high: float) -> str:
    within = (found >= low) & ((found < high) | (high == 1.0))
    return f"{truth[within].mean():.3f} of {within.sum():,}" if within.any() else "–"


def _told(judged: Sequence[Judged]) -> Iterator[str]:
    for one in judged:
        for text, found, truth in zip(one.case.texts, one.found, one.case.furniture, strict=True):
            if (found >= 0.5) != truth:
                kind = "furniture" if truth else "text"
                yield f"{found:.2f}\t{kind}\t{one.case.language}\t{one.case.noise}\t{text[:100]}"


def main() -> int:
    """Print Markdown tables, JSON or the errors; exit code 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("places", nargs="*", type=Path, default=DEVELOPMENT)
    parser.add_argument("--across", action="store_true", help="weights of other writers only")
    parser.add_argument("--errors", action="store_true", help="what is wrong at one half")
    parser.add_argument("--json", action="store_true", help="figures for scripts")
    parser.add_argument("--write", type=Path, metavar="PAGE.md", help="put the tables in a page")
    options = parser.parse_args()
    known = cases(options.places)
    judged = across(known) if options.across else shipped(known)
    if options.errors:
        print("\n".join(sorted(_told(judged))))
        return 0
    found = section(judged, "across" if options.across else "shipped")
    caption = f"{dt.datetime.now(dt.UTC).date()}, numpy {np.__version__}."
    if options.write and not write_into(options.write, found, caption):
        print(f"{options.write} has no place for “{found.name}”", file=sys.stderr)
    print(json.dumps(found.data, indent=1) if options.json else found.markdown(caption))
    return 0


if __name__ == "__main__":
    sys.exit(main())
