"""What editors did, in counts: by editor, and by document or by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypeGuard

from workbench.revisions.compare.changes import (
    Change,
    FieldChanged,
    WordsChanged,
    WordsChecked,
)
from workbench.revisions.compare.totals import totals
from workbench.revisions.people import Person
from workbench.session.revising.activity import Done

By: TypeAlias = Literal["editor", "document", "day"]
Places: TypeAlias = frozenset[tuple[str, str]]
"""Paragraphs: the id of the document and that of the paragraph."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What was done.

    Attributes:
        commits: ids of the commits in which it was.
        words: words of the original that came to read differently; a place where only signs did
            counts as one.
        paragraphs: those of the original in which words were corrected or confirmed.
        verified: those that were set to verified.
        links: links that were made or confirmed.
        splits: times that a paragraph became several.
        joins: times that several became one.
    """

    commits: frozenset[str] = frozenset()
    words: int = 0
    paragraphs: Places = frozenset()
    verified: Places = frozenset()
    links: int = 0
    splits: int = 0
    joins: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.commits | other.commits,
            self.words + other.words,
            self.paragraphs | other.paragraphs,
            self.verified | other.verified,
            self.links + other.links,
            self.splits + other.splits,
            self.joins + other.joins,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """What one editor did.

    Attributes:
        editor: who.
        part: the document, or the day as 2026-03-02; '' for all.
        tally: what.
    """

    editor: Person
    part: str
    tally: Tally


def tally(one: Done) -> Tally:
    """What one commit did to one document, counted."""
    counts = totals(one.changes)
    changes = one.changes.changes
    return Tally(
        frozenset((one.commit.id,)),
        sum(max(1, c.words) for c in changes if _is_correction(c)),
        frozenset((one.document, id_) for change in changes for id_ in _corrected(change)),
        frozenset((one.document, c.paragraph) for c in changes if _set(c, "verified")),
        counts.links_confirmed,
        counts.split,
        counts.joined,
    )


def rows(work: Iterable[Done], by: By = "editor") -> list[Row]:
    """What was done by each editor, and for each of their documents or days.

    Args:
        work: what was done, the latest first: editors are called as they called themselves last.
        by: what there are rows for; `editor` for one row each.

    Returns:
        the rows, editors by name, their parts in order.
    """
    found: dict[tuple[Person, str], Tally] = {}
    people: list[Person] = []
    for one in work:
        author = one.commit.author
        editor = next((known for known in people if known.is_same(author)), None)
        if editor is None:
            editor = author
            people.append(editor)
        key = editor, _part(one, by)
        found[key] = found.get(key, Tally()) + tally(one)
    order = sorted(found, key=lambda key: (key[0].name.casefold(), key[0].email, key[1]))
    return [Row(*key, found[key]) for key in order]


def _part(one: Done, by: By) -> str:
    if by == "document":
        return one.document
    return f"{one.commit.when:%Y-%m-%d}" if by == "day" else ""


def _corrected(change: Change) -> Iterator[str]:
    """Paragraphs of the original that a change corrected."""
    if _is_correction(change):
        yield from (piece.paragraph for piece in change.new)
    elif (isinstance(change, WordsChecked) and change.is_checked) or _set(change, "corrected"):
        yield change.paragraph


def _is_correction(change: Change) -> TypeGuard[WordsChanged]:
    return isinstance(change, WordsChanged) and change.side == "source"


def _set(change: Change, status: str) -> bool:
    return isinstance(change, FieldChanged) and (change.field, change.new) == ("status", status)
