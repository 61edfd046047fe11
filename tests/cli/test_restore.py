"""`workbench restore`: back to a revision, and back again, with real git."""

from __future__ import annotations

import shutil

import pytest

from tests.archives import Kept, kept
from tests.cli.conftest import refused, tree
from tests.session.small import small_document, with_text
from workbench.model.conflict import Conflict
from workbench.model.laws import violations
from workbench.session.session import Session
from workbench.store.codec import encode

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

FIRST, SECOND = small_document().source[0].id, small_document().source[1]


@pytest.fixture
def archive(tmp_path, monkeypatch) -> Kept:
    made = kept(tmp_path, monkeypatch)
    monkeypatch.chdir(made.project.root)
    return made


def text(archive: Kept, index: int) -> str:
    return archive.project.load("probe").source[index].text


def test_a_document_goes_back_and_comes_again(archive, run):
    archive.fix(0, "Ha", "На")
    archive.commit("На")
    archive.fix(2, "напнсано", "написано")
    edited = archive.project.load("probe")
    outcome = run("restore", "probe", "--at", "HEAD~1")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == (
        "probe restored as it was at HEAD~1; `workbench undo probe` takes it back\n"
    )
    assert archive.project.load("probe") == small_document()
    assert "restored the document as it was at HEAD~1" in run("undo", "probe").err
    assert archive.project.load("probe") == edited
    run("undo", "probe", "--redo")
    assert archive.project.load("probe") == small_document()


def test_conflicts_that_go_with_what_was_there_are_told(archive, run):
    disputed = Conflict(SECOND.text, SECOND.text, "Дело 88497, лист 4")
    archive.project.document_path("probe").write_text(
        encode(with_text(small_document(), 1, conflict=disputed)), "utf-8"
    )
    outcome = run("restore", "probe", "--at", "HEAD")
    assert "(1 conflict of a merge went with what was there)" in outcome.err
    assert archive.project.load("probe") == small_document()


@pytest.mark.parametrize("damage", ["", '{"id": "probe", '])
def test_a_file_that_is_gone_or_damaged_is_for_git_to_bring_back(archive, run, damage):
    path = archive.project.document_path("probe")
    path.unlink()
    if damage:
        path.write_text(damage, "utf-8")
    command = "git checkout HEAD -- aligned/probe.json"
    what = "not JSON" if damage else "not there any more"
    refused(run("restore", "probe", "--at", "HEAD"), 4, what, command)
    archive.git(*command.split()[1:])
    assert archive.project.load("probe") == small_document()


def test_only_the_file_of_the_document_changes(archive, run):
    archive.fix(0, "Ha", "На")
    archive.commit("На")
    before, head = tree(archive.root), archive.git("rev-parse", "HEAD")
    index = (archive.root / ".git/index").read_bytes()
    run("restore", "probe", "--at", "HEAD~1")
    after = tree(archive.root)
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    assert changed == {"aligned/probe.json"}
    assert archive.git("rev-parse", "HEAD") == head
    assert (archive.root / ".git/index").read_bytes() == index


def test_one_paragraph_goes_back(archive, run):
    archive.fix(0, "Ha", "На")
    archive.fix(2, "напнсано", "написано")
    archive.commit("Две правки")
    outcome = run("restore", "probe", "--at", "HEAD~1", "--paragraph", FIRST)
    assert outcome.err.startswith(f"probe: {FIRST} restored as it was at HEAD~1; ")
    assert text(archive, 0).startswith("Ha ")
    assert "написано" in text(archive, 2)
    run("undo", "probe")
    assert text(archive, 0).startswith("На ")


def test_a_paragraph_comes_back_with_its_other_half(archive, run):
    with archive.editing() as session:
        session.split_paragraph(FIRST, session.document.source[0].text.index("группы"))
        half = session.document.source[1].id
    archive.commit("Разрез")
    outcome = run("restore", "probe", "--at", "HEAD~1", "--paragraph", half)
    assert outcome.err.startswith(
        f"probe: {half} restored as it was at HEAD~1, with {FIRST}: split from it or joined"
    )
    restored = archive.project.load("probe")
    assert restored == small_document()
    assert not list(violations(restored))


def test_where_nothing_is_to_do_it_says_so(archive, run):
    before = tree(archive.root)
    outcome = run("restore", "probe", "--at", "HEAD")
    assert (outcome.code, outcome.err) == (0, "probe is as it was at HEAD\n")
    outcome = run("restore", "probe", "--at", "main", "--paragraph", FIRST)
    assert outcome.err == f"probe: {FIRST} is as it was at main\n"
    assert tree(archive.root) == before
    refused(run("undo", "probe"), 1, "nothing to undo")


def test_a_document_that_had_another_name(archive, run):
    archive.fix(0, "Ha", "На")
    archive.commit("На")
    archive.git("mv", "aligned/probe.json", "aligned/Гавана.json")
    file = archive.project.document_path("Гавана")
    renamed = file.read_text(encoding="utf-8").replace('"id": "probe"', '"id": "Гавана"')
    file.write_text(renamed, encoding="utf-8")
    archive.commit("Переименован")
    assert run("restore", "Гавана", "--at", "HEAD~2").code == 0
    restored = archive.project.load("Гавана")
    assert restored.id == "Гавана"
    assert restored.source == small_document().source


def test_what_can_not_be(archive, run):
    archive.add(small_document(document_id="новый"))
    refused(run("restore", "probe", "--at", "нет-такой"), 2, "git knows no revision “нет-такой”")
    refused(run("restore", "новый", "--at", "HEAD"), 2, "no document “новый” at HEAD")
    refused(run("restore", "нет", "--at", "HEAD"), 4, "there is no document “нет”")
    refused(run("restore", "probe", "--at", "HEAD", "--paragraph", "нет"), 2, "“нет”")
    with Session(archive.project, "probe"):
        refused(run("restore", "probe", "--at", "HEAD"), 1)


def test_a_version_that_is_damaged(archive, run):
    archive.project.document_path("probe").write_text("<<<<<<< ours", encoding="utf-8")
    archive.commit("Повреждён")
    archive.add()
    before = tree(archive.root)
    refused(run("restore", "probe", "--at", "HEAD"), 4, "HEAD:aligned/probe.json")
    assert tree(archive.root) == before


def test_without_a_repository(here, run, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(here.root.parent))
    refused(run("restore", "probe", "--at", "HEAD"), 4, "no git repository")
