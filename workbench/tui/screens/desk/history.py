"""Changes, taking them back, saving and leaving."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from workbench.errors import ForeignChangeError, WorkbenchError
from workbench.model.edits import Edit
from workbench.session.desk.desk import Desk
from workbench.tui.screens.desk.answers import Encoded

if TYPE_CHECKING:
    from workbench.tui.screens.desk.screen import DeskScreen


def change(screen: DeskScreen, make: Callable[[Desk], Edit]) -> None:
    """Make a change of the desk."""
    screen.change(lambda: make(screen.desk))


def _step(screen: DeskScreen, make: Callable[[Desk], Edit], verb: str) -> None:
    screen.change(lambda: make(screen.desk), lambda edit: f"{verb}{edit.name}")


def _save(screen: DeskScreen) -> None:
    """Save the document; what another program wrote is joined first, and is to be looked at."""
    try:
        screen.desk.session.save(overwrite=screen.may_overwrite)
    except ForeignChangeError as error:
        if not joined(screen):
            screen.may_overwrite = True
            what = f"{error.message}, and can not be joined"
            remedy = f"save again to overwrite it; {error.remedy}"
            screen.complain(ForeignChangeError(what, remedy, error.place))
        return
    except WorkbenchError as error:
        screen.complain(error)
        return
    screen.may_overwrite = False
    screen.autosaves = True
    screen.desk.remember()
    screen.say("saved")
    screen.update()


def joined(screen: DeskScreen) -> bool:
    """Join what another program wrote and say so; whether that could be done."""
    try:
        told = screen.desk.join_foreign()
    except WorkbenchError:
        return False
    screen.say(told)
    screen.moved()
    screen.machine.look()
    return True


def autosave(screen: DeskScreen) -> None:
    """Begin to save what is unsaved; after a refusal only when a person has saved again."""
    session = screen.desk.session
    if screen.autosaves and session.is_dirty and not session.read_only:
        screen.machine.encode()


def saved_by_itself(screen: DeskScreen, answer: Encoded) -> None:
    """Save the text that was made, if the document is still the one it was made of."""
    session = screen.desk.session
    if answer.document is not session.document or not session.is_dirty:
        return
    try:
        session.save(text=answer.text)
    except ForeignChangeError as error:
        screen.autosaves = False
        screen.complain(ForeignChangeError(error.message, "save to join both", error.place))
    except WorkbenchError as error:
        screen.autosaves = False
        screen.complain(error)
    else:
        screen.desk.remember()
        screen.show_facts()


def _stop(screen: DeskScreen) -> None:
    """Leave off the machine's work."""
    stopped = screen.machine.stop()
    screen.say("stopped; it goes on with your next change" if stopped else "nothing is under way")


def _leave(screen: DeskScreen) -> None:
    if screen.leave():
        screen.post_message(screen.Left())


DOINGS: Mapping[str, Callable[[DeskScreen], None]] = {
    "undo": partial(_step, make=Desk.undo, verb="undid: "),
    "redo": partial(_step, make=Desk.redo, verb="redid: "),
    "save": _save,
    "leave": _leave,
    "stop": _stop,
}
