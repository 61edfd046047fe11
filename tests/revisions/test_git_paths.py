"""Every way in which git shows or merges a document, with the real git."""

import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.revisions.clones import FILE, ID, Clone, needs_git, word
from workbench.revisions.settings import Programs
from workbench.store.check import check_file

pytestmark = needs_git
FIRST = word(0, "Ha", "На")
SECOND = word(0, "cведении", "сведений")
RIVAL = word(0, "cведении", "свидетельств")
CORRECTED = "На основании этих сведений группы ОРО были направлены в Москву."


@pytest.fixture
def clone(tmp_path):
    """In a folder whose name has all that has to be quoted."""
    return Clone.start(tmp_path / "архив 'дела' \"1\" $x %A", tmp_path)


# Merging


def merge(clone: Clone) -> None:
    clone.git("checkout", "-q", "one")
    clone.git("merge", "-q", "--no-edit", "two")


def rebase(clone: Clone) -> None:
    clone.git("checkout", "-q", "two")
    clone.git("rebase", "-q", "one")


def cherry_pick(clone: Clone) -> None:
    clone.git("checkout", "-q", "one")
    clone.git("cherry-pick", "two")


def stash_pop(clone: Clone) -> None:
    clone.git("checkout", "-q", "trunk")
    clone.edit(SECOND)
    clone.git("stash", "push", "-q")
    clone.git("merge", "-q", "--ff-only", "one")
    clone.git("stash", "pop", "-q")


def in_another_working_tree(clone: Clone) -> None:
    clone.git("checkout", "-q", "trunk")
    other = clone.root.parent / "второе дерево"
    clone.git("worktree", "add", "-q", str(other), "one")
    clone.git("-C", str(other), "merge", "-q", "--no-edit", "two")
    clone.git("merge", "-q", "--ff-only", "one")


@pytest.mark.parametrize(
    "path",
    [merge, rebase, cherry_pick, stash_pop, in_another_working_tree],
    ids=lambda f: f.__name__,
)
def test_two_editors_words_of_one_paragraph_join(clone, path):
    clone.branch("one", FIRST)
    clone.branch("two", SECOND)
    path(clone)
    assert clone.document().source[0].text == CORRECTED
    assert list(check_file(clone.file)) == []


def test_two_editors_who_added_the_same_document_join(clone):
    """git has no common version then."""
    clone.git("checkout", "-q", "--orphan", "one")
    clone.edit(FIRST)
    clone.commit("one")
    clone.git("checkout", "-q", "--orphan", "two", "trunk")
    clone.edit(word(2, "напнсано", "написано"))
    clone.commit("two")
    done = clone.ask("merge", "-q", "--no-edit", "--allow-unrelated-histories", "one")
    text = clone.file.read_text("utf-8")
    assert "На основании" in text
    assert "написано" in text
    assert clone.document()
    assert done.returncode == (1 if list(check_file(clone.file)) else 0)


def test_after_branches_that_merged_each_other_nothing_is_doubled(clone):
    """The merge bases are two then, and git merges them first."""
    clone.branch("one", FIRST)
    clone.branch("two", SECOND)
    clone.git("merge", "-q", "--no-edit", "one")
    clone.git("checkout", "-q", "one")
    clone.git("merge", "-q", "--no-edit", "two~1")
    clone.edit(word(2, "напнсано", "написано"))
    clone.commit("дальше")
    clone.git("merge", "-q", "--no-edit", "two")
    document = clone.document()
    assert document.source[0].text == CORRECTED
    assert "написано" in document.source[2].text
    assert list(check_file(clone.file)) == []


def test_a_conflict_of_the_merge_bases_is_not_told_and_its_two_settlements_are_disputed(clone):
    clone.branch("one", SECOND)
    clone.branch("two", RIVAL)
    for branch, other in (("one", "two"), ("two", "one~1")):
        clone.git("checkout", "-q", branch)
        assert clone.ask("merge", "-q", other).returncode == 1
        clone.edit(lambda session: session.settle_text(session.document.source[0].id, 0, None))
        clone.commit("спор решён")
    done = clone.ask("merge", "one")
    assert done.stderr.decode().count("1 conflict left") == 1
    conflict = clone.document().source[0].conflict
    assert conflict is not None
    assert "свидетельств" in conflict.ours
    assert "сведений" in conflict.theirs


def test_a_revert_takes_one_editors_words_back_and_leaves_the_others(clone):
    clone.edit(FIRST)
    clone.commit("первое")
    clone.edit(SECOND)
    clone.commit("второе")
    clone.git("revert", "--no-edit", "HEAD~1")
    assert clone.document().source[0].text == CORRECTED.replace("На", "Ha")


def test_a_conflict_stops_git_and_leaves_a_sound_document_with_both_versions(clone):
    clone.branch("one", SECOND)
    clone.branch("two", RIVAL)
    done = clone.ask("merge", "one")
    assert done.returncode == 1
    assert f"UU {FILE}" in clone.git("status", "--porcelain")
    conflict = clone.document().source[0].conflict
    assert conflict is not None
    assert "свидетельств" in conflict.ours
    assert "сведений" in conflict.theirs
    assert any("disputed" in finding.message for finding in check_file(clone.file))
    assert "conflict, theirs: " in clone.git("diff", "HEAD")
    clone.git("merge", "--abort")
    assert clone.document().source[0].conflict is None


