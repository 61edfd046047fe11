"""What two editors decided differently, kept in the document until a person settles it.

A three-way merge of revisions (`revisions.merge`) leaves conflicts behind; nothing else makes them.
The document stays sound with them, and everything but the disputed place can be edited meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Members: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
"""Ids of the source and of the target paragraphs of a link."""

Version: TypeAlias = Literal["ours", "theirs", "base"]

VERSIONS: Mapping[Version, str] = {
    "ours": "as ours has it",
    "theirs": "as theirs has it",
    "base": "as it was before both",
}
"""The versions of a conflict in the order in which they are offered, with words for people."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A text that two editors changed at the same place.

    What only one of them changed is in all three texts already: these differ in disputed places
    alone.

    Attributes:
        base: with the disputed places as they were before both; '' where there was no text.
        ours: with those of the branch that was merged into; '' where it took the text away.
        theirs: with those of the branch that was merged.
    """

    base: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class LinkConflict:
    """Links of the same paragraphs about which two editors decided differently.

    Attributes:
        base: the links before both, as far as they touch what is disputed.
        ours: those that the branch decided on that was merged into.
        theirs: those that the merged branch decided on.
    """

    base: tuple[Members, ...]
    ours: tuple[Members, ...]
    theirs: tuple[Members, ...]
