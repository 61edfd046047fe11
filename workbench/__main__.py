"""Where the two interfaces meet: the command line opens the terminal UI without importing it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

from workbench.cli.main import main

if TYPE_CHECKING:
    from workbench.store.project import Project


def run() -> NoReturn:
    """The command `workbench`, also as `python -m workbench`."""
    sys.exit(main(sys.argv[1:], open_terminal_ui))


def open_terminal_ui(project: Project, document_id: str | None) -> int:
    """Run the terminal UI until it is left, and return the exit code."""
    from workbench.tui.app import run_app

    return run_app(project, document_id)


if __name__ == "__main__":
    run()