def test_a_workbench_whose_path_has_to_be_quoted_is_found(clone, tmp_path):
    run = f'PYTHONPATH="{REPOSITORY}" exec "{sys.executable}" -P -m workbench "$@"'
    clone.told(script_of(tmp_path, run))
    clone.branch("one", FIRST)
    clone.branch("two", SECOND)
    clone.git("merge", "-q", "--no-edit", "one")
    assert clone.document().source[0].text == CORRECTED


# Merging without the workbench, or with one that does not work


def script_of(folder: Path, script: str | None) -> Programs:
    """A workbench that is a script, or none, and no textconv but through it."""
    absent = (str(folder / "нет такого"),)
    if script is None:
        return Programs(absent, absent)
    path = folder / "верстак %P 'x'"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return Programs((str(path),), absent)


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(None, id="is not there"),
        pytest.param("exit 1", id="ends as Python does when it finds no module"),
        pytest.param("echo half; exit 70", id="has a defect"),
        pytest.param("kill -9 $$", id="is killed"),
        pytest.param("exit 4", id="finds no sound document"),
        pytest.param("exit 0", id="does nothing and says that it is done"),
    ],
)
def test_without_a_working_workbench_both_editors_work_is_in_the_file(clone, tmp_path, script):
    clone.told(script_of(tmp_path, script))
    clone.branch("one", SECOND)
    clone.branch("two", RIVAL)
    assert clone.ask("merge", "one").returncode == 1
    text = clone.file.read_text("utf-8")
    for expected in ("<<<<<<< ours", "свидетельств", "=======", "сведений", ">>>>>>> theirs"):
        assert expected in text
    assert "+<<<<<<< ours" in clone.git("diff", "HEAD")


def test_without_a_working_workbench_other_paragraphs_still_merge(clone, tmp_path):
    clone.told(script_of(tmp_path, "exit 1"))
    clone.branch("one", FIRST)
    clone.branch("two", word(2, "напнсано", "написано"))
    clone.git("merge", "-q", "--no-edit", "one")
    first, _, third, _ = clone.document().source
    assert first.text.startswith("На ")
    assert "написано" in third.text


def test_a_version_that_is_no_document_is_merged_by_lines(clone):
    clone.branch("one", FIRST)
    clone.git("checkout", "-q", "-b", "two", "trunk")
    clone.file.write_text(clone.file.read_text("utf-8") + "хвост\n", "utf-8")
    clone.commit("two")
    clone.git("merge", "-q", "--no-edit", "one")
    text = clone.file.read_text("utf-8")
    assert text.endswith("}\nхвост\n")
    assert "На основании" in text


# Showing


@pytest.mark.parametrize("command", [("diff", "trunk"), ("show", "HEAD"), ("log", "-p", "-1")])
def test_changes_are_shown_as_text_below_the_id_of_their_paragraph(clone, command):
    clone.branch("one", FIRST)
    shown = clone.git(*command)
    paragraph = clone.document().source[0].id
    assert f"--- a/{FILE}\n" in shown
    assert f"@@ {paragraph}\n" in shown
    assert "\n-    Ha основании" in shown
    assert "\n+    На основании" in shown
    assert "\n+  ocr: Ha\n" in shown
    assert '"text"' not in shown


def test_json_is_shown_below_the_id_of_a_paragraph_too(clone):
    clone.branch(
        "one", lambda session: session.set_kind(session.document.source[0].id, "furniture")
    )
    shown = clone.git("diff", "--no-textconv", "trunk")
    assert f"@@ {clone.document().source[0].id}\n" in shown
    assert '\n-        "kind": "text"\n' in shown


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_words_are_compared_as_words(clone, locale):
    clone.branch("one", FIRST, SECOND, word(1, "88497", "88498"))
    shown = clone.git("diff", "--word-diff", "trunk", locale=locale)
    assert "    [-Ha-]{+На+} основании этих [-cведении-]{+сведений+} группы" in shown
    assert "    Дело [-88497-]{+88498+}, лист 3" in shown


def test_a_stash_is_shown_as_text(clone):
    clone.edit(FIRST)
    clone.git("stash", "push", "-q")
    assert "\n+    На основании" in clone.git("stash", "show", "-p", "--textconv")


def test_blame_goes_by_the_text(clone):
    clone.branch("one", FIRST)
    lines = clone.git("blame", "-s", FILE).splitlines()
    head = clone.git("rev-parse", "--short=7", "HEAD").strip()
    by_head = [line.partition(") ")[2] for line in lines if line.startswith(head)]
    assert f"    {CORRECTED}".replace("сведений", "cведении") in by_head
    assert "  ocr: Ha" in by_head


@pytest.mark.parametrize("script", [None, "exit 1", "kill -9 $$"])
def test_without_a_working_workbench_the_json_is_shown(clone, tmp_path, script):
    programs = script_of(tmp_path, script)
    clone.branch("one", FIRST)
    clone.told(Programs(programs.workbench, programs.workbench))
    assert '\n+        "text": "На основании' in clone.git("diff", "trunk")


def test_a_file_that_is_no_document_is_shown_as_it_is(clone):
    clone.file.write_text("это не документ\n", "utf-8")
    assert "\n+это не документ\n" in clone.git("diff")


def test_names_in_cyrillic_are_readable(clone):
    clone.edit(FIRST)
    assert clone.git("status", "--porcelain") == f" M aligned/{ID}.json\n"
