"""`workbench report`: what editors did, from real git."""

from __future__ import annotations

import csv
import io
import json
import shutil
import time
from typing import Any

import pytest

from tests.archives import ANNA, BORIS, Kept, kept
from tests.cli.conftest import refused
from tests.session.small import small_document

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

FEBRUARY = "--since=2026-02-01"
DAY = "2026-03-{:02}T12:00:00+03:00"


@pytest.fixture(params=["", "папка/проект"], ids=["whole", "subfolder"])
def archive(request, tmp_path, monkeypatch) -> Kept:
    monkeypatch.setenv("TZ", "Europe/Moscow")
    made = kept(tmp_path, monkeypatch, request.param)
    monkeypatch.chdir(made.project.root)
    return made


@pytest.fixture
def report(archive, run):
    """The rows of a report, by `editor` and the part."""

    def told(*arguments: str) -> dict[str, dict[str, Any]]:
        outcome = run("report", "--json", *arguments)
        assert outcome.code == 0, outcome.err
        rows = [json.loads(line) for line in outcome.lines]
        parts = ("document", "day")
        return {
            "/".join([row["editor"], *(row[part] for part in parts if part in row)]): row
            for row in rows
        }

    return told


def work(archive: Kept) -> None:
    """Boris corrects and splits, Anna verifies."""
    archive.sit_down(BORIS)
    archive.fix(0, "Ha", "На")
    archive.fix(0, "cведении", "сведений")
    archive.fix(2, "напнсано", "написано")
    archive.commit("Три слова", DAY.format(3))
    with archive.editing() as session:
        last = session.document.source[3]
        session.split_paragraph(last.id, last.text.index("без"))
        session.confirm_link(last.id)
    archive.commit("Разрез", DAY.format(4))
    archive.sit_down(ANNA)
    with archive.editing() as session:
        for paragraph in session.document.source[:2]:
            session.set_status(paragraph.id, "verified")
    archive.commit("Сверено", DAY.format(4))


def test_who_did_how_much(archive, report):
    work(archive)
    found = report(FEBRUARY)
    boris, anna = found["Борис"], found["Анна Ёлкина"]
    assert {key: boris[key] for key in list(boris)[2:]} == {
        "commits": 2, "words_corrected": 3, "paragraphs_corrected": 2, "paragraphs_verified": 0,
        "links_confirmed": 0, "splits": 1, "joins": 0,
    }  # fmt: skip
    assert (anna["commits"], anna["paragraphs_verified"], anna["words_corrected"]) == (2, 2, 0)
    assert anna["links_confirmed"] == 2  # they came in with the first commit


def test_by_document_and_by_day(archive, report):
    archive.add(small_document(document_id="ёж"))
    archive.commit("Ещё один", DAY.format(3))
    archive.sit_down(BORIS)
    archive.fix(0, "Ha", "На")
    archive.fix(0, "Ha", "На", "ёж")
    archive.commit("Оба", DAY.format(5))
    found = report(FEBRUARY, "--by", "document")
    assert found["Борис/probe"]["words_corrected"] == found["Борис/ёж"]["words_corrected"] == 1
    assert found["Борис/probe"]["commits"] == found["Борис/ёж"]["commits"] == 1
    assert report(FEBRUARY)["Борис"]["commits"] == 1
    assert list(report(FEBRUARY, "--by", "day")) == [
        "Анна Ёлкина/2026-03-02", "Анна Ёлкина/2026-03-03", "Борис/2026-03-05",
    ]  # fmt: skip


def test_dates_and_revisions(archive, report):
    work(archive)
    assert "Борис" not in report("--since", "2026-03-04", "--author", "Анна")
    assert report("--since", "2026-03-04")["Борис"]["splits"] == 1
    assert report("--since", "2026-03-04")["Борис"]["words_corrected"] == 0
    assert report("--since", "2026-03-03", "--until", "2026-03-03").keys() == {"Борис"}
    assert report("--since", "2026-03-03 13:00")["Борис"]["words_corrected"] == 0
    assert report("--since", "HEAD~1").keys() == {"Анна Ёлкина"}
    assert report("--since", "HEAD~2", "--until", "HEAD~1").keys() == {"Борис"}


def test_a_week_by_default(archive, run):
    work(archive)
    outcome = run("report")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.startswith("nobody committed work on a document since 7 days ago (")
    assert outcome.err.endswith(":00)\n")
    archive.sit_down(BORIS)
    archive.fix(3, "Последний", "Предпоследний")
    archive.git("add", "-A")
    archive.git("commit", "-q", "-m", "Сейчас", when=f"{int(time.time())} +0300")
    assert "Борис" in run("report").out


