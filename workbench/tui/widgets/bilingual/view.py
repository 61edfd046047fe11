"""The scroll view that draws both columns line by line."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.model.document import Document
from workbench.model.text import Span, graphemes
from workbench.tui.widgets.bilingual.index import RowIndex
from workbench.tui.widgets.bilingual.layout import Layout
from workbench.tui.widgets.bilingual.paint import (
    Palette,
    Scene,
    Spans,
    no_spans,
    paint_line,
    paint_skipped,
)
from workbench.tui.widgets.bilingual.rows import CellLine, Columns, columns

_STYLES = (
    "text",
    "furniture",
    "suspect",
    "changed",
    "mark",
    "match",
    "word",
    "sign",
    "link",
    "doubtful-link",
    "active",
    "skipped",
)


class BilingualView(ScrollView, can_focus=True, inherit_bindings=False):
    """Original left, translation right, rows levelled by link.

    It shows what it is given and posts `Pointed` when a word is clicked; it changes nothing. Its
    keys are the desk's, from the registry.

    Args:
        document: what to show.
        suspects: the spans of a paragraph that are underlined.
        matches: the spans of a paragraph that a search found.
        id: the widget's id.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"bilingual--{name}" for name in _STYLES}

    class Pointed(Message):
        """A word was pointed at with the mouse; `chosen` when it was clicked twice."""

        def __init__(self, paragraph_id: str, offset: int, *, chosen: bool = False) -> None:
            super().__init__()
            self.paragraph_id = paragraph_id
            self.offset = offset
            self.chosen = chosen

    def __init__(
        self,
        document: Document,
        suspects: Spans,
        *,
        matches: Spans = no_spans,
        id: str,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._document = document
        self._only: frozenset[int] | None = None
        self._scene = Scene(suspects=suspects, matches=matches)
        self._layout = Layout(Document(""), columns(80))
        self._rows = RowIndex(self._layout)

    # -- what is shown -------------------------------------------------------------------------

    def show(
        self, document: Document, focus: tuple[str, Span], only: Collection[int] | None = None
    ) -> None:
        """Show a document as it is now, with a stretch of a paragraph in focus.

        What is in focus stays where it is on the screen, whatever changes above it.

        Args:
            document: the document.
            focus: a paragraph and a stretch of its text.
            only: indexes of the links that are shown; None shows all.
        """
        shown = None if only is None else frozenset(only)
        before = self._scene.focus
        self._scene = replace(self._scene, focus=focus)
        if document is not self._document or shown != self._only:
            place = self._line_on_screen(before[0])
            self._document, self._only = document, shown
            self._follow()
            self._keep_at(before[0], place)
        if focus != before:
            self._repaint_row(before[0])
        self._repaint_row(focus[0])

    def repaint(self, paragraph_id: str) -> None:
        """Paint a paragraph again: its suspects have changed."""
        self._repaint_row(paragraph_id)

    def repaint_all(self) -> None:
        """Paint everything again: what a search found has changed."""
        self._layout.forget_paint()
        self.refresh()

    def reveal(self, paragraph_id: str, span: Span) -> None:
        """Scroll so that a stretch of a paragraph is seen, with a line of its surroundings.

        The whole paragraph is, where there is room for it.
        """
        if not self._has(paragraph_id):
            return
        whole = Span(0, len(self._document.paragraph(paragraph_id).text))
        first, last = self._rows.lines_of(paragraph_id, whole)
        if last - first + 3 > self.size.height:
            first, last = self._rows.lines_of(paragraph_id, span)
        region = Region(0, max(0, first - 1), 1, last - first + 3)
        self.scroll_to_region(region, animate=False, force=True, x_axis=False)

    def visible_ids(self) -> list[str]:
        """Paragraphs that can be seen now, in order."""
        top = self._rows.at_line(self._top_line)
        if top is None:
            return []
        bottom = self._rows.at_line(self._top_line + self.size.height)
        return self._rows.ids(top[0], bottom[0] if bottom else len(self._rows))

    def page_step(self, paragraph_id: str, span: Span, direction: int) -> tuple[str, int]:
        """The place on the same side one screen below (+1) or above (-1): paragraph and offset."""
        if not self._has(paragraph_id):
            return paragraph_id, span.start
        side, _ = self._document.place(paragraph_id)
        line = self._rows.lines_of(paragraph_id, span)[0]
        wanted = line + direction * max(1, self.size.height - 2)
        if found := self._rows.nearest(side, min(max(wanted, 0), self._rows.height - 1), direction):
            return found.paragraph.id, found.span.start
        return paragraph_id, span.start

    def room_for_typing(self, paragraph_id: str, span: Span) -> Region | None:
        """From where a stretch begins to the end of its column, on the screen; one line high.

        None where it can not be seen.
        """
        if not self._has(paragraph_id):
            return None
        line = self._rows.lines_of(paragraph_id, span)[0]
        place = self._rows.at_line(line)
        row = self._rows.row(place[0]) if place else None
        y = line - self._top_line
        if place is None or row is None or not 0 <= y < self.size.height:
            return None
        is_left = paragraph_id in row.link.source
        widths = self._layout.widths
        begins = Columns.SIGN + (0 if is_left else Columns.SIGN + Columns.LINK + widths.source)
        shown = row.side("source" if is_left else "target")[place[1]]
        before = Span(shown.span.start, max(shown.span.start, span.start))
        cells = cell_len(before.within(shown.paragraph.text))
        width = (widths.source if is_left else widths.target) - cells
        return Region(begins + cells, y, width, 1).translate(self.content_region.offset)

    # -- drawing -------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines of the screen.

        As Textual makes them of `render_line`, for a widget without borders and effects; but the
        strips stay the same objects from frame to frame, with all that they remember of
        themselves, which makes scrolling three times as quick.
        """
        filters, background = self.get_line_filters(), self.background_colors[1]
        strips = [self.render_line(y) for y in crop.line_range]
        for line_filter in filters:
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        return [strip.crop(*crop.column_span) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.size.width
        place = self._rows.at_line(y + self._top_line)
        if place is None:
            return Strip.blank(width, self._palette().text)
        entry, number = place
        row = self._rows.row(entry)
        if row is None:
            count = self._rows.skipped(entry)
            blank = Strip.blank(width, self._palette().text)
            return blank if number else paint_skipped(count, width, self._palette())
        strip = row.painted.get(number)
        if strip is None:
            strip = paint_line(row, number, self._layout.widths, self._palette(), self._scene)
            row.painted[number] = strip
        return strip.adjust_cell_length(width, self._palette().text)

    def notify_style_update(self) -> None:
        """Another theme: everything is painted again."""
        super().notify_style_update()
        self._layout.forget_paint()
        self._styles_read = None

    def on_resize(self, event: Resize) -> None:
        """Another width: everything is laid out again, and what was in focus stays in sight."""
        if event.size.width:
            self._follow()
            self.call_after_refresh(lambda: self.reveal(*self._scene.focus))

    def on_click(self, event: Click) -> None:
        """Tell which word was clicked."""
        offset = event.get_content_offset(self)
        place = self._rows.at_line(offset.y + self._top_line) if offset else None
        row = self._rows.row(place[0]) if place else None
        if offset is None or place is None or row is None:
            return
        split = Columns.SIGN + self._layout.widths.source + Columns.LINK
        is_left = offset.x < split
        if lines := row.side("source" if is_left else "target"):
            line = lines[min(place[1], len(lines) - 1)]
            cell = offset.x - Columns.SIGN - (0 if is_left else split)
            at = _offset_at(line, cell)
            self.post_message(self.Pointed(line.paragraph.id, at, chosen=event.chain > 1))

    # -- inside --------------------------------------------------------------------------------

    _styles_read: Palette | None = None

    def _palette(self) -> Palette:
        if self._styles_read is None:
            styles = {
                name.replace("-", "_"): self.get_component_rich_style(f"bilingual--{name}")
                for name in _STYLES
            }
            styles["word"] += Style(dim=False)  # what is in focus outshines what was found
            self._styles_read = Palette(**styles)
        return self._styles_read

    @property
    def _top_line(self) -> int:
        return int(self.scroll_offset.y)

    def _has(self, paragraph_id: str) -> bool:
        return len(self._rows) > 0 and self._layout.document.has(paragraph_id)

    def _follow(self) -> None:
        """Lay out what is to be shown; what is laid out already as far as it is still right."""
        width = self.scrollable_content_region.width
        if not self.size.width or not width:
            return
        widths = columns(width)
        touched: set[int] | None = None
        if widths != self._layout.widths:
            self._layout = Layout(self._document, widths)
        else:
            touched = self._layout.follow(self._document)
        if touched is not None and self._only == self._rows.only:
            for number in touched:
                self._refresh_entry(self._rows.entry_of_link(number))
            return
        self._rows = RowIndex(self._layout, self._only)
        self.virtual_size = Size(width, self._rows.height)
        self.refresh()

    def _line_on_screen(self, paragraph_id: str) -> int | None:
        """The line of the screen at which a paragraph begins; None where it can not be seen."""
        if not self._has(paragraph_id):
            return None
        line = self._rows.top(self._rows.entry_of(paragraph_id)) - self._top_line
        return line if -self.size.height < line < self.size.height else None

    def _keep_at(self, paragraph_id: str, place: int | None) -> None:
        """Scroll so that a paragraph begins at that line of the screen again."""
        if place is None or not self._has(paragraph_id):
            return
        wanted = self._rows.top(self._rows.entry_of(paragraph_id)) - place
        if wanted != self._top_line:
            self.scroll_to(y=wanted, animate=False, force=True)

    def _repaint_row(self, paragraph_id: str) -> None:
        if not self._has(paragraph_id):
            return
        entry = self._rows.entry_of(paragraph_id)
        row = self._rows.row(entry)
        if row is None:
            return
        row.painted.clear()
        self._refresh_entry(entry)

    def _refresh_entry(self, entry: int) -> None:
        """Have an entry drawn again if any of it can be seen."""
        top, end = self._rows.top(entry), self._rows.top(entry + 1)
        if top < self._top_line + self.size.height and end > self._top_line:
            self.refresh(Region(0, top - self._top_line, self.size.width, end - top))


def _offset_at(line: CellLine, cell: int) -> int:
    """The code point of a paragraph's text at a cell of one of its lines."""
    offset = line.span.start
    for grapheme in graphemes(line.span.within(line.paragraph.text)):
        cell -= cell_len(grapheme)
        if cell < 0:
            break
        offset += len(grapheme)
    return offset
