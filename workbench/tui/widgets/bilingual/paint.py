"""A line of the bilingual view as styled segments.

Nothing is said by colour alone: suspects are underlined, the word in focus is reversed, what a
search found is dim and reversed, changed words are bold, marks are italic, and paragraphs and links
have signs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from workbench.lexicon.charalign import changed_words
from workbench.model.document import Link, Paragraph, SourceParagraph
from workbench.model.marks import marks
from workbench.model.text import Span
from workbench.tui.widgets.bilingual.rows import CellLine, Columns, Row
from workbench.wording import counted, percent

STATUS_SIGNS = {"raw": "·", "corrected": "c", "verified": "v"}
FURNITURE_SIGN = "#"
NOTE_SIGN = "*"
CONFLICT_SIGN = "≠"
SURE = 0.9


@dataclass(frozen=True, slots=True)
class Palette:
    """The styles of the view, from the theme."""

    text: Style
    furniture: Style
    suspect: Style
    changed: Style
    mark: Style
    match: Style
    word: Style
    sign: Style
    link: Style
    doubtful_link: Style
    active: Style
    skipped: Style


NOWHERE = Span(0, 0)

Spans: TypeAlias = Callable[[str], Sequence[Span]]


def no_spans(_paragraph_id: str) -> Sequence[Span]:
    """Nothing to be seen in a paragraph."""
    return ()


@dataclass(frozen=True, slots=True)
class Scene:
    """What of the document is to be seen beside its text.

    Attributes:
        focus: paragraph in focus and the stretch that is reversed in it.
        suspects: gives the spans of a paragraph's suspects; asked for what is painted only.
        matches: gives the spans of a paragraph that a search found; likewise.
    """

    focus: tuple[str, Span] = ("", NOWHERE)
    suspects: Spans = no_spans
    matches: Spans = no_spans


def paint_line(row: Row, number: int, widths: Columns, palette: Palette, scene: Scene) -> Strip:
    """One line of a row, exactly as wide as the columns together."""
    active = scene.focus[0] in row.link.ids
    segments = [
        *_cell(row.source, number, widths.source, palette, scene),
        _link_sign(
            row.link, number, palette, active=active, is_last=number >= row.height - row.gap
        ),
        *_cell(row.target, number, widths.target, palette, scene),
        Segment(" " * Columns.MARGIN, palette.text),
    ]
    return Strip(segments, widths.width)


def paint_skipped(count: int, width: int, palette: Palette) -> Strip:
    """The line that stands where links are left out."""
    return Strip([Segment(f"⋯ {counted(count, 'link')} ⋯".center(width), palette.skipped)], width)


def _cell(
    lines: Sequence[CellLine], number: int, width: int, palette: Palette, scene: Scene
) -> list[Segment]:
    if number >= len(lines):
        return [Segment(" " * (width + Columns.SIGN), palette.text)]
    line = lines[number]
    sign = _paragraph_sign(line.paragraph) if line.is_first else " "
    here = line.paragraph.id == scene.focus[0]
    bar = _bar(line, here=here)
    bare = palette.doubtful_link if bar == CONFLICT_SIGN else palette.sign
    segments = [
        Segment(bar, palette.active if here else bare),
        Segment(sign, palette.sign),
    ]
    segments += _text(line, palette, scene)
    used = cell_len(line.span.within(line.paragraph.text))
    return [*segments, Segment(" " * max(0, width - used), palette.text)]


def _bar(line: CellLine, *, here: bool) -> str:
    """What stands before the status: of a conflict or a note, or where the focus is."""
    if line.is_first and line.paragraph.conflict is not None:
        return CONFLICT_SIGN
    if line.is_first and line.paragraph.note:
        return NOTE_SIGN
    return "▌" if here else " "


def _paragraph_sign(paragraph: Paragraph) -> str:
    if paragraph.kind == "furniture":
        return FURNITURE_SIGN
    return STATUS_SIGNS[paragraph.status] if isinstance(paragraph, SourceParagraph) else "·"


def _text(line: CellLine, palette: Palette, scene: Scene) -> list[Segment]:
    paragraph = line.paragraph
    base = palette.furniture if paragraph.kind == "furniture" else palette.text
    layers: list[tuple[Span, Style]] = []
    if isinstance(paragraph, SourceParagraph):
        if paragraph.ocr != paragraph.text:
            layers += [(span, palette.changed) for span in _changed(paragraph.ocr, paragraph.text)]
        layers += [(mark.span, palette.mark) for mark in marks(paragraph.text)]
    layers += [(span, palette.match) for span in scene.matches(paragraph.id)]
    layers += [(span, palette.suspect) for span in scene.suspects(paragraph.id)]
    if paragraph.id == scene.focus[0]:
        layers.append((scene.focus[1], palette.word))
    return layered(paragraph.text, line.span, base, layers)


@lru_cache(maxsize=4096)
def _changed(ocr: str, text: str) -> tuple[Span, ...]:
    """Words that differ from what the machine read; remembered, for every line asks again."""
    return changed_words(ocr, text)


def layered(
    text: str, shown: Span, base: Style, layers: Sequence[tuple[Span, Style]]
) -> list[Segment]:
    """The shown stretch of a text with styles laid over spans of it, later ones on top."""
    cuts = {shown.start, shown.end}
    for span, _ in layers:
        cuts |= {cut for cut in (span.start, span.end) if shown.start < cut < shown.end}
    edges = sorted(cuts)
    segments: list[Segment] = []
    for start, end in pairwise(edges):
        piece = Span(start, end)
        style = base
        for span, layer in layers:
            if span.overlaps(piece):
                style += layer
        segments.append(Segment(text[start:end], style))
    return segments


def _link_sign(
    link: Link, number: int, palette: Palette, *, active: bool, is_last: bool
) -> Segment:
    if number == 0 and link.conflict is not None:
        return Segment(f"  {CONFLICT_SIGN}   ", palette.doubtful_link)
    if number == 0 and not link.is_pair and link.status == "confirmed":
        return Segment(" ═╴   " if link.source else "  ╶═  ", palette.link)
    if number or not link.is_pair:
        middle = "│" if active and not is_last and link.is_pair else " "
        return Segment(f"  {middle}   ", palette.link)
    if link.status == "confirmed":
        return Segment(" ══   ", palette.link)
    share = percent(link.confidence)
    if link.confidence >= SURE:
        return Segment(f" {share:2d}%  ", palette.link)
    return Segment(f" {share:2d}%? ", palette.doubtful_link)
