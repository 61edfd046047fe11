"""Read pages as benchmarks/channel/make.py writes them: one paragraph a line of JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.model.suspects import Passage
from workbench.model.text import normalise


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
            row["id"].rsplit("/", 1)[0],
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


def passages(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, Passage]]:
    """Each paragraph as it is put to the corrector."""
    for paragraph in paragraphs:
        yield paragraph, Passage(paragraph.read, translation=(paragraph.english,))
