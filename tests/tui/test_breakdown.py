"""A defect of the program: one line for the user, the details in a file, nothing lost."""

from __future__ import annotations

from pathlib import Path

from textual.app import App

from workbench.defects import EXIT_CODE
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
