"""Commits as people see them: who made them, when, and why."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from workbench.model.text import normalise
from workbench.revisions.git import Repository
from workbench.revisions.people import Person, person_told

_FORMAT = "%x00".join(("%aN", "%aE", "%aI", "%at", "%s"))
_SHORT = 8


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit.

    Attributes:
        id: its full name.
        parents: ids of the commits that it follows; in the history of a file those before it in
            which that file was changed.
        author: who made the change, with the name that `.mailmap` gives, where there is one.
        when: when the author made it, in the author's time zone.
        subject: the first line of the message, without what would command a terminal.
    """

    id: str
    parents: tuple[str, ...]
    author: Person
    when: datetime
    subject: str

    @property
    def short(self) -> str:
        """As much of the id as people write."""
        return self.id[:_SHORT]


def commits(
    repository: Repository, start: Sequence[str], paths: Sequence[str], *, every: bool = False
) -> Iterator[Commit]:
    """Commits, each before those that it follows.

    Args:
        repository: where they are.
        start: ids of commits from which they can be reached; with `^` before it, the id of one
            from which they can not.
        paths: only commits that change one of these, with parents among them, and merges.
        every: also those whose work a merge threw away. Otherwise, where all is in a merge as one
            parent has it, only that parent is followed.

    Raises:
        StorageError: git can not read them.
    """
    told = repository.told(
        "rev-list",
        *("--topo-order", "--parents", "--encoding=UTF-8", f"--format={_FORMAT}"),
        *(("--full-history",) if every else ()),
        *start,
        *("--", *paths),
    )
    lines = iter(told.decode("utf-8", "replace").split("\n"))
    for header in lines:
        if header:
            yield _commit(header, next(lines))


def _commit(header: str, about: str) -> Commit:
    _, commit, *parents = header.split(" ")
    name, email, when, seconds, subject = about.split("\0")
    author = person_told(name, email)
    return Commit(commit, tuple(parents), author, _when(when, seconds), normalise(subject))


def _when(iso: str, seconds: str) -> datetime:
    """A time with its zone; in UTC where somebody's program wrote a zone that does not exist.

    Of a time that can be none git and we make the beginning of 1970.
    """
    with suppress(ValueError):
        return datetime.fromisoformat(iso)
    with suppress(ValueError, OverflowError):
        return datetime.fromtimestamp(int(seconds), UTC)
    return datetime.fromtimestamp(0, UTC)


def cut_off(repository: Repository) -> frozenset[str]:
    """Ids of the commits before which a shallow clone knows nothing; none of a whole clone."""
    name = repository.told("rev-parse", "--git-path", "shallow").removesuffix(b"\n")
    try:
        return frozenset((repository.root / os.fsdecode(name)).read_text("ascii").split())
    except FileNotFoundError:
        return frozenset()


def moment(repository: Repository, text: str) -> int | None:
    """A point in time as git understands it: `yesterday`, `2 weeks ago`, `2026-03-02 18:00`.

    Returns:
        seconds since 1970; None where git does not understand it.
    """
    key = "workbench.moment"
    answer = repository.ask("-c", f"{key}={text}", "config", "--type=expiry-date", "--get", key)
    return int(answer.text) if answer.code == 0 else None
