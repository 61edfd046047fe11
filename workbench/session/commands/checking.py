"""`workbench check`: findings of files, and files that are sound written canonically."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workbench.disk import read_text, write_text
from workbench.errors import BadInputError, LockedError
from workbench.lexicon.glossary import FILE
from workbench.session import glossary
from workbench.session.session import Session
from workbench.store.check import check_file
from workbench.store.codec import decode, encode
from workbench.store.finding import Finding
from workbench.store.project import Project, why_unusable


def files_of(project: Project) -> tuple[Path, ...]:
    """What there is to check in a project: its documents, and its glossary if it has one."""
    own = glossary.path_of(project)
    return (*project.document_files(), *((own,) if own.exists() else ()))


def findings(path: Path, *, scans: bool = True) -> Iterator[Finding]:
    """Everything wrong with a file.

    Args:
        path: a document, or a glossary.
        scans: whether the scans of a document are to be looked at, if it is one of a project.
    """
    if path.name == FILE:
        return glossary.findings(path)
    project = _project_of(path) if scans else None
    return check_file(path, project.root / "scans" if project else None, _text_length)


def fix(path: Path) -> str:
    """Write a file canonically if it is sound; what was done, in words, or ''.

    A document of a project is locked, and edits that a crash left unsaved are saved with it. One
    that is open in another window, or damaged, is left as it is.

    Raises:
        StorageError: the file can not be written.
    """
    if path.name == FILE:
        return ""
    try:
        text = read_text(path)
        canonical = encode(decode(text, str(path)))
    except BadInputError:  # it is a finding
        return ""
    if canonical == text:
        return ""
    project = _project_of(path)
    if project is not None:
        return _fix_document(project, path)
    write_text(path, canonical)
    return f"rewrote {path}"


def _fix_document(project: Project, path: Path) -> str:
    if why_unusable(path.stem) is not None:  # nothing that could be locked, and a finding
        return ""
    try:
        with Session(project, path.stem) as session:
            session.save()
            return session.with_notice(f"rewrote {path}")
    except LockedError as error:
        return f"left {path} as it is: {error.message}"


def _text_length(image: Path) -> int:
    """Code points of the text of a page, as its hOCR has it. Raises BadInputError."""
    from workbench.ocr import hocr  # only where there are scans
    from workbench.ocr.pages import page_text
    from workbench.ocr.reading import hocr_path

    return len(page_text(hocr.load(hocr_path(image))))


def _project_of(path: Path) -> Project | None:
    """The project whose document the file is; None for a file elsewhere."""
    if path.suffix != ".json" or not path.exists():
        return None
    folder = path.parent.resolve()
    return Project(folder.parent) if folder.name == "aligned" else None
