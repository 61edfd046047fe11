"""Read pages as benchmarks/channel/make.py writes them: one paragraph a line of JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

import regex

from workbench.correct.corrector import Corrector
from workbench.correct.survey import survey
from workbench.model.suspects import Memory, Passage, Recognition
from workbench.model.text import Span, normalise

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
        recognised: its words and how sure it was of them; none where the text was tidied since.
    """

    page: str
    truth: str
    read: str
    english: str
    languages: str
    recognised: tuple[Recognition, ...] = ()


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
            _recognised(row) if normalise(row["ocr"]) == row["ocr"] else (),
        )
        for row in rows
    ]


def _recognised(row: dict[str, Any]) -> tuple[Recognition, ...]:
    return tuple(
        Recognition(Span(int(start), int(end)), sure / 100)
        for start, end, sure in row.get("words", ())
    )


def clean(paragraphs: Sequence[Paragraph], share: float) -> list[Paragraph]:
    """A share of the paragraphs as they were typed, each text once."""
    distinct = {paragraph.truth: paragraph for paragraph in paragraphs}.values()
    chosen = list(distinct)[:: max(1, round(1 / share))] if share else []
    return [
        replace(paragraph, read=paragraph.truth, page="clean", recognised=())
        for paragraph in chosen
    ]


def passages(
    paragraphs: Sequence[Paragraph], corrector: Corrector, *, engine: bool = False
) -> Iterator[tuple[Paragraph, Passage]]:
    """Each paragraph as it is put to the corrector, page by page, in the light of its page.

    Args:
        paragraphs: in the order of their pages.
        corrector: looks through a page first.
        engine: whether every second page brings what the engine said of its words.
    """
    pages = groupby(paragraphs, key=lambda paragraph: paragraph.page)
    for number, (_, page) in enumerate(pages):
        told = engine and number % 2 == 1
        asked = [
            (
                each,
                Passage(
                    each.read,
                    translation=(each.english,),
                    recognised=each.recognised if told else (),
                ),
            )
            for each in page
        ]
        expected = survey((passage.text, corrector.suspects(passage)) for _, passage in asked)
        memory = Memory(expected=expected)
        for paragraph, passage in asked:
            yield paragraph, replace(passage, memory=memory)
