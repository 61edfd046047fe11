"""What a verb is: its name, its help, its options, and what it does."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from workbench.store.project import Project

    OpenUi: TypeAlias = Callable[[Project, str | None], int]
else:
    OpenUi = Callable


@dataclass(frozen=True, slots=True)
class Verb:
    """One command of the command line.

    Attributes:
        name: as typed.
        help: one line for the list of commands.
        description: what it does, for its own `--help`.
        examples: complete command lines.
        configure: adds its options to its parser.
        run: does it and returns the exit code.
    """

    name: str
    help: str
    description: str
    examples: tuple[str, ...]
    configure: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def project_of(args: argparse.Namespace) -> Project:
    """The project the command works in. Raises BadInputError when there is none."""
    from workbench.store.project import Project

    return Project.find(folder_of(args))


def folder_of(args: argparse.Namespace) -> Path:
    """The folder given with `-C`, or the current one."""
    folder: Path | None = args.project
    return folder or Path.cwd()


def probability(value: str) -> float:
    """An option's value between 0 and 1, for argparse."""
    number = float(value)
    if not 0.0 <= number <= 1.0:
        raise argparse.ArgumentTypeError("it must lie between 0 and 1")
    return number
