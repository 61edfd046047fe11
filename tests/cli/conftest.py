"""The command line as its users meet it: arguments in; exit code, stdout and stderr out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.session import disks
from tests.session.small import in_project, small_document
from workbench.__main__ import UI
from workbench.cli.main import main
from workbench.store.project import Project

Tree: TypeAlias = dict[str, bytes | str | None]


@dataclass(frozen=True)
class Outcome:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run: TypeAlias = Callable[..., Outcome]
mount = disks.mount


def tree(root: Path) -> Tree:
    """Everything under a folder but this clone's own files, with contents."""
    found: Tree = {}
    for path in sorted(root.rglob("*")):
        name = str(path.relative_to(root))
        if path.relative_to(root).parts[0] in {".workbench", ".git"}:
            continue
        if path.is_symlink():
            found[name] = str(path.readlink())
        else:
            found[name] = path.read_bytes() if path.is_file() else None
    return found


def refused(outcome: Outcome, code: int, *words: str) -> None:
    """The command ended by contract: its code, one line that says why, nothing on stdout."""
    assert (outcome.code, outcome.out) == (code, ""), outcome
    assert outcome.err.startswith("workbench: ")
    assert outcome.err.count("\n") == 1
    assert outcome.err.endswith("\n")
    assert "Traceback" not in outcome.err
    for word in words:
        assert word in outcome.err, outcome.err


def suspects(outcome: Outcome) -> list[dict[str, Any]]:
    assert outcome.code == 0, outcome.err
    return [json.loads(line) for line in outcome.lines]


@pytest.fixture
def here(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The current directory is a project with the document `probe` in it."""
    in_project(project, small_document())
    monkeypatch.chdir(project.root)
    return project


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process."""

    def ran(*arguments: str | Path, ui: Callable[..., int] | None = None) -> Outcome:
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments], replace(UI, open=ui or _no_ui))
        except SystemExit as ended:  # argparse, on --help and on wrong usage
            code = ended.code if isinstance(ended.code, int) else 1
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return ran


def _no_ui(*_: object) -> int:
    raise AssertionError("no test opens the terminal UI")


@pytest.fixture
def process() -> Run:
    """Runs a command in a process of its own."""

    def ran(
        *arguments: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None
    ) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "workbench", *map(str, arguments)],
            cwd=cwd,
            env={**os.environ, **(env or {})},
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    return ran
