"""`workbench diff` under real git: what is compared, how it is shown, and what it leaves alone."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from typing import Any

import pytest

from tests.archives import BORIS, Kept, kept
from tests.cli.conftest import Outcome, refused, tree
from tests.session.small import small_document
from workbench.correct.corrector import Corrector
from workbench.model.suspects import Suspect
from workbench.model.text import tokens
from workbench.session.progress.outlook import Outlooks
from workbench.store.codec import encode

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

FIRST = small_document().source[0].id
DIFFERENT = "дело Ёлкина"


class Doubter:
    """A corrector that suspects every word of five letters."""

    def suspects(self, asked, *, explained=True):
        spans = [t.span for t in tokens(asked.text) if len(t.text) == 5]
        free = [s for s in spans if not any(s.overlaps(place) for place in asked.decided)]
        return tuple(Suspect(span, span.within(asked.text)) for span in free)


@pytest.fixture
def looked(monkeypatch) -> list[Doubter]:
    """Correctors that were opened; none of them has a word list."""
    opened: list[Doubter] = []

    def open_(*_) -> Doubter:
        opened.append(Doubter())
        return opened[-1]

    monkeypatch.setattr(Corrector, "open", open_)
    return opened


@pytest.fixture
def archive(tmp_path, monkeypatch, looked) -> Kept:
    monkeypatch.setenv("COLUMNS", "80")
    made = kept(tmp_path, monkeypatch)
    monkeypatch.chdir(made.project.root)
    return made


def as_json(outcome: Outcome) -> list[dict[str, Any]]:
    assert outcome.code == 0, outcome.err
    return [json.loads(line) for line in outcome.lines]


def new_words(outcome: Outcome) -> list[str]:
    return [
        change["new"]
        for document in as_json(outcome)
        for change in document["changes"]
        if change["change"] == "words"
    ]


# -- what is compared ------------------------------------------------------------------------------


def test_without_a_revision_the_working_tree_with_head(archive, run):
    archive.fix(0, "Ha", "На")
    outcome = run("diff", "--quick")
    assert outcome.code == 0
    assert outcome.lines[0] == "HEAD → working tree"
    assert "[-Ha-]{+На+} основании этих" in outcome.out


def test_revisions_and_ranges(archive, run):
    archive.fix(0, "Ha", "На")
    archive.commit()
    archive.git("branch", "anna")
    archive.fix(2, "вчера", "сегодня")
    archive.commit()
    archive.fix(3, "Последний", "Первый")
    options = ("--json", "--quick")
    assert new_words(run("diff", "HEAD", *options)) == ["Первый"]
    assert new_words(run("diff", "HEAD~2", *options)) == ["На", "сегодня", "Первый"]
    assert new_words(run("diff", "HEAD~2", "HEAD~1", *options)) == ["На"]
    assert new_words(run("diff", "anna..HEAD", *options)) == ["сегодня"]
    assert new_words(run("diff", "anna..", *options)) == ["сегодня"]
    assert new_words(run("diff", "HEAD", "HEAD~2", *options)) == ["Ha", "вчера"]


def test_three_dots_compare_with_where_the_branches_parted(archive, run):
    archive.git("switch", "-q", "-c", "boris")
    archive.sit_down(BORIS)
    archive.fix(0, "Ha", "На")
    archive.commit()
    archive.git("switch", "-q", "main")
    archive.fix(2, "вчера", "сегодня")
    archive.commit()
    assert new_words(run("diff", "main...boris", "--json", "--quick")) == ["На"]
    assert sorted(new_words(run("diff", "main..boris", "--json", "--quick"))) == ["На", "вчера"]


def test_documents_that_are_named(archive, run):
    archive.add(small_document(document_id=DIFFERENT.replace(" ", "-")))
    archive.commit()
    archive.fix(0, "Ha", "На")
    archive.fix(0, "Ha", "На", DIFFERENT.replace(" ", "-"))
    for name in (DIFFERENT.replace(" ", "-"), f"aligned/{DIFFERENT.replace(' ', '-')}.json"):
        (document,) = as_json(run("diff", name, "--json", "--quick"))
        assert document["document"] == "дело-Ёлкина"
    assert len(as_json(run("diff", "--json", "--quick"))) == 2


def test_a_document_comes_before_a_branch_of_its_name(archive, run):
    archive.git("branch", "probe")
    archive.fix(0, "Ha", "На")
    archive.commit()
    assert run("diff", "probe").err == "no document differs between HEAD and working tree\n"
    assert new_words(run("diff", "heads/probe", "--json", "--quick")) == ["На"]


def test_two_files_without_a_project(archive, run, tmp_path, monkeypatch):
    elsewhere = tmp_path / "почта"
    elsewhere.mkdir()
    for name in ("старый.json", "новый.json"):
        shutil.copy(archive.project.document_path("probe"), elsewhere / name)
        archive.fix(0, "Ha" if name == "старый.json" else "На", "На")
    monkeypatch.chdir(elsewhere)
    assert new_words(run("diff", "старый.json", "новый.json", "--json", "--quick")) == ["На"]
    refused(run("diff", "старый.json", "нет.json"), 4, "no such file")


def test_files_without_a_project_that_are_not_there(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.json").write_text(encode(small_document()), "utf-8")
    refused(run("diff", "a.json", "нет.json"), 4, "нет.json", "there is no such file")
    refused(run("diff", "a.json"), 2, "a.json", "name another file")
    refused(run("diff"), 4, "there is no project here")


def test_a_page_into_a_folder_that_is_not_there(archive, run, tmp_path):
    archive.fix(0, "Ha", "На")
    refused(run("diff", "--quick", "--html", tmp_path / "нет/a.html"), 4, "no such folder")
    assert not (tmp_path / "нет").exists()


def test_a_document_with_another_name_is_no_other_document(archive, run):
    document = archive.project.load("probe")
    archive.project.document_path("probe").unlink()
    archive.add(replace(document, id="журнал"))
    archive.fix(0, "Ha", "На", "журнал")
    archive.commit("Переименован")
    for command in (["diff", "HEAD~1"], ["diff", "HEAD~1", "журнал"]):
        (only,) = as_json(run(*command, "--json", "--quick"))
        assert (only["document"], only["state"]) == ("журнал", "changed")
        assert new_words(run(*command, "--json", "--quick")) == ["На"]
    assert "id: “probe” → “журнал”" in run("diff", "HEAD~1", "--quick").out


def test_documents_that_came_and_went(archive, run):
    archive.add(small_document(["Другое письмо."], ["Another letter."], "new"))
    archive.project.document_path("probe").unlink()
    states = {d["document"]: d["state"] for d in as_json(run("diff", "--json"))}
    assert states == {"new": "added", "probe": "deleted"}
    assert (
        "document deleted: 3 paragraphs of the original, 3 of the translation, 2 of furniture, 2 l"
        in " ".join(run("diff", "probe").out.split())
    )
    assert run("diff", "--stat").lines[-1] == " 1 added, 1 deleted"


def test_what_is_neither_file_nor_document_nor_revision(archive, run):
    refused(run("diff", "nope"), 2, "“nope”", "workbench status", "git log")
    refused(run("diff", "HEAD..nope"), 2, "“HEAD..nope”")
    refused(run("diff", "HEAD", "HEAD", "HEAD"), 2, "3 revisions")


def test_the_file_of_a_document_that_is_gone_and_one_that_never_was(archive, run):
    archive.project.document_path("probe").unlink()
    assert "document deleted" in run("diff", "aligned/probe.json").out
    for name in ("HEAD:aligned/probe.json", "elsewhere/probe.json", "probe.json"):
        refused(run("diff", name), 2, f"“{name}” is no file")


def test_a_project_without_git_has_no_past(here, run):
    refused(run("diff"), 4, "no git repository", "workbench init")


def test_a_damaged_document_does_not_hide_the_others(archive, run):
    archive.add(small_document(document_id="other"))
    archive.commit()
    archive.fix(0, "Ha", "На", "other")
    archive.project.document_path("probe").write_text("{", encoding="utf-8")
    outcome = run("diff", "--quick")
    assert outcome.code == 1
    assert "[-Ha-]{+На+}" in outcome.out
    assert "can not be compared: aligned/probe.json:1: this is not JSON" in outcome.out


def test_a_name_that_is_no_text_and_one_that_commands_a_terminal(archive, run, tmp_path):
    folder = os.fsencode(archive.project.aligned)
    for name in (b"\xff", b"\x1b[2J"):
        try:
            shutil.copy(archive.project.document_path("probe"), folder + b"/" + name + b".json")
        except OSError:
            pytest.skip("this file system takes no such names")
    archive.commit()
    page = tmp_path / "page.html"
    assert run("diff", "--quick", "HEAD~1", "HEAD", "--html", page).code == 0
    outcome = run("diff", "--quick", "HEAD~1", "HEAD", "--stat")
    assert [line.split()[0] for line in outcome.lines[:-1]] == ["\\udcff", "\\x1b[2J"]
    assert "deleted" not in run("diff", "--quick", "--stat").out
    assert "\x1b" not in run("status").out


def test_a_project_inside_a_repository(tmp_path, monkeypatch, run, looked):
    inside = kept(tmp_path, monkeypatch, inside="дела/1962")
    inside.fix(0, "Ha", "На")
    monkeypatch.chdir(inside.project.aligned)
    assert new_words(run("diff", "--json", "--quick")) == ["На"]


def test_nothing_is_changed_by_looking(archive, run):
    archive.fix(0, "Ha", "На")
    archive.git("add", "-A")
    before = tree(archive.root), archive.git("status", "--porcelain"), archive.git("ls-files", "-s")
    run("diff")
    run("diff", "HEAD", "--stat")
    after = tree(archive.root), archive.git("status", "--porcelain"), archive.git("ls-files", "-s")
    assert after == before


# -- how it is shown -------------------------------------------------------------------------------


def test_the_exit_code(archive, run):
    assert run("diff", "--exit-code").code == 0
    archive.fix(0, "Ha", "На")
    assert run("diff", "--quick").code == 0
    assert run("diff", "--quick", "--exit-code").code == 1


def test_no_differences_are_said_so_on_stderr(archive, run):
    outcome = run("diff")
    assert (outcome.code, outcome.out) == (0, "")
    assert "no document differs" in outcome.err


def test_colours_when_they_are_asked_for(archive, run, monkeypatch):
    archive.fix(0, "Ha", "На")
    assert "\x1b" not in run("diff", "--quick").out
    monkeypatch.setenv("NO_COLOR", "1")
    coloured = run("diff", "--quick", "--color", "always").out
    assert "\x1b[9;31mHa\x1b[0m \x1b[1;32mНа\x1b[0m основании" in coloured
    assert "[-" not in coloured


@pytest.mark.parametrize("width", [40, 80, 200])
def test_lines_keep_to_the_width(archive, run, monkeypatch, width):
    archive.fix(0, "Ha", "На")
    archive.fix(2, "напнсано вчера", "написано сегодня")
    with archive.editing() as session:
        session.unlink(session.document.source[0].id)
    monkeypatch.setenv("COLUMNS", str(width))
    lines = run("diff", "--quick").lines
    body = lines[: lines.index("", 2)]
    assert max(map(len, body)) <= width
    told = " ".join(" ".join(body).split())
    assert "[-напнсано-]{+написано+} [-вчера-]{+сегодня+};" in told


def test_one_line_a_document_and_the_sum(archive, run, looked):
    archive.fix(0, "Ha", "На")
    archive.fix(2, "вчера", "сегодня")
    assert run("diff", "--stat").lines == [
        " probe  | 2 corrections, 2 paragraphs",
        " 1 document changed, 2 corrections, 2 paragraphs",
    ]
    assert not looked


def test_the_cer_of_the_ocr_is_against_the_text_before_and_after(archive, run):
    text = small_document().source[0].text
    archive.fix(0, "Ha", "На")
    (document,) = as_json(run("diff", "--json", "--quick"))
    assert document["ocr_before"]["errors"] == 0
    assert document["ocr_after"]["errors"] == 2
    characters = sum(len(p.text) for p in small_document().source if p.kind == "text")
    assert document["ocr_after"]["characters"] == characters
    assert text.startswith("Ha")


def test_json_has_the_places(archive, run):
    archive.fix(0, "cведении", "сведений")
    (document,) = as_json(run("diff", "--json", "--quick"))
    (change,) = document["changes"]
    start = small_document().source[0].text.index("cведении")
    assert change == {
        "change": "words",
        "paragraph": FIRST,
        "side": "source",
        "old": "cведении",
        "new": "сведений",
        "ocr": "cведении",
        "by_person": True,
        "old_places": [{"paragraph": FIRST, "start": start, "end": start + 8, "text": "cведении"}],
        "new_places": [{"paragraph": FIRST, "start": start, "end": start + 8, "text": "сведений"}],
    }
    assert document["totals"]["corrected"] == 1
    assert (document["before"], document["after"]) == ("HEAD", "working tree")


def test_a_page_that_needs_nothing_else(archive, run):
    archive.fix(0, "Ha", "На")
    with archive.editing() as session:
        session.set_note(FIRST, "<script>alert(1)</script>")
    outcome = run("diff", "--html", "отчёт.html", "--quick")
    assert (outcome.code, outcome.out) == (0, "")
    page = (archive.project.root / "отчёт.html").read_text("utf-8")
    assert "<del>Ha</del><ins>На</ins>" in page
    assert "On the basis of this information" in page
    assert "<script" not in page
    assert not any(word in page for word in ("http:", "https:", "src=", "url("))


# -- suspects --------------------------------------------------------------------------------------


def left(outcome: Outcome) -> str:
    return outcome.lines[-1].split()[-1]


def test_suspects_are_looked_for_once_and_kept_as_the_desk_keeps_them(archive, run, looked):
    archive.fix(0, "Ha", "На")
    first = run("diff")
    assert len(looked) == 1
    known = Outlooks(archive.project).of(archive.project.load("probe"))
    assert known is not None
    assert left(first) == str(known.suspects)
    assert left(run("diff")) == left(first)
    assert len(looked) == 1


def test_suspects_of_a_past_state_do_not_overwrite_those_of_the_present(archive, run, looked):
    archive.fix(0, "Ha", "На")
    archive.commit()
    archive.fix(0, "этих", "тех")
    run("diff")
    known = Outlooks(archive.project).of(archive.project.load("probe"))
    run("diff", "HEAD~1", "HEAD")
    assert len(looked) == 2
    assert Outlooks(archive.project).of(archive.project.load("probe")) == known


def test_quick_counts_no_suspects(archive, run, looked):
    archive.fix(0, "Ha", "На")
    assert run("diff", "--quick").lines[-1].endswith("not counted")
    (document,) = as_json(run("diff", "--quick", "--json"))
    assert document["suspects"] is None
    assert not looked


def test_who_interrupts_the_search_has_seen_the_rest(archive, run, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    archive.fix(0, "Ha", "На")
    monkeypatch.setattr(Doubter, "suspects", interrupted)
    outcome = run("diff")
    assert outcome.code == 130
    assert "[-Ha-]{+На+}" in outcome.out
    assert outcome.lines[-1].endswith("not counted")
    assert Outlooks(archive.project).of(archive.project.load("probe")) is None


def test_the_totals_leave_the_name_on_a_narrow_terminal(archive, run, monkeypatch):
    archive.add(small_document(document_id="донесение-1962"))
    archive.commit("Ещё")
    archive.fix(0, "Ha", "На", "донесение-1962")
    monkeypatch.setenv("COLUMNS", "40")
    lines = run("diff", "--quick").lines
    assert lines[lines.index("totals") :][1:3] == [
        " донесение-1962",
        "  corrections 1 · confirmed 0 · OCR's",
    ]
    assert max(map(len, lines)) <= 40
