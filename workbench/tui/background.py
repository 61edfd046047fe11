"""Long work beside the UI, in threads that do not hold up leaving.

Textual's thread workers are joined when the program ends; an alignment that can not be interrupted
would keep the terminal blank for its whole time. These threads are let go instead: they only
compute, and only post messages.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

_GIVES_WAY = 0.0005
"""Seconds a thread may compute while the UI waits for its turn. Python's own 5 ms, waited for
several times between a key and its frame, could be felt."""


class Task:
    """One piece of work; the work asks `is_cancelled` between its steps."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._done = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody waits for the result any more."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Nobody waits for the result any more."""
        self._cancelled.set()

    def is_wanted_after(self, seconds: float) -> bool:
        """Let what is more urgent go first; whether anybody still waits for the result then."""
        return not self._cancelled.wait(seconds)

    @property
    def is_done(self) -> bool:
        """Whether the work has come to its end."""
        return self._done.is_set()

    def do(self, work: Callable[[Task], None]) -> None:
        """Do the work, to its end or until it breaks down."""
        try:
            work(self)
        finally:
            self._done.set()


class Background:
    """Work by name; starting work cancels what runs under the same name."""

    def __init__(self) -> None:
        self._tasks: dict[str, Task] = {}
        self._threads: list[threading.Thread] = []
        sys.setswitchinterval(_GIVES_WAY)

    def start(self, name: str, work: Callable[[Task], None]) -> None:
        """Do work in a thread of its own."""
        if name in self._tasks:
            self._tasks[name].cancel()
        task = self._tasks[name] = Task()
        thread = threading.Thread(target=task.do, args=(work,), name=name, daemon=True)
        self._threads = [t for t in self._threads if t.is_alive()] + [thread]
        thread.start()

    def cancel(self, *names: str) -> bool:
        """Nobody waits for the results of work of these names any more, or of any work.

        Returns:
            Whether any of it was still under way.
        """
        wanted = [self._tasks[name] for name in names or self._tasks if name in self._tasks]
        under_way = [task for task in wanted if not (task.is_cancelled or task.is_done)]
        for task in under_way:
            task.cancel()
        return bool(under_way)

    @property
    def is_busy(self) -> bool:
        """Whether any work still runs."""
        return any(thread.is_alive() for thread in self._threads)
