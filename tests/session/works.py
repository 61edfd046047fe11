"""Work that goes on until a test lets it end, and a Tesseract that is never done with a page."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from PIL import Image

from workbench.session.assistant import Progress
from workbench.session.jobs.orders import Order
from workbench.session.jobs.queue import Outcome
from workbench.store.project import Project

SOON = 30
"""Seconds, for a machine that is busy; nothing waits so long unless it fails."""

_ENDLESS = """#!/bin/sh
case "$*" in
*--version*) echo "tesseract 5.3.0" ;;
*--list-langs*) printf 'List of available languages (2):\\neng\\nrus\\n' ;;
*) exec sleep 1000 > "$RUNNING" ;;
esac
"""


class Work:
    """Tells how far it is and goes on until it is let go or stopped."""

    def __init__(self, order: Order, *told: tuple[str, float]) -> None:
        self.order = order
        self._told = told
        self._over = threading.Event()
        self._outcome = Outcome("stopped")

    def wait(self, told: Progress) -> Outcome:
        for doing, share in self._told:
            told(doing, share)
        assert self._over.wait(SOON)
        return self._outcome

    def stop(self) -> None:
        self._over.set()

    def finish(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._over.set()


class EndlessTesseract:
    """The machine's Tesseract until the end of the test; the document `probe` gets a scan for it.

    It holds a named pipe open, which tells when it begins and ends, however it does.
    """

    def __init__(self, project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        scan = project.scan_folder("probe") / "page-001.png"
        scan.parent.mkdir(parents=True)
        Image.new("L", (400, 500), 240).save(scan)
        program = folder / "bin" / "tesseract"
        program.parent.mkdir()
        program.write_text(_ENDLESS)
        program.chmod(0o755)
        self.pipe = folder / "tesseract.pipe"
        os.mkfifo(self.pipe)
        self._reader = os.open(self.pipe, os.O_RDONLY | os.O_NONBLOCK)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
        monkeypatch.setenv("RUNNING", str(self.pipe))

    def is_soon(self, *, running: bool) -> bool:
        """Wait until it runs, or does not run any more; whether it came to that."""
        for _ in range(SOON * 100):
            if self._is_running() == running:
                return True
            time.sleep(0.01)
        return False

    def _is_running(self) -> bool:
        try:
            return os.read(self._reader, 1) != b""
        except BlockingIOError:  # somebody could write but has not
            return True
