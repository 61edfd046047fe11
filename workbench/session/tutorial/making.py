"""Puts the tutorial into a folder as a project of its own, or finds it there as it was left.

Its page, what a machine read on it, and the translation are data of the package, made by
`benchmarks/tutorial/make.py`. The document is made of them as `workbench import` would make it.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from itertools import count
from pathlib import Path

import platformdirs

from workbench.disk import storing, write_text
from workbench.errors import Place, UsageError
from workbench.lexicon.furniture import classify
from workbench.model.build import build
from workbench.model.document import Document
from workbench.model.draft import Draft, DraftParagraph
from workbench.model.edits import apply
from workbench.model.operations.links import realign
from workbench.session.aligning import links_of_beads
from workbench.session.assistant import Assistant
from workbench.session.commands.scanning import marked
from workbench.store.codec import encode
from workbench.store.lock import DocumentLock
from workbench.store.project import Project

ID = "tutorial"
"""The document's id."""
TITLE = "Two minutes at the desk"

_DATA = files("workbench.session.tutorial") / "data"
_PAGE = "page-001.png"


def default_folder() -> Path:
    """Where the tutorial lies unless another folder is named: in the user's folder of data."""
    return Path(platformdirs.user_data_dir("workbench")) / ID


def tutorial_in(folder: Path) -> Project:
    """The tutorial in a folder, made if it is not there; one that is there stays as it is.

    Raises:
        UsageError: the folder holds something else.
        StorageError: the disk refuses; nothing is left behind.
    """
    project = Project(folder)
    if project.document_path(ID).is_file():
        return project
    with storing(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(
                "the folder for the tutorial holds something else",
                "name one that is empty or does not exist",
                Place(str(folder)),
            )
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _beside(folder) as made:
            _make(Project(made))
    return project


def set_aside(folder: Path) -> Path | None:
    """Move the tutorial in a folder out of the way; where it lies now, or None if there was none.

    Whatever its file holds: one that can not be read any more is the first to be made anew.

    Raises:
        UsageError: the folder holds other documents too.
        LockedError: it is open in another window.
        StorageError: the disk refuses.
    """
    project = Project(folder)
    if not project.document_path(ID).is_file():
        return None
    if project.document_ids() != (ID,):
        raise UsageError(
            "the folder holds other documents than the tutorial",
            "name another folder for the tutorial",
            Place(str(folder)),
        )
    lock = DocumentLock(project.lock_path(ID))
    lock.acquire()
    try:
        names = (folder.with_name(f"{folder.name}-{number}") for number in count(1))
        aside = next(name for name in names if not name.exists())
        with storing(folder):
            folder.rename(aside)
    finally:
        lock.release()
    return aside


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """A new folder that takes the place of `folder`, empty or missing, when the block ends well."""
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        yield made
        made.chmod(0o755)
        made.replace(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def _make(project: Project) -> None:
    scans = project.scan_folder(ID)
    scans.mkdir(parents=True)
    for name in (_PAGE, _hocr(_PAGE)):
        with as_file(_DATA / name) as path:
            shutil.copyfile(path, scans / name)
    write_text(project.document_path(ID), encode(_document(scans / _PAGE)))


def _document(page: Path) -> Document:
    from workbench.ocr.pages import draft_paragraphs
    from workbench.ocr.reading import stored_page

    translation = (_DATA / "translation.txt").read_text("utf-8").splitlines()
    draft = Draft(
        title=TITLE,
        source=marked(draft_paragraphs(stored_page(page), page.name)),
        target=tuple(
            DraftParagraph(text, "furniture" if chance >= 0.5 else "text")
            for text, chance in zip(translation, classify(translation, "en"), strict=True)
        ),
    )
    document = build(ID, draft)
    return apply(document, realign(document, links_of_beads(document, Assistant().align(document))))


def _hocr(page: str) -> str:
    return Path(page).with_suffix(".hocr").name
