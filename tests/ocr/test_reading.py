"""From an image to hOCR beside it, with the real Tesseract."""

import shutil
import subprocess
import sys

import Levenshtein
import pytest

from tests.ocr.typed_page import LETTER_PARAGRAPHS, draw
from workbench.errors import BadInputError, MissingDependencyError, StorageError
from workbench.ocr import reading
from workbench.ocr.pages import draft_paragraphs, page_text, read_text


@pytest.fixture(scope="module")
def scan(letter, tmp_path_factory):
    path = tmp_path_factory.mktemp("scan") / "page-001.png"
    shutil.copy(letter, path)
    return path, reading.read_scan(path)


def test_a_clean_typed_page_is_read_paragraph_by_paragraph(scan):
    _, page = scan
    texts = [paragraph.text for paragraph in draft_paragraphs(page)]
    assert len(texts) == len(LETTER_PARAGRAPHS)
    for read, typed in zip(texts, LETTER_PARAGRAPHS, strict=True):
        assert Levenshtein.distance(read, typed) <= 0.1 * len(typed)


def test_what_is_kept_beside_the_scan_is_what_was_read(scan):
    path, page = scan
    assert reading.hocr_path(path) == path.with_name("page-001.hocr")
    assert reading.stored_page(path) == page
    assert page.image == "page-001.png"
    assert page.engine.startswith("tesseract")
    assert str(path.parent).encode() not in reading.hocr_path(path).read_bytes()
    assert sorted(p.name for p in path.parent.iterdir()) == ["page-001.hocr", "page-001.png"]


def test_words_are_found_on_the_image(scan):
    _, page = scan
    laid_out = read_text(page)
    first, last = draft_paragraphs(page)[0].scan[0], draft_paragraphs(page)[-1].scan[0]
    above = laid_out.words_in(first)
    below = laid_out.words_in(last)
    assert max(w.word.box.y0 for w in above) < min(w.word.box.y1 for w in below)
    words = "".join(word.span.within(laid_out.text) for word in below)
    assert words == laid_out.text[last.start : last.end].replace(" ", "")


def test_pages_are_read_one_by_one_and_can_be_cancelled(letter, tmp_path):
    paths = [tmp_path / f"page-00{n}.png" for n in (1, 2, 3)]
    for path in paths:
        shutil.copy(letter, path)
    seen: list[reading.Progress] = []
    pages = list(
        reading.read_scans(paths, ("rus",), progress=seen.append, cancelled=lambda: len(seen) >= 2)
    )
    assert [page.image for page in pages] == ["page-001.png", "page-002.png"]
    assert [(p.image, p.done, p.total) for p in seen] == [(paths[0], 0, 3), (paths[1], 1, 3)]
    assert not reading.hocr_path(paths[2]).exists()


def test_the_end_is_announced(letter, tmp_path):
    shutil.copy(letter, tmp_path / "page-001.png")
    seen: list[reading.Progress] = []
    list(reading.read_scans([tmp_path / "page-001.png"], ("rus",), progress=seen.append))
    assert seen[-1] == reading.Progress(None, 1, 1)


def test_an_empty_sheet_has_no_text(tmp_path):
    draw([" " * 30] * 8).save(tmp_path / "page-001.png")
    assert page_text(reading.read_page(tmp_path / "page-001.png")) == ""


def test_without_tesseract_the_older_hocr_stays(letter, tmp_path, monkeypatch):
    path = tmp_path / "page-001.png"
    shutil.copy(letter, path)
    reading.hocr_path(path).write_bytes(b"older")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingDependencyError):
        reading.read_scan(path)
    assert reading.hocr_path(path).read_bytes() == b"older"


def test_a_broken_image_is_reported_before_tesseract_runs(tmp_path):
    (tmp_path / "page-001.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(BadInputError, match=r"page-001\.png"):
        reading.read_page(tmp_path / "page-001.png")


def test_a_page_never_read_says_so(tmp_path):
    with pytest.raises(BadInputError, match="no such hOCR"):
        reading.stored_page(tmp_path / "page-001.png")


def test_a_folder_in_the_way_of_the_hocr_is_a_storage_error(letter, tmp_path):
    shutil.copy(letter, tmp_path / "page-001.png")
    (tmp_path / "page-001.hocr").mkdir()
    with pytest.raises(StorageError, match=r"page-001\.hocr"):
        reading.read_scan(tmp_path / "page-001.png", ("rus",))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["page-001.hocr", "page-001.png"]


def test_importing_the_room_loads_neither_pytesseract_nor_pillow():
    program = (
        "import sys, workbench.ocr, workbench.ocr.reading, workbench.ocr.scans;"
        "print([m for m in ('pytesseract', 'PIL', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
