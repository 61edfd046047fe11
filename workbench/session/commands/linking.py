"""`workbench align`: two plain files, or a document."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NotRequired, TypedDict

from workbench.model.sentences import SentencePair
from workbench.session.aligning import bead_of_link
from workbench.session.assistant import Assistant
from workbench.session.commands.plain import align_lines, read_lines, sentences_of_lines
from workbench.session.progress.progress import document_progress
from workbench.session.session import Session
from workbench.store.project import Project
from workbench.wording import counted


class LinkOut(TypedDict):
    """A link as the command prints it."""

    source: list[int]
    target: list[int]
    confidence: float


class SentencesOut(LinkOut):
    """A pair of sentences as the command prints it.

    Attributes:
        source_spans: first code point and one past the last in each of the source lines.
        target_spans: the same in the target lines.
    """

    source_spans: list[list[int]]
    target_spans: list[list[int]]


class FilesOut(TypedDict):
    """An alignment of two files as the command prints it; sentences only where asked for."""

    links: list[LinkOut]
    sentences: NotRequired[list[SentencesOut]]


def align_files(source: str, target: str, *, sentences: bool = False) -> FilesOut:
    """Links of the lines of two files, counted from 0; unlinked lines are left out.

    Args:
        source: the original.
        target: the translation.
        sentences: whether to align the sentences inside the links too.

    Raises:
        BadInputError: a file is missing or is not text.
    """
    left, right = read_lines(Path(source)), read_lines(Path(target))
    links = [bead for bead in align_lines(left, right) if bead.source and bead.target]
    found = FilesOut(links=[_link(one.source, one.target, one.confidence) for one in links])
    if sentences:
        found["sentences"] = [_pair(one) for one in sentences_of_lines(left, right, links)]
    return found


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
    pairs = [bead_of_link(document, link) for link in document.links if link.is_pair]
    links = [_link(one.source, one.target, one.confidence) for one in pairs]
    counts = document_progress(document)
    changed = "links changed" if edit else "nothing changed"
    message = (
        f"{document.id}: {counted(counts.links, 'link')}, {counts.links_confirmed} confirmed and "
        f"kept, {changed}"
    )
    return told(message), links


def _link(source: Iterable[int], target: Iterable[int], confidence: float) -> LinkOut:
    return LinkOut(source=list(source), target=list(target), confidence=round(confidence, 4))


def _pair(pair: SentencePair) -> SentencesOut:
    return SentencesOut(
        **_link(
            (piece.paragraph for piece in pair.source),
            (piece.paragraph for piece in pair.target),
            pair.confidence,
        ),
        source_spans=[[piece.span.start, piece.span.end] for piece in pair.source],
        target_spans=[[piece.span.start, piece.span.end] for piece in pair.target],
    )
