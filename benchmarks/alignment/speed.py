"""The fifth part: time and memory, each measured in a process of its own (`clock.py`)."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from benchmarks.sections import Cell, Section, Table
from workbench.lexicon.encoder import Encoder

_CLOCK = Path(__file__).with_name("clock.py")
_SIZES = (500, 2_000, 10_000)
_QUICK_SIZES = (100, 200)
_EDITED = 500


def speed(*, quick: bool) -> Section:
    """Both ways and the two packages at each size, then one realignment."""
    data: dict[str, object] = {}
    rows: list[list[Cell]] = []
    for size in _QUICK_SIZES if quick else _SIZES:
        found = {name: _ran(name, size) for name in _measured(size)}
        data[str(size)] = found
        rows += [_row(name, size, figures, found.get("nltk")) for name, figures in found.items()]
    edited = _QUICK_SIZES[-1] if quick else _EDITED
    again = _ran("realign", edited)
    data["realign"] = again
    heads = ["paragraphs", "aligner", "seconds", "to nltk's", "peak memory"]
    once = [f"{edited:,} : {edited:,}", f"{again['median']:.0f} ms", f"{again['slowest']:.0f} ms"]
    tables = [
        Table(heads, rows),
        Table(["realignment after an answer", "median of ten", "slowest"], [once]),
    ]
    return Section("speed", tables, data=data, room="alignment")


_NAMES = {
    "plain": "ours, without vectors",
    "vectors": "ours, with vectors",
    "nltk": "nltk, Gale–Church",
    "galechurch": "galechurch",
}


def _measured(size: int) -> list[str]:
    """Those that are installed; vectors of few paragraphs only."""
    left_out = {name for name in ("nltk", "galechurch") if not find_spec(name)}
    if Encoder.open() is None or size > _EDITED:
        left_out.add("vectors")
    return [name for name in _NAMES if name not in left_out]


def _row(
    name: str, size: int, figures: dict[str, float], nltk: dict[str, float] | None
) -> list[Cell]:
    paragraphs = f"{size:,} : {size:,}"
    if not figures:
        return [paragraphs, _NAMES[name], "refuses", "–", "–"]
    seconds = figures["seconds"]
    ratio = f"{seconds / nltk['seconds']:.2f}" if nltk else "–"
    return [paragraphs, _NAMES[name], f"{seconds:.2f}", ratio, f"{figures['peak']:.0f} MB"]


def _ran(part: str, size: int) -> dict[str, float]:
    print(f"\r{part}, {size} paragraphs …", end="\033[K", file=sys.stderr, flush=True)
    command = [sys.executable, str(_CLOCK), part, str(size)]
    run = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return dict(json.loads(run.stdout))
