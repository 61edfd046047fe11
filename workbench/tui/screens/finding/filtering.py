"""The choice of which rows are to be seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from workbench.session.finding.filters import TRAITS, Filter, Row, Trait
from workbench.session.finding.search import Search
from workbench.tui.actions import Place, bindings

_TRAITS = tuple(TRAITS)
_AGAIN = 1.0  # seconds after which rows are counted again


class FilterChooser(ModalScreen[Filter | None]):
    """Boxes for all that rows can be filtered by. None: never mind.

    Args:
        chosen: the filter as it is.
        search: the search of the desk, to filter by its places; None where there is none.
        rows: gives all there are, with what is to be said of them, of that search too. It is
            asked again and again: suspects are found meanwhile.
    """

    CSS_PATH = "finding.tcss"
    PLACE: ClassVar[Place] = "places"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("places"), *bindings("everywhere")]

    def __init__(
        self, chosen: Filter, search: Search | None, rows: Callable[[], Sequence[Row]]
    ) -> None:
        super().__init__()
        self._chosen = chosen
        self._search = search
        self._rows = rows
        self._kinds: Counter[Row] = Counter()  # far fewer than rows
        self._at = 0

    def compose(self) -> ComposeResult:
        """One line for each."""
        with Vertical(id="filters"):
            yield Static("Show only rows that are, or have:", classes="hint")
            yield Static(id="choices")
            yield Footer(compact=True)

    def on_mount(self) -> None:
        """Show the filter as it is."""
        self._count_kinds()
        self.set_interval(_AGAIN, self._count_kinds)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that would do nothing here are not shown."""
        del action
        return "look" not in parameters

    def action_do(self, name: str) -> None:
        """Do what an action of the registry is for."""
        _DOINGS[name](self)
        self._update()

    def move(self, step: int) -> None:
        """Go to another line."""
        self._at = min(max(self._at + step, 0), len(self._lines()) - 1)

    def toggle(self) -> None:
        """Ask for what stands there, or not any more."""
        self._chosen = self._toggled(self._lines()[self._at])

    def clear(self) -> None:
        """Ask for nothing: all is shown."""
        self._chosen = Filter()

    def accept(self) -> None:
        """Filter by what is ticked."""
        self.dismiss(self._chosen)

    def _lines(self) -> tuple[Trait | None, ...]:
        """The traits, and None for the search."""
        return (*_TRAITS, None) if self._search is not None else _TRAITS

    def _toggled(self, trait: Trait | None) -> Filter:
        if trait is not None:
            return self._chosen.toggled(trait)
        return replace(self._chosen, search=None if self._chosen.search else self._search)

    def _count_kinds(self) -> None:
        self._kinds = Counter(self._rows())
        self._update()

    def _count(self, a_filter: Filter) -> int:
        return sum(count for row, count in self._kinds.items() if a_filter.shows(row))

    def _update(self) -> None:
        text = Text(no_wrap=True, overflow="ellipsis")
        for number, trait in enumerate(self._lines()):
            is_on = trait in self._chosen.traits if trait else self._chosen.search is not None
            left = self._count(self._chosen if is_on else self._toggled(trait))
            text.append("▌ " if number == self._at else "  ")
            text.append(f"[{'x' if is_on else ' '}] {self._told(trait):<44}{left:>6}\n")
        shown = self._count(self._chosen)
        text.append(f"\n{shown} rows are shown", style="bold")
        self.query_one("#choices", Static).update(text)

    def _told(self, trait: Trait | None) -> str:
        if trait is not None:
            return TRAITS[trait]
        return f"places of /{self._search.query.pattern}/" if self._search else ""


_DOINGS: Mapping[str, Callable[[FilterChooser], object]] = {
    "down": lambda chooser: chooser.move(1),
    "up": lambda chooser: chooser.move(-1),
    "page-down": lambda chooser: chooser.move(len(TRAITS)),
    "page-up": lambda chooser: chooser.move(-len(TRAITS)),
    "first": lambda chooser: chooser.move(-len(TRAITS)),
    "last": lambda chooser: chooser.move(len(TRAITS)),
    "tick": FilterChooser.toggle,
    "tick-all": FilterChooser.clear,
    "accept": FilterChooser.accept,
    "cancel": lambda chooser: chooser.dismiss(None),
}
