"""What a verb is: its name, its help, its options, and what it does."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from workbench.errors import BadInputError, Place

if TYPE_CHECKING:
    from workbench.store.project import Project

KeyRow: TypeAlias = tuple[str, tuple[str, ...], tuple[str, ...], str]
"""An action's id, its keys, their twins in the Russian layout, and what it does."""
_LONGEST_NAME = 255  # bytes, in every usual file system
_LONGEST_PATH = 4095


@dataclass(frozen=True, slots=True)
class Ui:
    """The doors of the terminal UI; handed in, because the interfaces do not know each other.

    Attributes:
        open: runs it on a project, and on a document if one is named; returns the exit code.
        keys: what its keys are in a flavour, or in the editor's own key map.
        write_keys: writes a key map to start from, of a flavour, and returns its path.
    """

    open: Callable[[Project, str | None], int]
    keys: Callable[[str | None], Sequence[KeyRow]]
    write_keys: Callable[[str | None], Path]


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
    """The folder given with `-C`, or the current one.

    Raises:
        BadInputError: it does not exist.
    """
    folder: Path | None = args.project
    if folder is None:
        try:
            return Path.cwd()
        except FileNotFoundError as error:
            raise BadInputError(
                "the current folder does not exist any more", "change into another one"
            ) from error
    if not folder.is_dir():
        raise BadInputError("there is no such folder", "check the name", Place(str(folder)))
    return folder


def name(value: str) -> str:
    """An argument that names a file or a document, for argparse.

    Raises:
        BadInputError: no file system holds a name of this length.
    """
    longest = max(len(os.fsencode(part)) for part in value.split("/"))
    if longest > _LONGEST_NAME or len(os.fsencode(value)) > _LONGEST_PATH:
        raise BadInputError(f"the name “{value[:40]}…” is too long", "check the name")
    return value


def text(value: str) -> str:
    """An argument that is stored as text, for argparse: whole in a locale that is not UTF-8 too."""
    return os.fsencode(value).decode("utf-8")


def path(value: str) -> Path:
    """An argument that is a path, for argparse. Raises BadInputError as `name` does."""
    return Path(name(value))


def probability(value: str) -> float:
    """An option's value between 0 and 1, for argparse."""
    number = float(value)
    if not 0.0 <= number <= 1.0:
        raise argparse.ArgumentTypeError("it must lie between 0 and 1")
    return number
