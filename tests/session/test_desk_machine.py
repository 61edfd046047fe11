"""The desk under any sequence of keys: laws of the document hold, everything can be undone."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    precondition,
    rule,
)

from tests.documents import documents
from tests.session.small import opened, small_document
from workbench.errors import ImpossibleEditError
from workbench.model.document import SourceParagraph
from workbench.model.laws import violations
from workbench.model.order import in_reading_order
from workbench.model.suspects import Passage, Reading, Suspect
from workbench.model.text import tokens, units
from workbench.session.aligning import DocumentAligner
from workbench.session.desk.desk import Desk
from workbench.session.learning.passages import decided_spans
from workbench.session.session import Session
from workbench.store.codec import decode, encode
from workbench.store.positions import Positions
from workbench.store.project import Project

TYPED = ("слово", "", "два слова", " с краю ", "[…]", "\u0301", "и\u0306", "-", "ОРО#2", "  ")


def every_second_word(asked: Passage) -> tuple[Suspect, ...]:
    """Suspects as a corrector could find them: in order, apart, and never in a decided place."""
    words = [
        token
        for token in tokens(asked.text)
        if not any(token.span.overlaps(span) for span in asked.decided)
    ]
    return tuple(
        Suspect(w.span, w.text, (Reading(w.text[::-1], 0.6), Reading(w.text, 0.4)))
        for w in words[::2]
    )


class DeskMachine(RuleBasedStateMachine):
    answers = Bundle("answers")

    @initialize(document=st.just(small_document()) | documents())
    def open_document(self, document):
        self.folder = tempfile.TemporaryDirectory()
        (Path(self.folder.name) / "aligned").mkdir()
        self.project = Project(Path(self.folder.name))
        self.first = document
        self.positions = Positions(self.project.private / "positions.json")
        self.desk = Desk(opened(self.project, document), self.positions)

    def teardown(self):
        if not hasattr(self, "desk"):
            return
        session, last = self.desk.session, self.desk.document
        steps = len(session.history.done)
        for _ in range(steps):
            self.desk.undo()
            self.focus_is_somewhere()
        assert self.desk.document == self.first
        for _ in range(steps):
            self.desk.redo()
            self.focus_is_somewhere()
        assert self.desk.document == last
        self.desk.leave()
        assert decode(self.project.document_path("probe").read_text("utf-8"), "") == last
        self.folder.cleanup()

    # -- what the editor does

    @rule(
        name=st.sampled_from(
            ["keep", "mark_illegible", "mark_doubtful", "next_status", "split_paragraph",
             "merge_paragraphs", "toggle_furniture", "confirm_link", "merge_links", "split_link",
             "confirm_sure_links", "unlink", "undo", "redo"]
        )
    )  # fmt: skip
    def press(self, name):
        try:
            getattr(self.desk, name)()
        except ImpossibleEditError:
            return

    @rule(text=st.sampled_from(TYPED))
    def type_a_word(self, text):
        try:
            self.desk.put(text)
        except ImpossibleEditError:
            return

    @precondition(lambda self: not self.desk.is_empty)
    @rule()
    def type_the_same_word(self):
        word = self.desk.focus.span.within(self.desk.paragraph.text)
        before = self.desk.document
        self.type_a_word(word)
        assert [p.text for p in before.source] == [p.text for p in self.desk.document.source]

    @precondition(lambda self: not self.desk.is_empty)
    @rule(words=st.lists(st.sampled_from(TYPED), max_size=4))
    def type_a_paragraph(self, words):
        self.desk.rewrite(" ".join(words))

    @rule(number=st.integers(0, 3))
    def accept(self, number):
        suspect = self.desk.suspect
        try:
            edit = self.desk.accept(number)
        except ImpossibleEditError:
            return
        assert suspect is not None
        assert edit

    @rule(forward=st.booleans())
    def shift(self, forward):
        try:
            self.desk.shift(forward=forward)
        except ImpossibleEditError:
            return

    @rule()
    def realign(self):
        confirmed = {k for k in self.desk.document.links if k.status == "confirmed"}
        self.desk.session.realign(DocumentAligner().align(self.desk.document))
        # unlinked ones may change places: the reading order goes by the pairs around them
        assert {k for k in self.desk.document.links if k.status == "confirmed"} == confirmed

    # -- where the editor goes

    @rule(step=st.sampled_from([-1, 1]))
    def to_suspect(self, step):
        before = self.desk.focus
        if self.desk.to_suspect(step):
            assert self.desk.suspect is not None
            assert self.desk.focus != before
        else:
            assert self.desk.focus == before

    @rule(step=st.sampled_from([-9, -1, 1, 9]))
    def move(self, step):
        self.desk.move(step)

    @rule(step=st.sampled_from([-1, 1]))
    def move_word(self, step):
        self.desk.move_word(step)

    @rule(step=st.sampled_from([-1, 1]))
    def to_raw(self, step):
        before = self.desk.focus
        if self.desk.to_raw(step):
            assert isinstance(self.desk.paragraph, SourceParagraph)
            assert self.desk.paragraph.status == "raw"
            assert self.desk.focus.paragraph != before.paragraph
        else:
            assert self.desk.focus == before

    @rule(last=st.booleans())
    def to_word_at_end(self, last):
        before = self.desk.focus.paragraph
        self.desk.to_word_at_end(last=last)
        assert self.desk.focus.paragraph == before

    @rule()
    def switch_side(self):
        self.desk.switch_side()

    @rule()
    def leave_and_come_back(self):
        focus = self.desk.focus
        self.desk.leave()
        self.desk = Desk(Session(self.project, "probe"), self.positions)
        assert self.desk.focus.paragraph == focus.paragraph

    # -- what the machine says, in its own time

    @rule(target=answers)
    def ask(self):
        document = self.desk.document
        unknown = self.desk.suspicion.unknown(document, self.desk.inquiry.memory.of(document))
        return [(id_, asked, every_second_word(asked)) for id_, asked in unknown]

    @rule(answer=consumes(answers))
    def learn(self, answer):
        for id_, asked, suspects in answer:
            self.desk.suspicion.learn(id_, asked, suspects)

    # -- what is always true

    @invariant()
    def the_laws_hold(self):
        if hasattr(self, "desk"):
            document = self.desk.document
            assert not list(violations(document))
            assert document.links == in_reading_order(document, document.links)
            assert decode(encode(document), "probe") == document

    @invariant()
    def focus_is_somewhere(self) -> None:
        if not hasattr(self, "desk"):
            return
        focus = self.desk.focus
        if not (self.desk.document.source or self.desk.document.target):
            assert self.desk.is_empty
            return
        text = self.desk.paragraph.text
        assert 0 <= focus.span.start <= focus.span.end <= len(text)
        assert (focus.span.start < focus.span.end) == any(True for _ in units(text))

    @invariant()
    def nothing_decided_is_a_suspect(self):
        if not hasattr(self, "desk"):
            return
        for paragraph in self.desk.document.source:
            found = self.desk.suspects_of(paragraph.id)
            assert isinstance(paragraph, SourceParagraph)
            decided = decided_spans(paragraph)
            for suspect in found:
                assert suspect.span.within(paragraph.text) == suspect.text
                assert not any(suspect.span.overlaps(span) for span in decided)


DeskMachine.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestDesk = DeskMachine.TestCase
