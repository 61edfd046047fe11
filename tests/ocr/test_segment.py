"""Paragraphs found from geometry, on pages set without an engine: jitter, skew, specks."""

import math
from dataclasses import dataclass, replace
from random import Random

import pytest
from hypothesis import given, settings

from tests.ocr.test_hocr import pages
from workbench.ocr.layout import Box, HocrLine, HocrPage, HocrParagraph, HocrWord
from workbench.ocr.segment import regroup

COLUMNS = 60
ADVANCE = 12
WORDS = ("порт", "суда", "краны", "докладываю", "беседа", "сообщил", "разгрузка", "хозяйство")
MORE_WORDS = ("в", "на", "с", "по", "и", "не", "специалисты", "указанных", "советской", "товарищ")


@dataclass(frozen=True)
class Form:
    """How the typist marks paragraphs, and how the page was scanned."""

    indent: int = 5
    extra: float = 0.0
    """Leadings of paper between paragraphs."""
    leading: int = 34
    jitter: int = 1
    skew: float = 0.0


def sentence(rng: Random, count: int) -> str:
    words = [rng.choice(WORDS + MORE_WORDS) for _ in range(count)]
    return " ".join(words).capitalize() + "."


def wrap(text: str, indent: int) -> list[str]:
    lines = [" " * indent]
    for word in text.split():
        if len(lines[-1]) + len(word) > COLUMNS:
            lines.append("")
        lines[-1] += f"{word} "
    return [line.rstrip() for line in lines]


def set_line(line: str, y: float, form: Form, rng: Random) -> HocrLine:
    words = []
    for match in _pieces(line):
        column, text = match
        x = 100 + column * ADVANCE
        left = x - form.skew * y + rng.randint(-form.jitter, form.jitter)
        top = y + form.skew * x + rng.randint(-form.jitter, form.jitter)
        box = Box(round(left), round(top), round(left + ADVANCE * len(text) - 2), round(top + 20))
        words.append(HocrWord(text, box, 85.0))
    hull = Box(
        words[0].box.x0,
        min(word.box.y0 for word in words),
        words[-1].box.x1,
        max(word.box.y1 for word in words),
    )
    return HocrLine(tuple(words), hull, form.skew)


def _pieces(line: str) -> list[tuple[int, str]]:
    pieces, column = [], 0
    for text in line.split(" "):
        if text:
            pieces.append((column, text))
        column += len(text) + 1
    return pieces


def type_page(blocks: list[list[str]], form: Form, seed: int = 1) -> tuple[HocrPage, list[str]]:
    """The page as one block of lines, and the text of the paragraphs it was made of."""
    rng = Random(seed)
    lines: list[HocrLine] = []
    y = 150.0
    for block in blocks:
        for line in block:
            lines.append(set_line(line, y, form, rng))
            y += form.leading
        y += form.extra * form.leading
    page = HocrPage("page-001.png", 1000, 3000, (HocrParagraph(tuple(lines)),))
    return page, [" ".join(" ".join(block).split()) for block in blocks]


def found(page: HocrPage) -> list[str]:
    return [" ".join(line.text for line in p.lines) for p in regroup(page).paragraphs]


def body(form: Form, seed: int, paragraphs: int = 6) -> list[list[str]]:
    rng = Random(seed)
    return [wrap(sentence(rng, rng.randint(14, 45)), form.indent) for _ in range(paragraphs)]


FORMS = {
    "indented": Form(),
    "indented, double spaced": Form(leading=60),
    "indented by three": Form(indent=3),
    "indented deeply": Form(indent=10),
    "set apart, flush": Form(indent=0, extra=0.8),
    "set apart and indented": Form(extra=1.0),
    "turned by a degree": Form(skew=math.tan(math.radians(1))),
    "turned back by a degree and a half": Form(skew=-math.tan(math.radians(1.5))),
    "unsteady": Form(jitter=4),
}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("seed", range(8))
def test_paragraphs_of_a_typed_page_are_found(name, seed):
    page, paragraphs = type_page(body(FORMS[name], seed), FORMS[name], seed)
    assert found(page) == paragraphs


def test_an_indented_block_is_one_paragraph():
    quotation = [" " * 8 + line for line in wrap(sentence(Random(4), 30), 0)]
    quotation = [line[: COLUMNS + 8] for line in quotation]
    form = Form()
    blocks = [*body(form, 7, 2), quotation, *body(form, 8, 2)]
    page, paragraphs = type_page(blocks, form)
    assert paragraphs[2] in found(page)


def test_display_lines_stand_alone():
    form = Form()
    blocks = [
        ["СЕКРЕТНО".rjust(COLUMNS)],
        ["Экз. № 2".rjust(COLUMNS)],
        ["ЗАПИСЬ БЕСЕДЫ".center(COLUMNS).rstrip()],
        *body(form, 3),
        ["А. КОРНИЛЬЕВ".rjust(COLUMNS)],
    ]
    page, paragraphs = type_page(blocks, form)
    assert found(page) == paragraphs


def test_paragraphs_of_one_line_are_told_apart_by_indent_and_short_lines():
    form = Form()
    blocks = [["     Да, согласен."], ["     Нет, не согласен."], *body(form, 5, 3)]
    page, paragraphs = type_page(blocks, form)
    assert found(page) == paragraphs


def test_a_divided_word_holds_its_paragraph_together():
    page, _ = type_page(
        [["     Он сооб-"], ["щил о положении в порту и на судах, что стоят там."]], Form()
    )
    assert len(found(page)) == 1


def test_a_speck_in_the_margin_is_no_indent_and_divides_nothing():
    form = Form()
    page, paragraphs = type_page(body(form, 2, 3), form, 2)
    lines = list(page.lines())
    speck = HocrWord("‘", Box(20, lines[1].box.y0, 24, lines[1].box.y0 + 5), 20.0)
    lines[1] = replace(lines[1], words=(speck, *lines[1].words))
    alone = HocrLine((HocrWord("~", Box(300, 195, 310, 200), 9.0),), Box(300, 195, 310, 200))
    noisy = replace(page, paragraphs=(HocrParagraph((*lines[:2], alone, *lines[2:])),))
    texts = found(noisy)
    assert [text.replace("‘ ", "") for text in texts if text != "~"] == paragraphs
    assert texts.index("~") == 1


def test_an_initial_misread_as_a_sign_is_no_indent():
    form = Form()
    page, paragraphs = type_page([["     Докладываю о беседе, которая", "© ним состоялась."]], form)
    assert found(page) == paragraphs


def test_a_page_of_nothing_but_specks_keeps_them():
    line = HocrLine((HocrWord("~", Box(3, 3, 9, 9), 9.0),), Box(3, 3, 9, 9))
    page = HocrPage("a.png", 99, 99, (HocrParagraph((line, line)),))
    assert list(regroup(page).lines()) == [line, line]
    assert regroup(HocrPage("a.png", 9, 9)).paragraphs == ()


@given(pages())
@settings(deadline=None)
def test_no_line_is_lost_and_grouping_again_changes_nothing(page):
    grouped = regroup(page)
    assert sorted(grouped.lines(), key=repr) == sorted(page.lines(), key=repr)
    assert regroup(grouped) == grouped
