"""Where the two interfaces meet: the command line opens the terminal UI without importing it."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from workbench.cli.main import main
from workbench.cli.verbs import Ui

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.cli.verbs.verb import KeyRow
    from workbench.store.project import Project


def run() -> NoReturn:
    """The command `workbench`, also as `python -m workbench`."""
    _in_utf8()
    sys.exit(main(sys.argv[1:], UI))


def _in_utf8() -> None:
    """Begin again in Python's UTF-8 mode (PEP 540) where names of files would be in another.

    The names of documents are in UTF-8 in git, and in every message. Tried once.
    """
    if sys.getfilesystemencoding() == "utf-8" or os.environ.get("PYTHONUTF8") == "1":
        return
    os.environ["PYTHONUTF8"] = "1"
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - it is ourselves


def open_terminal_ui(project: Project, document_id: str | None) -> int:
    """Run the terminal UI until it is left, and return the exit code.

    Garbage is not looked for until the app has shown what was asked for: what is imported and
    made before that stays. The app turns it on again.
    """
    gc.disable()
    from workbench.tui.running import run_app

    return run_app(project, document_id)


def list_keys(flavour: str | None) -> Sequence[KeyRow]:
    """The keys of the terminal UI in a flavour, or as the editor has them."""
    from workbench.tui.keymap_listing import key_rows

    return key_rows(flavour)


def write_keys(flavour: str | None) -> Path:
    """Write a key map to start from, and return its path."""
    from workbench.tui.keymap_listing import write_example

    return write_example(flavour)


UI = Ui(open=open_terminal_ui, keys=list_keys, write_keys=write_keys)


if __name__ == "__main__":
    run()
