"""What only a process of its own shows: pipes, locales, signals, defects."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.archives import kept
from tests.cli.conftest import tree
from tests.session.small import small_document

WORKBENCH = [sys.executable, "-m", "workbench"]
BUFFERED = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
GARBLED = "Это письмо было напнсано вчера.\n"


def test_stdout_is_data_only(process, here):
    for command in (
        ["suggest", "probe", "--json"],
        ["status", "--json"],
        ["export", "probe", "--format", "jsonl"],
        ["align", "probe", "--json"],
    ):
        outcome = process(*command, cwd=here.root)
        assert outcome.code == 0
        assert outcome.lines
        for line in outcome.lines:
            json.loads(line)


@pytest.mark.parametrize(
    "command", ["export --list", "export probe --format txt", "status", "suggest probe --json"]
)
def test_a_reader_that_leaves_is_no_error(here, command):
    """As in `workbench … | head -0`: what is buffered meets a closed pipe."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*WORKBENCH, *command.split()],
            cwd=here.root,
            env=BUFFERED,
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 0


def test_an_error_after_the_reader_has_left_is_still_one_line(here):
    reading, writing = os.pipe()
    os.close(reading)
    (here.aligned / "zebra.json").write_text("{")
    files = [here.document_path("probe"), here.aligned / "zebra.json", here.root / "absent.json"]
    try:
        done = subprocess.run(
            [*WORKBENCH, "check", "--json", *map(str, files)],
            cwd=here.root,
            env=BUFFERED,
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("command", ["export --list", "export probe --format txt", "status"])
def test_output_to_a_full_disk_is_one_line(here, command):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*WORKBENCH, *command.split()],
            cwd=here.root,
            env=BUFFERED,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            encoding="utf-8",
        )
    assert done.returncode == 4
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("workbench: ")
    assert "no space" in done.stderr


PLAIN_LOCALES = [
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "POSIX", "LANG": "ru_RU.KOI8-R"},
]


@pytest.mark.parametrize("env", PLAIN_LOCALES)
def test_cyrillic_in_any_locale(process, here, env):
    (here.root / "письмо.txt").write_text(GARBLED, encoding="utf-8")
    outcome = process("correct", "письмо.txt", "--auto", "0.8", cwd=here.root, env=env)
    assert (outcome.code, outcome.out) == (0, "Это письмо было написано вчера.\n")
    outcome = process("status", cwd=here.root, env=env)
    assert outcome.code == 0
    outcome = process(
        "import", "письмо.txt", "--id", "a", "--title", "О порте", cwd=here.root, env=env
    )
    assert '"title": "О порте"' in (here.aligned / "a.json").read_text("utf-8")
    outcome = process("suggest", "нет.txt", cwd=here.root, env=env)
    assert outcome.code == 4
    assert "there is no such file — check the name" in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("env", PLAIN_LOCALES)
def test_cyrillic_names_are_the_same_on_disk_and_in_git(process, tmp_path, monkeypatch, env):
    archive = kept(tmp_path, monkeypatch)
    archive.add(small_document(document_id="донесение"))
    archive.commit("Ещё")
    archive.fix(0, "Ha", "На", "донесение")
    outcome = process("diff", "--stat", cwd=archive.project.root, env=env)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.lines == [
        " донесение  | 1 correction, 1 paragraph",
        " 1 document changed, 1 correction, 1 paragraph",
    ]
    outcome = process("log", "донесение", cwd=archive.project.root, env=env)
    assert (outcome.code, outcome.err) == (0, "")
    assert "Ещё" in outcome.out


def test_an_interrupt_ends_in_one_line(here):
    """Ctrl-C in the middle of a long text."""
    long = here.root / "long.txt"
    long.write_text(GARBLED * 1_000, encoding="utf-8")
    before = tree(here.root)
    with subprocess.Popen(
        [*WORKBENCH, "suggest", "long.txt", "--json"],
        cwd=here.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        running.stdout.read(10)
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=60)
    assert running.returncode == 130
    assert errors.decode() == "workbench: interrupted; nothing half-done was left behind\n"
    assert tree(here.root) == before


def test_an_interrupted_import_leaves_nothing(run, here, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    (here.root / "page.txt").write_text(GARBLED, encoding="utf-8")
    before = tree(here.root)
    monkeypatch.setattr("workbench.session.commands.importing.encode", interrupt)
    outcome = run("import", "page.txt")
    assert outcome.code == 130
    assert outcome.err.count("\n") == 1
    assert tree(here.root) == before


@pytest.fixture
def broken(monkeypatch, tmp_path):
    """A defect in one verb, and a home of its own for the report."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("WORKBENCH_DEBUG", raising=False)

    def fail(*_):
        raise ZeroDivisionError("two\nlines")

    monkeypatch.setattr("workbench.session.progress.progress.document_progress", fail)
    return tmp_path / "state"


def test_a_defect_is_one_line_and_a_file(run, here, broken):
    outcome = run("status")
    assert (outcome.code, outcome.out) == (70, "")
    assert outcome.err.count("\n") == 1
    assert "a defect in workbench: ZeroDivisionError: two lines" in outcome.err
    (report,) = broken.rglob("defect.txt")
    assert str(report) in outcome.err
    assert "Traceback" in report.read_text("utf-8")


def test_a_defect_where_no_file_can_be_written(run, here, broken):
    broken.write_text("a file in the way")
    outcome = run("status")
    assert outcome.code == 70
    assert outcome.err.startswith("workbench: a defect in workbench: ZeroDivisionError")
    assert "Traceback" in outcome.err


def test_a_word_list_that_can_not_be_kept(process, here, tmp_path):
    (tmp_path / "cache").write_text("a file in the way")
    outcome = process(
        "suggest", "probe", cwd=here.root, env={"WORKBENCH_CACHE": str(tmp_path / "cache")}
    )
    assert (outcome.code, outcome.out) == (4, "")
    assert "the word list can not be kept" in outcome.err
    assert outcome.err.count("\n") == 1


def test_two_commands_at_once_do_not_disturb_each_other(here):
    before = here.document_path("probe").read_bytes()
    running = [
        subprocess.Popen(
            [*WORKBENCH, "correct", "probe", "--auto", "0.2"],
            cwd=here.root,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for _ in range(3)
    ]
    codes = [process.wait() for process in running]
    errors = [process.communicate()[1] for process in running]
    assert 0 in codes
    assert set(codes) <= {0, 1}
    assert all(error.count("\n") == 1 for error in errors)
    subprocess.run([*WORKBENCH, "undo", "probe"], cwd=here.root, check=True, capture_output=True)
    assert here.document_path("probe").read_bytes() == before


@pytest.mark.skipif(not Path("/dev/stdin").exists(), reason="there is no /dev/stdin here")
def test_text_through_a_pipe(here):
    done = subprocess.run(
        [*WORKBENCH, "correct", "/dev/stdin", "--auto", "0.8", "-o", "/dev/stdout"],
        cwd=here.root,
        input=GARBLED,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Это письмо было написано вчера.\n"
