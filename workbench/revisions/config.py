"""The configuration of one clone (`git config --local`), with a memory of what we wrote into it."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass

from workbench.revisions.git import Repository

_WROTE = "workbench.wrote"
"""What `git setup` wrote: an entry a thing, its name, a tab, and what tells it again."""


@dataclass(frozen=True, slots=True)
class LocalConfig:
    """The configuration of a clone; all its working trees share it.

    Attributes:
        repository: the clone.
    """

    repository: Repository

    def get(self, key: str, *, everywhere: bool = False) -> str | None:
        """What a key is set to in this clone, or in any of git's files; None where it is not."""
        scope = () if everywhere else ("--local",)
        answer = self.repository.ask("config", *scope, "--null", "--get", key)
        return os.fsdecode(answer.output.rstrip(b"\0")) if answer.code == 0 else None

    def set(self, key: str, value: str) -> None:
        """Set a key in this clone. Raises StorageError when git refuses."""
        self.repository.told("config", "--local", key, value)

    def unset(self, key: str) -> None:
        """Take a key out of this clone's configuration. Raises StorageError when git refuses."""
        self.repository.told("config", "--local", "--unset", key)

    def written(self) -> dict[str, str]:
        """What we wrote and have not taken back, by name, with what tells it again."""
        answer = self.repository.ask("config", "--local", "--null", "--get-all", _WROTE)
        entries = os.fsdecode(answer.output).split("\0")[:-1]
        return {name: rest for name, _, rest in (entry.partition("\t") for entry in entries)}

    def remember(self, name: str, rest: str) -> None:
        """Note what is written under a name, in place of what was noted before."""
        self.forget(name)
        self.repository.told("config", "--local", "--add", _WROTE, f"{name}\t{rest}")

    def forget(self, name: str) -> None:
        """Drop the note of a name, if there is one."""
        rest = self.written().get(name)
        if rest is not None:
            entry = f"{name}\t{rest}"
            told = ("config", "--local", "--fixed-value", "--unset-all", _WROTE, entry)
            self.repository.told(*told)


def digest(value: str) -> str:
    """What tells a value again: the beginning of its SHA-256, 16 hexadecimal digits."""
    return hashlib.sha256(os.fsencode(value)).hexdigest()[:16]
