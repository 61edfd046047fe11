"""Files become documents: read, kept beside the scans, aligned, saved. All or nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import regex

from workbench.disk import write_text
from workbench.errors import BadInputError, Place, UsageError
from workbench.model.build import build
from workbench.model.document import Document
from workbench.model.draft import Draft, DraftParagraph
from workbench.model.edits import apply
from workbench.model.operations.links import realign
from workbench.readers.encoding import read_file
from workbench.readers.files import read
from workbench.readers.translation import read_translation
from workbench.session.aligning import links_of_beads
from workbench.session.assistant import Assistant, Progress
from workbench.session.commands.growing import united_description, with_draft
from workbench.session.commands.new_files import NewFiles
from workbench.session.commands.scanning import IMAGE_SUFFIXES, read_scans_into_drafts
from workbench.session.progress.contents import paragraphs_in
from workbench.session.progress.progress import document_progress
from workbench.session.session import Session
from workbench.session.unbroken import unbroken
from workbench.store.codec import encode
from workbench.store.project import Project, usable_id
from workbench.wording import counted

_LANGUAGES = ("rus", "eng")
_KEPT = "imported"


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to become one document."""

    id: str
    texts: tuple[Path, ...]
    images: tuple[Path, ...]
    translation: Path | None
    title: str = ""


class Importer:
    """Brings files into a project.

    Args:
        project: where to.
        progress: told of long work.
    """

    def __init__(self, project: Project, progress: Progress) -> None:
        self.notices: list[str] = []
        self._project = project
        self._progress = progress

    def import_files(
        self,
        files: Sequence[Path],
        translation: Path | None,
        document_id: str | None,
        title: str = "",
    ) -> list[Document]:
        """Import files as documents; see `workbench import --help` for which become one.

        Raises:
            UsageError: an id that is unusable or taken.
            BadInputError: a file that can not be read as what it should be.
            MissingDependencyError: an image, and no Tesseract.
            StorageError: the disk refuses.
        """
        with NewFiles() as new:
            orders = self._orders(files, translation, document_id)
            documents = [self._carried_out(replace(order, title=title), new) for order in orders]
            new.keep()
        return documents

    @staticmethod
    def summary(document: Document) -> str:
        """What came in, in words."""
        counts = document_progress(document)
        return (
            f"{document.id}: {paragraphs_in(document)}, {counted(counts.links, 'link')}, "
            f"{counts.unlinked} unlinked"
        )

    def _orders(
        self, files: Sequence[Path], translation: Path | None, document_id: str | None
    ) -> list[_Order]:
        named = (*files, *([translation] if translation else []))
        for number, file in enumerate(named):
            _usable(file)
            if any(file.samefile(other) for other in named[:number]):
                raise UsageError(f"the file {file} is named twice", "name it once")
        images = tuple(file for file in files if file.suffix.lower() in IMAGE_SUFFIXES)
        texts = tuple(file for file in files if file not in images)
        as_one = document_id is not None or translation is not None or images
        if as_one:
            name = self._free_id(files[0]) if document_id is None else document_id
            return [_Order(usable_id(name), texts, images, translation)]
        orders: list[_Order] = []
        for file in texts:
            taken = {order.id for order in orders}
            orders.append(_Order(self._free_id(file, taken), (file,), (), None))
        return orders

    def _free_id(self, file: Path, taken: set[str] | None = None) -> str:
        name = slug(file.stem)
        if name in (taken or ()) or self._project.document_path(name).exists():
            raise UsageError(
                f"there is a document “{name}” already",
                f"choose another id: workbench import {file} --id NAME",
            )
        return name

    def _carried_out(self, order: _Order, new: NewFiles) -> Document:
        path = self._project.document_path(order.id)
        if path.exists():
            return self._grown(order, new)
        draft = self._draft(order, new)
        document = build(order.id, replace(draft, title=draft.title or order.id))
        beads = Assistant().align(document)
        document = apply(document, realign(document, links_of_beads(document, beads)))
        new.note([path])
        write_text(path, encode(document))
        return document

    def _grown(self, order: _Order, new: NewFiles) -> Document:
        """Give a document that lacks one side that side."""
        with Session(self._project, order.id) as session:
            if session.notice:
                self.notices.append(f"{session.id}: {session.notice}")
            old = session.document
            draft = self._draft(order, new)
            for has, brings, side in (
                (bool(old.source), bool(draft.source), "original"),
                (bool(old.target), bool(draft.target), "translation"),
            ):
                if has and brings:
                    raise UsageError(
                        f"the document “{order.id}” has its {side} already",
                        "choose another id with --id",
                    )
            edit = with_draft(session.document, draft, order.title)
            with unbroken():
                session.commit_and_save(edit)
                new.keep()
            return session.document

    def _draft(self, order: _Order, new: NewFiles) -> Draft:
        drafts = [read(path) for path in order.texts]
        if order.translation:
            drafts.append(_translation(order.translation, drafts))
        folder = self._project.scan_folder(order.id)
        for path in (*order.texts, *([order.translation] if order.translation else [])):
            new.copy(path, folder / _KEPT)
        return _united([*self._scanned(order, folder, new), *drafts], order)

    def _scanned(self, order: _Order, folder: Path, new: NewFiles) -> list[Draft]:
        if not order.images:
            return []
        from workbench.ocr.scans import store_pages
        from workbench.ocr.tesseract import require

        require(_LANGUAGES)
        scans: list[Path] = []
        for image in order.images:
            with new.watching(folder):
                scans += store_pages(image, folder, len(scans) + 1)
        hocr = [scan.with_suffix(".hocr") for scan in scans]
        new.note(path for path in hocr if not path.exists())
        return [Draft(source=read_scans_into_drafts(scans, _LANGUAGES, self._progress))]


