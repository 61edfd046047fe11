"""Which files commits changed, and what these were before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.revisions.git import Repository

_OPTIONS = ("--stdin", "--root", "-r", "-c", "-M", "-z", "--raw", "--no-abbrev")


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file that a commit left otherwise than every parent has it.

    Attributes:
        commit: the id of the commit.
        path: the file's name, from the root of the repository.
        before: the ids of its content in the parents that have it, under whatever name.
        after: the id of its content; '' where the commit took it away.
    """

    commit: str
    path: str
    before: tuple[str, ...]
    after: str


def changed_files(repository: Repository, commits: Sequence[str]) -> Iterator[ChangedFile]:
    """What commits did to files, commit by commit; a merge did only what is in no parent.

    A file that was renamed is one that was changed.

    Raises:
        StorageError: git can not read them.
    """
    given = "".join(f"{commit}\n" for commit in commits)
    told = repository.told("diff-tree", *_OPTIONS, given=given.encode("ascii"))
    fields = iter(told.decode("utf-8", "surrogateescape").split("\0"))
    commit = ""
    for field in fields:
        if field.startswith(":"):
            yield _changed(commit, field, fields)
        else:
            commit = field


def _changed(commit: str, about: str, names: Iterator[str]) -> ChangedFile:
    """A file from `:mode mode blob blob status`, with a colon, mode and blob for each parent."""
    parents = len(about) - len(about.lstrip(":"))
    parts = about[parents:].split(" ")
    *before, after = (_blob(name) for name in parts[parents + 1 : -1])
    path = next(names)
    if parents == 1 and parts[-1][0] in "RC":
        path = next(names)
    return ChangedFile(commit, path, tuple(filter(None, before)), after)


def _blob(name: str) -> str:
    return name if name.strip("0") else ""
