"""Fits the weights of the detector of furniture and writes workbench/lexicon/data/furniture.tsv.

    python benchmarks/furniture/fit.py [FILE_OR_FOLDER …]

Without arguments the development documents are read; those of `../shared` where they are there.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.furniture.cases import DEVELOPMENT, REPOSITORY, cases
from benchmarks.furniture.regression import Fitted, Seen, fitted
from workbench.disk import write_text
from workbench.lexicon.furniture.measures import OWN, PLACED

_TABLE = REPOSITORY / "workbench" / "lexicon" / "data" / "furniture.tsv"
_HEAD = """\
# Weights of the features of furniture, natural-log odds: seen alone, and among its neighbours.
# Fitted by benchmarks/furniture/fit.py; not edited by hand.
"""


def table(weights: Fitted) -> str:
    """The weights as the package reads them; what is not seen alone has no weight there."""
    alone = [*weights.alone, *[0.0] * len(PLACED)]
    names = (*OWN, *PLACED)
    return "".join(
        f"{name}\t{first:.3f}\t{second:.3f}\n"
        for name, first, second in zip(names, alone, weights.both, strict=True)
    )


def main() -> int:
    """Fit and write; exit code 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("places", nargs="*", type=Path, default=DEVELOPMENT)
    seen = [Seen(case) for case in cases(parser.parse_args().places)]
    write_text(_TABLE, _HEAD + table(fitted(seen)))
    print(f"{_TABLE.name}: fitted to {sum(len(one.case.texts) for one in seen):,} paragraphs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