def test_what_is_no_date(archive, run):
    refused(run("report", "--since", "чепуха"), 2, "“чепуха”", "neither a date nor a revision")
    refused(run("report", "--until", "чепуха"), 2, "“чепуха”")
    refused(run("report", "--since", ""), 2, "neither a date nor a revision")


def test_a_day_that_is_in_no_calendar(archive, run):
    refused(run("report", "--since", "2026-02-30"), 2, "“2026-02-30” is neither a date")


@pytest.mark.parametrize(
    "day", ["2026-03-03", "03.03.2026", "3.3.2026", "3 March 2026", "March 3, 2026", "3 Mar 2026"]
)
def test_a_day_is_a_whole_day_however_it_is_written(archive, report, day):
    work(archive)
    assert report("--since", day, "--until", day).keys() == {"Борис"}


@pytest.mark.parametrize(
    "text", ["2 недели", "22 ноября 2026", "03/03/2026", "31.02.2026", "2026-13-45", "2026-11", "7"]
)
def test_what_git_would_take_for_some_other_date(archive, run, text):
    refused(run("report", "--since", text), 2, f"“{text}” is neither a date nor a revision")


@pytest.mark.parametrize("text", ["today", "monday", "last monday", "yesterday", "2 hours ago"])
def test_dates_in_words(archive, run, text):
    outcome = run("report", "--since", text)
    assert outcome.code == 0
    assert f"since {text} (" in outcome.err


def test_a_sum_that_is_less_than_its_rows_is_said_to_be(archive, run):
    archive.fix(0, "Ha", "На")
    archive.commit("Анна")
    told = "what stands in several rows counts once in their sum\n"
    assert run("report", FEBRUARY).err == ""
    archive.sit_down(BORIS)
    archive.fix(0, "cведении", "сведений")
    archive.commit("Борис")
    assert run("report", FEBRUARY).err == told


def test_one_editor_under_several_names(archive, report):
    archive.sit_down(("boris", "BORIS@example.org"))
    archive.fix(0, "Ha", "На")
    archive.commit()
    archive.sit_down(BORIS)
    archive.fix(0, "ОРО", "ГРУ")
    archive.commit()
    found = report(FEBRUARY)
    assert found["Борис"]["words_corrected"] == 2
    (archive.root / ".mailmap").write_text("Б. Б. <boris@example.org>\n", encoding="utf-8")
    assert report(FEBRUARY, "--author", "б. б.")["Б. Б."]["words_corrected"] == 2


def test_a_merge_counts_for_what_is_in_no_parent(archive, report):
    archive.git("checkout", "-q", "-b", "ветка")
    archive.sit_down(BORIS)
    archive.fix(2, "напнсано", "написано")
    archive.commit("На ветке")
    archive.git("checkout", "-q", "main")
    archive.fix(0, "Ha", "На")
    archive.commit("Здесь")
    archive.sit_down(("Вера", "vera@example.org"))
    archive.git("merge", "-q", "--no-commit", "--no-ff", "ветка")
    archive.fix(0, "ОРО", "ГРУ")
    archive.commit("Слияние")
    found = report(FEBRUARY)
    assert found["Вера"]["words_corrected"] == 1
    assert found["Борис"]["words_corrected"] == 2


def test_a_clean_merge_is_nobodys_work(archive, report):
    archive.git("checkout", "-q", "-b", "ветка")
    archive.fix(2, "напнсано", "написано")
    archive.commit("На ветке")
    archive.git("checkout", "-q", "main")
    archive.fix(0, "Ha", "На")
    archive.commit("Здесь")
    archive.sit_down(BORIS)
    archive.git("merge", "-q", "--no-ff", "-m", "Слияние", "ветка")
    assert "Борис" not in report(FEBRUARY)


def test_what_was_rebased_counts_once(archive, report):
    archive.git("checkout", "-q", "-b", "ветка")
    archive.sit_down(BORIS)
    archive.fix(2, "напнсано", "написано")
    doubled = archive.commit("На ветке")
    archive.git("checkout", "-q", "main")
    archive.sit_down(ANNA)
    archive.fix(0, "Ha", "На")
    archive.commit("Здесь")
    archive.git("-c", "user.name=Борис", "rebase", "-q", "main", "ветка")
    archive.git("checkout", "-q", "main")
    archive.git("merge", "-q", "--ff-only", "ветка")
    assert report(FEBRUARY)["Борис"]["words_corrected"] == 1
    archive.git("merge", "-q", "--no-ff", "-m", "Ещё раз", doubled)
    assert report(FEBRUARY)["Борис"]["words_corrected"] == 1


