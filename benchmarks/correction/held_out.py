"""The held-out pages, and how they are put to the product.

They are drawn from texts, in faces and with kinds of damage that nothing was learned from
(`benchmarks/channel/make.py test`), once, and kept in the user's cache.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

import platformdirs

from benchmarks.correction.pages import Paragraph
from workbench.model.suspects import Passage, Suspect
from workbench.session.assistant import Assistant

_BENCHMARKS = Path(__file__).resolve().parents[1]

Page: TypeAlias = Sequence[Paragraph]


@dataclass(frozen=True)
class Given:
    """What the machine is given of a page beside its text.

    Attributes:
        name: in tables.
        english: the translation of each paragraph.
        engine: how sure Tesseract was of each word.
    """

    name: str
    english: bool = False
    engine: bool = False


TEXT = Given("text alone")
ENGLISH = Given("with English", english=True)
EVERYTHING = Given("English, engine", english=True, engine=True)


@dataclass(frozen=True)
class Look:
    """A paragraph that was looked at in the light of its page."""

    paragraph: Paragraph
    passage: Passage
    suspects: tuple[Suspect, ...]


def drawn() -> Path:
    """The file of the held-out pages; drawn on first use, which takes some minutes."""
    folder = Path(platformdirs.user_cache_dir("workbench-benchmarks")) / f"pages-{_version()}"
    path = folder / "test.jsonl"
    if not path.exists():
        maker = _BENCHMARKS / "channel" / "make.py"
        subprocess.run([sys.executable, str(maker), "test", str(folder)], check=True)
    return path


def _version() -> str:
    """What the pages are made of: other texts or another way to draw give other pages."""
    channel, texts = _BENCHMARKS / "channel", _BENCHMARKS / "texts" / "test"
    made_of = sorted([*channel.glob("*.py"), *texts.glob("*.tsv")])
    return sha256(b"".join(path.read_bytes() for path in made_of)).hexdigest()[:12]


def chosen(paragraphs: Sequence[Paragraph], most: int) -> list[Page]:
    """At most so many pages, evenly of every language Tesseract was set to."""
    pages = [list(page) for _, page in groupby(paragraphs, key=lambda each: each.page)]
    by_language = sorted(pages, key=lambda page: (page[0].languages, page[0].page))
    step = max(1.0, len(pages) / most)
    return [by_language[int((n + 0.5) * step)] for n in range(min(most, len(pages)))]


def shortened(pages: Sequence[Page], paragraphs: int) -> list[Page]:
    """The first paragraphs of each page."""
    return [page[:paragraphs] for page in pages]


def as_typed(pages: Sequence[Page]) -> list[Page]:
    """The same texts without any damage, each page of them once."""
    clean = [
        [replace(each, read=each.truth, page="clean", recognised=()) for each in page]
        for page in pages
    ]
    return list({tuple(each.truth for each in page): page for page in clean}.values())


def passages_of(page: Page, given: Given) -> list[Passage]:
    """The paragraphs of a page as they are put to the product."""
    return [
        Passage(
            each.read,
            translation=(each.english,) if given.english else (),
            recognised=each.recognised if given.engine else (),
        )
        for each in page
    ]


def looked_at(assistant: Assistant, page: Page, given: Given) -> Iterator[Look]:
    """A page as the product reads it through: twice, the second time knowing all of it."""
    asked = passages_of(page, given)
    for paragraph, look in zip(page, assistant.read_through(asked), strict=True):
        yield Look(paragraph, *look)
