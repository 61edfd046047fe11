"""Finding on the desk: search, replace, filter, going to a paragraph and back."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from workbench.session.desk import jumping
from workbench.session.finding.filters import Row, rows
from workbench.session.finding.going import destination
from workbench.tui.screens.desk import concordance, replacing
from workbench.tui.screens.finding.cells import head
from workbench.tui.screens.finding.filtering import FilterChooser
from workbench.tui.screens.finding.prompts import GoTo, SearchPrompt

if TYPE_CHECKING:
    from workbench.tui.screens.desk.screen import DeskScreen

Asking: TypeAlias = "Callable[[DeskScreen], Coroutine[None, None, None]]"


async def _search(screen: DeskScreen) -> None:
    """Search; what is found is marked while it is typed, and stays marked."""
    finder, finding = screen.finder, screen.desk.finding
    before = finding.search
    prompt = SearchPrompt(finding.searches, finding.query, lambda p, q: finder.look(q, p.tell))
    query = await screen.app.push_screen_wait(prompt)
    if query is None:
        finder.begin(before)
        return
    finding.searches.add(query.pattern)
    finder.search(query)


async def _go_to(screen: DeskScreen) -> None:
    """Go to a paragraph by its number, its page or its id."""
    desk = screen.desk
    if desk.is_empty:
        return
    side, _ = desk.document.place(desk.focus.paragraph)

    def find(typed: str) -> str:
        return destination(desk.document, typed, side)

    def preview(paragraph_id: str) -> str:
        return head(desk.document.paragraph(paragraph_id).text, screen.size.width - 4)

    found = await screen.app.push_screen_wait(GoTo(screen.finder.gone_to, find, preview))
    if found is not None:
        jumping.jump(desk, found)
        screen.say("")
        screen.moved()


async def _filter(screen: DeskScreen) -> None:
    """Choose which rows are to be seen."""
    desk = screen.desk
    search = desk.finding.filter.search or desk.finding.search

    def all_rows() -> list[Row]:
        return rows(desk.document, desk.suspects_of, search)

    chooser = FilterChooser(desk.finding.filter, search, all_rows)
    chosen = await screen.app.push_screen_wait(chooser)
    if chosen is None:
        return
    desk.finding.filter = chosen
    shown = jumping.shown_links(screen.desk)
    if shown is None:
        screen.say("all rows are shown")
    else:
        screen.say(f"{len(shown)} of {len(desk.document.links)} rows are shown: {chosen.name}")
    screen.moved()


def _go(screen: DeskScreen, step: int) -> None:
    screen.finder.go(step)


def _jump(screen: DeskScreen, to: Callable[..., bool], otherwise: str) -> None:
    if to(screen.desk):
        screen.say("")
        screen.moved()
    else:
        screen.say(otherwise)


def _asking(ask: Asking) -> Callable[[DeskScreen], None]:
    def start(screen: DeskScreen) -> None:
        screen.run_worker(ask(screen))

    return start


DOINGS: Mapping[str, Callable[[DeskScreen], None]] = {
    "search": _asking(_search),
    "go-to": _asking(_go_to),
    "filter": _asking(_filter),
    "replace": _asking(replacing.replace),
    "series": _asking(replacing.fix_series),
    "concordance": _asking(concordance.show),
    "next-match": partial(_go, step=1),
    "previous-match": partial(_go, step=-1),
    "back": partial(_jump, to=jumping.back, otherwise="this is where you began"),
    "forward": partial(_jump, to=jumping.forward, otherwise="there is no jump forward"),
}