def slug(name: str) -> str:
    """A document id made of a file's name: lower case, words joined by hyphens."""
    words = regex.findall(r"[\p{L}\p{M}\p{N}_.]+", unicodedata.normalize("NFC", name).lower())
    return "-".join(words).strip("._-")[:100] or "document"


def _translation(path: Path, originals: Sequence[Draft]) -> Draft:
    """The file given as translation. Raises UsageError when it can not be meant as one."""
    text = read_file(path)
    if any(draft.target for draft in originals):
        raise UsageError(
            "the files to import have a translation in them already",
            f"leave out --translation {path}, or name a file with the original alone",
        )
    cyrillic = len(regex.findall(r"\p{Cyrillic}", text))
    if cyrillic > len(regex.findall(r"\p{Latin}", text)):
        raise UsageError(
            f"{path} is given as the translation, but most of it is Cyrillic",
            "name the original as FILE and the English after --translation",
        )
    return read_translation(text, str(path))


def _usable(file: Path) -> None:
    """Refuses what can not be imported, by its name and kind; nothing is opened."""
    place = Place(str(file))
    if file.is_dir():
        raise BadInputError("this is a folder, not a file", "name a file in it", place)
    if not file.exists():
        raise BadInputError("there is no such file", "check the name", place)
    if not file.is_file():
        advice = "write what it gives into a file and import that; the file is kept as it came"
        raise BadInputError("this is a pipe or a device, not a file", advice, place)
    if file.suffix.lower() == ".json":
        advice = "copy a document of another project into aligned/ instead"
        raise BadInputError("JSON is not text to import", advice, place)


def _united(drafts: Sequence[Draft], order: _Order) -> Draft:
    source: list[DraftParagraph] = [p for draft in drafts for p in draft.source]
    target: list[DraftParagraph] = [p for draft in drafts for p in draft.target]
    if not source and not target:
        raise BadInputError("nothing was found in the files", "check that they hold text")
    described = united_description(order.title, drafts)
    return replace(described, source=tuple(source), target=tuple(target))
