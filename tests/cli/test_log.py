"""`workbench log`: what each commit did to a document, or to a paragraph, from real git."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.archives import ANNA, BORIS, VERA, Kept, fix, kept
from tests.cli.conftest import refused
from tests.session.small import small_document

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

FIRST = small_document().source[0].id


@pytest.fixture
def archive(tmp_path, monkeypatch) -> Kept:
    made = kept(tmp_path, monkeypatch)
    monkeypatch.chdir(made.project.root)
    return made


@pytest.fixture
def log(archive, run):
    """The commits of a log, as `--json` has them."""

    def told(*arguments: str, document: str = "probe"):
        outcome = run("log", document, "--json", *arguments)
        assert outcome.code == 0, outcome.err
        return [json.loads(line) for line in outcome.lines]

    return told


def test_commits_with_what_they_did(archive, run, log):
    archive.fix(0, "Ha", "На")
    archive.fix(2, "такие сведении", "такие сведения")
    archive.commit("Две правки")
    archive.sit_down(BORIS)
    with archive.editing() as session:
        first = session.document.source[0]
        session.split_paragraph(first.id, first.text.index("этих"))
        session.set_status(first.id, "verified")
        session.set_note(first.id, "см. лист 4")
    archive.commit("Разрезан и сверен")
    outcome = run("log", "probe")
    assert outcome.lines[1:5:2] == [
        "  1 paragraph split · 1 paragraph verified · 1 note changed",
        "  2 corrections",
    ]
    assert " ".join(" ".join(outcome.lines[5:]).split()).startswith(
        "brought in: 3 paragraphs of the original, 3 of the translation, 2 of furniture · 2 links"
    )
    assert outcome.lines[0].endswith("+0300  Борис  Разрезан и сверен")
    newest, middle, oldest = log()
    assert newest["author"] == "Борис"
    assert newest["date"].endswith("+03:00")
    assert newest["parents"] == [middle["commit"]]
    assert middle["words"] == [
        {"paragraph": FIRST, "old": "Ha", "new": "На", "ocr": "Ha"},
        {"paragraph": small_document().source[2].id, "old": "сведении", "new": "сведения",
         "ocr": "сведении"},
    ]  # fmt: skip
    assert oldest["event"] == "brought in"


def test_what_was_corrected_before_the_first_commit_counts(archive, log):
    archive.add(small_document(document_id="новый"))
    archive.fix(0, "Ha", "На", "новый")
    archive.commit("Ввод с правкой")
    (only,) = log(document="новый")
    assert [word["new"] for word in only["words"]] == ["На"]


def test_only_the_last(archive, log):
    for old, new in (("Ha", "На"), ("cведении", "сведений")):
        archive.fix(0, old, new)
        archive.commit(new)
    assert [commit["subject"] for commit in log("-n", "2")] == ["сведений", "На"]


@pytest.mark.parametrize("number", ["0", "-3"])
def test_a_number_that_means_nothing(archive, run, number):
    refused(run("log", "probe", "-n", number), 2, "-n must be 1 or more")


def test_a_clean_merge_did_nothing(archive, log):
    archive.git("checkout", "-q", "-b", "ветка")
    archive.fix(2, "напнсано", "написано")
    archive.commit("На ветке")
    archive.git("checkout", "-q", "main")
    archive.fix(0, "Ha", "На")
    archive.commit("Здесь")
    archive.git("merge", "-q", "--no-ff", "-m", "Слияние", "ветка")
    merge, *others = log()
    assert (merge["subject"], merge["words"], merge["summary"]) == ("Слияние", [], [])
    assert {commit["subject"] for commit in others} == {"Здесь", "На ветке", "Ввод"}


def test_what_a_merge_did_itself(archive, log):
    archive.git("checkout", "-q", "-b", "ветка")
    archive.fix(2, "напнсано", "написана")
    archive.fix(0, "ОРО", "ГРУ")
    archive.commit("На ветке")
    archive.git("checkout", "-q", "main")
    archive.fix(2, "напнсано", "написан")
    archive.commit("Здесь")
    archive.git("merge", "-q", "--no-commit", "-s", "ours", "ветка")
    archive.fix(2, "написан", "написано")
    archive.fix(0, "ОРО", "ГРУ")
    archive.commit("Слияние")
    assert [(word["old"], word["new"]) for word in log()[0]["words"]] == [("написан", "написано")]


def test_a_history_goes_on_before_a_rename(archive, log):
    archive.fix(0, "Ha", "На")
    archive.commit("На")
    archive.git("mv", "aligned/probe.json", "aligned/Гавана.json")
    archive.commit("Переименован")
    told = log(document="Гавана")
    assert [commit["subject"] for commit in told] == ["Переименован", "На", "Ввод"]
    assert [commit["event"] for commit in told] == ["renamed", "changed", "brought in"]


def test_a_document_that_is_gone(archive, run, log):
    archive.add(small_document(document_id="другой"))
    archive.git("rm", "-q", "aligned/probe.json")
    archive.commit("Убран")
    assert [commit["event"] for commit in log()] == ["taken away", "brought in"]
    assert run("log", "probe").lines[1] == "  the file was taken away"


def test_one_paragraph_through_splits(archive, run, log):
    archive.fix(2, "напнсано", "написано")
    archive.commit("О другом")
    archive.fix(0, "Москву", "Ленинград")
    archive.commit("До разреза")
    with archive.editing() as session:
        first = session.document.source[0]
        session.split_paragraph(first.id, first.text.index("группы"))
    new = archive.project.load("probe").source[1].id
    archive.commit("Разрез")
    with archive.editing() as session:
        fix(session, 1, "группы", "Группы")
    archive.commit("После")
    subjects = [commit["subject"] for commit in log("--paragraph", new)]
    assert subjects == ["После", "Разрез", "До разреза", "Ввод"]
    subjects = [commit["subject"] for commit in log("--paragraph", FIRST)]
    assert subjects == ["Разрез", "До разреза", "Ввод"]
    lines = run("log", "probe", "--paragraph", new).lines
    assert "  группы → Группы" in lines
    assert any(line.startswith("  split in 2: ") for line in lines)
    assert max(map(len, lines)) <= 80


def test_a_half_is_followed_on_branches_that_did_not_split(archive, run, log):
    archive.git("checkout", "-q", "-b", "ветка")
    archive.fix(0, "Москву", "Ленинград")
    archive.commit("Слово")
    archive.git("checkout", "-q", "main")
    with archive.editing() as session:
        first = session.document.source[0]
        session.split_paragraph(first.id, first.text.index("группы"))
        new = session.document.source[1].id
        session.set_note(new, "сверить с листом 3")
    archive.commit("Разрез")
    archive.git("merge", "-q", "--no-commit", "-s", "ours", "ветка")
    archive.fix(1, "Москву", "Ленинград")
    archive.commit("Слияние")
    assert {"Разрез", "Слово", "Ввод"} <= {c["subject"] for c in log("--paragraph", new)}
    lines = run("log", "probe", "--paragraph", new).lines
    assert "  Москву → Ленинград" in lines
    assert "  noted: сверить с листом 3" in lines


def test_damaged_versions_are_told(archive, run):
    archive.fix(0, "Ha", "На")
    archive.commit("На")
    whole = archive.project.document_path("probe").read_bytes()
    archive.project.document_path("probe").write_text("<<<<<<< ours", encoding="utf-8")
    archive.commit("Повреждён")
    archive.project.document_path("probe").write_bytes(whole)
    archive.commit("Исправлен")
    outcome = run("log", "probe")
    assert outcome.code == 0
    assert outcome.lines[1::2][:3] == [
        "  nothing that an editor would see",
        "  the file can not be read in this commit",
        "  1 correction",
    ]
    assert outcome.err.count("\n") == 1


def test_without_a_past(archive, run):
    archive.sit_down(VERA)
    archive.add(small_document(document_id="новый"))
    outcome = run("log", "новый")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "новый was never committed\n")
    refused(run("log", "нет"), 4, "there is no document “нет”")
    refused(run("log", "probe", "--paragraph", "нет"), 2, "no version of probe", "“нет”")


def test_paths_of_files_mean_documents(archive, run):
    archive.sit_down(ANNA)
    assert run("log", "aligned/probe.json").out == run("log", "probe").out != ""


def test_a_shallow_clone_puts_nothing_down_to_its_oldest_commit(
    archive, run, tmp_path, monkeypatch
):
    archive.fix(0, "Ha", "На")
    archive.commit("Анна")
    archive.sit_down(BORIS)
    archive.fix(2, "напнсано", "написано")
    archive.commit("Борис")
    archive.fix(2, "вчера", "сегодня")
    archive.commit("Борис опять")
    shallow = tmp_path / "мелкий"
    archive.git("clone", "-q", "--depth", "2", f"file://{archive.root}", str(shallow))
    monkeypatch.chdir(shallow)
    told = run("blame", "probe")
    assert [" ".join(line.split())[:34] for line in told.lines if "На" in line] == [
        "На Ha somebody then or before 2026"
    ]
    assert [line.split()[2] for line in told.lines if "сегодня" in line] == ["Борис"]
    told = run("log", "probe")
    assert told.lines[-1] == "  what was done here or before is not in this clone"
    assert '"event": "cut off"' in run("log", "probe", "--json").lines[-1]
    refused(run("diff", "HEAD~5"), 2, "HEAD~5", "git fetch --unshallow")
    refused(run("restore", "probe", "--at", "HEAD~5"), 2, "HEAD~5", "git fetch --unshallow")
