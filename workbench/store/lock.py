"""One writer a document: a lock that dies with its process, and a note of who holds it."""

from __future__ import annotations

import contextlib
import getpass
import os
import platform
from pathlib import Path

from filelock import FileLock, Timeout

from workbench.disk import storing
from workbench.errors import LockedError, Place


class DocumentLock:
    """The right to change one document.

    Args:
        path: the lock file; a file `….holder` beside it says who holds it.
    """

    def __init__(self, path: Path) -> None:
        # taken by the thread that opens the document, given back by another
        self._lock = FileLock(path, thread_local=False)
        self._holder = path.with_suffix(".holder")
        self._path = path

    def acquire(self) -> None:
        """Take the lock at once.

        Raises:
            LockedError: another process holds it; the message says which.
            StorageError: the lock file can not be made.
        """
        with storing(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._lock.acquire(timeout=0)
            except Timeout as error:
                raise LockedError(
                    f"the document is open in another window ({self._who()})",
                    "close it there; until then it can be read here, not changed",
                    Place(self._path.stem),
                ) from error
            try:
                self._holder.write_text(_me(), encoding="utf-8")
            except OSError:
                self._lock.release()
                raise

    def release(self) -> None:
        """Give the lock back; giving back a lock that is not held does nothing."""
        if self._lock.is_locked:
            with contextlib.suppress(OSError):  # a disk that refuses must not keep the lock
                self._holder.unlink()
            self._lock.release()

    def _who(self) -> str:
        try:
            return self._holder.read_text(encoding="utf-8").strip()
        except OSError:
            return "unknown"


def _me() -> str:
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in some containers
        user = str(os.getuid()) if hasattr(os, "getuid") else "?"
    return f"{user} on {platform.node()}, process {os.getpid()}"
