"""After a crash at any moment the document is as the last whole journal entry left it."""

import contextlib
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents import documents, edits_of
from tests.session.small import in_project, opened, small_document, with_text
from workbench.errors import ForeignChangeError, ImpossibleEditError, StorageError
from workbench.model.operations import texts
from workbench.model.text import Span
from workbench.session.session import Session
from workbench.store.codec import decode, encode
from workbench.store.project import Project


def journal_of(project: Project) -> Path:
    return project.private / "journal" / "probe.jsonl"


def new_project(folder: str | Path) -> Project:
    (Path(folder) / "aligned").mkdir()
    return Project(Path(folder))


def fill(ballast: Path) -> None:
    """Take up all that is left on a small disk."""
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 512)


def draw_step(data: st.DataObject, session: Session) -> str:
    step = data.draw(st.sampled_from(["edit", "edit", "edit", "undo", "redo", "save"]))
    try:
        match step:
            case "edit":
                session.commit(data.draw(edits_of(session.document)))
            case "undo":
                session.undo()
            case "redo":
                session.redo()
            case "save":
                session.save()
    except ImpossibleEditError:
        return "nothing"
    return step


@given(st.data(), documents())
@settings(max_examples=60, deadline=None)
def test_a_crash_at_any_byte_loses_at_most_the_entry_being_written(data, document):
    with tempfile.TemporaryDirectory() as folder:
        project = new_project(folder)
        session = opened(project, document)
        journal = journal_of(project)
        states = [(journal.stat().st_size, session.document)]
        last_mark = states[0][0]
        for _ in range(data.draw(st.integers(1, 7))):
            step = draw_step(data, session)
            states.append((journal.stat().st_size, session.document))
            if step == "save":
                last_mark = journal.read_bytes().rindex(b'{"op": "saved"')
        session.close()
        cut = data.draw(st.integers(last_mark, journal.stat().st_size))
        journal.write_bytes(journal.read_bytes()[:cut])
        expected = [state for size, state in states if size <= cut][-1]

        with Session(project, "probe") as again:
            assert again.document == expected
            again.commit(data.draw(edits_of(again.document)))
            after = again.document
        with Session(project, "probe") as third:
            assert third.document == after
            steps = len(third.history.done)
            for _ in range(steps):
                third.undo()
            assert third.document == document
            for _ in range(steps):
                third.redo()
            assert third.document == after


@given(st.data(), documents())
@settings(max_examples=30, deadline=None)
def test_a_journal_with_any_damage_never_stops_a_document_from_opening(data, document):
    with tempfile.TemporaryDirectory() as folder:
        project = new_project(folder)
        with opened(project, document) as session:
            for _ in range(4):
                draw_step(data, session)
            on_disk = decode(project.document_path("probe").read_text("utf-8"), "probe")
        content = bytearray(journal_of(project).read_bytes())
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=8))
        journal_of(project).write_bytes(content)
        with Session(project, "probe") as again:
            assert again.document
            again.save()
        assert decode(encode(on_disk), "probe") == on_disk


def test_undo_works_in_the_next_session(project):
    with opened(project) as session:
        first = session.document
        session.keep(session.document.source[0].id, Span(0, 2))
        session.set_status(session.document.source[0].id, "verified")
        session.save()
    with Session(project, "probe") as again:
        assert again.recovered == 0
        assert not again.is_dirty
        again.undo()
        again.undo()
        assert again.document == first
        again.save()
    with Session(project, "probe") as third:
        assert third.document == first
        third.redo()
        assert third.document != first


def test_unsaved_edits_are_announced(project):
    with opened(project) as session:
        session.set_status(session.document.source[0].id, "corrected")
        edited = session.document
    with Session(project, "probe") as again:
        assert (again.document, again.recovered) == (edited, 1)
        assert "1 unsaved" in again.notice
        assert again.is_dirty


def test_an_edit_with_a_line_separator_in_its_name_is_recovered(project):
    with opened(project) as session:
        for status in ("corrected", "verified"):
            edit = texts.set_status(session.document, session.document.source[0].id, status)
            session.commit(replace(edit, name="одно\u2028другое\x85третье"))
        edited = session.document
    with Session(project, "probe") as again:
        assert again.document == edited


