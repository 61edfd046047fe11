"""An open document as it is read: what is known of it, where the editor is, and going about."""

from __future__ import annotations

from contextlib import suppress

from workbench.errors import BadInputError, StorageError
from workbench.lexicon.glossary import NO_GLOSSARY, Glossary
from workbench.model.asking import open_question
from workbench.model.document import Document, Link, Paragraph, SourceParagraph
from workbench.model.suspects import Suspect
from workbench.session import focus as places
from workbench.session.desk import jumping
from workbench.session.desk.inquiry import Inquiry
from workbench.session.desk.queue import WordQueue
from workbench.session.desk.steady import steady
from workbench.session.desk.suspicion import Suspicion
from workbench.session.desk.traces import place_of
from workbench.session.finding.finding import Finding
from workbench.session.focus import Focus
from workbench.session.glossary import load
from workbench.session.people import People
from workbench.session.progress.counts import RunningCounts
from workbench.session.progress.outlook import Outlooks
from workbench.session.progress.progress import DocumentProgress, progress_of
from workbench.session.session import Session
from workbench.store.positions import Position, Positions


class Reader:
    """What can be known of one open document, and moves in it; nothing here changes the document.

    Attributes:
        session: the open document.
        focus: where the editor is.
        suspicion: the suspects that are known.
        queue: in which order they are put to the editor.
        inquiry: looks for suspects.
        people: who corrected what.
        counts: what `progress` is made of.
        finding: what is looked for, and where jumps started from.
        problem: what the editor should know about the project, in one line, or ''.

    Args:
        session: the open document.
        positions: where the editor was; the desk starts there.
    """

    def __init__(self, session: Session, positions: Positions) -> None:
        self.session = session
        self.suspicion = Suspicion()
        self.queue = WordQueue(self.suspicion)
        self.problem = ""
        self.inquiry = Inquiry(session.project, session.id, self.suspicion, self._glossary())
        self.people = People(session.project.document_path(session.id), session.document)
        self.finding = Finding(session.document)
        self._positions = positions
        self.counts = RunningCounts()
        self._question: Link | None = None
        self._seen: tuple[Focus, Suspect | None] = Focus(""), None
        self.focus = self._remembered()

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self.session.document

    @property
    def is_empty(self) -> bool:
        """Whether there is no paragraph to be at."""
        return not self.focus.paragraph

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph in focus. Raises KeyError in an empty document."""
        return self.document.paragraph(self.focus.paragraph)

    # -- looking -------------------------------------------------------------------------------

    def suspects_of(self, paragraph_id: str) -> tuple[Suspect, ...]:
        """The known suspects of a paragraph; a translation has none."""
        if not self.document.has(paragraph_id):
            return ()
        paragraph = self.document.paragraph(paragraph_id)
        return self.suspicion.of(paragraph) if isinstance(paragraph, SourceParagraph) else ()

    @property
    def suspect(self) -> Suspect | None:
        """The suspect in focus; its readings keep the numbers that were seen (`mark_seen`)."""
        for suspect in self.suspects_of(self.focus.paragraph):
            if suspect.span == self.focus.span:
                focus, seen = self._seen
                return steady(suspect, seen) if seen and focus == self.focus else suspect
        return None

    def mark_seen(self) -> None:
        """What is in focus is being shown: as long as it is, no reading changes its number."""
        self._seen = self.focus, self.suspect

    def suspects_left(self) -> int:
        """How many suspects are known in the whole document."""
        return self.suspicion.count(self.document)

    def raw_left(self) -> int:
        """How many paragraphs of the original are raw; furniture is not counted."""
        return sum(p.status == "raw" and p.kind == "text" for p in self.document.source)

    def progress(self) -> DocumentProgress:
        """How far the document is; of suspects nothing is said until all of them are known."""
        known = self.suspicion.outlook(self.document)
        counts = self.counts
        return progress_of(
            self.document, counts.of(self.document), counts.links_of(self.document), known
        )

    # -- moving --------------------------------------------------------------------------------

    def go_to(self, paragraph_id: str, offset: int = 0) -> None:
        """Focus the word at an offset, or the suspect that covers it."""
        self.focus = self.widened(places.on_word(self.document, paragraph_id, offset))

    def move(self, step: int) -> None:
        """Go `step` paragraphs down the side, of those that are to be seen."""
        if not self.is_empty:
            beside = places.beside(self.document, self.focus, step, jumping.shown_links(self))
            self.focus = self.widened(beside)

    def to_first(self) -> None:
        """Go to the first paragraph of the side."""
        self.move(-len(self.document.source) - len(self.document.target))

    def to_last(self) -> None:
        """Go to the last paragraph of the side."""
        self.move(len(self.document.source) + len(self.document.target))

    def move_word(self, step: int) -> None:
        """Go to the next (+1) or previous (-1) word, of those that are to be seen."""
        if not self.is_empty:
            shown = jumping.shown_links(self)
            self.focus = self.widened(places.next_word(self.document, self.focus, step, shown))

    def to_word_at_end(self, *, last: bool) -> None:
        """Go to the first or the last word of the paragraph."""
        if not self.is_empty:
            self.go_to(self.focus.paragraph, len(self.paragraph.text) if last else 0)

    def to_raw(self, step: int) -> bool:
        """Go to the next (+1) or previous (-1) raw paragraph; whether there is one.

        Furniture is never in question. From a translation it starts at the original.
        """
        if self.is_empty:
            return False
        found = places.raw_beyond(self.document, self.focus, step)
        if found is None:
            return False
        self.finding.record_far(self.document, self.focus, found)
        self.focus = self.widened(found)
        return True

    def switch_side(self) -> None:
        """Go to the other language."""
        if not self.is_empty:
            self.focus = self.widened(places.across(self.document, self.focus))

    def to_least_certain(self) -> Link | None:
        """Go to the link that the machine is least sure of; None where a person has seen all."""
        self._question = open_question(self.document)
        if self._question is not None:
            self.finding.record(self.document, self.focus)
            self.go_to(self._question.ids[0])
        return self._question

    @property
    def is_asked(self) -> bool:
        """Whether the link in focus is the one `to_least_certain` went to, still unanswered."""
        return (
            self._question is not None
            and self.document.link_of(self.focus.paragraph) == self._question
        )

    def to_suspect(self, step: int) -> bool:
        """Go to the next (+1) or previous (-1) suspect of the queue; whether there is one."""
        if self.is_empty:
            return False
        found = self.queue.beyond(self.document, self.focus, step)
        if found is None:
            return False
        self.finding.record_far(self.document, self.focus, found)
        self.focus = found
        return True

    # -- the place ---------------------------------------------------------------------------------

    def remember(self) -> None:
        """Remember the place, and what is left to do; a disk that refuses is not worth a word."""
        position = Position(self.focus.paragraph, self.focus.span.start)
        known = self.suspicion.outlook(self.document)
        with suppress(StorageError):
            self._positions.remember(self.session.id, position)
            if known is not None:
                Outlooks(self.session.project).remember(self.document, known)

    def _glossary(self) -> Glossary:
        """The glossary of the project; one that can not be used is a problem to be shown."""
        try:
            return load(self.session.project)
        except BadInputError as error:
            self.problem = str(error)
            return NO_GLOSSARY

    def _remembered(self) -> Focus:
        if self.session.recovered and self.session.history.done:
            recovered = place_of(self.session.history.done[-1], self.document)
            if recovered is not None:
                return places.on_word(self.document, *recovered)
        position = self._positions.of(self.session.id)
        if position is None or not self.document.has(position.paragraph):
            return places.at_start(self.document)
        return places.on_word(self.document, position.paragraph, position.offset)

    def widened(self, focus: Focus) -> Focus:
        """A word, or the suspect it belongs to."""
        for suspect in self.suspects_of(focus.paragraph):
            if suspect.span.overlaps(focus.span):
                return Focus(focus.paragraph, suspect.span)
        return focus
