"""Typed pages drawn for the tests, with whatever Cyrillic fixed-width font the machine has."""

import subprocess
from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageDraw, ImageFont

LETTER = (
    "     В беседе советник сообщил, что разгрузка судов в порту",
    "идет медленно. Грузчики работают по две смены, однако меха-",
    "ников не хватает, и краны стоят без ремонта.",
    "     Касаясь охраны порта, он рассказал, что в 1962-",
    "1963 годах были задержаны три человека.",
)
LETTER_PARAGRAPHS = (
    "В беседе советник сообщил, что разгрузка судов в порту идет медленно. Грузчики работают по две"
    " смены, однако механиков не хватает, и краны стоят без ремонта.",
    "Касаясь охраны порта, он рассказал, что в 1962-1963 годах были задержаны три человека.",
)


@cache
def font(size: int = 30) -> ImageFont.FreeTypeFont:
    patterns = ("CMU Typewriter Text:style=Regular", ":lang=ru:spacing=mono", ":lang=ru")
    for pattern in patterns:
        found = subprocess.run(
            ["fc-list", pattern, "file"], capture_output=True, text=True, check=True
        )
        files = sorted(line.rstrip(": ") for line in found.stdout.splitlines())
        if files:
            return ImageFont.truetype(files[0], size)
    raise AssertionError("no font with Cyrillic letters is installed")


def draw(lines: Sequence[str], *, spacing: float = 1.7) -> Image.Image:
    """One grey page, a line of type each; spaces move the type as on a typewriter."""
    type_ = font()
    advance, leading = type_.getlength("о"), spacing * type_.size
    width = int(advance * (max(map(len, lines)) + 8))
    page = Image.new("L", (width, int(leading * (len(lines) + 3))), 240)
    pen = ImageDraw.Draw(page)
    for row, line in enumerate(lines):
        for column, letter in enumerate(line):
            place = (advance * (4 + column), leading * (1.5 + row))
            pen.text(place, letter, font=type_, fill=25)
    return page
