"""What the editor is given: sample documents with nothing decided, whole or some paragraphs."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from tests.tui.scripted.truth import Pair, Truth
from workbench.disk import write_text
from workbench.model.document import Document
from workbench.model.edits import apply
from workbench.model.operations.paragraphs import merge_paragraphs, split_paragraph
from workbench.store.codec import encode
from workbench.store.project import Project

REPOSITORY = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Task:
    """A document as it was imported, and what it should become.

    Attributes:
        document: texts as Tesseract read them, all links the machine's.
        truth: the end.
    """

    document: Document
    truth: Truth

    def project(self, folder: Path) -> Project:
        """A project in an empty folder with this document and its scans."""
        id_ = self.document.id
        project = Project(folder)
        shutil.copytree(REPOSITORY / "scans" / id_, project.scan_folder(id_))
        project.aligned.mkdir()
        write_text(project.document_path(id_), encode(self.document))
        return project


def whole(document_id: str) -> Task:
    """A document of the sample project, which is kept as it was imported."""
    return Task(Project(REPOSITORY).load(document_id), Truth.of_sample(document_id))


def excerpt(task: Task, source: Collection[int], target: Collection[int]) -> Task:
    """Only some paragraphs of either side."""
    document, truth = task.document, task.truth
    kept = {document.source[n].id for n in source} | {document.target[n].id for n in target}
    links = (replace(link, source=_of(link.source, kept), target=_of(link.target, kept))
             for link in document.links)  # fmt: skip
    return Task(
        replace(
            document,
            source=tuple(document.source[n] for n in source),
            target=tuple(document.target[n] for n in target),
            links=tuple(link for link in links if link.ids),
        ),
        replace(
            truth,
            source=tuple(truth.source[n] for n in source),
            target=tuple(truth.target[n] for n in target),
            source_kinds=tuple(truth.source_kinds[n] for n in source),
            target_kinds=tuple(truth.target_kinds[n] for n in target),
            links=tuple(_renumbered(truth.links, tuple(source), tuple(target))),
        ),
    )


def torn(task: Task, broken: int, joined: int) -> Task:
    """The same where reading went wrong: one paragraph in two halves, and two in one.

    Args:
        task: the document.
        broken: number of a paragraph that is broken behind its first sentence.
        joined: number of a paragraph that the next one is joined to; it stands further up.
    """
    document = task.document
    paragraph = document.source[broken]
    behind = paragraph.text.index(". ") + 2
    document = apply(document, split_paragraph(document, paragraph.id, behind, behind))
    document = apply(document, merge_paragraphs(document, document.source[joined].id))
    return replace(task, document=document)


def _of(ids: Iterable[str], kept: Collection[str]) -> tuple[str, ...]:
    return tuple(id_ for id_ in ids if id_ in kept)


def _renumbered(
    links: Iterable[Pair], source: tuple[int, ...], target: tuple[int, ...]
) -> Iterable[Pair]:
    for left, right in links:
        pair = (
            tuple(source.index(n) for n in left if n in source),
            tuple(target.index(n) for n in right if n in target),
        )
        if all(pair):
            yield pair
