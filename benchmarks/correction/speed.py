"""The fifth part: time and memory, each measured in a process of its own (`clock.py`)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.correction.clock import WORDS
from benchmarks.sections import Section, Table

_CLOCK = Path(__file__).with_name("clock.py")
_STARTS = 5


def speed(pages: Path) -> Section:
    """All that the clock measures; the word list has to be built."""
    _ran("start", pages)  # reads the files into the cache of the system
    starts = median(_ran("start", pages)["seconds"] for _ in range(_STARTS))
    found, memory = _ran("suspects", pages), _ran("memory", pages)
    rows = [
        ["start, from the first import to the first suspects", f"{starts:.2f} s"],
        ["a suspect, median", f"{found['median']:.1f} ms"],
        ["a suspect, 95th percentile", f"{found['p95']:.1f} ms"],
        [f"a page of {WORDS} words, looked at twice", f"{found['page']:.2f} s"],
        ["peak memory without the encoder", f"{memory['peak']:.0f} MB"],
    ]
    note = (
        f"{found['suspects']:,} suspects, with English; the time of a paragraph at its first look "
        "is divided evenly among them. Start and page are medians of five."
    )
    data: dict[str, object] = {"start": starts, **found, **memory}
    return Section("speed", [Table(["", "measured"], rows)], [note], data)


def _ran(part: str, pages: Path) -> dict[str, Any]:
    command = [sys.executable, str(_CLOCK), part, str(pages)]
    run = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return dict(json.loads(run.stdout))
