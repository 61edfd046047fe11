"""How good alignment is, on documents nothing was learned from: figures of docs/benchmarks.md.

    python benchmarks/alignment/measure.py [PLACE …] [--only PART …] [--quick] [--json]
        [--write PAGE.md]

Parts: links, calibration, ablation, rivals, speed, repair. Places are `.links` and `.json` files
and folders of them; without any the held-out documents, and ../shared/bench/align where it is.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.alignment.ablation import ablation
from benchmarks.alignment.calibration import calibration
from benchmarks.alignment.corpora import DEFAULT, Corpus, corpora
from benchmarks.alignment.links import links
from benchmarks.alignment.repairing import repairing
from benchmarks.alignment.rivalry import rivalry
from benchmarks.alignment.speed import speed
from benchmarks.correction.measure import caption
from benchmarks.sections import Section, publish

_QUICK = 3  # documents of each place


def parts(found: list[Corpus], *, quick: bool) -> Mapping[str, Callable[[], Section]]:
    """Every part by its name, to be called.

    Args:
        found: the documents.
        quick: small texts for the clock.
    """
    return {
        "links": lambda: links(found),
        "calibration": lambda: calibration(found),
        "ablation": lambda: ablation(found),
        "rivals": lambda: rivalry(found),
        "speed": lambda: speed(quick=quick),
        "repair": lambda: repairing(found),
    }


def _measured(options: argparse.Namespace) -> Iterator[Section]:
    found = corpora(options.places or DEFAULT, _QUICK if options.quick else None)
    every = parts(found, quick=options.quick)
    for name in options.only or every:
        section = every[name]()
        print("\r", end="\033[K", file=sys.stderr, flush=True)
        yield section


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    names = tuple(parts([], quick=True))
    parser.add_argument("places", type=Path, nargs="*", metavar="PLACE", help="documents")
    parser.add_argument("--only", nargs="+", choices=names, metavar="PART", help=", ".join(names))
    parser.add_argument("--quick", action="store_true", help="a few documents, to try it out")
    parser.add_argument("--json", action="store_true", help="figures for scripts")
    parser.add_argument("--write", type=Path, metavar="PAGE.md", help="put the tables in a page")
    return parser.parse_args()


def main() -> int:
    """Print Markdown tables or JSON; exit code 0."""
    options = _options()
    publish(_measured(options), caption(), options.write, as_json=options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
