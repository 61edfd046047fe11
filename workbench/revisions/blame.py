"""Who wrote each line of a file, from `git blame`."""

from __future__ import annotations

from pathlib import Path

from workbench.revisions.git import Repository
from workbench.revisions.people import Person, person_told

_OPTIONS = ("--porcelain", "-w", "--no-textconv", "--encoding=UTF-8", "--contents", "-")


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
            people[commit] = person_told(name, email)
        found.append(people[commit] if commit.strip("0") else None)
    return found
