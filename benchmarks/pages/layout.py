"""Where a typist puts each line of a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from benchmarks.pages.hyphens import break_word

COLUMNS = 62
ROWS = 46
INDENT = 5
STAMP_ROWS = 3
HYPHEN_CHANCE = 0.45
"""How often, of the line ends where a word could be divided, the typist divides it (0-1)."""


class Style(StrEnum):
    """How a paragraph stands on the page."""

    BODY = "body"
    FLUSH = "flush"
    CONTINUED = "continued"
    RIGHT = "right"
    CENTRE = "centre"
    STAMP_LEFT = "stamp-left"
    STAMP_RIGHT = "stamp-right"
    FOOT = "foot"


STAMPS = frozenset({Style.STAMP_LEFT, Style.STAMP_RIGHT})
RUNNING = frozenset({Style.BODY, Style.CONTINUED})


class PageOverflowError(Exception):
    """The paragraphs need more rows than a page has."""


@dataclass(frozen=True)
class Paragraph:
    """Text of one paragraph and how it stands."""

    text: str
    style: Style = Style.BODY


@dataclass(frozen=True)
class Line:
    """One typed line: text, its first column (0 to COLUMNS - 1) and its row (0 to ROWS - 1)."""

    text: str
    column: int
    row: int
    style: Style


def wrap(text: str, indent: int, rng: Random) -> list[str]:
    """Break a paragraph into ragged-right lines, dividing a word now and then."""
    lines: list[str] = []
    line = " " * indent
    for word in text.split():
        gap = "" if not line.strip() else " "
        if len(line) + len(gap) + len(word) <= COLUMNS:
            line += gap + word
            continue
        room = COLUMNS - len(line) - len(gap)
        head, tail = break_word(word, room) if rng.random() < HYPHEN_CHANCE else ("", word)
        lines.append(line + gap + head if head else line)
        line = tail
    return [*lines, line]


def _column(text: str, style: Style) -> int:
    if style in (Style.RIGHT, Style.STAMP_RIGHT):
        return COLUMNS - len(text)
    if style is Style.CENTRE:
        return (COLUMNS - len(text)) // 2
    return 0


def _block(paragraph: Paragraph, rng: Random) -> list[str]:
    if paragraph.style in STAMPS:
        return [paragraph.text]
    indent = INDENT if paragraph.style is Style.BODY else 0
    return wrap(paragraph.text, indent, rng)


def _gap(previous: Style | None, style: Style) -> int:
    """Empty rows before a paragraph: display lines stand apart, body paragraphs do not."""
    if previous is None or previous in STAMPS or {previous, style} <= RUNNING or previous == style:
        return 0
    return 1


def _placed(paragraphs: Sequence[Paragraph], rng: Random) -> Iterator[Line]:
    row = 0
    previous: Style | None = None
    for paragraph in paragraphs:
        style = paragraph.style
        row += _gap(previous, style)
        block = _block(paragraph, rng)
        if style is Style.FOOT:
            row = max(row, ROWS - len(block))
        for offset, text in enumerate(block):
            yield Line(text, _column(text, style), row + offset, style)
        row += STAMP_ROWS if style in STAMPS else len(block)
        previous = style


def lay_out(paragraphs: Sequence[Paragraph], rng: Random) -> list[Line]:
    """Place the paragraphs of one page; raises PageOverflowError when they do not fit."""
    lines = list(_placed(paragraphs, rng))
    rows = max((line.row for line in lines), default=0) + 1
    if rows > ROWS:
        raise PageOverflowError(
            f"the page needs {rows} rows and has {ROWS}: put a form feed line before"
            " one of its paragraphs"
        )
    return lines
