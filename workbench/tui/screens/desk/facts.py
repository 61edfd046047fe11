"""What the title line tells of the document: what is left to do, as far as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.wording import counted

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
    links = words = errors = ""
    if progress is not None:
        links = f"{counted(progress.links_left, 'link')} open"
        words = f"{counted(progress.words_left, 'word')} left"
        errors = "" if progress.errors_left is None else f"≈{progress.errors_left:.0f} errors"
    room = int(screen.size.width * _SHARE)
    told = [suspects, state]
    for place, part in ((0, first), (1, links), (1, words), (2, errors)):
        longer = [*told[:place], part, *told[place:]]
        if part and len(" · ".join(longer)) <= room:
            told = longer
    return " · ".join(told)