def test_an_older_revision_put_back_from_git_is_taken_as_it_is(project):
    with opened(project) as session:
        older = project.document_path("probe").read_text("utf-8")
        session.set_status(session.document.source[0].id, "verified")
        session.save()
        session.set_status(session.document.source[2].id, "verified")
    project.document_path("probe").write_text(older, encoding="utf-8")
    with Session(project, "probe") as again:
        assert encode(again.document) == older
        assert not again.history.done
        assert "changed elsewhere" in again.notice
    kept = list((project.private / "journal").glob("*aside*"))
    assert len(kept) == 1
    assert "verified" in kept[0].read_text("utf-8")


def test_unsaved_edits_survive_a_change_elsewhere_in_the_file(project):
    """As after a crash and a `git pull` that touched other paragraphs."""
    with opened(project) as session:
        first, _, third, _ = session.document.source
        session.set_status(first.id, "corrected")
        session.save()
        session.set_status(first.id, "verified")
        session.set_status(third.id, "verified")
        session.undo()
        session.rewrite(third.id, "Другое.")
        saved = decode(project.document_path("probe").read_text("utf-8"), "probe")
        ours = session.document
    theirs = with_text(saved, 1, kind="text")
    in_project(project, theirs)
    with Session(project, "probe") as again:
        assert again.document == with_text(ours, 1, kind="text")
        assert again.recovered == 4
        assert again.is_dirty
        assert "recovered" in again.notice
    with Session(project, "probe") as third_time:  # nothing was saved, and nothing is lost
        assert third_time.document == with_text(ours, 1, kind="text")
        for _ in range(4):
            third_time.undo()
        assert third_time.document == theirs
    assert not list((project.private / "journal").glob("*aside*"))


def test_an_unsaved_undo_survives_a_change_elsewhere_in_the_file(project):
    with opened(project) as session:
        session.set_status(session.document.source[0].id, "verified")
        session.save()
        saved = session.document
        session.undo()
    in_project(project, with_text(saved, 1, kind="text"))
    with Session(project, "probe") as again:
        assert again.document == with_text(small_document(), 1, kind="text")
        again.undo()
        assert again.document == with_text(saved, 1, kind="text")


@pytest.mark.parametrize("written", [True, False])
def test_a_crash_while_saving_before_a_change_elsewhere_loses_nothing(project, written):
    with opened(project) as session:
        session.set_status(session.document.source[0].id, "verified")
        edited = session.document
        session.save()
    journal = journal_of(project)
    content = journal.read_bytes()
    journal.write_bytes(content[: content.rindex(b'{"op": "saved"')])
    theirs = with_text(edited if written else small_document(), 1, kind="text")
    in_project(project, theirs)
    with Session(project, "probe") as again:
        assert again.document == with_text(edited, 1, kind="text")


def test_unsaved_edits_that_do_not_fit_a_changed_file_are_set_aside(project):
    with opened(project) as session:
        session.set_status(session.document.source[2].id, "verified")
        session.set_status(session.document.source[0].id, "verified")
    theirs = with_text(small_document(), 0, text="Иное.")
    in_project(project, theirs)
    with Session(project, "probe") as again:
        assert again.document == theirs
        assert again.recovered == 0
        assert again.notice.startswith("the file was changed elsewhere: 2 unsaved changes (")
        assert (
            "do not fit it and are kept in .workbench/journal/probe.aside-1.jsonl" in again.notice
        )
    (kept,) = (project.private / "journal").glob("*aside*")
    assert kept.read_text("utf-8").count('"op": "edit"') == 2


def test_nothing_is_said_of_journals_where_nothing_was_unsaved(project):
    with opened(project) as session:
        session.set_status(session.document.source[2].id, "verified")
        session.save()
    in_project(project, with_text(small_document(), 0, text="Иное."))
    with Session(project, "probe") as again:
        assert again.notice == "the file was changed elsewhere; undo begins anew with it"


def test_two_journals_set_aside_are_both_kept(project):
    for text in ("Одно.", "Другое."):
        with opened(project, with_text(small_document(), 0, text=text)) as session:
            session.set_status(session.document.source[0].id, "verified")
    opened(project, with_text(small_document(), 0, text="Третье.")).close()
    assert len(list((project.private / "journal").glob("*aside*"))) == 2


