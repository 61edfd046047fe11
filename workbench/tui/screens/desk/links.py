"""The queue of links: the least certain first, and aligning anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from workbench.model.asking import SURE, sure_links
from workbench.model.document import Link
from workbench.wording import percent

if TYPE_CHECKING:
    from workbench.tui.screens.desk.screen import DeskScreen


def _realign(screen: DeskScreen) -> None:
    screen.machine.align(lambda: None)


def to_least_certain(screen: DeskScreen) -> None:
    """Go to the link the machine is least sure of; aligned first, if it has not been yet."""
    desk, assistant = screen.desk, screen.machine.assistant
    document, here = desk.document, desk.focus.paragraph

    def go_on() -> None:
        """Unless the editor has gone elsewhere meanwhile."""
        if screen.is_active and desk.focus.paragraph == here:
            to_least_certain(screen)

    if not (assistant.knows_links(document) or desk.session.read_only):
        screen.machine.align(go_on)
        return
    _ask(screen, desk.to_least_certain())


def _confirm(screen: DeskScreen) -> None:
    """Confirm the link; the answer to a question leads to the next question."""
    desk = screen.desk
    answers = desk.is_asked
    if screen.change(desk.confirm_link) and answers:
        _ask(screen, desk.to_least_certain(), "confirmed · ")


def _confirm_sure(screen: DeskScreen) -> None:
    """Tell how many links the machine is sure of; when asked once more, confirm them."""
    sure = sure_links(screen.desk.document)
    if not sure or screen.offered == sure or screen.desk.session.read_only:
        screen.change(screen.desk.confirm_sure_links)
        return
    screen.offered = sure
    are = "link is" if len(sure) == 1 else "links are"
    told = f"{len(sure)} open {are} at least {percent(SURE)}% sure"
    screen.say(f"{told} · once more confirms {'it' if len(sure) == 1 else 'them all'}")


def _ask(screen: DeskScreen, link: Link | None, before: str = "") -> None:
    """Show a link, how sure the machine is of it, and why."""
    if link is None:
        screen.say(f"{before}a person has confirmed every link")
        return
    screen.moved()
    reasons = screen.machine.assistant.reasons(screen.desk.document, link)
    told = [f"{one.kind}: {one.detail}" for one in reasons if one.detail and one.weight > 0]
    what = "of this link" if link.is_pair else "that this has no counterpart"
    screen.say(" · ".join([f"{before}{percent(link.confidence)}% sure {what}", *told]))


DOINGS: Mapping[str, Callable[[DeskScreen], None]] = {
    "confirm": _confirm,
    "confirm-sure": _confirm_sure,
    "least-certain": to_least_certain,
    "realign": _realign,
}
