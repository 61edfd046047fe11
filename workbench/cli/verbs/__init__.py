"""One module a verb. Heavy imports stand inside `run`, so that `--help` stays quick.

The modules themselves are imported when their verb is called, or when all verbs are listed.
"""

from __future__ import annotations

from importlib import import_module
from typing import cast

from workbench.cli.verbs.verb import Ui, Verb

_MODULES = {
    "open": "open_",
    "init": "init",
    "import": "import_",
    "ocr": "ocr",
    "suggest": "suggest",
    "correct": "correct",
    "align": "align",
    "export": "export",
    "evaluate": "evaluate",
    "check": "check",
    "git": "git",
    "status": "status",
    "diff": "diff",
    "log": "log",
    "blame": "blame",
    "report": "report",
    "restore": "restore",
    "undo": "undo",
    "tutorial": "tutorial",
    "keys": "keys",
    "serve": "serve",
}
NAMES = tuple(_MODULES)
DEFAULT = NAMES[0]


def named(name: str) -> Verb:
    """The verb of this name. Raises KeyError."""
    return cast("Verb", import_module(f"{__name__}.{_MODULES[name]}").VERB)


__all__ = ["DEFAULT", "NAMES", "Ui", "Verb", "named"]
