"""`workbench align`: two plain files, or a document."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

from workbench.session.assistant import Assistant
from workbench.session.plain import align_lines, read_lines
from workbench.session.progress import document_progress
from workbench.session.session import Session
from workbench.store.project import Project
from workbench.wording import counted


class LinkOut(TypedDict):
    """A link as the command prints it."""

    source: list[int]
    target: list[int]
    confidence: float


def align_files(source: str, target: str) -> list[LinkOut]:
    """Links of the lines of two files, counted from 0; unlinked lines are left out.

    Raises:
        BadInputError: a file is missing or is not text.
    """
    beads = align_lines(read_lines(Path(source)), read_lines(Path(target)))
    return [
        LinkOut(
            source=list(bead.source),
            target=list(bead.target),
            confidence=round(bead.confidence, 4),
        )
        for bead in beads
        if bead.source and bead.target
    ]


def align_document(project: Project, document_id: str) -> tuple[str, list[LinkOut]]:
    """Link a document anew around its confirmed links, and save; a message, and its links.

    Raises:
        WorkbenchError: there is no such document, it is locked, or the disk refuses.
    """
    with Session(project, document_id) as session:
        beads = Assistant().align(session.document)
        with session.saving():
            edit = session.realign(beads)
        document, told = session.document, session.with_notice
    links = [
        LinkOut(
            source=[document.place(id_)[1] for id_ in link.source],
            target=[document.place(id_)[1] for id_ in link.target],
            confidence=link.confidence,
        )
        for link in document.links
        if link.is_pair
    ]
    counts = document_progress(document)
    changed = "links changed" if edit else "nothing changed"
    message = (
        f"{document.id}: {counted(counts.links, 'link')}, {counts.links_confirmed} confirmed and "
        f"kept, {changed}"
    )
    return told(message), links
