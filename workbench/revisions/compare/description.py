"""What changed of a document's description."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.document import Document
from workbench.revisions.compare.changes import ConflictChanged, Described
from workbench.revisions.compare.fields import outcome_of


def description_changed(before: Document, after: Document) -> Iterator[Described | ConflictChanged]:
    """Title, metadata, languages, and conflicts about them."""
    old, new = ({"id": state.id, **state.description.parts} for state in (before, after))
    for field in dict.fromkeys((*new, *old)):
        if old.get(field) != new.get(field):
            yield Described(field, old.get(field), new.get(field))
    for field in dict.fromkeys((*after.conflicts, *before.conflicts)):
        outcome = outcome_of(before.conflicts.get(field), after.conflicts.get(field))
        if outcome:
            yield ConflictChanged("", field, outcome)
