"""A project after a crash, with damaged files, from odd places: nothing is hidden or lost."""

import json
import os
import subprocess
import sys

import pytest

from tests.cli.conftest import refused, tree
from tests.session.small import in_project, small_document
from workbench.errors import StorageError
from workbench.model.document import Document
from workbench.session.session import Session
from workbench.store.codec import decode
from workbench.store.project import Project

RUSSIAN = "Это письмо было написано вчера утром.\n"
LONG = "n" * 300


def on_disk(project: Project) -> Document:
    return decode(project.document_path("probe").read_text("utf-8"), "probe")


def crash_with_an_unsaved_edit(project: Project) -> None:
    with Session(project, "probe") as session:
        session.set_status(session.document.source[3].id, "verified")


@pytest.fixture
def damaged(here):
    """Beside the sound document: no JSON, a name that is no id, one that is not NFC, no text."""
    (here.aligned / "broken.json").write_text("{")
    content = here.document_path("probe").read_bytes()
    (here.aligned / "my file.json").write_bytes(content)
    (here.aligned / "и\u0306.json").write_bytes(content)
    (here.aligned / "binary.json").write_bytes(b"\xff\xfe")
    return here


# -- one bad file among good ones


def test_status_lists_the_others_and_what_is_wrong(run, damaged):
    outcome = run("status")
    assert outcome.code == 1
    header, sound, *bad = outcome.lines
    assert header.split()[-1] == "unlinked"
    assert sound.split()[:2] == ["probe", "3"]
    for line, name, why in zip(
        bad,
        ["binary", "broken", "my file", "и\u0306"],
        ["UTF-8", "not JSON", "can not be a document id", "NFC"],
        strict=True,
    ):
        assert line.startswith(f"{name}  ! ")
        assert why in line
    rows = [json.loads(line) for line in run("status", "--json").lines]
    assert {"probe"} == {row["id"] for row in rows if "paragraphs" in row}
    assert len([row for row in rows if row.get("problem")]) == 4


def test_check_names_every_bad_file(run, damaged):
    outcome = run("check")
    assert outcome.code == 1
    for name in ("binary", "broken", "my file", "и\u0306"):
        assert any(line.startswith(str(damaged.aligned / f"{name}.json")) for line in outcome.lines)
    assert "probe.json" not in outcome.out
    before = tree(damaged.root)
    assert run("check", "--fix").code == 1
    assert tree(damaged.root) == before


# -- check --fix is a save like any other


def test_fixing_keeps_what_a_crash_left_unsaved(run, here):
    path = here.document_path("probe")
    path.write_text(json.dumps(json.loads(path.read_text("utf-8"))), encoding="utf-8")
    crash_with_an_unsaved_edit(here)
    outcome = run("check", "--fix")
    assert outcome.code == 0, outcome
    assert "1 unsaved change" in outcome.err
    assert on_disk(here).source[3].status == "verified"
    assert run("undo", "probe").code == 0
    assert on_disk(here) == small_document()


def test_fixing_leaves_a_document_that_is_open(run, here):
    path = here.document_path("probe")
    path.write_text(json.dumps(json.loads(path.read_text("utf-8"))), encoding="utf-8")
    with Session(here, "probe") as session:
        before = tree(here.root)
        outcome = run("check", "--fix")
        assert outcome.code == 1
        assert "open in another window" in outcome.err
        assert tree(here.root) == before
        session.set_status(session.document.source[3].id, "verified")
        session.save()
    assert run("check").code == 0


def test_fixing_a_file_elsewhere(run, here, tmp_path):
    path = tmp_path / "copy.json"
    text = here.document_path("probe").read_text("utf-8").replace('"probe"', '"copy"')
    path.write_text(text.replace("\n", "\r\n"), encoding="utf-8", newline="")
    assert run("check", path, "--fix").code == 0
    assert path.read_bytes() == text.encode("utf-8")


# -- edits that a crash left unsaved


@pytest.mark.parametrize(
    "command",
    [
        ("align", "probe"),
        ("correct", "probe", "--auto", "1"),
        ("undo", "probe"),
        ("ocr", "probe"),
    ],
)
def test_recovered_edits_are_told_of(run, here, command):
    crash_with_an_unsaved_edit(here)
    outcome = run(*command)
    assert outcome.code == 0, outcome
    assert "probe: 1 unsaved change recovered" in outcome.err


def test_recovered_edits_are_told_of_on_import(run, here):
    document = small_document(target=())
    in_project(here, document)
    crash_with_an_unsaved_edit(here)
    (here.root / "en.txt").write_text("This letter was written yesterday morning, as they say.\n")
    outcome = run("import", here.root / "en.txt", "--id", "probe")
    assert outcome.code == 0, outcome
    assert "probe: 1 unsaved change recovered" in outcome.err


