"""The one family of errors: what is wrong, where, and what to do.

Every error that a user can cause or meet is a `WorkbenchError`. The interfaces print it as one
line (`str(error)`) and the command line exits with its `exit_code`. Anything else that is raised
is a defect of the program.

Exit codes by contract: 0 ok, 1 findings or conflict, 2 usage, 3 a missing dependency, 4 bad input,
130 interrupted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is wrong: a file, and in it a line (from 1) and a field, as far as known."""

    file: str
    line: int | None = None
    field: str = ""

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.field}" if self.field else where


class WorkbenchError(Exception):
    """An error a person can act on.

    Args:
        message: what is wrong, without a final full stop.
        remedy: what to do about it, in the imperative; may be empty.
        place: where it is wrong; None where there is no place to name.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, remedy: str = "", place: Place | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.place = place

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        advice = f" — {self.remedy}" if self.remedy else ""
        return " ".join(f"{where}{self.message}{advice}".split())


class UsageError(WorkbenchError):
    """A command was called in a way that can not mean anything."""

    exit_code = 2


class MissingDependencyError(WorkbenchError):
    """A program, language pack or optional package is not installed; the remedy installs it."""

    exit_code = 3


class BadInputError(WorkbenchError):
    """A file is missing, unreadable, or not what it should be. Nothing on disk was changed."""

    exit_code = 4


class StorageError(WorkbenchError):
    """The disk refused: read-only, full, no permission. The document on disk is untouched."""

    exit_code = 4


class ForeignChangeError(StorageError):
    """Another program changed the file since it was opened; both versions are kept."""


class LockedError(WorkbenchError):
    """Another window has the document open for editing."""

    exit_code = 1


class EditMismatchError(WorkbenchError):
    """An edit was applied to a document that is not in the state the edit was made for."""

    exit_code = 1


class ImpossibleEditError(WorkbenchError):
    """A person asked for an edit that can not be made here, such as merging the last paragraph."""

    exit_code = 1
