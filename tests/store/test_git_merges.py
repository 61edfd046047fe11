"""Two people edit one document in two branches, and plain `git merge` joins them."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.session.small import opened, small_document
from workbench.model.document import Document, Side, Status
from workbench.model.text import Span
from workbench.session.commands.git_setup import take_back
from workbench.session.commands.starting import start_project
from workbench.session.session import Session
from workbench.store.check import check_file
from workbench.store.codec import decode
from workbench.store.project import Project

Change: TypeAlias = Callable[[Session], object]
pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


class Repository:
    """A project under git with one document in it."""

    def __init__(self, root: Path) -> None:
        list(start_project(root))
        list(take_back(root))  # what a colleague has who never set git up
        self.project = Project(root)
        for key, value in {"user.name": "Editor", "user.email": "editor@example.org"}.items():
            self.git("config", key, value)
        self.git("config", "commit.gpgsign", "false")
        self.git("checkout", "-q", "-b", "trunk")
        opened(self.project).close()
        self.commit("start")

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = ["git", "-C", str(self.project.root), *arguments]
        return subprocess.run(command, check=False, capture_output=True, text=True)

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        done = self.git("commit", "-q", "-m", message)
        assert done.returncode == 0, done.stdout + done.stderr

    def branch(self, name: str, *changes: Change) -> None:
        self.git("checkout", "-q", "-b", name, "trunk")
        with Session(self.project, "probe") as session:
            for change in changes:
                change(session)
            session.save()
        self.commit(name)

    def merged(self, *names: str) -> Document:
        self.git("checkout", "-q", "trunk")
        for name in names:
            done = self.git("merge", "-q", "--no-edit", name)
            assert done.returncode == 0, done.stdout
        path = self.project.document_path("probe")
        assert list(check_file(path)) == []
        return decode(path.read_text("utf-8"), str(path))


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path / "archive")


def accept(index: int, old: str, new: str) -> Change:
    def change(session: Session) -> None:
        paragraph = session.document.source[index]
        start = paragraph.text.index(old)
        session.accept(paragraph.id, Span(start, start + len(old)), new)

    return change


def status(index: int, value: Status) -> Change:
    return lambda session: session.set_status(session.document.source[index].id, value)


def note(side: Side, index: int, text: str) -> Change:
    return lambda session: session.set_note(session.document.side(side)[index].id, text)


def test_edits_of_neighbouring_paragraphs(repository):
    repository.branch("one", accept(0, "Ha", "На"))
    repository.branch("two", accept(1, "лист", "листы"))
    document = repository.merged("one", "two")
    assert document.source[0].text.startswith("На основании")
    assert "листы" in document.source[1].text
    assert document.source[0].checked == ("На",)
    assert document.source[1].checked == ("листы",)


def test_text_and_status_of_the_same_paragraph(repository):
    repository.branch("one", accept(0, "cведении", "сведений"))
    repository.branch("two", status(0, "verified"))
    document = repository.merged("one", "two")
    assert "сведений" in document.source[0].text
    assert document.source[0].status == "verified"


def test_a_note_and_whatever_else_changes_in_the_same_paragraph(repository):
    repository.branch(
        "one",
        note("target", 0, "loose"),
        note("source", 0, "печать неясна"),
        note("source", 1, "дело"),
    )
    repository.branch("two", accept(0, "cведении", "сведений"))
    repository.branch("three", status(0, "verified"))
    repository.branch("four", lambda s: s.rewrite(s.document.target[0].id, "Another text."))
    repository.branch("five", lambda s: s.set_kind(s.document.source[1].id, "text"))
    document = repository.merged("one", "two", "three", "four", "five")
    first, second = document.source[:2]
    assert (first.note, first.status) == ("печать неясна", "verified")
    assert (second.note, second.kind) == ("дело", "text")
    assert "сведений" in first.text
    assert (document.target[0].note, document.target[0].text) == ("loose", "Another text.")


def test_notes_of_neighbouring_paragraphs_written_changed_and_taken_away(repository):
    repository.git("checkout", "-q", "trunk")
    with Session(repository.project, "probe") as session:
        note("source", 0, "первая")(session)
        note("source", 1, "вторая")(session)
        session.save()
    repository.commit("notes")
    repository.branch("one", note("source", 0, "другая"))
    repository.branch("two", note("source", 1, ""), accept(0, "cведении", "сведений"))
    repository.branch("three", note("source", 2, "третья"), note("target", 3, "fourth"))
    document = repository.merged("one", "two", "three")
    assert [p.note for p in document.source] == ["другая", "", "третья", ""]
    assert [p.note for p in document.target] == ["", "", "", "fourth"]
    assert "сведений" in document.source[0].text


def test_text_of_both_languages_and_a_link(repository):
    def english(session):
        session.rewrite(session.document.target[0].id, "On the basis of it they were sent.")

    repository.branch("one", accept(0, "Ha", "На"), status(3, "verified"))
    repository.branch("two", english)
    repository.branch("three", lambda s: s.confirm_link(s.document.source[0].id))
    document = repository.merged("one", "two", "three")
    assert document.source[0].text.startswith("На")
    assert document.target[0].text.startswith("On the basis of it")
    assert document.link_of(document.source[0].id).status == "auto"


def test_two_splits_in_two_branches_get_different_ids(repository):
    def split(index: int, word: str) -> Change:
        def change(session: Session) -> None:
            paragraph = session.document.source[index]
            session.split_paragraph(paragraph.id, paragraph.text.index(word))

        return change

    repository.branch("one", split(0, "группы"))
    repository.branch("two", split(2, "такие"))
    document = repository.merged("one", "two")
    assert len(document.source) == 6


def test_undoing_everything_leaves_nothing_for_git(repository):
    with Session(repository.project, "probe") as session:
        accept(0, "Ha", "На")(session)
        status(2, "verified")(session)
        session.save()
        session.undo()
        session.undo()
        session.save()
    assert repository.git("status", "--porcelain").stdout == ""


def test_a_checkout_of_another_branch_is_opened_as_it_is(repository):
    repository.branch("one", accept(0, "Ha", "На"))
    repository.git("checkout", "-q", "trunk")
    with Session(repository.project, "probe") as session:
        assert session.document == small_document()
    repository.git("checkout", "-q", "one")
    with Session(repository.project, "probe") as session:
        assert session.document.source[0].text.startswith("На")
