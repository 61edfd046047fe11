"""`workbench export`: documents as parallel text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.disk import write_text
from workbench.store.project import Project
from workbench.writers.formats import find
from workbench.writers.pairs import Selection, pairs


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export came to.

    Attributes:
        text: what was exported, where it was not written to a file; else ''.
        message: what was done, in words; '' if the text speaks for itself.
    """

    text: str
    message: str


def export(
    project: Project,
    document_ids: Sequence[str],
    format_name: str,
    selection: Selection,
    output: Path | None = None,
) -> Exported:
    """Export documents as text or to a file; where nothing is selected no file is touched.

    Raises:
        UsageError: there is no such format.
        BadInputError: there is no such document, or its file is damaged.
        StorageError: the file can not be written.
    """
    chosen = find(format_name)
    documents = [project.load(id_) for id_ in document_ids]
    nothing = ""
    if not any(True for document in documents for _ in pairs(document, selection)):
        why = "no link is confirmed" if selection.confirmed_only else "no text"
        nothing = f"nothing to export: {why}"
    if output is None:
        return Exported(chosen.write(documents, selection), nothing)
    if nothing:
        return Exported("", f"{nothing}; {output} was not written")
    write_text(output, chosen.write(documents, selection))
    return Exported("", f"wrote {output}")
