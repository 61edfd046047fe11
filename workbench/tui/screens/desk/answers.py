"""What the machine's work in the background sends to the desk."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message

from workbench.errors import WorkbenchError
from workbench.model.beads import Bead
from workbench.model.document import Document
from workbench.model.suspects import Passage, Suspect
from workbench.tui.background import Task


class Found(Message):
    """The suspects of a paragraph were found."""

    def __init__(self, paragraph_id: str, asked: Passage, suspects: tuple[Suspect, ...]) -> None:
        super().__init__()
        self.paragraph_id = paragraph_id
        self.asked = asked
        self.suspects = suspects


class Searched(Message):
    """All paragraphs have been looked at; `learned`: together they say more than each alone."""

    def __init__(self, task: Task, *, learned: bool) -> None:
        super().__init__()
        self.task = task
        self.learned = learned


class Aligned(Message):
    """An alignment of the document as it was then has come; `then` is what it was made for."""

    def __init__(
        self, document: Document, beads: tuple[Bead, ...], then: Callable[[], None]
    ) -> None:
        super().__init__()
        self.document = document
        self.beads = beads
        self.then = then


class Failed(Message):
    """The machine could not do what it was asked."""

    def __init__(self, error: WorkbenchError) -> None:
        super().__init__()
        self.error = error


class Encoded(Message):
    """The text of the document's file as it was then."""

    def __init__(self, document: Document, text: str) -> None:
        super().__init__()
        self.document = document
        self.text = text


class Delivered(Message):
    """Something was found: what is to be done with it."""

    def __init__(self, take: Callable[[], None]) -> None:
        super().__init__()
        self.take = take
