"""Draws the page of the tutorial and writes what a machine read on it: data of the package.

    python benchmarks/tutorial/make.py

The page is typed like the sample pages. Its hOCR is not Tesseract's: the tutorial promises which
words are read wrongly, so the hOCR says what was typed, with the misreadings of `misread.tsv`.
"""

import sys
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from random import Random

import regex

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.pages.ageing import LIGHT
from benchmarks.pages.draw import LEFT_PX, ROW_PX, TOP_PX, draw_page
from benchmarks.pages.layout import COLUMNS, INDENT, Line, Paragraph, Style, lay_out
from benchmarks.pages.typeface import CELL_PX, CMU
from workbench.ocr.hocr_writer import render
from workbench.ocr.layout import Box, HocrLine, HocrPage, HocrParagraph, HocrWord

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "workbench" / "session" / "tutorial" / "data"
PAGE = "page-001.png"
SEED = 1957
AGEING = replace(
    LIGHT, blur_px=1.3, scale=0.75, noise=1, mottle=0, specks=40, grey_levels=12, skew_degrees=0
)
"""Nearly clean: what grain there is takes most of the file's size."""

ASCENT_PX, DESCENT_PX = 30, 12
"""Of a typed line, above and below its base."""
SURE, UNSURE = 96.0, 60.0
"""Confidences of the machine, in percent, in what it read right and what it misread."""


def typed(text: str) -> list[Paragraph]:
    """A paragraph as one paragraph of the page for every line, so that no word is divided."""
    if text.isupper():
        return [Paragraph(text, Style.RIGHT)]
    goes_on = text[0].islower()
    lines = textwrap.wrap(text, COLUMNS, initial_indent="" if goes_on else " " * INDENT)
    first = Style.CONTINUED if goes_on else Style.BODY
    return [
        Paragraph(line.strip(), first if number == 0 else Style.CONTINUED)
        for number, line in enumerate(lines)
    ]


def words_of(line: Line, misread: dict[str, str]) -> Iterator[HocrWord]:
    """The words of a typed line with their boxes on the scan."""
    baseline = TOP_PX + line.row * ROW_PX
    for found in regex.finditer(r"\S+", line.text):
        left, right = (LEFT_PX + (line.column + place) * CELL_PX for place in found.span())
        edges = (left, baseline - ASCENT_PX, right, baseline + DESCENT_PX)
        read = regex.sub(r"\w+", lambda word: misread.get(word[0], word[0]), found[0])
        box = Box(*(round(edge * AGEING.scale) for edge in edges))
        yield HocrWord(read, box, SURE if read == found[0] else UNSURE, language="rus")


def line_of(line: Line, misread: dict[str, str]) -> HocrLine:
    """A typed line as it was read."""
    words = tuple(words_of(line, misread))
    boxes = [word.box for word in words]
    hull = Box(boxes[0].x0, boxes[0].y0, boxes[-1].x1, boxes[0].y1)
    return HocrLine(words, hull, 0.0)


def main() -> None:
    """Write the page, its hOCR and the translation."""
    texts = (HERE / "tutorial.ru.txt").read_text("utf-8").splitlines()
    rows = (HERE / "misread.tsv").read_text("utf-8").splitlines()
    misread = dict(row.split("\t") for row in rows)
    owners = [number for number, text in enumerate(texts) for _ in typed(text)]
    page = [line for text in texts for line in typed(text)]
    placed = list(lay_out(page, Random(SEED)))
    image = draw_page(page, CMU, AGEING, SEED)
    height = round((TOP_PX + (placed[-1].row + 2) * ROW_PX) * AGEING.scale)
    image = image.crop((0, 0, image.width, height))
    paragraphs = tuple(
        HocrParagraph(tuple(line_of(line, misread) for line, _ in group))
        for _, group in groupby(zip(placed, owners, strict=True), key=lambda pair: pair[1])
    )
    DATA.mkdir(parents=True, exist_ok=True)
    image.quantize(AGEING.grey_levels).save(DATA / PAGE, optimize=True)
    hocr = HocrPage(PAGE, image.width, image.height, paragraphs, "workbench tutorial")
    (DATA / PAGE).with_suffix(".hocr").write_bytes(render(hocr))
    (DATA / "translation.txt").write_bytes((HERE / "tutorial.en.txt").read_bytes())


if __name__ == "__main__":
    main()
