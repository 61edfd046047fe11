"""The machine's work for the desk, in threads that only post messages to its screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.model.document import Document
from workbench.session.assistant import Assistant
from workbench.store.codec import encode
from workbench.tui.background import Background, Task
from workbench.tui.screens.desk.answers import Aligned, Encoded, Failed, Found, Searched

if TYPE_CHECKING:
    from workbench.tui.screens.desk.screen import DeskScreen

A_FRAME = 0.03
"""Seconds in which the key that started a search shows its own frame."""


class Machine:
    """Looks for suspects and aligns. What it finds comes back as `answers`.

    Attributes:
        assistant: does the work.
        background: the threads.
        is_searching: whether suspects are still being looked for, or have yet to be.

    Args:
        screen: hears what was found, and is told how far the work is.
        assistant: see above.
    """

    def __init__(self, screen: DeskScreen, assistant: Assistant) -> None:
        self.assistant = assistant
        self.background = Background()
        self.is_searching = True
        self._screen = screen
        screen.desk.session.realigner = assistant.align_again

    def begin(self) -> None:
        """What is done once, when the document is first seen."""
        self.look()
        people = self._screen.desk.people
        self.background.start("people", lambda _: people.look())
        self.background.start("counts", lambda _: self._count())

    def look(self) -> None:
        """Look for suspects: where the editor is, then in what can be seen, then everywhere."""
        if not self._screen.is_attached:
            return
        self.is_searching = True
        self._screen.show_facts()
        desk = self._screen.desk
        document, here = desk.document, desk.focus.paragraph
        near = list(dict.fromkeys((here, *self._screen.view.visible_ids())))
        self.background.start("suspects", lambda task: self._search(document, near, task))

    def look_here(self) -> None:
        """While suspects are looked for: go on with what can be seen now."""
        if self.is_searching:
            self.look()

    def align(self, then: Callable[[], None]) -> None:
        """Align again around the confirmed links, then do what that was for."""
        self._screen.say("aligning…")
        document = self._screen.desk.document
        self.background.start("alignment", lambda task: self._align(document, task, then))

    def searched(self, answer: Searched) -> None:
        """Nothing more to look for, unless another search has begun or the whole teaches more."""
        if answer.task.is_cancelled:
            return
        if answer.learned:
            self.look()
            return
        self.is_searching = False
        self._screen.show_facts()

    def encode(self) -> None:
        """Make the text of the document's file, so that saving it holds no key up."""
        document = self._screen.desk.document
        self.background.start("saving", lambda _: self._encode(document))

    def stop(self) -> bool:
        """Leave off what can be asked for again; whether anything was under way."""
        was_busy = self.background.cancel("suspects", "alignment")
        self.is_searching = False
        self._screen.show_facts()
        return was_busy

    def cancel(self) -> None:
        """Nobody waits for any result any more."""
        self.background.cancel()

    def _count(self) -> None:
        desk = self._screen.desk
        desk.counts.begin(desk.document)
        self._screen.call_later(self._screen.show_facts)

    def _search(self, document: Document, near: list[str], task: Task) -> None:
        learned = False
        if not task.is_wanted_after(A_FRAME):
            return
        try:
            inquiry = self._screen.desk.inquiry
            memory = inquiry.memory.of(document)
            for found in inquiry.search(self.assistant, document, memory, near):
                if task.is_cancelled:
                    return
                self._screen.post_message(Found(*found))
            learned = inquiry.memory.of(document) is not memory
        except WorkbenchError as error:
            self._screen.post_message(Failed(error))
        self._screen.post_message(Searched(task, learned=learned))

    def _encode(self, document: Document) -> None:
        self._screen.post_message(Encoded(document, encode(document)))

    def _align(self, document: Document, task: Task, then: Callable[[], None]) -> None:
        try:
            beads = self.assistant.align(document)
        except WorkbenchError as error:
            self._screen.post_message(Failed(error))
            return
        if not task.is_cancelled:
            self._screen.post_message(Aligned(document, beads, then))
