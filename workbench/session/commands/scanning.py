"""Page images in: read with Tesseract, kept in the project, their paragraphs made drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.errors import BadInputError, Place, UsageError
from workbench.lexicon.furniture import classify
from workbench.model.draft import DraftParagraph
from workbench.model.laws import is_page_name
from workbench.session.assistant import Progress
from workbench.session.commands.growing import with_originals
from workbench.session.commands.new_files import NewFiles
from workbench.session.session import Session
from workbench.store.project import Project
from workbench.wording import counted

IMAGE_SUFFIXES = frozenset({".png", ".tif", ".tiff", ".jpg", ".jpeg"})


def names_image(name: str) -> bool:
    """Whether an argument names an image file, which need not exist, rather than a document."""
    path = Path(name)
    if path.suffix.lower() in IMAGE_SUFFIXES:
        return True
    return path.is_file() and path.suffix != ".json"


def read_images(images: Sequence[Path], languages: Sequence[str], progress: Progress) -> list[str]:
    """The text of page images, one string a page; nothing is written.

    Raises:
        UsageError: no languages.
        BadInputError: an image can not be read.
        MissingDependencyError: Tesseract or a language is not installed.
    """
    from workbench.ocr.pages import page_text
    from workbench.ocr.reading import read_page
    from workbench.ocr.scans import store_pages

    _require_named(languages)
    texts: list[str] = []
    for number, image in enumerate(images):
        progress(f"reading {image.name}", number / len(images))
        with TemporaryDirectory(prefix="workbench-") as folder:
            pages = store_pages(image, Path(folder))
            texts += [page_text(read_page(page, languages)) for page in pages]
    return texts


def read_scans_into_drafts(
    scans: Sequence[Path], languages: Sequence[str], progress: Progress
) -> tuple[DraftParagraph, ...]:
    """Paragraphs of scans that lie in the project; the hOCR is kept beside each.

    Raises:
        BadInputError: an image can not be read.
        MissingDependencyError: Tesseract or a language is not installed.
        StorageError: the hOCR can not be written.
    """
    from workbench.ocr.pages import draft_paragraphs
    from workbench.ocr.reading import read_scans

    found: list[DraftParagraph] = []
    pages = read_scans(
        scans,
        languages,
        progress=lambda p: progress(f"reading {p.image.name if p.image else ''}", p.done / p.total),
    )
    for scan, page in zip(scans, pages, strict=True):
        found += draft_paragraphs(page, scan.name)
    return marked(found)


def marked(paragraphs: Sequence[DraftParagraph]) -> tuple[DraftParagraph, ...]:
    """The paragraphs of an original with page furniture marked."""
    likely = classify([p.text for p in paragraphs], "ru")
    return tuple(
        replace(p, kind="furniture") if p.kind == "furniture" or chance >= 0.5 else p
        for p, chance in zip(paragraphs, likely, strict=True)
    )


def read_new_scans(
    project: Project, document_id: str, languages: Sequence[str], progress: Progress
) -> str:
    """Read the scans of a document that its paragraphs do not come from yet, and add them.

    Returns:
        What was done, in words.

    Raises:
        WorkbenchError: no languages, no such document, a locked one, an unreadable scan, two scans
            of one name, or missing Tesseract.
    """
    _require_named(languages)
    with Session(project, document_id) as session:
        known = {part.page for p in session.document.source for part in p.scan}
        folder = project.scan_folder(session.id)
        images = sorted(
            p
            for p in folder.glob("*")
            if p.suffix.lower() in IMAGE_SUFFIXES and is_page_name(p.name)
        )
        new = [image for image in images if image.name not in known]
        if not new:
            where = folder.relative_to(project.root)
            return session.with_notice(f"{session.id}: no scan in {where} that has not been read")
        _refuse_namesakes(images, new)
        with NewFiles() as made:
            hocr = (image.with_suffix(".hocr") for image in new)
            made.note(path for path in hocr if not path.exists())
            drafts = read_scans_into_drafts(new, languages, progress)
            edit = with_originals(session.document, drafts)
            made.keep()
        session.commit_and_save(edit)
        pages, paragraphs = counted(len(new), "page"), counted(len(drafts), "paragraph")
        return session.with_notice(f"{session.id}: read {pages}, {paragraphs}")


def _require_named(languages: Sequence[str]) -> None:
    if not languages or not all(languages):
        raise UsageError("a Tesseract language has no name", "write --lang rus+eng, for example")


def _refuse_namesakes(images: Iterable[Path], new: Sequence[Path]) -> None:
    """Refuses a new image whose hOCR would stand where that of another image stands."""
    stems = Counter(image.stem for image in images)
    for image in new:
        if stems[image.stem] > 1:
            what = f"two page images are called {image.stem}, and what is read of one would replace"
            raise BadInputError(
                f"{what} what is read of the other", "rename one of them", Place(str(image))
            )
