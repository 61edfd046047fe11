"""The queue of words: going through the suspects and saying what they read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from workbench.tui.screens.desk.asking import TypeReading

if TYPE_CHECKING:
    from workbench.tui.screens.desk.screen import DeskScreen


def _to_suspect(screen: DeskScreen, step: int, otherwise: str) -> None:
    if screen.desk.to_suspect(step):
        screen.say("")
        screen.moved()
    elif screen.machine.is_searching:
        screen.awaited = step
        screen.say(f"{otherwise} yet; goes there when one is found")
    else:
        screen.say(otherwise)


def type_reading(screen: DeskScreen) -> None:
    """Type what the word should read."""
    screen.run_worker(_type_reading(screen))


async def _type_reading(screen: DeskScreen) -> None:
    """Asked again with the same text if it is refused."""
    if not screen.can_type():
        return
    desk = screen.desk
    suspect, focus = desk.suspect, desk.focus
    readings = tuple(r.text.strip() for r in suspect.readings) if suspect else ()
    word = typed = focus.span.within(desk.paragraph.text).strip()
    room = screen.view.room_for_typing(focus.paragraph, focus.span)
    while True:
        answer = await screen.app.push_screen_wait(TypeReading(word, typed, readings, room))
        if answer is None:
            return
        typed = answer
        desk.focus = focus  # suspects found meanwhile may have widened it
        if screen.change(partial(desk.put, typed)):
            return


def _switch_order(screen: DeskScreen) -> None:
    queue = screen.desk.queue
    queue.order = "useful" if queue.order == "reading" else "reading"
    told = {
        "reading": "words in reading order",
        "useful": "most useful words first: those whose answer settles the most errors",
    }
    screen.say(told[queue.order])
    screen.show_facts()


DOINGS: Mapping[str, Callable[[DeskScreen], None]] = {
    "next-suspect": partial(_to_suspect, step=1, otherwise="no suspect further down"),
    "previous-suspect": partial(_to_suspect, step=-1, otherwise="no suspect further up"),
    "type": type_reading,
    "order": _switch_order,
}
