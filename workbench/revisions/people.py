"""The people git knows: who commits, and who works here."""

from __future__ import annotations

from dataclasses import dataclass

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
