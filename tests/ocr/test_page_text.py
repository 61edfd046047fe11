"""The text of a page: division of words, ranges of words and paragraphs, boxes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ocr.test_hocr import pages
from workbench.model.document import ScanRange
from workbench.model.text import Span, is_normal
from workbench.ocr import hocr, hocr_writer
from workbench.ocr.hyphens import SOFT_HYPHEN, join, resolved
from workbench.ocr.layout import Box, HocrLine, HocrPage, HocrParagraph, HocrWord
from workbench.ocr.pages import draft_paragraphs, page_text, read_text


def page_of(*paragraphs: tuple[str, ...]) -> HocrPage:
    """A page of lines of words, ten pixels a character, twenty a line."""
    built = []
    row = 0
    for paragraph in paragraphs:
        lines = []
        for line in paragraph:
            words, x = [], 0
            for text in line.split():
                box = Box(x, 20 * row, x + 10 * len(text), 20 * row + 15)
                words.append(HocrWord(text, box, 90.0))
                x = box.x1 + 10
            lines.append(HocrLine(tuple(words), Box(0, 20 * row, x, 20 * row + 15)))
            row += 1
        built.append(HocrParagraph(tuple(lines)))
    return resolved(HocrPage("page-001.png", 1000, 1000, tuple(built)))


@pytest.mark.parametrize(
    ("end", "start", "written"),
    [
        ("сооб-", "щение", "сообщение"),
        ("сооб—", "щение", "сообщение"),
        ("сооб=", "щение.", "сообщение."),
        ("сооб¬", "щение", "сообщение"),
        ("coc-", "‘тоявшейся", "coc‘тоявшейся"),
        ("об<-", "луживали", "об<луживали"),
        ("«сооб-", "щение»", "«сообщение»"),
        ("МЕ-", "ЛЕНТЬЕВА", "МЕЛЕНТЬЕВА"),
        ("МЕЛЕНТЬ-", "ЕВ,", "МЕЛЕНТЬЕВ,"),
        ("РИВЕ-", "Р", "РИВЕР"),
        ("Югосла-", "вии", "Югославии"),
        ("Юго-", "славии", "Югославии"),
        ("советско-", "го", "советского"),
        ("мес-", "то", "место"),
        ("угро-", "за", "угроза"),
        ("по-", "лучил", "получил"),
        ("1962-", "1963", "1962-1963"),
        ("Нью-", "Йорк", "Нью-Йорк"),
        ("1197-", "с", "1197-с"),
        ("ТУ-", "104", "ТУ-104"),
        ("А-", "Б", "А-Б"),
        ("какой-", "то", "какой-то"),
        ("как-", "нибудь", "как-нибудь"),
        ("кое-", "кто", "кое-кто"),
        ("из-", "за", "из-за"),
        ("Из-", "под", "Из-под"),
        ("по-", "русски", "по-русски"),
        ("по-", "прежнему", "по-прежнему"),
        ("во-", "первых,", "во-первых,"),
        ("Юго-", "восточной", "Юго-восточной"),
        ("советско-", "кубинских", "советско-кубинских"),
    ],
)
def test_words_at_a_line_end_are_put_together(end, start, written):
    joined = join(end, start)
    assert joined is not None
    assert joined + start == written


@pytest.mark.parametrize(
    ("end", "start"),
    [("сказал", "он"), ("-", "сказал"), ("слово,-", "сказал"), ("слово—", "Слово"), ("5.", "мая")],
)
def test_separate_words_stay_separate(end, start):
    assert join(end, start) is None


def test_page_text_is_one_paragraph_a_line():
    page = page_of(("В сооб-", "щении от 1962-", "1963 гг."), ("Конец.",))
    assert page_text(page) == "В сообщении от 1962-1963 гг.\nКонец."


def test_line_ends_are_decided_in_the_hocr_and_not_in_the_text():
    page = page_of(("В сооб-", "щении от 1962-", "1963 гг. сказал -", "он"), ("Конец-",))
    ends = [line.words[-1].text for line in page.lines()]
    assert ends == [f"сооб{SOFT_HYPHEN}", f"1962-{SOFT_HYPHEN}", "-", "он", "Конец-"]
    assert "сооб&#173;<" in hocr_writer.render(page).decode()
    stored = hocr.parse(hocr_writer.render(page))
    assert stored == page
    assert page_text(stored) == "В сообщении от 1962-1963 гг. сказал - он\nКонец-"


@given(pages())
def test_a_page_is_joined_where_it_was_decided_and_nowhere_else(page):
    decided = resolved(page)
    assert hocr.parse(hocr_writer.render(decided)) == decided
    for before, after in zip(page.paragraphs, decided.paragraphs, strict=True):
        told = [join(a.words[-1].text, b.words[0].text) for a, b in pairwise(before.lines)]
        ends = [line.words[-1].text.endswith(SOFT_HYPHEN) for line in after.lines]
        assert ends == [*(one is not None for one in told), False]


def test_a_divided_word_has_two_boxes_and_its_hyphen_none():
    page = page_of(
        (
            "В сооб-",
            "щении",
        )
    )
    laid_out = read_text(page)
    start = laid_out.text.index("сообщении")
    words = laid_out.words_in(Span(start, start + len("сообщении")))
    found = [(w.span.within(laid_out.text), w.word.box.y0, w.line.words[-1].text) for w in words]
    assert found == [("сооб", 0, "сооб\u00ad"), ("щении", 20, "щении")]


def test_a_paragraph_knows_its_place_on_the_scan():
    page = page_of(("Первый", "абзац."), ("Второй",))
    first, second = draft_paragraphs(page, "page-003.png")
    assert first.text == "Первый абзац."
    assert second.scan == (ScanRange("page-003.png", 14, 20),)
    assert [w.word.text for w in read_text(page).words_in(second.scan[0])] == ["Второй"]


def test_specks_are_furniture():
    speck = HocrWord("‘", Box(0, 0, 2, 2), 12.0)
    page = HocrPage("a.png", 9, 9, (HocrParagraph((HocrLine((speck,), speck.box),)),))
    assert [paragraph.kind for paragraph in draft_paragraphs(page)] == ["furniture"]


def test_an_empty_page_has_no_text():
    page = HocrPage("a.png", 9, 9)
    assert page_text(page) == ""
    assert draft_paragraphs(page) == ()


@given(pages())
def test_every_word_stands_where_it_is_said_to(page):
    laid_out = read_text(page)
    assert laid_out.text.count("\n") == max(0, len(page.paragraphs) - 1)
    assert [placed.word for placed in laid_out.words] == list(page.words())
    end = 0
    for placed in laid_out.words:
        assert placed.span.start >= end
        end = placed.span.end
        assert placed.word.text.startswith(placed.span.within(laid_out.text))
        assert placed.span.end - placed.span.start >= len(placed.word.text) - 1
    for paragraph in draft_paragraphs(page):
        assert is_normal(paragraph.text)
        (place,) = paragraph.scan
        assert laid_out.text[place.start : place.end] == paragraph.text


@given(pages(), st.data())
def test_a_range_finds_exactly_the_words_it_touches(page, data):
    laid_out = read_text(page)
    start = data.draw(st.integers(0, len(laid_out.text)))
    end = data.draw(st.integers(start, len(laid_out.text)))
    found = {word.span for word in laid_out.words_in(Span(start, end))}
    assert found == {w.span for w in laid_out.words if w.span.overlaps(Span(start, end))}