def test_commits_of_one_second_and_one_subject_are_several_works(archive, report):
    archive.sit_down(BORIS)
    for paragraph in (archive.project.load("probe").source[n] for n in (0, 2)):
        with archive.editing() as session:
            session.set_status(paragraph.id, "verified")
        archive.commit("Сверено", when=DAY.format(3))
    assert report(FEBRUARY)["Борис"]["paragraphs_verified"] == 2


def test_work_that_a_merge_threw_away_was_done(archive, report):
    archive.git("checkout", "-q", "-b", "ветка")
    archive.sit_down(BORIS)
    archive.fix(2, "напнсано", "написано")
    archive.commit("На ветке")
    archive.git("checkout", "-q", "main")
    archive.git("merge", "-q", "--no-ff", "-s", "ours", "-m", "Слияние", "ветка")
    assert report(FEBRUARY)["Борис"]["words_corrected"] == 1
    assert report(FEBRUARY)["Борис"]["commits"] == 1


def test_only_what_leads_to_head(archive, report):
    archive.git("checkout", "-q", "-b", "ветка")
    archive.sit_down(BORIS)
    archive.fix(2, "напнсано", "написано")
    archive.commit("На ветке")
    archive.git("checkout", "-q", "main")
    assert report(FEBRUARY).keys() == {"Анна Ёлкина"}


def test_renaming_is_no_correction(archive, report):
    archive.fix(0, "Ha", "На")
    archive.commit()
    archive.sit_down(BORIS)
    aligned = archive.project.aligned
    (aligned / "probe.json").rename(aligned / "Гавана.json")
    archive.commit("Переименован")
    assert report(FEBRUARY)["Борис"]["words_corrected"] == 0


def test_moving_the_project_is_no_correction(archive, report, monkeypatch):
    archive.fix(0, "Ha", "На")
    archive.commit()
    archive.sit_down(BORIS)
    archive.git("mv", str(archive.project.aligned), "aligned-2")
    (archive.root / "новое").mkdir()
    archive.git("mv", "aligned-2", "новое/aligned")
    archive.commit("Переезд")
    monkeypatch.chdir(archive.root / "новое")
    assert report(FEBRUARY)["Борис"]["words_corrected"] == 0


def test_a_shallow_clone_says_what_it_does_not_know(archive, run, tmp_path, monkeypatch):
    work(archive)
    archive.git("clone", "-q", "--depth=1", f"file://{archive.root}", str(tmp_path / "мелкий"))
    folder = archive.project.root.relative_to(archive.root)
    monkeypatch.chdir(tmp_path / "мелкий" / folder)
    outcome = run("report", FEBRUARY)
    assert (outcome.code, outcome.out) == (0, "")
    assert "is not in this clone" in outcome.err


def test_damaged_versions_are_told(archive, run, report):
    archive.project.document_path("probe").write_text("<<<<<<< ours", encoding="utf-8")
    archive.commit("Повреждён")
    assert "aligned/probe.json" in run("report", FEBRUARY).err
    assert report(FEBRUARY)["Анна Ёлкина"]["commits"] == 1


def test_as_a_table(archive, run):
    work(archive)
    outcome = run("report", FEBRUARY, "--by", "document")
    assert outcome.lines == [
        "editor, document  commits  words  paragraphs  verified  links  splits  joins",
        "Анна Ёлкина             2      0           0         2      2       0      0",
        " probe                  2      0           0         2      2       0      0",
        "Борис                   2      3           2         0      0       1      0",
        " probe                  2      3           2         0      0       1      0",
        "2 editors               4      3           2         2      2       1      0",
    ]
    archive.sit_down(("Константин Константинович Константинопольский", "k@example.org"))
    archive.fix(3, "Последний", "Предпоследний")
    archive.commit()
    assert max(map(len, run("report", FEBRUARY).lines)) <= 80


def test_as_csv(archive, run):
    archive.sit_down(("Ёж, старший", "hedgehog@example.org"))
    archive.fix(0, "Ha", "На")
    archive.commit()
    rows = list(csv.DictReader(io.StringIO(run("report", FEBRUARY, "--csv", "--by", "day").out)))
    assert [row["editor"] for row in rows] == ["Анна Ёлкина", "Ёж, старший"]
    assert rows[1]["words_corrected"] == "1"
    assert rows[1]["day"] == "2026-03-02"
    empty = run("report", "--since", "2030-01-01", "--csv")
    assert empty.out.startswith("editor,email,commits,words_corrected,")
    assert empty.out.count("\n") == 1
    assert run("report", "--csv", "--json").code == 2


def test_before_the_first_commit(tmp_path, run, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    archive = Kept(tmp_path / "новый")
    monkeypatch.chdir(archive.project.root)
    assert (run("report").code, run("report").out) == (0, "")
