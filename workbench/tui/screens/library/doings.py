"""What every action of the library does, by the name it has in the registry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from rich.text import Text

from workbench.errors import UsageError
from workbench.session.jobs.orders import (
    AlignDocument,
    CorrectDocument,
    LookThrough,
    Order,
    ReadScans,
    confidence,
)
from workbench.tui.screens.desk.asking import TypeLine
from workbench.tui.screens.library.asking import AskForFiles

if TYPE_CHECKING:
    from workbench.tui.screens.library.screen import Library

Doing: TypeAlias = "Callable[[Library], None]"

_SURE = "0.95"
"""The confidence that is proposed."""


def _open(library: Library) -> None:
    chosen = library.table.chosen
    job = library.jobs.changing(chosen) if chosen else None
    if job is not None:
        library.complain(f"{job.order.name} is under way; open it when that is done")
    elif chosen:
        library.post_message(library.Chosen(chosen))


def _ask(library: Library, order: Order) -> None:
    """Have something done in its turn."""
    try:
        library.jobs.add(order)
    except UsageError as error:
        library.complain(str(error))
        return
    if library.jobs.waiting:
        library.say(f"waits for its turn: {order.name}")


def _do(library: Library, order: Callable[[str], Order]) -> None:
    """Have something done on the document under the cursor."""
    if chosen := library.table.chosen:
        _ask(library, order(chosen))


def _correct(library: Library) -> None:
    if chosen := library.table.chosen:
        library.run_worker(_type_confidence(library, chosen))


async def _type_confidence(library: Library, document: str) -> None:
    """Asked again with the same text if it is none."""
    asked = Text.assemble(
        "How sure must a reading be, from 0 to 1, to be taken over in ", (document, "bold"), "?"
    )
    question, typed = asked, _SURE
    while True:
        answer = await library.app.push_screen_wait(TypeLine(question, typed))
        if answer is None:
            return
        try:
            _ask(library, CorrectDocument(document, confidence(answer)))
        except UsageError as error:
            question, typed = Text.assemble(asked, f"\n! {error}"), answer
        else:
            return


def _import(library: Library) -> None:
    library.run_worker(_ask_for_files(library))


async def _ask_for_files(library: Library) -> None:
    answer = await library.app.push_screen_wait(AskForFiles(Path.cwd(), library.typed))
    if answer is not None:
        order, library.typed = answer
        _ask(library, order)


def _stop(library: Library) -> None:
    job = library.jobs.stop()
    library.say("nothing is under way" if job is None else f"stopping: {job.order.name}")


def _filter(library: Library) -> None:
    library.filter.display = True
    library.filter.focus()
    library.say("enter goes to the list · esc shows all documents")


def _show_all(library: Library) -> None:
    library.filter.value = ""
    library.filter.display = False
    library.table.focus()
    library.say("")


def _sort(library: Library) -> None:
    library.shelf.sort_by_next()
    library.update()


def _reverse(library: Library) -> None:
    library.shelf.sort_by(library.shelf.measure)
    library.update()


def _quit(library: Library) -> None:
    library.post_message(library.Quit())


DOINGS: Mapping[str, Doing] = {
    "open": _open,
    "down": lambda library: library.table.move(1),
    "up": lambda library: library.table.move(-1),
    "page-down": lambda library: library.table.move_page(1),
    "page-up": lambda library: library.table.move_page(-1),
    "first": lambda library: library.table.go_to(0),
    "last": lambda library: library.table.go_to(len(library.table.ids)),
    "filter": _filter,
    "all": _show_all,
    "sort": _sort,
    "reverse": _reverse,
    "reload": lambda library: library.reload(),
    "import": _import,
    "scans": partial(_do, order=ReadScans),
    "look": partial(_do, order=LookThrough),
    "correct": _correct,
    "align": partial(_do, order=AlignDocument),
    "stop": _stop,
    "quit": _quit,
}
