"""The sample in this repository: its paragraphs stand where they say on its scans."""

from pathlib import Path

import pytest

from workbench.ocr.pages import page_text
from workbench.ocr.reading import stored_page
from workbench.store.project import Project

PROJECT = Project(Path(__file__).parents[2])
IDS = sorted(path.stem for path in (PROJECT.root / "aligned").glob("*.json"))


@pytest.mark.parametrize("id_", IDS)
def test_the_text_of_the_hocr_is_the_ocr_of_the_paragraphs(id_):
    document = PROJECT.load(id_)
    folder = PROJECT.scan_folder(id_)
    names = {part.page for paragraph in document.source for part in paragraph.scan}
    pages = {name: page_text(stored_page(folder / name)) for name in names}
    assert pages
    for paragraph in document.source:
        there = [pages[part.page][part.start : part.end] for part in paragraph.scan]
        assert " ".join(there) == paragraph.ocr
