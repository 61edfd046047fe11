"""One writer a document, across processes; and where the editor was."""

import os
import signal
import subprocess
import sys

import pytest

from tests.session.small import in_project, opened, small_document
from workbench.errors import LockedError
from workbench.session.desk.desk import Desk
from workbench.session.session import Session
from workbench.store.lock import DocumentLock
from workbench.store.positions import Position, Positions
from workbench.store.project import Project

HOLD = """
import sys
from pathlib import Path
from workbench.session.session import Session
from workbench.store.project import Project
session = Session(Project(Path(sys.argv[1])), "probe")
session.set_status(session.document.source[0].id, "verified")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(project):
    in_project(project, small_document())
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(project.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_a_second_process_only_reads(project, holder):
    with pytest.raises(LockedError, match=f"process {holder.pid}"):
        Session(project, "probe")
    with Session.open(project, "probe") as session:
        assert session.read_only
        assert "another window" in session.notice
        assert session.document == small_document()
        with pytest.raises(LockedError):
            session.set_status(session.document.source[0].id, "verified")
        with pytest.raises(LockedError):
            session.save()
        with pytest.raises(LockedError):
            session.undo()


def test_the_reader_does_not_take_the_lock_with_it(project, holder):
    Session.open(project, "probe").close()
    with pytest.raises(LockedError, match=f"process {holder.pid}"):
        Session(project, "probe")


def test_a_killed_holder_frees_the_document_and_leaves_its_edits(project, holder):
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    with Session.open(project, "probe") as session:
        assert not session.read_only
        assert session.recovered == 1
        assert session.document.source[0].status == "verified"


def test_a_lock_can_be_taken_again_after_it_was_given_back(tmp_path):
    first, second = (DocumentLock(tmp_path / "locks" / "probe.lock") for _ in range(2))
    first.acquire()
    with pytest.raises(LockedError, match=f"process {os.getpid()}"):
        second.acquire()
    first.release()
    first.release()
    second.acquire()
    second.release()


def test_documents_with_a_common_beginning_do_not_share_a_lock(project):
    for id_ in ("report", "report.1", "report.2"):
        in_project(project, small_document(document_id=id_))
    with (
        Session(project, "report") as one,
        Session(project, "report.1") as two,
        Session(project, "report.2") as three,
    ):
        for session in (one, two, three):
            session.set_status(session.document.source[0].id, "verified")
    for id_ in ("report", "report.1", "report.2"):
        with Session(project, id_) as session:
            assert session.recovered == 1


def test_a_damaged_document_does_not_stay_locked(project):
    path = in_project(project, small_document())
    whole = path.read_bytes()
    path.write_text("{")
    with pytest.raises(Exception, match="not JSON"):
        Session.open(project, "probe")
    path.write_bytes(whole)
    Session(project, "probe").close()


def test_a_disk_that_is_full_opens_for_reading(tmp_path, mount):
    (tmp_path / "aligned").mkdir()
    (tmp_path / ".workbench").mkdir()
    project = Project(tmp_path)
    in_project(project, small_document())
    mount(tmp_path / ".workbench", "size=4k,nr_inodes=1")
    with Session.open(project, "probe") as session:
        assert session.read_only
        assert "read only" in session.notice
    subprocess.run(["mount", "-o", "remount,ro", str(tmp_path / ".workbench")], check=True)
    with Session.open(project, "probe") as session:
        assert session.read_only
        assert session.document == small_document()


def test_a_position_is_found_again(project):
    positions = Positions(project.private / "positions.json")
    assert positions.last_document() == ""
    assert positions.of("probe") is None
    positions.remember("probe", Position("sabc", 7))
    positions.remember("other", Position("tabc", 0))
    again = Positions(project.private / "positions.json")
    assert again.of("probe") == Position("sabc", 7)
    assert again.last_document() == "other"


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"documents": 5}', b'{"documents": {"probe": 5}}',
     b'{"documents": {"probe": {"paragraph": "s"}}}', b'{"last": 5, "documents": []}',
     b'{"documents": {"probe": {"paragraph": "s", "offset": NaN}}}',
     b'{"documents": {"probe": {"paragraph": "s", "offset": 1e999}}}',
     b'{"documents": {"probe": {"paragraph": "s", "offset": "1"}}}', b"[" * 100_000],
)  # fmt: skip
def test_damaged_positions_cost_nothing(project, content):
    path = project.private / "positions.json"
    path.parent.mkdir()
    path.write_bytes(content)
    positions = Positions(path)
    assert positions.of("probe") is None
    assert positions.last_document() == ""
    positions.remember("probe", Position("sabc", 3))
    assert positions.of("probe") == Position("sabc", 3)


@pytest.mark.parametrize("offset", [-5, 0, 12, 10_000])
def test_the_desk_opens_where_it_was_left(project, offset):
    positions = Positions(project.private / "positions.json")
    session = opened(project)
    paragraph = session.document.source[2].id
    positions.remember("probe", Position(paragraph, offset))
    desk = Desk(session, positions)
    assert desk.focus.paragraph == paragraph
    assert desk.focus.span.within(desk.paragraph.text).strip()
    desk.leave()
    desk = Desk(Session(project, "probe"), positions)
    assert desk.focus.paragraph == paragraph
    desk.leave()


def test_a_position_in_a_paragraph_that_is_gone_is_the_start(project):
    positions = Positions(project.private / "positions.json")
    positions.remember("probe", Position("nobody", 3))
    with opened(project) as session:
        assert Desk(session, positions).focus.paragraph == session.document.source[0].id
