"""Jobs: values that travel, one after the other, and processes that leave nothing half done."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import tree
from tests.session.small import in_project, small_document
from tests.session.works import SOON, EndlessTesseract, Work
from workbench.errors import UsageError, WorkbenchError
from workbench.session.jobs.orders import (
    AlignDocument,
    CorrectDocument,
    ImportFiles,
    LookThrough,
    ReadScans,
    confidence,
    decoded,
    encoded,
)
from workbench.session.jobs.process import Process
from workbench.session.jobs.queue import Job, JobQueue, Outcome
from workbench.session.session import Session
from workbench.session.unbroken import unbroken

PATHS = st.text(min_size=1, max_size=9)
ORDERS = (
    st.builds(ReadScans, st.text())
    | st.builds(LookThrough, st.text())
    | st.builds(AlignDocument, st.text())
    | st.builds(CorrectDocument, st.text(), st.floats(0, 1))
    | st.builds(
        ImportFiles, st.lists(PATHS, min_size=1, max_size=3).map(tuple), st.text(), st.text()
    )
)
# Asks for work that is never done, and is killed when it has begun.
KILLED = """
import os, pathlib, signal
from workbench.session.jobs.orders import ReadScans
from workbench.session.jobs.process import Process
from workbench.store.project import Project
running = Process(Project(pathlib.Path({root!r})), ReadScans("probe"))
open({started!r})
os.kill(os.getpid(), signal.SIGKILL)
"""


class Told:
    """Hears what becomes of jobs, and lets the test wait for it."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []
        self._news = threading.Condition()

    def __call__(self, job: Job) -> None:
        with self._news:
            self.jobs.append(job)
            self._news.notify_all()

    def wait_for(self, state: str, count: int = 1) -> Job:
        with self._news:
            seen = self._news.wait_for(lambda: len(self.of(state)) >= count, SOON)
        assert seen, self.jobs
        return self.of(state)[-1]

    def of(self, state: str) -> list[Job]:
        return [job for job in self.jobs if job.state == state]


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def begun():
    return []


@pytest.fixture
def jobs(told, begun):
    def begin(order):
        begun.append(Work(order, ("halfway", 0.5)))
        return begun[-1]

    made = JobQueue(begin, told)
    yield made
    made.close()


@given(ORDERS)
def test_orders_travel_as_text(order):
    assert decoded(encoded(order)) == order


@pytest.mark.parametrize(
    ("typed", "meant"), [("0.95", 0.95), ("0,95", 0.95), ("95%", 0.95), (" 1 ", 1.0), ("0", 0.0)]
)
def test_confidences_as_people_write_them(typed, meant):
    assert confidence(typed) == pytest.approx(meant)


@pytest.mark.parametrize("typed", ["", "95", "-0.1", "high", "nan", "101%", "1.2"])
def test_what_is_no_confidence_is_refused(typed):
    with pytest.raises(UsageError, match="is no confidence"):
        confidence(typed)


def test_jobs_are_done_one_after_the_other(jobs, told, begun):
    jobs.add(LookThrough("first"))
    jobs.add(LookThrough("second"))
    assert told.wait_for("running", 2).doing == "halfway"
    assert [work.order.document for work in begun] == ["first"]
    assert jobs.waiting == 1
    begun[0].finish(Outcome("done", "3 suspects", ("first",)))
    ended = told.wait_for("done")
    assert (ended.said, ended.documents, ended.has_ended) == ("3 suspects", ("first",), True)
    told.wait_for("running", 4)
    assert [work.order.document for work in begun] == ["first", "second"]


def test_a_job_can_be_stopped_and_the_next_goes_on(jobs, told, begun):
    assert jobs.stop() is None
    jobs.add(LookThrough("first"))
    jobs.add(LookThrough("second"))
    told.wait_for("running")
    assert jobs.stop().order == LookThrough("first")
    assert told.wait_for("stopped").order == LookThrough("first")
    told.wait_for("running", 3)
    assert jobs.current.order == LookThrough("second")


def test_the_last_that_is_told_of_a_stopped_job_is_that_it_has_stopped(told):
    class Quick(Work):
        """Over, and known to be, before `stop` has returned."""

        def stop(self) -> None:
            super().stop()
            told.wait_for("stopped")

    jobs = JobQueue(Quick, told)
    jobs.add(LookThrough("first"))
    told.wait_for("running")
    jobs.stop()
    assert [job.state for job in told.jobs][-2:] == ["stopping", "stopped"]


