"""Three-way merge of what a document says of itself."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.model.conflict import Conflict
from workbench.model.description import Description
from workbench.revisions.merge.fields import disputed, open_conflict, origin, pick
from workbench.revisions.threeway import merge_texts, versions

_METADATA = "metadata."


def merge_descriptions(base: Description, ours: Description, theirs: Description) -> Description:
    """Titles and metadata merged by words, the languages as a whole.

    Raises:
        ImpossibleEditError: a new conflict would take the place of one that is open.
    """
    before, mine, other = (_parts(one) for one in (base, ours, theirs))
    open_before, open_mine, open_other = (dict(one.conflicts) for one in (base, ours, theirs))
    merged: dict[str, str] = {}
    conflicts: dict[str, Conflict] = {}
    for name in dict.fromkeys((*mine, *other)):
        entries = open_before.get(name), open_mine.get(name), open_other.get(name)
        first = origin(before.get(name, ""), *entries)
        value, new = _merged(name, first, mine.get(name, ""), other.get(name, ""))
        left = open_conflict(*entries, new)
        if left is not None:
            conflicts[name] = left
        if left is not None or _is_kept(name, before, mine, other):
            merged[name] = value
    return Description(
        merged["title"],
        tuple(
            (name.removeprefix(_METADATA), value)
            for name, value in merged.items()
            if name.startswith(_METADATA)
        ),
        merged["source.language"],
        merged["target.language"],
        tuple(conflicts.items()),
    )


def _parts(description: Description) -> dict[str, str]:
    return {
        "title": description.title,
        "source.language": description.source_language,
        "target.language": description.target_language,
        **{f"{_METADATA}{key}": value for key, value in description.metadata},
    }


def _merged(name: str, base: str, ours: str, theirs: str) -> tuple[str, Conflict | None]:
    if name.endswith(".language") and not name.startswith(_METADATA):
        is_open = base not in (ours, theirs) and ours != theirs
        return pick(base, ours, theirs), Conflict(base, ours, theirs) if is_open else None
    chunks = merge_texts(base, ours, theirs)
    return versions(chunks)[1], disputed(chunks)


def _is_kept(
    name: str, before: Mapping[str, str], mine: Mapping[str, str], other: Mapping[str, str]
) -> bool:
    """Whether a part is there afterwards: one that a version took out stays out."""
    return name in (other if (name in mine) == (name in before) else mine)