@pytest.mark.parametrize(
    "command", [("align", "probe"), ("correct", "probe", "--auto", "0.1"), ("undo", "probe")]
)
def test_a_command_that_can_not_save_did_nothing(run, here, command, monkeypatch):
    with Session(here, "probe") as session:
        session.set_status(session.document.source[3].id, "verified")
        session.save()
        history = session.history

    def refuse(*_):
        raise StorageError("can not write: the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("workbench.session.opened.write_text", refuse)
        refused(run(*command), 4, "disk is full")
    with Session(here, "probe") as session:
        assert session.history == history
        assert not session.notice


# -- export


def test_nothing_to_export_touches_no_file(run, here):
    document = small_document()
    links = json.loads(here.document_path("probe").read_text("utf-8").replace("confirmed", "auto"))
    here.document_path("probe").write_text(json.dumps(links), encoding="utf-8")
    out = here.root / "out.txt"
    out.write_text("precious")
    command = ("export", "probe", "--format", "txt", "--confirmed")
    outcome = run(*command, "-o", out)
    assert (outcome.code, outcome.out) == (0, "")
    assert "nothing to export: no link is confirmed" in outcome.err
    assert "not written" in outcome.err
    assert out.read_text() == "precious"
    assert run(*command).out == ""
    assert document.links


# -- places and arguments


def test_a_folder_that_does_not_exist_is_not_the_project_above_it(run, here):
    before = tree(here.root)
    for command in (["status"], ["align", "probe"], ["check", "--fix"], ["init"]):
        refused(run("-C", "typo", *command), 4, "typo", "no such folder")
    assert tree(here.root) == before


@pytest.mark.parametrize(
    "command",
    [
        ("suggest", LONG),
        ("suggest", f"{LONG}.json"),
        ("suggest", "a/" * 3000 + "b"),
        ("suggest", "page.txt", "--translation", LONG),
        ("correct", LONG, "--auto", "0.5"),
        ("correct", "page.txt", "--auto", "0.5", "-o", LONG),
        ("align", LONG),
        ("align", LONG, LONG),
        ("ocr", LONG),
        ("ocr", f"{LONG}.png"),
        ("import", LONG),
        ("import", "page.txt", "--id", LONG),
        ("export", LONG, "--format", "txt"),
        ("export", "probe", "--format", "txt", "-o", LONG),
        ("check", LONG),
        ("undo", LONG),
        ("open", LONG),
        ("init", LONG),
        ("-C", LONG, "status"),
    ],
)
def test_a_name_that_no_disk_can_hold(run, here, command):
    (here.root / "page.txt").write_text(RUSSIAN, encoding="utf-8")
    before = tree(here.root)
    refused(run(*command), 4, "too long")
    assert tree(here.root) == before


@pytest.mark.parametrize(
    "command",
    [
        ("import", "page.txt", "--title", "\udcff"),
        ("import", "\udcff.txt"),
        ("suggest", "\udcff"),
        ("open", "\udcff"),
        ("-C", "\udcff", "status"),
        ("export", "probe", "--format", "txt", "-o", "\udcff"),
    ],
)
def test_an_argument_that_is_no_text(run, here, command):
    (here.root / "page.txt").write_text(RUSSIAN, encoding="utf-8")
    before = tree(here.root)
    refused(run(*command), 2, "not UTF-8", "\\udcff")
    assert tree(here.root) == before


def test_a_title_is_made_one_line(run, here):
    (here.root / "page.txt").write_text(RUSSIAN, encoding="utf-8")
    assert run("import", "page.txt", "--title", " О  порте\nи маи\u0306е ").code == 0
    assert json.loads((here.aligned / "page.json").read_text("utf-8"))["title"] == "О порте и майе"
    assert run("check").code == 0


def test_a_title_for_a_document_that_is_there_is_made_one_line_too(run, here):
    in_project(here, small_document(target=()))
    (here.root / "en.txt").write_text("This letter was written yesterday morning, as they say.\n")
    assert run("import", "en.txt", "--id", "probe", "--title", " О  порте\nи маи\u0306е ").code == 0
    assert on_disk(here).title == "О порте и майе"


def test_a_current_folder_that_is_gone(tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    script = (
        "import os, sys; os.rmdir(os.getcwd()); sys.argv[0] = 'workbench'; "
        "import runpy; runpy.run_module('workbench', run_name='__main__')"
    )
    for command in (["status"], ["init", "new"], ["suggest", "page.txt"], ["check", "a.json"]):
        gone.mkdir(exist_ok=True)
        done = subprocess.run(
            [sys.executable, "-c", script, *command],
            cwd=gone,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        assert done.returncode in {1, 4}, done
        assert "Traceback" not in done.stderr
        assert len((done.stdout + done.stderr).splitlines()) <= 2
