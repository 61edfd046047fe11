"""Carrying an order out in a process of its own; see `worker`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile

import workbench
from workbench import defects
from workbench.errors import WorkbenchError
from workbench.session.assistant import Progress
from workbench.session.jobs.orders import Order, encoded
from workbench.session.jobs.queue import Outcome
from workbench.store.project import Project

INTERRUPTED = 130
"""Exit code of a worker that was interrupted."""

_WORKER = "workbench.session.jobs.worker"
_PACKAGES = Path(workbench.__file__).resolve().parent.parent


class Process:
    """One order that is being carried out.

    Args:
        project: the project.
        order: what is to be done.

    Raises:
        WorkbenchError: the system can not start a process.
    """

    def __init__(self, project: Project, order: Order) -> None:
        self._stopped = False
        self._errors = TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115
        root = str(project.root.resolve())
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", _WORKER, root, encoded(order)],
                cwd=_PACKAGES,  # the same program, and no module of the user's own
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                text=True,
                start_new_session=True,  # what it starts can be interrupted with it
            )
        except OSError as error:
            what = f"the work can not be started: {error.strerror}"
            raise WorkbenchError(what, "close other programs and try again") from error

    def wait(self, told: Progress) -> Outcome:
        """Wait until it has ended, however it does.

        Args:
            told: what is being done, and which share (0..1) of it is done.
        """
        outcome = None
        assert self._process.stdout is not None
        with self._process, self._errors:
            for line in self._process.stdout:
                fields = json.loads(line)
                if "doing" in fields:
                    told(fields["doing"], fields["share"])
                else:
                    outcome = _outcome(fields)
            self._process.wait()
            return outcome or self._without_a_word()

    def stop(self) -> None:
        """Interrupt it, which is over when `wait` returns; safe from any thread, at any time."""
        self._stopped = True
        assert self._process.stdin is not None
        self._process.stdin.close()

    def _without_a_word(self) -> Outcome:
        if self._stopped or self._process.returncode == INTERRUPTED:
            return Outcome("stopped")
        self._errors.seek(0)
        details = self._errors.read()
        lines = details.strip().splitlines() or [f"exit code {self._process.returncode}"]
        return Outcome("failed", defects.record(lines[-1], details))


def _outcome(fields: dict[str, object]) -> Outcome:
    if "failed" in fields:
        return Outcome("failed", str(fields["failed"]))
    documents = fields["documents"]
    assert isinstance(documents, list)
    return Outcome("done", str(fields["done"]), tuple(map(str, documents)))
