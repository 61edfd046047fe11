"""Large documents on the desk: how soon they are open, and how soon a key has its frame.

    python benchmarks/large_document.py [--pairs N …] [--keys N] [--json] [--write PAGE.md]

The programs run in a pseudo-terminal of their own, which tells when a frame is whole. The documents
repeat the paragraphs of the sample; suspects come from a stand-in that costs nothing.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.desk.documents import large_project
from benchmarks.desk.measure import Measured, measured
from benchmarks.desk.terminal import Size
from benchmarks.sections import Cell, Section, Table, publish
from workbench.session.session import Session
from workbench.store.project import Project

_SIZES = (Size(120, 40), Size(200, 60))
_COMPARED = 5000  # pairs up to which there is a second size, and text areas to compare with
_OPENED = 3  # times; the quickest counts


def opening(project: Project, first: float) -> list[Cell]:
    """Milliseconds of reading and `json.loads`, of a session, and of the first frame."""
    path = project.document_path("large")
    loads = min(_seconds(lambda: json.loads(path.read_text("utf-8"))) for _ in range(_OPENED))
    opened = min(_seconds(lambda: Session.open(project, "large").close()) for _ in range(_OPENED))
    times = (loads, opened, first)
    return [f"{seconds * 1000:,.0f} ms, {seconds / loads:.1f} ×" for seconds in times]


def _seconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def sections(every: Sequence[int], keys: int) -> Iterator[Section]:
    """Documents of so many pairs, opened and worked in."""
    loads = [os.getloadavg()[0]]
    opened: list[list[Cell]] = []
    pressed: list[list[Cell]] = []
    scrolled: list[list[Cell]] = []
    for pairs in every:
        with tempfile.TemporaryDirectory() as folder:
            project = large_project(Path(folder), pairs)
            for size in _SIZES if pairs <= _COMPARED else _SIZES[:1]:
                shutil.rmtree(project.private, ignore_errors=True)
                ours = measured("desk", project.root, size, keys)
                loads.append(os.getloadavg()[0])
                pressed += _rows(f"{pairs:,}, {size}", ours)
                scrolled.append([f"{pairs:,}, {size}", "desk", f"{ours.wheel:.0f}"])
                if size == _SIZES[0]:
                    opened.append([pairs, *opening(project, ours.first)])
                if size == _SIZES[0] and pairs <= _COMPARED:
                    areas = measured("areas", project.root, size, keys)
                    pressed += _rows(f"{pairs:,}, {size}, two text areas", areas)
                    scrolled.append([f"{pairs:,}, {size}", "two text areas", f"{areas.wheel:.0f}"])
    yield Section(
        "large",
        [
            Table(["pairs", "read and `json.loads`", "session open", "first frame"], opened),
            Table(["pairs, terminal", "key", "median", "95 of 100", "processor"], pressed),
            Table(["pairs, terminal", "turning the wheel", "frames a second"], scrolled),
        ],
        [
            f"While this ran {min(loads):.1f} to {max(loads):.1f} processes were at work on "
            f"{os.cpu_count()} processors; where that is more than one, times are too long. The "
            "processor's own time for a key is not, and holds all that the key leads to, in other "
            "threads and later frames."
        ],
        {"opened": opened, "keys": pressed, "scrolled": scrolled, "loads": loads},
        room="desk",
    )


def _rows(where: str, of: Measured) -> list[list[Cell]]:
    return [
        [where, what, *(f"{seconds * 1000:.1f} ms" for seconds in (key.median, key.slow, key.cpu))]
        for what, key in of.keys.items()
    ]


def main() -> None:
    """Print the tables, and put them in their place in a page."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--pairs", type=int, nargs="+", default=[5000, 50000])
    options.add_argument("--keys", type=int, default=100, help="of each kind (%(default)s)")
    options.add_argument("--json", action="store_true")
    options.add_argument("--write", type=Path, help="a page whose tables are replaced")
    chosen = options.parse_args()
    caption = (
        f"{dt.datetime.now(dt.UTC).date()}, {os.cpu_count()} cores {platform.machine()}, "
        f"Python {platform.python_version()}."
    )
    publish(sections(chosen.pairs, chosen.keys), caption, chosen.write, as_json=chosen.json)


if __name__ == "__main__":
    main()
