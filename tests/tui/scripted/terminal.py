"""The program itself in a real terminal: tmux, which types keys and tells what is on the screen."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path
from types import TracebackType

REPOSITORY = Path(__file__).parents[3]
_NAMES = {
    "enter": "Enter",
    "escape": "Escape",
    "tab": "Tab",
    "space": "Space",
    "delete": "DC",
    "backspace": "BSpace",
    "home": "Home",
    "end": "End",
    "left": "Left",
    "right": "Right",
    "ctrl+right": "C-Right",
    "ctrl+s": "C-s",
    "ctrl+q": "C-q",
    "f7": "F7",
}
_SETTINGS = "set -g status off\nset -g escape-time 0\nset -g default-terminal tmux-256color\n"
_PATIENCE = 120.0
"""Seconds after which what is waited for will not come."""


class Terminal:
    """A terminal of some size with one program in it; leave the block to end both.

    Args:
        command: the program and its arguments.
        folder: where it runs.
        size: columns and lines.
    """

    def __init__(self, command: Sequence[str], folder: Path, size: tuple[int, int]) -> None:
        self._command, self._folder, self._size = command, folder, size
        self._own = tempfile.TemporaryDirectory(prefix="tmux-")  # a socket needs a short path

    @classmethod
    def of_workbench(cls, project: Path, document_id: str, size: tuple[int, int]) -> Terminal:
        """The workbench with a document opened."""
        return cls([sys.executable, "-m", "workbench", "open", document_id], project, size)

    def __enter__(self) -> Terminal:
        own = Path(self._own.name)
        (own / "conf").write_text(_SETTINGS, encoding="utf-8")
        width, height = map(str, self._size)
        self._tmux(
            "-f", str(own / "conf"), "new-session", "-d", "-x", width, "-y", height,
            "-c", str(self._folder), *self._command,
        )  # fmt: skip
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        subprocess.run(
            ["tmux", "-S", self._socket, "kill-server"], capture_output=True, check=False
        )
        self._own.cleanup()

    def type(self, keys: Iterable[str]) -> None:
        """Type keys, as fast as they come."""
        for is_named, group in groupby(keys, key=_NAMES.__contains__):
            if is_named:
                self._tmux("send-keys", *map(_NAMES.__getitem__, group))
            else:
                self._tmux("send-keys", "-l", "--", "".join(group))

    def screen(self) -> list[str]:
        """The lines on the screen; none when the program has ended."""
        asked = ["tmux", "-u", "-S", self._socket, "capture-pane", "-p"]
        answer = subprocess.run(asked, capture_output=True, check=False, encoding="utf-8")
        return answer.stdout.split("\n") if answer.returncode == 0 else []

    def wait(self, what: str, is_there: Callable[[list[str]], bool]) -> list[str]:
        """The screen as soon as something is to be seen on it."""
        end = time.monotonic() + _PATIENCE
        while not is_there(shown := self.screen()):
            if not shown or time.monotonic() > end:
                why = shown or ["the program has ended"]
                raise AssertionError("\n".join([f"waited in vain for {what}", *why]))
            time.sleep(0.02)
        return shown

    @property
    def _socket(self) -> str:
        return str(Path(self._own.name) / "s")

    def _tmux(self, *arguments: str) -> None:
        environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "LC_ALL": "C.UTF-8"}
        environment.pop("TMUX", None)
        subprocess.run(["tmux", "-u", "-S", self._socket, *arguments], check=True, env=environment)
