"""Reads page images into hOCR that is kept beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench import disk
from workbench.ocr import foreign, hocr, hocr_writer, hyphens, images, segment, tesseract
from workbench.ocr.layout import HocrPage


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading of several pages has come.

    Attributes:
        image: the page that is about to be read; None when all are done.
        done: pages read so far.
        total: pages to read.
    """

    image: Path | None
    done: int
    total: int


def hocr_path(image_path: Path) -> Path:
    """Where the hOCR of a page image lies: beside it, with the ending .hocr."""
    return image_path.with_suffix(".hocr")


def read_page(
    image_path: Path,
    languages: Sequence[str] = tesseract.LANGUAGES,
    psm: int = tesseract.PAGE_SEGMENTATION,
) -> HocrPage:
    """Read one page image with Tesseract; nothing is written.

    Paragraphs are found by geometry (`segment`), and words divided at a line end by `hyphens`.

    Args:
        image_path: an image of one page.
        languages: Tesseract's codes, the main language first; the others are believed only where
            they are much surer than it (`foreign`), which takes a second reading.
        psm: page segmentation mode.

    Raises:
        BadInputError: it is not an image of a page.
        MissingDependencyError: Tesseract or a language is not installed.
        StorageError: there is no room for temporary files.
    """
    images.check(image_path)
    tesseract.require(languages)
    page = _read(image_path, languages[:1], psm)
    if len(languages) > 1:
        mixed = _read(image_path, languages, psm)
        page = foreign.with_foreign_words(page, mixed, languages[0])
    return hyphens.resolved(segment.regroup(replace(page, image=image_path.name)))


def _read(image_path: Path, languages: Sequence[str], psm: int) -> HocrPage:
    return hocr.parse(tesseract.recognise(image_path, languages, psm), str(image_path))


def read_scan(
    image_path: Path,
    languages: Sequence[str] = tesseract.LANGUAGES,
    psm: int = tesseract.PAGE_SEGMENTATION,
) -> HocrPage:
    """Read one page image and keep the hOCR beside it, replacing an older one; see `read_page`."""
    page = read_page(image_path, languages, psm)
    disk.write_bytes(hocr_path(image_path), hocr_writer.render(page))
    return page


def stored_page(image_path: Path) -> HocrPage:
    """The page as it was read before, from the hOCR beside the image.

    Raises:
        BadInputError: there is none, or it is not hOCR.
    """
    return hocr.load(hocr_path(image_path))


def read_scans(
    image_paths: Sequence[Path],
    languages: Sequence[str] = tesseract.LANGUAGES,
    psm: int = tesseract.PAGE_SEGMENTATION,
    *,
    progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[HocrPage]:
    """Read pages one after the other, keeping the hOCR of each beside it.

    Args:
        image_paths: images of one page each.
        languages: Tesseract's codes, the main language first.
        psm: page segmentation mode.
        progress: called before each page and once at the end.
        cancelled: asked before each page; True ends the reading, pages read so far stay read.

    Yields:
        The pages in order.
    """
    tesseract.require(languages)
    total = len(image_paths)
    for done, image_path in enumerate(image_paths):
        if cancelled():
            return
        progress(Progress(image_path, done, total))
        yield read_scan(image_path, languages, psm)
    progress(Progress(None, total, total))
