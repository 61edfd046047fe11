"""Who wrote each line of a file, from `git blame`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.revisions.git import Repository

_OPTIONS = ("--porcelain", "-w", "--no-textconv", "--encoding=UTF-8", "--contents", "-")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who commits.

    Attributes:
        name: as git has it.
        email: the address, or ''.
    """

    name: str
    email: str = ""

    def is_same(self, other: Person) -> bool:
        """Whether both are one person: by the address, without one by the name."""
        if self.email and other.email:
            return self.email.casefold() == other.email.casefold()
        return self.name.casefold() == other.name.casefold()


def line_authors(repository: Repository, file: Path, text: str) -> list[Person | None]:
    """Who wrote each line of a text that is the new content of a file.

    Names are those of `.mailmap`, where there is one. White space does not count as written.

    Args:
        repository: where the file lies.
        file: the file; it may be new to git.
        text: what it holds, or will hold. The file itself is not read.

    Returns:
        one for each line; None for a line that is not committed.

    Raises:
        StorageError: git refused.
    """
    path = file.resolve().relative_to(repository.root.resolve()).as_posix()
    if repository.ask("cat-file", "-e", f"HEAD:{path}").code != 0:
        return [None] * (text.count("\n") + (not text.endswith("\n")))
    told = repository.told("blame", *_OPTIONS, "--", path, given=text.encode("utf-8"))
    return _parsed(told.decode("utf-8", "replace"))


def present_person(repository: Repository) -> Person | None:
    """Who works here by git's configuration; None where it does not say.

    The name is the one that `.mailmap` gives, where there is one.
    """
    name, email = repository.setting("user.name"), repository.setting("user.email")
    if not name:
        return None
    answer = repository.ask("check-mailmap", f"{name} <{email}>")
    mapped, _, address = answer.text.strip().rpartition(" <")
    return Person(mapped, address.removesuffix(">")) if mapped else Person(name, email)


def _parsed(told: str) -> list[Person | None]:
    """The authors in what `git blame --porcelain` prints.

    Each line of the file is a header, `commit old-line new-line`, after it what has not been told
    of the commit yet, and the line itself behind a tab.
    """
    lines = iter(told.split("\n"))
    people: dict[str, Person] = {}
    found: list[Person | None] = []
    for header in lines:
        if not header:
            break
        commit = header.partition(" ")[0]
        name, email = "", ""
        for line in lines:
            if line.startswith("\t"):
                break
            key, _, value = line.partition(" ")
            name = value if key == "author" else name
            email = value.strip("<>") if key == "author-mail" else email
        if commit not in people:
            people[commit] = Person(name, email)
        found.append(people[commit] if commit.strip("0") else None)
    return found
