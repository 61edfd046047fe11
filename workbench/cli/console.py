"""stdout for data, stderr for messages and progress, both UTF-8 in any locale."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from workbench.errors import StorageError

_WIDTH = 30


def prepare() -> None:
    """Make both streams UTF-8 with LF, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def write(text: str) -> None:
    """Data as it is.

    Raises:
        BrokenPipeError: the reader of our output has gone, as in `workbench … | head`.
        StorageError: stdout is a file on a disk that refuses.
    """
    with _reaching_stdout():
        sys.stdout.write(text)


def emit(text: str) -> None:
    """Data, one line; otherwise as `write`."""
    write(text + "\n")


def write_bytes(data: bytes) -> None:
    """Data that need not be text, as it is; otherwise as `write`."""
    with _reaching_stdout():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def flush() -> None:
    """Hand out what was written so far; raises what `write` does."""
    with _reaching_stdout():
        sys.stdout.flush()


@contextmanager
def _reaching_stdout() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        # Python flushes once more when it ends; what is left has nowhere to go
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        raise StorageError(
            f"can not write to stdout: {(error.strerror or str(error)).lower()}",
            "free some space, or write to another place",
        ) from error


def emit_json(value: object) -> None:
    """Data, one JSON value on one line."""
    import json

    emit(json.dumps(value, ensure_ascii=False))


def say(text: str) -> None:
    """A message for a person."""
    flush()
    with suppress(BrokenPipeError):  # nobody reads messages any more
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
