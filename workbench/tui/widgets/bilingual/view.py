"""The scroll view that draws both columns line by line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from rich.cells import cell_len
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.model.document import Document
from workbench.model.text import Span, graphemes
from workbench.tui.widgets.bilingual.paint import Palette, Scene, paint_line
from workbench.tui.widgets.bilingual.rows import CellLine, Columns, RowIndex

_STYLES = (
    "text",
    "furniture",
    "suspect",
    "changed",
    "mark",
    "word",
    "sign",
    "link",
    "doubtful-link",
    "active",
)


class BilingualView(ScrollView, can_focus=True, inherit_bindings=False):
    """Original left, translation right, rows levelled by link.

    It shows what it is given and posts `Pointed` when a word is clicked; it changes nothing. Its
    keys are the desk's, from the registry.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"bilingual--{name}" for name in _STYLES}

    class Pointed(Message):
        """A word was pointed at with the mouse."""

        def __init__(self, paragraph_id: str, offset: int) -> None:
            super().__init__()
            self.paragraph_id = paragraph_id
            self.offset = offset

    def __init__(
        self,
        document: Document,
        suspects: Callable[[str], Sequence[Span]],
        *,
        id: str,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._document = document
        self._scene = Scene(suspects=suspects)
        self._rows = RowIndex(Document(""), 80)
        self._strips: dict[tuple[int, int], Strip] = {}

    # -- what is shown -------------------------------------------------------------------------

    def show(self, document: Document, focus: tuple[str, Span]) -> None:
        """Show a document as it is now, with a stretch of a paragraph in focus."""
        if document is not self._document:
            self._document = document
            if self.size.width:
                self._lay_out()
        elif focus != self._scene.focus:
            self._forget_row(self._scene.focus[0])
            self._forget_row(focus[0])
        self._scene = replace(self._scene, focus=focus)
        self.refresh()

    def repaint(self, paragraph_id: str) -> None:
        """Paint a paragraph again: its suspects have changed."""
        self._forget_row(paragraph_id)
        self.refresh()

    def reveal(self, paragraph_id: str, span: Span) -> None:
        """Scroll so that a stretch of a paragraph is seen, with a line of its surroundings."""
        if not self._rows.rows or not self._document.has(paragraph_id):
            return
        first, last = self._rows.lines_of(paragraph_id, span)
        region = Region(0, max(0, first - 1), 1, last - first + 3)
        self.scroll_to_region(region, animate=False, force=True, x_axis=False)

    def visible_ids(self) -> list[str]:
        """Paragraphs that can be seen now, in order."""
        top = self._rows.at_line(int(self.scroll_offset.y))
        if top is None:
            return []
        bottom = self._rows.at_line(int(self.scroll_offset.y) + self.size.height)
        last = bottom[0] if bottom else len(self._rows.rows) - 1
        return [id_ for row in self._rows.rows[top[0] : last + 1] for id_ in row.link.ids]

    def page_step(self, paragraph_id: str, span: Span, direction: int) -> tuple[str, int]:
        """The place on the same side one screen below (+1) or above (-1): paragraph and offset."""
        side, _ = self._document.place(paragraph_id)
        line = self._rows.lines_of(paragraph_id, span)[0]
        wanted = line + direction * max(1, self.size.height - 2)
        if found := self._rows.nearest(side, min(max(wanted, 0), self._rows.height - 1), direction):
            return found.paragraph.id, found.span.start
        return paragraph_id, span.start

    # -- drawing -------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.size.width
        place = self._rows.at_line(y + int(self.scroll_offset.y))
        if place is None:
            return Strip.blank(width, self._palette().text)
        if place not in self._strips:
            row = self._rows.rows[place[0]]
            segments = paint_line(row, place[1], self._rows.columns, self._palette(), self._scene)
            self._strips[place] = Strip(segments)
        return self._strips[place].adjust_cell_length(width, self._palette().text)

    def notify_style_update(self) -> None:
        """Another theme: everything is painted again."""
        super().notify_style_update()
        self._strips.clear()
        self._styles_read = None

    def on_resize(self, event: Resize) -> None:
        """Another width: everything is laid out again, and what was in focus stays in sight."""
        if event.size.width:
            self._lay_out()
            self.call_after_refresh(self.reveal, *self._scene.focus)

    def on_click(self, event: Click) -> None:
        """Tell which word was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        place = self._rows.at_line(offset.y + int(self.scroll_offset.y))
        if place is None:
            return
        row, number = self._rows.rows[place[0]], place[1]
        split = Columns.SIGN + self._rows.columns.source + Columns.LINK
        is_left = offset.x < split
        lines = row.source if is_left else row.target
        if lines:
            line = lines[min(number, len(lines) - 1)]
            cell = offset.x - Columns.SIGN - (0 if is_left else split)
            self.post_message(self.Pointed(line.paragraph.id, _offset_at(line, cell)))

    # -- inside --------------------------------------------------------------------------------

    _styles_read: Palette | None = None

    def _palette(self) -> Palette:
        if self._styles_read is None:
            styles = {
                name.replace("-", "_"): self.get_component_rich_style(f"bilingual--{name}")
                for name in _STYLES
            }
            self._styles_read = Palette(**styles)
        return self._styles_read

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width or 80
        self._rows = RowIndex(self._document, width, self._rows)
        self._strips.clear()
        self.virtual_size = Size(width, self._rows.height)

    def _forget_row(self, paragraph_id: str) -> None:
        if not self._rows.rows or not self._document.has(paragraph_id):
            return
        row = self._rows.row_of(paragraph_id)
        for line in range(self._rows.rows[row].height):
            self._strips.pop((row, line), None)


def _offset_at(line: CellLine, cell: int) -> int:
    """The code point of a paragraph's text at a cell of one of its lines."""
    offset = line.span.start
    for grapheme in graphemes(line.span.within(line.paragraph.text)):
        cell -= cell_len(grapheme)
        if cell < 0:
            break
        offset += len(grapheme)
    return offset
