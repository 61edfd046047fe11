"""What Tesseract said of the words of a paragraph that still stand."""

from dataclasses import replace
from itertools import pairwise

import pytest

from tests.session.test_sample_scans import IDS, PROJECT
from workbench.model.document import ScanRange, SourceParagraph
from workbench.model.text import inside_words, tokens
from workbench.ocr.hesitation import recognitions
from workbench.ocr.hocr_writer import render
from workbench.ocr.layout import (
    Box,
    CharacterChoice,
    HocrLine,
    HocrPage,
    HocrParagraph,
    HocrWord,
    Rival,
)
from workbench.ocr.pages import read_text
from workbench.session.pages.recognising import Recognisers
from workbench.store.project import Project

BOX = Box(0, 0, 10, 10)


def word(text: str, confidence: float = 90.0, *choices: tuple[int, float, str]) -> HocrWord:
    """A word; a choice is its place, the confidence there, and a rival with half of that."""
    hesitations = tuple(
        CharacterChoice(at, at + 1, sure, (Rival(rival, sure / 2),)) for at, sure, rival in choices
    )
    return HocrWord(text, BOX, confidence, hesitations)


def page(*lines: tuple[HocrWord, ...]) -> HocrPage:
    return HocrPage(
        "page-001.png", 100, 100, (HocrParagraph(tuple(HocrLine(words, BOX) for words in lines)),)
    )


TYPED = page(
    (word("«Группы"), word("напнсано,", 40.0, (0, 80.0, "п"), (3, 60.0, "и")), word("сооб\u00ad")),
    (word("щение", 30.0), word("—"), word("ОРО")),
)


def test_words_without_their_signs_and_halves_together():
    laid_out = read_text(TYPED)
    assert laid_out.text == "«Группы напнсано, сообщение — ОРО"
    found = recognitions(laid_out, ScanRange("page-001.png", 0, len(laid_out.text)))
    assert [(r.span.within(laid_out.text), r.confidence) for r in found] == [
        ("Группы", 0.9),
        ("напнсано", 0.4),
        ("сообщение", 0.3),
        ("ОРО", 0.9),
    ]
    assert found[1].alternatives == ("папнсано", "написано", "паписано")


def test_only_what_stands_as_it_was_read_is_told(tmp_path):
    project = Project(tmp_path)
    folder = project.scan_folder("probe")
    folder.mkdir(parents=True)
    (folder / "page-001.hocr").write_bytes(render(TYPED))
    laid_out = read_text(TYPED).text
    place = ScanRange("page-001.png", 0, len(laid_out))
    paragraph = SourceParagraph("p", laid_out, laid_out, scan=(place,))
    recognisers = Recognisers(project, "probe")
    assert len(recognisers.of(paragraph)) == 4
    edited = replace(paragraph, text="«Группы были написано, сообщением — ОРО")
    found = recognisers.of(edited)
    assert [r.span.within(edited.text) for r in found] == ["Группы", "ОРО"]
    cut = replace(
        paragraph, text="сообщение", ocr="сообщение", scan=(ScanRange(place.page, 18, 27),)
    )
    assert [r.span.within(cut.text) for r in recognisers.of(cut)] == ["сообщение"]


def test_without_hocr_nothing_is_told(tmp_path):
    paragraph = SourceParagraph("p", "слово", "слово", scan=(ScanRange("page-001.png", 0, 5),))
    recognisers = Recognisers(Project(tmp_path), "probe")
    assert recognisers.of(paragraph) == ()
    folder = Project(tmp_path).scan_folder("probe")
    folder.mkdir(parents=True)
    (folder / "page-002.hocr").write_text("<html>", encoding="utf-8")
    damaged = replace(paragraph, scan=(ScanRange("page-002.png", 0, 5),))
    assert recognisers.of(damaged) == ()
    assert recognisers.of(replace(paragraph, scan=())) == ()


@pytest.mark.parametrize("id_", IDS)
def test_the_words_of_the_sample(id_):
    document = PROJECT.load(id_)
    recognisers = Recognisers(PROJECT, id_)
    told = 0
    for paragraph in document.source:
        found = recognisers.of(paragraph)
        told += len(found)
        inside = inside_words(paragraph.text)
        for one, two in pairwise(found):
            assert one.span.end <= two.span.start
        for one in found:
            assert not {one.span.start, one.span.end} & inside
            assert 0 <= one.confidence <= 1
            assert one.span.within(paragraph.text) not in one.alternatives
    assert told >= 0.9 * sum(len(list(tokens(p.text))) for p in document.source)
