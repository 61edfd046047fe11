"""From the command line to the app and back: the terminal, the key map, and breakdowns."""

from __future__ import annotations

import os
import re
import sys
from contextlib import redirect_stderr
from io import StringIO
from typing import TYPE_CHECKING

from textual.app import App

from workbench import defects
from workbench.disk import reading
from workbench.errors import BadInputError, UsageError, WorkbenchError
from workbench.tui.app import WorkbenchApp
from workbench.tui.keymap import DEFAULT_KEYS, KeyMap
from workbench.tui.settings import keys_path
from workbench.tui.widgets.scan.graphics import image_widget

if TYPE_CHECKING:
    from workbench.store.project import Project

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def run_app(project: Project, document_id: str | None) -> int:
    """Run the UI until it is left, and return the exit code.

    Raises:
        UsageError: there is no terminal to draw on.
    """
    if not (_has_terminal() or os.environ.get("TEXTUAL_DRIVER")):  # a browser is served by one
        raise UsageError(
            "the terminal UI needs a terminal",
            "run it in one; in scripts use the commands that `workbench --help` lists",
        )
    if (project.root / "scans").is_dir():
        image_widget()  # asks the terminal, while the answer can not be taken for keys
    return run_reporting(WorkbenchApp(project, document_id, *own_keys_or_default()))


def _has_terminal() -> bool:
    return sys.stdin.isatty() and sys.__stderr__ is not None and sys.__stderr__.isatty()


def own_keys_or_default() -> tuple[KeyMap, WorkbenchError | None]:
    """The editor's key map; if there is something wrong with it, the registry's and what it is."""
    try:
        with reading(keys_path()):
            if not keys_path().exists():
                return DEFAULT_KEYS, None
        from workbench.tui.keymap_files import own_keys

        return own_keys(), None
    except BadInputError as error:
        return DEFAULT_KEYS, error


def run_reporting(app: App[None], *, headless: bool = False) -> int:
    """Run an app; if it breaks down, say so in one line and keep the details in a file.

    Textual prints a traceback to stderr when it has given the terminal back. The terminal itself
    is reached by another way, so that stderr can be kept here meanwhile.
    """
    with redirect_stderr(StringIO()) as printed:
        app.run(headless=headless)
    if not app.return_code:
        return 0
    details = ANSI.sub("", printed.getvalue())
    lines = [line for line in details.splitlines() if line.strip() and "NOTE:" not in line]
    message = defects.record(lines[-1] if lines else "unknown", details)
    sys.stderr.write(f"workbench: {message}\nWhat you did is in the journal; open it again.\n")
    return defects.EXIT_CODE
