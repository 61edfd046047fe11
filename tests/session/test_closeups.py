"""Pictures of a word: the right part of the page, large, and set off."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from workbench.ocr.layout import Box
from workbench.session.pages.closeups import Closeups, Field
from workbench.session.pages.sight import LineSight, Sight

SIZE = (800, 1000)
LINE, WORD = Box(100, 300, 700, 320), Box(400, 300, 460, 320)
BLOCKS, GRAPHICS = Field(160, 10, pixel_height=2.0), Field(720, 168, frame=3)


def typed(image: Image.Image, box: Box, ink: int = 90) -> None:
    """Fill a box with upright strokes, four pixels wide, every ten."""
    draw = ImageDraw.Draw(image)
    for x in range(box.x0, box.x1, 10):
        draw.rectangle((x + 3, box.y0 + 2, x + 6, box.y1 - 3), fill=ink)


def page_with(box: Box, paper: int = 215, ink: int = 90, mode: str = "L") -> Image.Image:
    """A page with a box full of type."""
    image = Image.new("L", SIZE, paper)
    typed(image, box, ink)
    return image.convert(mode, dither=Image.Dither.NONE)


def seen(path: Path, image: Image.Image, word: Box = WORD) -> LineSight:
    image.save(path)
    return LineSight(path, *SIZE, LINE, word, 20.0, "слово")


def word(*lines: LineSight, field: Field) -> Image.Image:
    picture = Closeups().word(Sight(lines), field)
    assert picture is not None
    return picture


def around(line: LineSight, field: Field) -> Image.Image:
    picture = Closeups().page(line, field)
    assert picture is not None
    return picture


def dark(picture: Image.Image) -> np.ndarray:
    return np.asarray(picture) < 100


def columns_of_ink(picture: Image.Image) -> tuple[int, int]:
    """First and last column that is dark half way down: the brackets."""
    columns = np.flatnonzero(dark(picture)[picture.height // 2])
    return int(columns[0]), int(columns[-1])


@pytest.mark.parametrize("field", [BLOCKS, GRAPHICS], ids=["blocks", "graphics"])
@pytest.mark.parametrize("mode", ["L", "1", "RGB", "RGBA"])
def test_the_word_stands_in_the_middle_between_brackets(tmp_path, field, mode):
    line = seen(tmp_path / "page.png", page_with(WORD, mode=mode))
    picture = word(line, field=field)
    assert picture.size == (field.width, field.height)
    first, last = columns_of_ink(picture)
    assert abs((first + last) / 2 - field.width / 2) <= 0.02 * field.width + 1
    inside = dark(picture)[field.height // 2, first : last + 1]
    strokes = np.flatnonzero(np.diff(inside.astype(int)) == 1)
    assert len(strokes) == 7  # six letters and the closing bracket
    assert not inside[field.frame : field.frame + 2].any()  # behind the bracket there is paper
    assert np.asarray(picture)[0, 0] > 230


def test_pale_ink_becomes_black_and_grey_paper_white(tmp_path):
    line = seen(tmp_path / "page.png", page_with(WORD, paper=150, ink=110))
    greys = np.asarray(word(line, field=GRAPHICS))
    assert greys.min() == 0
    assert np.median(greys) == 255


def test_an_empty_page_stays_empty(tmp_path):
    noise = np.random.default_rng(1).integers(200, 206, SIZE[::-1], dtype=np.uint8)
    line = seen(tmp_path / "page.png", Image.fromarray(noise))
    outside = np.asarray(word(line, field=BLOCKS))[:, :20]
    assert outside.min() > 128


def test_what_surrounds_the_word_is_paler_but_not_where_there_are_no_greys(tmp_path):
    line = seen(tmp_path / "page.png", page_with(LINE))
    with_greys = word(line, field=BLOCKS)
    without = word(line, field=replace(BLOCKS, has_greys=False))
    assert 100 < np.asarray(with_greys)[5, :20].min() < 180
    assert np.asarray(without)[5, :20].min() < 60


def test_a_divided_word_is_seen_whole(tmp_path):
    image = page_with(Box(640, 300, 700, 320))
    typed(image, Box(100, 330, 160, 350))
    head = seen(tmp_path / "page.png", image, Box(640, 300, 700, 320))
    tail = replace(head, line=Box(100, 330, 700, 350), word=Box(100, 330, 160, 350))
    picture = word(head, tail, field=BLOCKS)
    strokes = np.flatnonzero(np.diff(dark(picture)[5].astype(int)) == 1)
    assert len(strokes) == 2 * 8  # six letters between two brackets, twice


def test_the_page_has_the_line_in_its_middle_as_far_as_it_reaches(tmp_path):
    field = Field(104, 36, pixel_height=2.0)
    line = seen(tmp_path / "page.png", page_with(WORD))
    rows = np.flatnonzero(dark(around(line, field)).any(axis=1))
    assert abs((rows[0] + rows[-1]) / 2 - 18) <= 2
    top = replace(line, line=Box(100, 0, 700, 20), word=Box(400, 0, 460, 20))
    rows = np.flatnonzero(dark(around(top, field)).any(axis=1))
    assert rows[0] == 0


def test_an_image_kept_smaller_than_it_was_read_is_cut_to_scale(tmp_path):
    whole = seen(tmp_path / "page.png", page_with(WORD))
    half = page_with(WORD).resize((400, 500), Image.Resampling.BOX)
    smaller = seen(tmp_path / "half.png", half)
    one, other = (word(line, field=BLOCKS) for line in (whole, smaller))
    assert abs(columns_of_ink(one)[0] - columns_of_ink(other)[0]) <= 1
    other_shape = seen(tmp_path / "cut.png", page_with(WORD).crop((0, 0, 800, 500)))
    assert Closeups().word(Sight((other_shape,)), BLOCKS) is None
    assert Closeups().page(other_shape, BLOCKS) is None


def test_what_is_no_image_shows_nothing(tmp_path):
    line = seen(tmp_path / "page.png", page_with(WORD))
    (tmp_path / "page.png").write_bytes(b"\x89PNG broken")
    assert Closeups().word(Sight((line,)), BLOCKS) is None
    (tmp_path / "page.png").unlink()
    assert Closeups().word(Sight((line,)), BLOCKS) is None


coordinates = st.integers(0, 799)


boxes = st.tuples(coordinates, coordinates, st.integers(1, 300), st.integers(1, 60))


@given(boxes, st.data())
@settings(max_examples=40, deadline=None)
def test_every_box_on_every_field_gives_a_picture(tmp_path_factory, drawn, data):
    x, y, width, height = drawn
    folder = tmp_path_factory.getbasetemp()
    path = folder / "any.png"
    if not path.exists():
        page_with(WORD).save(path)
    box = Box(x, y, min(800, x + width), min(1000, y + height))
    line = LineSight(path, *SIZE, Box(0, box.y0, 800, box.y1), box, max(1.0, height / 2), "")
    field = Field(data.draw(st.integers(1, 200)), data.draw(st.integers(1, 40)), 2.0)
    lines = (line,) * data.draw(st.integers(1, 3))
    assert word(*lines, field=field).size == (field.width, field.height)
    assert around(line, field).size == (field.width, field.height)
