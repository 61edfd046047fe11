"""Paths as people type them: completed, and looked up."""

from __future__ import annotations

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from workbench.disk import reading
from workbench.errors import BadInputError, Place

_WILD = frozenset("*?[")


def completions(typed: str, base: Path) -> list[str]:
    """What is typed with each name that it may be the beginning of; folders end in a slash.

    Hidden files are only proposed to those who have typed the dot.

    Args:
        typed: the beginning of a path; `~` is the home folder.
        base: folder that it is relative to.
    """
    folder, _, beginning = typed.rpartition("/")
    stem = typed.removesuffix(beginning)
    inside = base / _at_home(folder or ("/" if typed.startswith("/") else "."))
    return [stem + name for name in sorted(_names(inside)) if _may_begin(name, beginning)]


def named_files(typed: str, base: Path) -> tuple[Path, ...]:
    """The files that are meant: one, or all that a pattern such as `page-*.png` fits.

    Args:
        typed: a path or a pattern; `~` is the home folder.
        base: folder that it is relative to.

    Returns:
        Absolute paths, sorted by name.

    Raises:
        BadInputError: there is no such file, or it can not be looked for.
    """
    if not typed.strip():
        raise BadInputError("no file is named", "type where it lies")
    path = base / _at_home(typed.strip())
    with reading(path):
        if path.is_file():
            return (path,)
        if found := tuple(sorted(_fitting(path))):
            return found
        what = "this is a folder, not a file" if path.is_dir() else "there is no such file"
    raise BadInputError(what, "name a file, or several as page-*.png", Place(typed.strip()))


def _fitting(pattern: Path) -> Iterator[Path]:
    """The files of a folder that a pattern fits."""
    if not _WILD.intersection(pattern.name):
        return
    for name in _names(pattern.parent):
        path = pattern.parent / name
        if fnmatchcase(name, pattern.name) and path.is_file():
            yield path


def _at_home(typed: str) -> str:
    """`~` made the home folder, where there is one."""
    return os.path.expanduser(typed)  # noqa: PTH111 - Path.expanduser refuses an unknown user


def _names(folder: Path) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            yield from (entry.name + ("/" if entry.is_dir() else "") for entry in entries)
    except OSError:  # a folder that is not there or can not be looked into has nothing to propose
        return


def _may_begin(name: str, beginning: str) -> bool:
    return name.startswith(beginning) and (beginning.startswith(".") or not name.startswith("."))
