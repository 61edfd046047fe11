"""What the title line tells of the document: what is left to do, as far as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.disputes import disputes
from workbench.tui.actions import bindings
from workbench.wording import counted, open_conflicts

if TYPE_CHECKING:
    from workbench.tui.screens.desk.screen import DeskScreen

_SHARE = 0.6  # of the line; the title has the rest


def facts(screen: DeskScreen) -> str:
    """Suspects left and the state of saving; with more room links, words and expected errors."""
    session = screen.desk.session
    progress = screen.desk.progress() if screen.desk.counts.have_begun else None
    state = "read only" if session.read_only else "unsaved" if session.is_dirty else "saved"
    more = "…" if screen.machine.is_searching else ""
    first = "most useful first" if screen.desk.queue.order == "useful" else ""
    suspects = f"{counted(screen.desk.suspects_left(), 'suspect')}{more}"
    links = words = errors = conflicts = ""
    if progress is not None:
        links = f"{counted(progress.links_left, 'link')} open"
        conflicts = counted(progress.conflicts, "conflict") if progress.conflicts else ""
        words = f"{counted(progress.words_left, 'word')} left"
        errors = "" if progress.errors_left is None else f"≈{progress.errors_left:.0f} errors"
    room = int(screen.size.width * _SHARE)
    told = [suspects, state]
    for place, part in ((0, conflicts), (0, first), (1, links), (1, words), (2, errors)):
        longer = [*told[:place], part, *told[place:]]
        if part and len(" · ".join(longer)) <= room:
            told = longer
    return " · ".join(told)


def conflicts_open(screen: DeskScreen) -> str:
    """How many conflicts of a merge are open, and the key that leads to them; '' for none."""
    number = len(disputes(screen.desk.document))
    if not number:
        return ""
    key = next(b for b in bindings("desk") if b.id == "desk.conflicts")
    them = "it" if number == 1 else "them"
    return f"{open_conflicts(number)}: {screen.app.get_key_display(key)} settles {them}"
