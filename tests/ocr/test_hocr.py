"""hOCR: what is written is read back, Tesseract's own form is read, damage is located."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import BadInputError
from workbench.model.text import normalise
from workbench.ocr import hocr, hocr_writer
from workbench.ocr.layout import (
    Box,
    CharacterChoice,
    HocrLine,
    HocrPage,
    HocrParagraph,
    HocrWord,
    Rival,
)

letters = st.characters(
    exclude_categories=["Cs", "Cc", "Cn", "Z"], exclude_characters="\u200b\ufeff"
)
texts = st.text(letters, min_size=1, max_size=12).map(normalise).filter(bool)
percents = st.integers(1, 1000).map(lambda tenths: tenths / 10)


@st.composite
def boxes(draw):
    x0, y0 = draw(st.integers(0, 5000)), draw(st.integers(0, 5000))
    return Box(x0, y0, x0 + draw(st.integers(0, 900)), y0 + draw(st.integers(0, 90)))


@st.composite
def words(draw):
    text = draw(texts)
    choices = []
    for place in sorted(draw(st.sets(st.integers(0, len(text) - 1), max_size=3))):
        confidences = sorted(draw(st.lists(percents, min_size=1, max_size=3)), reverse=True)
        taken = text[place]
        rivals = [Rival("ж" if taken != "ж" else "ш", value) for value in confidences]
        choices.append(CharacterChoice(place, place + 1, draw(percents), tuple(rivals)))
    language = draw(st.sampled_from(["", "rus", "eng"]))
    return HocrWord(text, draw(boxes()), draw(percents), tuple(choices), language)


@st.composite
def pages(draw):
    slopes = st.none() | st.integers(-50, 50).map(lambda thousandths: thousandths / 1000)
    line = st.builds(
        HocrLine, st.lists(words(), min_size=1, max_size=4).map(tuple), boxes(), slopes
    )
    paragraph = st.builds(HocrParagraph, st.lists(line, min_size=1, max_size=3).map(tuple))
    paragraphs = tuple(draw(st.lists(paragraph, max_size=3)))
    return HocrPage("page-001.png", 2480, 3508, paragraphs, "tesseract 5.3.0")


@given(pages())
def test_what_is_written_is_read_back(page):
    written = hocr_writer.render(page)
    assert hocr.parse(written) == page
    assert hocr_writer.render(hocr.parse(written)) == written


def document(body: str, head: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{head}'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>\n{body}\n</body></html>'
    ).encode()


PAGE = """<div class='ocr_page' title='image "/tmp/a b;c/page.png"; bbox 0 0 800 600; ppageno 0'>
<p class='ocr_par' lang='rus'><span class='ocr_line' title='bbox 1 2 90 20; baseline 0.01 -4'>
{words}
</span></p></div>"""

TESSERACT_WORD = """<span class='ocrx_word' id='word_1_2' title='bbox 1 2 30 20; x_wconf 61'>ним
 <span class='ocrx_cinfo' id='lstm_choices_1_2_1'>
  <span class='ocrx_cinfo' id='choice_1_2_1' title='x_confs 90.5'> </span></span>
 <span class='ocrx_cinfo' id='lstm_choices_1_2_2'>
  <span class='ocrx_cinfo' id='choice_1_2_2' title='x_confs 55.25'>к</span>
  <span class='ocrx_cinfo' id='choice_1_2_3' title='x_confs 40'>н</span>
  <span class='ocrx_cinfo' id='choice_1_2_4' title='x_confs 0'>я</span></span>
 <span class='ocrx_cinfo' id='lstm_choices_1_2_3'>
  <span class='ocrx_cinfo' id='choice_1_2_5' title='x_confs 95'>и</span></span>
 <span class='ocrx_cinfo' id='lstm_choices_1_2_4'>
  <span class='ocrx_cinfo' id='choice_1_2_6' title='x_confs 95'>м</span></span>
</span>"""


def test_the_choices_of_tesseract_are_placed_on_their_characters():
    page = hocr.parse(document(PAGE.format(words=TESSERACT_WORD)))
    (word,) = page.words()
    assert (word.text, word.confidence, word.language) == ("ним", 61.0, "rus")
    assert word.choices == (CharacterChoice(0, 1, 40.0, (Rival("к", 55.2),)),)
    assert (page.image, page.width, page.height) == ("page.png", 800, 600)
    assert next(page.lines()).slope == 0.01


def test_boxes_of_single_characters_do_not_disturb_the_word():
    word = """<span class='ocrx_word' title='bbox 1 2 30 20; x_wconf 61'>
       <span class='ocrx_cinfo' title='x_bboxes 1 2 9 20; x_conf 99'>С</span>
       <span class='ocrx_cinfo' title='x_bboxes 9 2 20 20; x_conf 98'>М</span>
      </span>"""
    (read,) = hocr.parse(document(PAGE.format(words=word))).words()
    assert read.text.replace(" ", "") == "СМ"


def test_words_without_text_are_left_out():
    word = "<span class='ocrx_word' title='bbox 1 2 30 20'> </span>"
    assert hocr.parse(document(PAGE.format(words=word))).paragraphs == ()


DAMAGED = {
    "not XML": (b"<html><body>", 1),
    "text": ("Протокол".encode(), 1),
    "no page": (document("<p/>"), None),
    "two pages": (document(PAGE.format(words="") + "\n" + PAGE.format(words="")), 7),
    "box of words": (document("<div class='ocr_page' title='bbox a b c d'/>"), 3),
    "box of three": (document("\n<div class='ocr_page' title='bbox 0 0 8'/>"), 4),
    "box inside out": (document("<div class='ocr_page' title='bbox 9 0 8 8'/>"), 3),
    "endless box": (document("<div class='ocr_page' title='bbox 0 0 inf 8'/>"), 3),
    "word on no line": (
        document(
            "<div class='ocr_page' title='bbox 0 0 9 9'>"
            "<span class='ocrx_word' title='bbox 0 0 1 1'>а</span></div>"
        ),
        3,
    ),
    "entities": (
        document(PAGE, '<!DOCTYPE html [\n<!ENTITY a "аааа"><!ENTITY b "&a;&a;">]>\n'),
        3,
    ),
    "unknown encoding": (b'<?xml version="1.0" encoding="foo"?>\n<html/>', 1),
    "encoding of two bytes": (b'<?xml version="1.0" encoding="shift_jis"?>\n<html/>', 1),
    "no encoding of text": (b'<?xml version="1.0" encoding="hex"?>\n<html/>', 1),
    "unknown entity": (document(PAGE.format(words="&boom;")), 5),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_damage_is_reported_with_file_and_line(name, tmp_path):
    data, line = DAMAGED[name]
    path = tmp_path / "page-001.hocr"
    path.write_bytes(data)
    with pytest.raises(BadInputError) as caught:
        hocr.load(path)
    assert caught.value.place is not None
    assert (caught.value.place.file, caught.value.place.line) == (str(path), line)


def test_deeply_nested_elements_are_no_danger():
    deep = "<span>" * 50_000 + "</span>" * 50_000
    assert hocr.parse(document(PAGE.format(words=deep))).paragraphs == ()


def test_a_missing_file_is_bad_input(tmp_path):
    with pytest.raises(BadInputError, match="no such hOCR"):
        hocr.load(tmp_path / "none.hocr")
