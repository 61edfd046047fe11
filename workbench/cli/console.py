"""stdout for data, stderr for messages and progress, both UTF-8 in any locale."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_WIDTH = 30


def prepare() -> None:
    """Make both streams UTF-8 with LF, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def emit(text: str) -> None:
    """Data, one line."""
    sys.stdout.write(text + "\n")


def emit_json(value: object) -> None:
    """Data, one JSON value on one line."""
    emit(json.dumps(value, ensure_ascii=False))


def say(text: str) -> None:
    """A message for a person."""
    sys.stdout.flush()
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


class ProgressLine:
    """A progress bar on stderr: redrawn on a terminal, silent elsewhere."""

    def __init__(self) -> None:
        self._drawn = ""

    def __call__(self, label: str, share: float) -> None:
        """Show that `share` (0..1) of the work called `label` is done."""
        if not sys.stderr.isatty():
            return
        full = round(share * _WIDTH)
        line = f"{label} [{'#' * full}{'.' * (_WIDTH - full)}] {share:4.0%}"
        if line != self._drawn:
            sys.stderr.write(f"\r\x1b[K{line}")
            sys.stderr.flush()
            self._drawn = line

    def clear(self) -> None:
        """Remove the bar."""
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._drawn = ""


@contextmanager
def progress() -> Iterator[ProgressLine]:
    """A progress line that is gone when the block ends, however it ends."""
    line = ProgressLine()
    try:
        yield line
    finally:
        line.clear()
