"""The people git knows: who commits, and who works here."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.text import normalise
from workbench.revisions.git import Repository


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


def person_told(name: str, email: str) -> Person:
    """Somebody as git tells of them; in a name nothing is left that commands a terminal."""
    return Person(normalise(name), email)


def present_person(repository: Repository) -> Person | None:
    """Who works here by git's configuration; None where it does not say.

    The name is the one that `.mailmap` gives, where there is one.
    """
    name, email = repository.setting("user.name"), repository.setting("user.email")
    if not name:
        return None
    answer = repository.ask("check-mailmap", f"{name} <{email}>")
    mapped, _, address = answer.text.strip().rpartition(" <")
    if mapped:
        return person_told(mapped, address.removesuffix(">"))
    return person_told(name, email)