def test_the_same_is_not_done_twice_at_once(jobs, told):
    jobs.add(LookThrough("first"))
    jobs.add(LookThrough("second"))
    for document in ("first", "second"):
        with pytest.raises(UsageError, match=f"{document} has been asked for already"):
            jobs.add(LookThrough(document))
    jobs.stop()
    told.wait_for("stopped")
    jobs.add(LookThrough("first"))


def test_a_job_that_can_not_begin_does_not_hold_up_the_next(told):
    def refusing(order):
        raise WorkbenchError("no processes left")

    jobs = JobQueue(refusing, told)
    jobs.add(LookThrough("first"))
    jobs.add(LookThrough("second"))
    assert told.wait_for("failed", 2).said == "no processes left"


def test_closing_drops_what_waits(jobs, told, begun):
    jobs.add(LookThrough("first"))
    jobs.add(LookThrough("second"))
    told.wait_for("running")
    jobs.close()
    told.wait_for("stopped")
    assert [work.order.document for work in begun] == ["first"]


def test_which_document_nobody_else_may_change(jobs, told):
    jobs.add(AlignDocument("probe"))
    told.wait_for("running")
    assert jobs.changing("probe").order == AlignDocument("probe")
    assert jobs.changing("other") is None


def test_work_in_a_process_of_its_own_is_one_edit(project, told):
    in_project(project, small_document())
    before = project.load("probe")
    jobs = JobQueue(partial(Process, project), told)
    jobs.add(AlignDocument("probe"))
    ended = told.wait_for("done")
    assert "2 confirmed and kept" in ended.said
    assert ended.documents == ("probe",)
    assert project.load("probe") != before
    with Session(project, "probe") as session:
        session.undo()
        assert session.document == before


def test_files_come_in(project, told, tmp_path):
    text = tmp_path / "письмо.txt"
    text.write_text("Письмо было написано вчера.\n\nВторой абзац письма.\n", "utf-8")
    jobs = JobQueue(partial(Process, project), told)
    jobs.add(ImportFiles((str(text),), document="letter"))
    assert told.wait_for("done").documents == ("letter",)
    assert len(project.load("letter").source) == 2


def test_what_the_work_refuses_is_told(project, told):
    in_project(project, small_document())
    jobs = JobQueue(partial(Process, project), told)
    with Session(project, "probe"):
        jobs.add(AlignDocument("probe"))
        assert "open in another window" in told.wait_for("failed").said
    jobs.add(AlignDocument("nowhere"))
    assert "there is no document “nowhere”" in told.wait_for("failed", 2).said


def test_a_defect_is_told_in_one_line(project, told, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    in_project(project, small_document())
    jobs = JobQueue(partial(Process, project), told)
    jobs.add(ReadScans(7))  # type: ignore[arg-type]
    said = told.wait_for("failed").said
    assert said.startswith("a defect in workbench: ")
    assert "\n" not in said
    report = next((tmp_path / "state").rglob("defect.txt"))
    assert "Traceback" in report.read_text("utf-8")


@pytest.fixture
def endless(project, tmp_path, monkeypatch):
    in_project(project, small_document())
    return EndlessTesseract(project, tmp_path, monkeypatch)


def test_reading_scans_is_stopped_in_the_middle_of_a_page(project, told, endless):
    before = tree(project.root / "aligned"), tree(project.root / "scans")
    jobs = JobQueue(partial(Process, project), told)
    jobs.add(ReadScans("probe"))
    assert endless.is_soon(running=True)
    jobs.stop()
    assert told.wait_for("stopped").said == ""
    assert endless.is_soon(running=False)
    assert (tree(project.root / "aligned"), tree(project.root / "scans")) == before
    with Session(project, "probe") as session:
        assert not session.notice
        assert not session.history.done


def test_the_work_ends_with_the_program_that_asked_for_it(project, endless):
    script = KILLED.format(root=str(project.root), started=str(endless.pipe))
    ended = subprocess.run([sys.executable, "-c", script], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert endless.is_soon(running=False)


def test_an_interrupt_waits_for_the_end_of_what_must_not_be_broken():
    steps = []

    def save() -> None:
        with unbroken():
            signal.raise_signal(signal.SIGINT)
            steps.append("saved")
        steps.append("went on")

    with pytest.raises(KeyboardInterrupt):
        save()
    assert steps == ["saved"]


def test_an_interrupt_waits_also_where_one_lies_in_the_other():
    steps = []

    def save() -> None:
        with unbroken():
            with unbroken():
                signal.raise_signal(signal.SIGINT)
            steps.append("saved")

    with pytest.raises(KeyboardInterrupt):
        save()
    assert steps == ["saved"]