@given(st.data(), documents())
@settings(max_examples=40, deadline=None)
def test_edits_are_made_again_on_a_changed_file_as_they_were_or_not_at_all(data, document):
    """The other program rewrote the title; no edit of a person touches it."""
    with tempfile.TemporaryDirectory() as folder:
        project = new_project(folder)
        with opened(project, document) as session:
            for _ in range(data.draw(st.integers(1, 6))):
                draw_step(data, session)
            mine, path = session.document, project.document_path("probe")
            saved, was_dirty = decode(path.read_text("utf-8"), "probe"), session.is_dirty
        in_project(project, replace(saved, title=f"{saved.title} иначе".strip()))
        with Session(project, "probe") as again:
            expected = mine if was_dirty else saved
            assert replace(again.document, title=saved.title) == expected


def test_a_crash_between_the_file_and_the_journal_is_a_save(project, monkeypatch):
    with opened(project) as session:
        session.set_status(session.document.source[0].id, "verified")
        edited = session.document
        session.save()
    journal = journal_of(project)
    content = journal.read_bytes()
    journal.write_bytes(content[: content.rindex(b'{"op": "saved"')])
    with Session(project, "probe") as again:
        assert again.document == edited
        assert again.recovered == 0
        again.undo()
        assert again.document == small_document()


def test_a_save_that_failed_is_made_good_by_the_next(project, monkeypatch):
    def refuse(*_):
        raise StorageError("can not write: the disk is full")

    with opened(project) as session:
        session.set_status(session.document.source[0].id, "verified")
        with monkeypatch.context() as patch:
            patch.setattr("workbench.session.opened.write_text", refuse)
            with pytest.raises(StorageError):
                session.save()
        assert session.is_dirty
        session.set_status(session.document.source[2].id, "verified")
        edited = session.document
    assert decode(project.document_path("probe").read_text("utf-8"), "") == small_document()
    with Session(project, "probe") as again:
        assert again.document == edited
        again.save()
    assert decode(project.document_path("probe").read_text("utf-8"), "") == edited


def test_an_edit_the_full_disk_refused_does_not_hide_the_next(tmp_path, mount):
    mount(tmp_path, "size=48k")
    project = new_project(tmp_path)
    with opened(project) as session:
        first, *_ = session.document.source
        session.set_status(first.id, "corrected")
        ballast = tmp_path / "ballast"
        fill(ballast)
        before = session.document
        with pytest.raises(StorageError, match="disk is full"):
            session.rewrite(first.id, "слово " * 2000)
        assert session.document == before
        ballast.unlink()
        session.set_status(first.id, "verified")
        edited = session.document
    with Session(project, "probe") as again:
        assert again.document == edited


def test_a_foreign_change_is_neither_overwritten_nor_lost(project):
    with opened(project) as session:
        session.set_status(session.document.source[0].id, "verified")
        theirs = encode(with_text(small_document(), 1, kind="text"))
        project.document_path("probe").write_text(theirs, encoding="utf-8")
        with pytest.raises(ForeignChangeError) as caught:
            session.save()
        assert project.document_path("probe").read_text("utf-8") == theirs
        kept = next((project.private / "kept").iterdir())
        assert str(kept.relative_to(project.root)) in caught.value.remedy
        session.save(overwrite=True)
        ours = session.document
        assert kept.read_text("utf-8") == theirs
    assert decode(project.document_path("probe").read_text("utf-8"), "") == ours
    with Session(project, "probe") as again:
        assert again.document == ours
        again.undo()


def test_a_foreign_change_to_no_text_at_all_is_kept_as_well(project):
    with opened(project) as session:
        session.set_status(session.document.source[0].id, "verified")
        project.document_path("probe").write_bytes(b"\xff\xfe\x00")
        with pytest.raises(ForeignChangeError):
            session.save()
        session.save(overwrite=True)
    assert [path.read_bytes() for path in (project.private / "kept").iterdir()] == [b"\xff\xfe\x00"]


def test_a_file_removed_meanwhile_is_written_again(project):
    with opened(project) as session:
        project.document_path("probe").unlink()
        session.save()
    assert decode(project.document_path("probe").read_text("utf-8"), "") == small_document()


def test_what_was_undone_does_not_count_as_unsaved(tmp_path):
    session = opened(new_project(tmp_path), small_document())
    word = Span(0, 2)
    paragraph = session.document.source[0].id
    for _ in range(3):
        session.keep(paragraph, word)
        session.undo()
    session.keep(paragraph, word)
    session.close()
    with Session(session.project, "probe") as again:
        assert again.recovered == 1
        assert again.notice.startswith("1 unsaved change ")
