"""Places of a search, a replacement, a series or a concordance, to be looked at and chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from workbench.model.text import Span
from workbench.tui.actions import Place, bindings
from workbench.tui.screens.finding.cells import head, tail
from workbench.tui.screens.finding.place_list import PlaceList
from workbench.tui.screens.finding.rows import PlaceRow
from workbench.wording import counted

_DETAIL = 4  # lines of the place and what stands beside it; breaking lines may take one more


class Places(ModalScreen[tuple[int, ...] | None]):
    """A list of places. The answer: the numbers of those that were chosen; None: never mind.

    With boxes to tick, all that are ticked are the answer, else the one under the cursor.

    Args:
        title: what the places have in common.
        does: what enter does, for the heading.
        rows: the places; more can be added while it is open.
        ticks: whether they have boxes.
        show: called to show a place in what lies behind; None where that can not be.
        begin: called when it is open, to find more places.
    """

    CSS_PATH = "finding.tcss"
    PLACE: ClassVar[Place] = "places"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("places"), *bindings("everywhere")]

    def __init__(
        self,
        title: str,
        does: str,
        rows: Iterable[PlaceRow] = (),
        *,
        ticks: bool,
        show: Callable[[PlaceRow], None] | None = None,
        begin: Callable[[Places], None] | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._does = does
        self._first = tuple(rows)
        self._ticks = ticks
        self._show = show
        self._begin = begin
        self._is_waiting = begin is not None
        self._told: str | None = None

    def compose(self) -> ComposeResult:
        """What they have in common, the places, the one under the cursor in full, and the keys."""
        with Vertical(id="places"):
            yield Static(id="heading")
            yield Static(id="totals")
            yield PlaceList(ticks=self._ticks)
            yield Static(id="detail")
            yield Footer(compact=True)
        yield Static("any of the list's keys leads back to it", id="behind")

    def on_mount(self) -> None:
        """Show the places that are known."""
        self.list.focus()
        self.add(self._first)
        self.tell("")
        if self._begin is not None:
            self._begin(self)

    @property
    def list(self) -> PlaceList:
        """The places."""
        return self.query_one(PlaceList)

    def add(self, rows: Iterable[PlaceRow]) -> None:
        """More places."""
        self.list.add(rows)
        self._show_heading()

    def complete(self) -> None:
        """No more places will come."""
        self._is_waiting = False
        self._show_heading()

    def tell(self, text: str) -> None:
        """Say something about all of them, such as totals; '' takes the line away."""
        if text == self._told:
            return
        self._told = text
        totals = self.query_one("#totals", Static)
        totals.update(Text(text, overflow="ellipsis"))
        totals.display = bool(text)

    # -- keys ----------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that would do nothing here are not shown."""
        del action
        is_for_ticks = bool({"tick", "tick-all"}.intersection(parameters))
        return not (is_for_ticks and not self._ticks)

    def action_do(self, name: str) -> None:
        """Do what an action of the registry is for; while looking behind, come back."""
        if self.has_class("-looking"):
            self.remove_class("-looking")
            return
        _DOINGS[name](self)

    def accept(self) -> None:
        """Take what is chosen."""
        if not self._ticks:
            self.dismiss((self.list.cursor,) if self.list.rows else None)
        elif self.list.ticked:
            self.dismiss(self.list.ticked)
        else:
            self.tell("nothing is ticked")

    def look(self) -> None:
        """Look at the place in what lies behind, until the next key."""
        row = self.list.current
        if row is None or self._show is None or row.document:
            return
        self._show(row)
        self.add_class("-looking")

    def toggle(self) -> None:
        """Choose the place under the cursor, or not."""
        self.list.tick()
        self._show_heading()

    def toggle_all(self) -> None:
        """Choose all, or none."""
        self.list.tick_all()
        self._show_heading()

    # -- showing -------------------------------------------------------------------------------

    @on(PlaceList.Pointed)
    def _on_pointed(self) -> None:
        if self._ticks:
            self.look()
        else:
            self.accept()

    @on(PlaceList.Ticked)
    def _on_ticked(self) -> None:
        self._show_heading()

    @on(PlaceList.Moved)
    def _on_moved(self) -> None:
        row = self.list.current
        if row is not None:
            detail = self.query_one("#detail", Static)
            detail.update(_detail(row, detail.size.width * _DETAIL), layout=False)

    def on_resize(self) -> None:
        """Another width leaves other room for the place under the cursor."""
        self.call_after_refresh(self._on_moved)

    def _show_heading(self) -> None:
        more = "…" if self._is_waiting else ""
        count = f"{counted(len(self.list.rows), 'place')}{more}"
        if self._ticks:
            count = f"{len(self.list.ticked)} of {len(self.list.rows)}{more} ticked"
        heading = Text(f"{self._title} · {count}", no_wrap=True, overflow="ellipsis")
        heading.append(f" · enter {self._does}", style="not bold dim")
        self.query_one("#heading", Static).update(heading, layout=False)


def _detail(row: PlaceRow, cells: int) -> Text:
    """The place in what of its paragraph so many cells hold, and what stands beside it."""
    room = cells // 2 if row.beside else cells
    place = row.span.within(row.text)
    new = "" if row.new is None else f" → {row.new or '(remove)'}"
    before, after = row.text[: row.span.start], row.text[row.span.end :]
    room = max(0, room - cell_len(place + new))
    behind = head(after, max(room // 2, room - cell_len(before)))
    text = Text.assemble(
        tail(before, room - cell_len(behind)), (place, "bold underline"), (new, "bold"), behind
    )
    if row.beside:
        text.append("\n")
        text.append_text(_marked(row.beside, row.words))
    return text


def _marked(text: str, spans: tuple[Span, ...]) -> Text:
    marked = Text(text, style="dim")
    for span in spans:
        marked.stylize("not dim bold underline", span.start, span.end)
    return marked


_DOINGS: Mapping[str, Callable[[Places], object]] = {
    "down": lambda places: places.list.move(1),
    "up": lambda places: places.list.move(-1),
    "page-down": lambda places: places.list.page(1),
    "page-up": lambda places: places.list.page(-1),
    "first": lambda places: places.list.move(-len(places.list.rows)),
    "last": lambda places: places.list.move(len(places.list.rows)),
    "tick": Places.toggle,
    "tick-all": Places.toggle_all,
    "accept": Places.accept,
    "look": Places.look,
    "cancel": lambda places: places.dismiss(None),
}
