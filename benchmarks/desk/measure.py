"""Times of one program in one terminal."""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from benchmarks.desk.terminal import Size, Terminal

Program: TypeAlias = Literal["desk", "areas"]

_DOWN, _RIGHT, _PAGE_DOWN = "\x1b[B", "\x1b[C", "\x1b[6~"
_KEYS: Mapping[Program, Mapping[str, str]] = {
    "desk": {
        "next paragraph": _DOWN,
        "next word": _RIGHT,
        "next suspect": "n",
        "accept a reading": "1",
        "undo": "u",
        "confirm a link": "c",
        "page down": _PAGE_DOWN,
    },
    "areas": {"next paragraph": _DOWN, "page down": _PAGE_DOWN},
}
_WHEEL = "\x1b[<65;30;20M"
_FIRST: Mapping[Program, str] = {"desk": "suspects", "areas": "1 "}
_PAUSE = 0.04  # seconds between two keys, at most
_TURNS = 150  # of the wheel


@dataclass(frozen=True, slots=True)
class KeyTimes:
    """Seconds from a key to its first whole frame, and of the processor for all it leads to."""

    median: float
    slow: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What one program took.

    Attributes:
        first: seconds from its start to the first frame with the text.
        keys: by what the key does.
        wheel: frames a second while the wheel is turned.
    """

    first: float
    keys: dict[str, KeyTimes]
    wheel: float


def measured(program: Program, project: Path, size: Size, times: int) -> Measured:
    """Start a program on a project, and press each of its keys so many times."""
    command = [sys.executable, "-m", "benchmarks.desk.programs", program, str(project)]
    with Terminal(command, size, project) as terminal:
        first = terminal.seconds_until(_FIRST[program])
        terminal.settle()
        keys = {what: _pressed(terminal, key, times) for what, key in _KEYS[program].items()}
        terminal.settle()
        return Measured(first, keys, terminal.scroll(_WHEEL, _TURNS))


def _pressed(terminal: Terminal, key: str, times: int) -> KeyTimes:
    draw = random.Random(1)
    terminal.settle()
    begun, frames = terminal.cpu(), []
    for _ in range(times):
        frames += terminal.press(key)[:1]
        time.sleep(draw.uniform(0, _PAUSE))
    cpu = (terminal.cpu() - begun) / times
    return KeyTimes(statistics.median(frames), slow(frames), cpu)


def slow(values: Sequence[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]
