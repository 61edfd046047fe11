"""Defects in threads end the app as its own do; what waits for the thread would wait for ever."""

from __future__ import annotations

import threading

from textual.message_pump import MessagePump


class ThreadDefects:
    """Raises in the app what no thread has expected.

    It is Python's hook for threads that is set, so that no thread can forget to tell, also one
    that is somebody else's.

    Args:
        app: breaks down by what is raised in it.
    """

    def __init__(self, app: MessagePump) -> None:
        self._app = app
        self._before = threading.excepthook

    def watch(self) -> None:
        """From now on."""
        self._before = threading.excepthook
        threading.excepthook = self._hand_over

    def leave_off(self) -> None:
        """Threads are none of the app's business any more."""
        threading.excepthook = self._before

    def _hand_over(self, failed: threading.ExceptHookArgs) -> None:
        """Called in the thread."""
        error = failed.exc_value
        if error is None or not self._app.call_later(_raise, error):
            self._before(failed)


def _raise(error: BaseException) -> None:
    raise error
