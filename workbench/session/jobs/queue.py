"""Jobs one after the other, in a thread that only starts processes and listens to them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, Protocol, TypeAlias

from workbench.errors import UsageError, WorkbenchError
from workbench.session.assistant import Progress
from workbench.session.jobs.orders import Order

State: TypeAlias = Literal["waiting", "running", "stopping", "done", "failed", "stopped"]


End: TypeAlias = Literal["done", "failed", "stopped"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended.

    Attributes:
        end: in which way.
        said: in words; '' for one that was stopped.
        documents: ids of the documents that may be others now.
    """

    end: End
    said: str = ""
    documents: tuple[str, ...] = ()


class Work(Protocol):
    """What `process.Process` is."""

    def wait(self, told: Progress) -> Outcome:
        """Wait until it has ended."""

    def stop(self) -> None:
        """End it early."""


@dataclass(frozen=True, slots=True)
class Job:
    """An order and what has become of it so far.

    Attributes:
        order: what is to be done.
        state: how far it is.
        doing: what is being done right now, in words; '' where it does not say.
        share: how much of that is done, 0..1; None where it does not say.
        said: what it came to, once it has ended.
        documents: ids of the documents that may be others now, once it has ended.
    """

    order: Order
    state: State = "waiting"
    doing: str = ""
    share: float | None = None
    said: str = ""
    documents: tuple[str, ...] = ()

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will become of it."""
        return self.state in {"done", "failed", "stopped"}


class JobQueue:
    """The jobs of one window.

    Args:
        begin: begins to carry out an order; may raise WorkbenchError.
        changed: told of every job whenever something has become of it; from other threads too.
    """

    def __init__(self, begin: Callable[[Order], Work], changed: Callable[[Job], None]) -> None:
        self._begin = begin
        self._changed = changed
        self._lock = threading.Lock()
        self._waiting: list[Job] = []
        self._current: Job | None = None
        self._work: Work | None = None
        self._is_at_work = False

    @property
    def current(self) -> Job | None:
        """The job that is being done; None between jobs."""
        with self._lock:
            return self._current

    @property
    def waiting(self) -> int:
        """How many jobs wait."""
        with self._lock:
            return len(self._waiting)

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing to do, and nothing being done."""
        with self._lock:
            return not self._is_at_work

    def add(self, order: Order) -> Job:
        """Do this when all that waits is done.

        Raises:
            UsageError: it is being done, or waits, already.
        """
        with self._lock:
            known = [*self._waiting, *([self._current] if self._current else [])]
            if any(job.order == order and job.state != "stopping" for job in known):
                raise UsageError(f"{order.name} has been asked for already")
            job = Job(order)
            self._waiting.append(job)
            is_first, self._is_at_work = not self._is_at_work, True
        self._changed(job)
        if is_first:
            threading.Thread(target=self._run, name="jobs", daemon=True).start()
        return job

    def changing(self, document_id: str) -> Job | None:
        """The job at work on a document that nobody else may change meanwhile; None if none is."""
        current = self.current
        return current if current is not None and current.order.changes == document_id else None

    def stop(self) -> Job | None:
        """End the job that is being done, and go on with the next; None where there is none."""
        with self._lock:
            if self._current is None:
                return None
            job = self._current = replace(self._current, state="stopping")
            work = self._work
        self._changed(job)  # before it can have ended: that is the last to be told
        if work is not None:
            work.stop()
        return job

    def close(self) -> None:
        """Drop what waits and end what is being done."""
        with self._lock:
            self._waiting.clear()
        self.stop()

    def _run(self) -> None:
        while (job := self._next()) is not None:
            self._changed(job)
            self._changed(self._ended(self._carry_out(job.order), job))

    def _next(self) -> Job | None:
        with self._lock:
            if self._waiting:
                self._current = replace(self._waiting.pop(0), state="running")
                return self._current
            self._is_at_work = False
            return None

    def _carry_out(self, order: Order) -> Outcome:
        try:
            work = self._begin(order)
        except WorkbenchError as error:
            return Outcome("failed", str(error))
        with self._lock:
            self._work = work
            came_too_late = self._current is not None and self._current.state == "stopping"
        if came_too_late:
            work.stop()
        return work.wait(self._told)

    def _told(self, doing: str, share: float) -> None:
        with self._lock:
            assert self._current is not None
            job = self._current = replace(self._current, doing=doing, share=share)
        self._changed(job)

    def _ended(self, outcome: Outcome, job: Job) -> Job:
        with self._lock:
            self._current = self._work = None
        return replace(job, state=outcome.end, said=outcome.said, documents=outcome.documents)
