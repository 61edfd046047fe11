"""What the lists of places over the desk have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from workbench.errors import WorkbenchError
from workbench.model.document import Document
from workbench.session.desk import jumping
from workbench.tui.background import Task
from workbench.tui.screens.desk.answers import Delivered
from workbench.tui.screens.desk.finder import batches
from workbench.tui.screens.finding.places import Places
from workbench.tui.screens.finding.rows import PlaceRow

if TYPE_CHECKING:
    from workbench.tui.screens.desk.screen import DeskScreen

T = TypeVar("T")

_PLACES = "places"


async def choose(screen: DeskScreen, places: Places) -> tuple[int, ...] | None:
    """Show a list over the desk; what was chosen of it, as `Places` answers."""
    chosen: tuple[int, ...] | None = await screen.app.push_screen_wait(places)
    screen.machine.background.cancel(_PLACES)
    screen.update()
    return chosen


def fill(
    screen: DeskScreen,
    places: Places,
    find: Callable[[], Iterable[Iterable[T]]],
    take: Callable[[Sequence[T]], None],
) -> None:
    """Fill a list from a thread.

    Args:
        screen: the desk.
        places: the list; it is told when all is found, or what is wrong.
        find: finds the places, bit by bit; called in the thread.
        take: shows some of them; called by the screen.
    """

    def deliver(what: Callable[[], None]) -> None:
        screen.post_message(Delivered(lambda: what() if places.is_attached else None))

    def work(task: Task) -> None:
        try:
            for some in batches(find(), task):
                deliver(partial(take, some))
        except WorkbenchError as error:
            deliver(partial(places.tell, f"! {error}"))
        deliver(places.complete)

    screen.machine.background.start(_PLACES, work)


def shower(screen: DeskScreen) -> Callable[[PlaceRow], None]:
    """Shows a place in the view behind a list; the focus of the desk stays where it is."""

    def show(row: PlaceRow) -> None:
        document, shown = screen.desk.document, jumping.shown_links(screen.desk)
        if shown is not None:
            shown |= {document.link_index(row.paragraph)}
        screen.view.show(document, (row.paragraph, row.span), shown)
        screen.view.reveal(row.paragraph, row.span)

    return show


def name_of(document: Document, paragraph_id: str) -> str:
    """A paragraph as "go to" takes it: `ru25`."""
    side, index = document.place(paragraph_id)
    language = document.source_language if side == "source" else document.target_language
    return f"{language}{index + 1}"
