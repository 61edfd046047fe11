"""Commands that tell of the past change nothing, wherever git keeps it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.archives import BORIS, Kept, kept
from tests.session.small import small_document

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

COMMANDS = (
    ("log", "probe"),
    ("log", "probe", "--paragraph", small_document().source[0].id),
    ("blame", "probe"),
    ("report", "--since", "2026-01-01"),
)


@pytest.fixture
def archive(tmp_path, monkeypatch) -> Kept:
    """Something is committed, something staged, and something neither."""
    made = kept(tmp_path, monkeypatch)
    monkeypatch.chdir(made.project.root)
    made.fix(0, "Ha", "На")
    made.commit()
    made.sit_down(BORIS)
    made.fix(0, "cведении", "сведений")
    made.git("add", "-A")
    made.fix(2, "напнсано", "написано")
    return made


def touched(root: Path) -> dict[str, tuple[int, bytes]]:
    """All files of a folder with their times and content."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_is_touched(archive, run, command):
    archive.project.document_path("probe").touch()  # git would like to refresh its index
    before = touched(archive.root)
    outcome = run(*command)
    assert outcome.code == 0
    assert outcome.out
    assert touched(archive.root) == before


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_second_worktree_tells_the_same(archive, run, command, tmp_path, monkeypatch):
    archive.git("commit", "-q", "-a", "-m", "Всё")
    told = run(*command).out
    archive.git("worktree", "add", "-q", str(tmp_path / "рядом"), "HEAD")
    monkeypatch.chdir(tmp_path / "рядом")
    assert run(*command).out == told
    assert told


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_hooks_surroundings_change_nothing(archive, run, command, tmp_path, monkeypatch):
    told = run(*command).out
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "нет"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "нет"))
    assert run(*command).out == told
