"""Another program changed the file of an open document: both are joined, and nothing is lost."""

import pytest

from tests.session.small import opened, small_document, with_text
from workbench.errors import BadInputError
from workbench.model.document import Document, Paragraph
from workbench.session.joining import join_foreign
from workbench.session.session import Session
from workbench.store.codec import decode, encode
from workbench.store.project import Project

BASE = small_document()
FIRST, _, THIRD, _ = BASE.source


def pulled(project: Project, document: Document) -> None:
    project.document_path("probe").write_text(encode(document), encoding="utf-8")


def on_disk(project: Project) -> Document:
    return decode(project.document_path("probe").read_text("utf-8"), "probe")


def corrected(session: Session, paragraph: Paragraph, old: str, new: str) -> None:
    text = session.document.paragraph(paragraph.id).text
    session.rewrite(paragraph.id, text.replace(old, new))


def test_unsaved_words_and_pulled_ones_of_the_same_paragraph_are_joined(project):
    with opened(project) as session:
        corrected(session, FIRST, "Ha", "На")
        pulled(project, with_text(BASE, 0, text=FIRST.text.replace("ОРО", "ГРУ"), note="лист 3"))
        told = join_foreign(session)
        assert told == "the file was changed elsewhere: both are joined here, look and save"
        first = session.document.source[0]
        assert first.text.startswith("На основании")
        assert "группы ГРУ" in first.text
        assert first.note == "лист 3"
        session.save()
        assert on_disk(project) == session.document


def test_joining_is_undone_and_so_is_what_was_done_before(project):
    with opened(project) as session:
        corrected(session, FIRST, "Ha", "На")
        mine = session.document
        theirs = with_text(BASE, 2, note="лист 3")
        pulled(project, theirs)
        join_foreign(session)
        session.undo()
        assert (session.document, session.is_dirty) == (theirs, False)
        session.undo()
        assert session.document == mine
        session.undo()
        assert session.document == BASE


def test_what_was_joined_survives_a_crash_with_all_that_can_be_undone(project):
    with opened(project) as session:
        corrected(session, FIRST, "Ha", "На")
        pulled(project, with_text(BASE, 0, note="лист 3"))
        join_foreign(session)
        before = session.history
    with Session(project, "probe") as again:
        assert again.history == before
        assert again.recovered == 1


def test_without_unsaved_changes_the_file_is_taken_over(project):
    theirs = with_text(BASE, 0, note="лист 3")
    with opened(project) as session:
        corrected(session, FIRST, "Ha", "На")
        session.save()
        pulled(project, theirs)
        assert join_foreign(session) == "the file was changed elsewhere: it is taken over here"
        assert (session.document, session.is_dirty) == (theirs, False)
        session.undo()
        assert session.document.source[0].text.startswith("На ")


def test_the_same_word_corrected_differently_is_a_conflict(project):
    with opened(project) as session:
        corrected(session, FIRST, "ОРО", "ГРУ")
        pulled(project, with_text(BASE, 0, text=FIRST.text.replace("ОРО", "КГБ")))
        assert join_foreign(session).endswith("look and save · 1 conflict to settle")
        conflict = session.document.source[0].conflict
        assert conflict is not None
        assert "ГРУ" in conflict.ours
        assert "КГБ" in conflict.theirs


def test_a_damaged_file_is_not_joined(project):
    with opened(project) as session:
        corrected(session, FIRST, "Ha", "На")
        before = session.history
        project.document_path("probe").write_text("<<<<<<< ours", encoding="utf-8")
        with pytest.raises(BadInputError):
            join_foreign(session)
        assert session.history == before
