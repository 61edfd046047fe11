"""A defect of the program: one line for the user, the details in a file, nothing lost."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual.app import App

from workbench.defects import EXIT_CODE
from workbench.session.assistant import Assistant
from workbench.session.session import Session
from workbench.tui.app import WorkbenchApp
from workbench.tui.running import run_reporting


class Broken(App[None]):
    def on_mount(self) -> None:
        raise ZeroDivisionError("a defect on purpose")


def test_no_traceback_reaches_the_user(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert run_reporting(Broken(), headless=True) == EXIT_CODE
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert "ZeroDivisionError" in said
    report = Path(said.partition("details in ")[2].splitlines()[0])
    assert "a defect on purpose" in report.read_text(encoding="utf-8")


def broken(*_args, **_named):
    raise ZeroDivisionError("a defect on purpose, in a thread")


@pytest.mark.parametrize(("owner", "name"), [(Session, "open"), (Assistant, "suspects")])
def test_a_defect_in_a_thread_is_one_of_the_program(desk_project, monkeypatch, capsys, owner, name):
    monkeypatch.setenv("XDG_STATE_HOME", str(desk_project.root))
    monkeypatch.setattr(owner, name, broken)
    before = threading.excepthook
    assert run_reporting(WorkbenchApp(desk_project, "harbour"), headless=True) == EXIT_CODE
    assert threading.excepthook is before
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert "ZeroDivisionError: a defect on purpose, in a thread" in said
