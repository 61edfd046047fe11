"""Read pages as benchmarks/channel/make.py writes them: one paragraph a line of JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import regex

from workbench.correct.corrector import Corrector
from workbench.correct.survey import survey
from workbench.model.suspects import Memory, Passage
from workbench.model.text import normalise

_PARAGRAPH = regex.compile(r"-\d+-(?=[^-]*$)")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph that was drawn, aged and read.

    Attributes:
        page: which drawing of which text it belongs to.
        truth: what was typed.
        read: what Tesseract read.
        english: its translation.
        languages: Tesseract's setting.
    """

    page: str
    truth: str
    read: str
    english: str
    languages: str


def read_pages(path: Path) -> list[Paragraph]:
    """The paragraphs of a file."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [
        Paragraph(
            _PARAGRAPH.sub("-", row["id"]),
            normalise(row["truth"]),
            normalise(row["ocr"]),
            row["english"],
            row["languages"],
        )
        for row in rows
    ]


def clean(paragraphs: Sequence[Paragraph], share: float) -> list[Paragraph]:
    """A share of the paragraphs as they were typed, each text once."""
    distinct = {paragraph.truth: paragraph for paragraph in paragraphs}.values()
    chosen = list(distinct)[:: max(1, round(1 / share))] if share else []
    return [replace(paragraph, read=paragraph.truth, page="clean") for paragraph in chosen]


def passages(
    paragraphs: Sequence[Paragraph], corrector: Corrector
) -> Iterator[tuple[Paragraph, Passage]]:
    """Each paragraph as it is put to the corrector, page by page, in the light of its page."""
    for _, page in groupby(paragraphs, key=lambda paragraph: paragraph.page):
        asked = [(each, Passage(each.read, translation=(each.english,))) for each in page]
        expected = survey((passage.text, corrector.suspects(passage)) for _, passage in asked)
        memory = Memory(expected=expected)
        for paragraph, passage in asked:
            yield paragraph, replace(passage, memory=memory)
