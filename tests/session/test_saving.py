"""An edit and its saving are one: what can not be saved is taken back, what was there stays."""

import pytest

from tests.session.small import opened, small_document
from workbench.errors import ForeignChangeError, LockedError, StorageError
from workbench.model.operations import texts
from workbench.model.text import Span
from workbench.session.session import Session
from workbench.store.codec import decode
from workbench.store.journal import Journal
from workbench.store.project import Project

FULL = StorageError("can not write: the disk is full")


def on_disk(project: Project):
    return decode(project.document_path("probe").read_text("utf-8"), "probe")


@pytest.fixture
def refusing(monkeypatch):
    """Makes the document file refuse to be written until the block ends."""

    def refuse(*_):
        raise FULL

    class Refusing:
        def __enter__(self):
            self.patch = monkeypatch.context()
            self.patch.__enter__().setattr("workbench.session.opened.write_text", refuse)

        def __exit__(self, *args):
            self.patch.__exit__(*args)

    return Refusing()


def test_an_edit_is_made_and_saved(project):
    with opened(project) as session:
        edit = session.commit_and_save(
            texts.set_status(session.document, session.document.source[0].id, "verified")
        )
        assert edit
        assert not session.is_dirty
        assert on_disk(project) == session.document


def test_an_edit_that_can_not_be_saved_is_taken_back(project, refusing):
    with opened(project) as session:
        before = session.history
        edit = texts.set_status(session.document, session.document.source[0].id, "verified")
        with refusing, pytest.raises(StorageError):
            session.commit_and_save(edit)
        assert session.history == before
    with Session(project, "probe") as again:
        assert again.recovered == 0
        assert again.history == before


def test_edits_unsaved_before_stay_as_they_were(project, refusing):
    with opened(project) as session:
        first, _, third, _ = session.document.source
        session.set_status(first.id, "verified")
        session.set_status(third.id, "verified")
        session.undo()
        before = session.history
        with refusing, pytest.raises(StorageError):
            session.commit_and_save(texts.set_status(session.document, third.id, "corrected"))
        assert session.history == before
        assert session.is_dirty
    with Session(project, "probe") as again:
        assert again.history == before
        again.redo()
        again.commit_and_save(texts.set_status(again.document, first.id, "corrected"))
        assert on_disk(project) == again.document


def test_an_undo_that_can_not_be_saved_is_taken_back(project, refusing):
    with opened(project) as session:
        first, _, third, _ = session.document.source
        for id_ in (first.id, third.id):
            session.commit_and_save(texts.set_status(session.document, id_, "verified"))
        before = session.history
        with refusing, pytest.raises(StorageError), session.saving():
            session.undo()
        assert session.history == before
    with Session(project, "probe") as again:
        assert again.recovered == 0
        with again.saving():
            again.undo()
        assert [p.status for p in again.document.source] == ["verified", "raw", "raw", "raw"]


def test_a_foreign_change_takes_the_edit_back_too(project):
    with opened(project) as session:
        id_ = session.document.source[0].id
        project.document_path("probe").write_text("{}")
        with pytest.raises(ForeignChangeError):
            session.commit_and_save(texts.set_status(session.document, id_, "verified"))
        assert session.document == small_document()


def test_a_journal_that_refuses_the_last_word_does_not_undo_a_save(project, monkeypatch):
    record = Journal.record

    def refuse_saved(journal, operation, **fields):
        if operation == "saved":
            raise FULL
        record(journal, operation, **fields)

    with opened(project) as session:
        session.set_status(session.document.source[0].id, "verified")
        with monkeypatch.context() as patch:
            patch.setattr(Journal, "record", refuse_saved)
            session.save()
        assert not session.is_dirty
        session.set_status(session.document.source[2].id, "verified")
        session.save()
        saved = session.document
    assert on_disk(project) == saved
    with Session(project, "probe") as again:
        assert (again.document, again.recovered) == (saved, 0)


def test_a_closed_session_writes_nothing(project):
    old = opened(project)
    id_ = old.document.source[0].id
    old.close()
    with Session(project, "probe") as session:
        for write in (
            lambda: old.keep(id_, Span(0, 2)),
            old.undo,
            old.redo,
            old.save,
            lambda: old.commit_and_save(texts.set_status(old.document, id_, "verified")),
        ):
            with pytest.raises(LockedError, match="closed"):
                write()
        session.set_status(id_, "verified")
        edited = session.document
    with Session(project, "probe") as again:
        assert again.document == edited
