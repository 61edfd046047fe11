"""Three-way merge of what a document says of itself."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.model.conflict import Conflict
from workbench.model.description import (
    METADATA,
    SOURCE_LANGUAGE,
    TARGET_LANGUAGE,
    TITLE,
    Description,
)
from workbench.revisions.merge.fields import is_disputed, open_conflict, origin, pick


def merge_descriptions(base: Description, ours: Description, theirs: Description) -> Description:
    """Titles, parts of the metadata and languages, each as a whole.

    They are no running text: words of two dates or titles make one that nobody wrote.

    Raises:
        ImpossibleEditError: a new conflict would take the place of one that is open.
    """
    before, mine, other = (one.parts for one in (base, ours, theirs))
    open_before, open_mine, open_other = (dict(one.conflicts) for one in (base, ours, theirs))
    merged: dict[str, str] = {}
    conflicts: dict[str, Conflict] = {}
    for name in dict.fromkeys((*mine, *other)):
        entries = open_before.get(name), open_mine.get(name), open_other.get(name)
        first = origin(before.get(name, ""), *entries)
        versions = first, mine.get(name, ""), other.get(name, "")
        left = open_conflict(*entries, Conflict(*versions) if is_disputed(*versions) else None)
        if left is not None:
            conflicts[name] = left
        if left is not None or _is_kept(name, before, mine, other):
            merged[name] = pick(*versions)
    return Description(
        merged[TITLE],
        tuple(
            (name.removeprefix(METADATA), value)
            for name, value in merged.items()
            if name.startswith(METADATA)
        ),
        merged[SOURCE_LANGUAGE],
        merged[TARGET_LANGUAGE],
        tuple(conflicts.items()),
    )


def _is_kept(
    name: str, before: Mapping[str, str], mine: Mapping[str, str], other: Mapping[str, str]
) -> bool:
    """Whether a part is there afterwards: one that a version took out stays out."""
    return name in (other if (name in mine) == (name in before) else mine)
