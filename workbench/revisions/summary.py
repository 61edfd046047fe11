"""Counts of changes in an editor's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workbench.revisions.compare.changes import (
    Described,
    DocumentChanges,
    FieldChanged,
    Reordered,
)
from workbench.revisions.compare.totals import totals
from workbench.wording import counted

_STATUSES = {"verified": "verified", "corrected": "set to corrected", "raw": "set back to raw"}
_FIELDS = {
    "note": ("note", "changed"),
    "kind": ("paragraph", "of another kind"),
    "ocr": ("paragraph", "read anew"),
}


def summary(found: DocumentChanges) -> tuple[str, ...]:
    """What was done, each kind with how often: `3 corrections`, `1 paragraph split`."""
    told = tuple(_parts(found))
    return told or (("only links of the machine",) if found.automatic else ())


def _parts(found: DocumentChanges) -> Iterator[str]:
    counts = totals(found)
    yield from _told(counts.corrected, "correction")
    yield from _told(counts.translated, "correction", "of the translation")
    yield from _told(counts.confirmed, "word", "confirmed as read")
    yield from _told(counts.reopened, "word", "no longer confirmed")
    for number, how in (
        (counts.split, "split"),
        (counts.joined, "joined from others"),
        (counts.recut, "cut in other places"),
        (counts.added, "added"),
        (counts.removed, "taken out"),
    ):
        yield from _told(number, "paragraph", how)
    moved = sum(len(change.ids) for change in found.changes if isinstance(change, Reordered))
    yield from _told(moved, "paragraph", "moved")
    yield from _fields(found)
    yield from _told(counts.links_confirmed, "link", "confirmed")
    yield from _told(counts.links_reopened, "confirmed link", "given up")
    yield from _told(counts.relinked, "time", "linked anew")
    yield from _told(counts.conflicts_opened, "conflict", "opened")
    yield from _told(counts.conflicts_settled, "conflict", "settled")
    described = [change.field for change in found.changes if isinstance(change, Described)]
    yield from ["id changed"] * described.count("id")
    parts = len(described) - described.count("id")
    yield from _told(parts, "part", "of the description changed")


def _fields(found: DocumentChanges) -> Iterator[str]:
    changed = [change for change in found.changes if isinstance(change, FieldChanged)]
    statuses = Counter(change.new for change in changed if change.field == "status")
    for status, how in _STATUSES.items():
        yield from _told(statuses[status], "paragraph", how)
    fields: Counter[str] = Counter(change.field for change in changed)
    for field, (noun, how) in _FIELDS.items():
        yield from _told(fields[field], noun, how)


def _told(number: int, noun: str, how: str = "") -> Iterator[str]:
    if number:
        yield f"{counted(number, noun)} {how}".rstrip()
