"""Paragraphs: free editing, notes, and going through those that nobody has corrected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from workbench.model.document import SourceParagraph
from workbench.model.edits import Edit
from workbench.tui.screens.desk.asking import EditParagraph, TypeNote
from workbench.wording import counted

if TYPE_CHECKING:
    from workbench.tui.screens.desk.screen import DeskScreen


def _edit(screen: DeskScreen) -> None:
    screen.run_worker(_edit_paragraph(screen))


async def _edit_paragraph(screen: DeskScreen) -> None:
    """The editor opens again with the text if it is refused."""
    if not screen.can_type():
        return
    desk = screen.desk
    focus, old = desk.focus, desk.paragraph.text
    text = old
    while True:
        editor = EditParagraph(old, text, focus.span.start, _beside(screen))
        answer = await screen.app.push_screen_wait(editor)
        if answer is None:
            return
        text = answer
        desk.focus = focus
        if screen.change(partial(desk.rewrite, text)):
            return


def _beside(screen: DeskScreen) -> str:
    """What the paragraph in focus is compared with while it is edited."""
    paragraph, document = screen.desk.paragraph, screen.desk.document
    link = document.link_of(paragraph.id)
    if not isinstance(paragraph, SourceParagraph):
        return "\n".join(document.paragraph(i).text for i in link.source)
    translation = "\n".join(document.paragraph(i).text for i in link.target)
    return f"read by the machine: {paragraph.ocr}\n\n{translation}".strip()


def _note(screen: DeskScreen) -> None:
    screen.run_worker(_type_note(screen))


async def _type_note(screen: DeskScreen) -> None:
    if not screen.can_type():
        return
    desk = screen.desk
    focus, paragraph = desk.focus, desk.paragraph
    note = await screen.app.push_screen_wait(TypeNote(paragraph.id, paragraph.note))
    if note is None:
        return
    desk.focus = focus
    screen.change(partial(desk.set_note, note))


def _next_status(screen: DeskScreen) -> None:
    """The focus stays: the same key once more makes it another status."""
    desk = screen.desk

    def told(edit: Edit) -> str:
        return f"{edit.name} · {counted(desk.raw_left(), 'raw paragraph')} left"

    screen.change(desk.next_status, told)


def _to_raw(screen: DeskScreen, step: int, otherwise: str) -> None:
    if screen.desk.to_raw(step):
        screen.say("")
        screen.moved()
    else:
        screen.say(otherwise)


DOINGS: Mapping[str, Callable[[DeskScreen], None]] = {
    "edit": _edit,
    "note": _note,
    "status": _next_status,
    "next-raw": partial(_to_raw, step=1, otherwise="no raw paragraph further down"),
    "previous-raw": partial(_to_raw, step=-1, otherwise="no raw paragraph further up"),
}
