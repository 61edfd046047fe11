"""`workbench blame`: who put each word, in real git, through splits, merges and renames."""

from __future__ import annotations

import json
import shutil
from typing import Any

import pytest

from tests.archives import ANNA, BORIS, VERA, Kept, fix, kept
from tests.cli.conftest import Outcome, refused
from tests.session.small import small_document
from workbench.model.operations.texts import Replacement, replace_spans
from workbench.model.text import Span

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def archive(tmp_path, monkeypatch) -> Kept:
    made = kept(tmp_path, monkeypatch)
    monkeypatch.chdir(made.project.root)
    return made


@pytest.fixture
def words(archive, run):
    """What stands where the machine read something else, and by whom, as `blame --json` has it."""

    def told(document="probe") -> list[tuple[str, str, str]]:
        outcome = run("blame", document, "--json")
        assert outcome.code == 0, outcome.err
        return [
            (word["what"], word["text"] or word["ocr"], word["by"]["author"])
            for line in outcome.lines
            for word in json.loads(line)["words"]
        ]

    return told


def paragraphs(outcome: Outcome) -> list[dict[str, Any]]:
    assert outcome.code == 0, outcome.err
    return [json.loads(line) for line in outcome.lines]


def test_every_word_has_its_hand(archive, words):
    archive.fix(0, "cведении", "сведений")
    archive.commit("Сведений")
    archive.sit_down(BORIS)
    archive.fix(0, "Ha", "На")
    archive.commit("На")
    archive.sit_down(VERA)
    archive.fix(2, "напнсано", "написано")
    assert words() == [
        ("corrected", "На", "Борис"),
        ("corrected", "сведений", "Анна Ёлкина"),
        ("corrected", "написано", "Вера"),
    ]


def test_what_is_not_committed_has_no_commit(archive, run):
    archive.sit_down(BORIS)
    archive.fix(0, "Ha", "На")
    first = paragraphs(run("blame", "probe", "--json"))[0]
    assert first["words"][0]["by"] == {
        "author": "Борис", "email": "boris@example.org", "date": None, "commit": None,
    }  # fmt: skip
    assert first["origin"]["author"] == "Анна Ёлкина"
    assert first["corrected_by"] == [first["words"][0]["by"]]


def test_what_no_person_decided_is_told_apart(archive, run, words):
    with archive.editing() as session:
        paragraph = session.document.source[0]
        taken = [Replacement(Span(0, 2), "На")]
        session.commit(
            replace_spans(session.document, paragraph.id, taken, name="auto", by_person=False)
        )
    archive.sit_down(BORIS)
    archive.fix(0, "cведении", "сведений")
    assert words() == [("automatic", "На", "Борис"), ("corrected", "сведений", "Борис")]
    assert "  На        Ha        Борис (auto)  not committed" in run("blame", "probe").lines


def test_words_that_were_taken_out_and_words_that_stay(archive, words):
    archive.fix(2, "такие сведении", "такие")
    archive.commit()
    archive.sit_down(BORIS)
    with archive.editing() as session:
        paragraph = session.document.source[0]
        fix(session, 0, "ОРО", "ОРО")
        assert "ОРО" in session.document.original(paragraph.id).checked
    archive.commit()
    assert ("kept", "ОРО", "Борис") in words()
    assert ("removed", "сведении", "Анна Ёлкина") in words()


def test_splits_and_joins_keep_the_hands(archive, words):
    archive.fix(0, "cведении", "сведений")
    archive.fix(0, "Ha", "На")
    archive.commit()
    archive.sit_down(BORIS)
    with archive.editing() as session:
        first = session.document.source[0]
        session.split_paragraph(first.id, first.text.index("этих"))
    archive.commit("Разрезан")
    assert words() == [
        ("corrected", "На", "Анна Ёлкина"),
        ("corrected", "сведений", "Анна Ёлкина"),
    ]
    archive.fix(1, "ОРО", "ГРУ")
    with archive.editing() as session:
        session.merge_paragraphs(session.document.source[0].id)
    archive.commit("Склеен")
    assert words() == [
        ("corrected", "На", "Анна Ёлкина"),
        ("corrected", "сведений", "Анна Ёлкина"),
        ("corrected", "ГРУ", "Борис"),
    ]


def test_a_merge_takes_nobodys_words(archive, words):
    archive.git("checkout", "-q", "-b", "ветка")
    archive.sit_down(BORIS)
    archive.fix(2, "напнсано", "написано")
    archive.commit()
    archive.git("checkout", "-q", "main")
    archive.sit_down(ANNA)
    archive.fix(0, "Ha", "На")
    archive.commit()
    archive.sit_down(VERA)
    archive.git("merge", "-q", "--no-ff", "-m", "Слияние", "ветка")
    assert words() == [
        ("corrected", "На", "Анна Ёлкина"),
        ("corrected", "написано", "Борис"),
    ]


def test_words_of_a_merge_itself(archive, words):
    archive.git("checkout", "-q", "-b", "ветка")
    archive.sit_down(BORIS)
    archive.fix(2, "напнсано", "написана")
    archive.commit()
    archive.git("checkout", "-q", "main")
    archive.sit_down(ANNA)
    archive.fix(2, "напнсано", "написан")
    archive.commit()
    archive.sit_down(VERA)
    archive.git("merge", "-q", "--no-commit", "-s", "ours", "ветка")
    archive.fix(2, "написан", "написано")
    archive.commit("Слияние")
    assert words() == [("corrected", "написано", "Вера")]


def test_while_a_merge_is_under_way(archive, words):
    archive.git("checkout", "-q", "-b", "ветка")
    archive.sit_down(BORIS)
    archive.fix(2, "напнсано", "написано")
    archive.commit()
    archive.git("checkout", "-q", "main")
    archive.sit_down(ANNA)
    archive.fix(0, "Ha", "На")
    archive.commit()
    archive.sit_down(VERA)
    archive.git("merge", "-q", "--no-ff", "--no-commit", "ветка")
    archive.fix(0, "ОРО", "ГРУ")
    assert words() == [
        ("corrected", "На", "Анна Ёлкина"),
        ("corrected", "ГРУ", "Вера"),
        ("corrected", "написано", "Борис"),
    ]


def test_a_document_under_another_name(archive, words):
    archive.fix(0, "Ha", "На")
    archive.commit()
    archive.sit_down(BORIS)
    archive.git("mv", "aligned/probe.json", "aligned/Гавана.json")
    file = archive.project.document_path("Гавана")
    file.write_text(
        file.read_text(encoding="utf-8").replace('"id": "probe"', '"id": "Гавана"'), "utf-8"
    )
    archive.commit("Переименован")
    archive.fix(2, "напнсано", "написано", "Гавана")
    archive.commit()
    assert words("Гавана") == [
        ("corrected", "На", "Анна Ёлкина"),
        ("corrected", "написано", "Борис"),
    ]


def test_a_file_that_got_another_name_though_not_another_id(archive, words):
    archive.git("mv", "aligned/probe.json", "aligned/Гавана.json")
    archive.commit("Переименован")
    with archive.editing("Гавана") as session:
        fix(session, 0, "Ha", "На")
    archive.commit("На")
    archive.sit_down(BORIS)
    assert words("Гавана") == [("corrected", "На", ANNA[0])]


def test_a_damaged_version_is_passed_over(archive, run, words):
    archive.fix(0, "Ha", "На")
    archive.commit()
    whole = archive.project.document_path("probe").read_bytes()
    archive.sit_down(BORIS)
    archive.project.document_path("probe").write_text("<<<<<<< ours", encoding="utf-8")
    archive.commit("Повреждён")
    archive.project.document_path("probe").write_bytes(whole)
    archive.commit("Исправлен")
    assert words() == [("corrected", "На", "Анна Ёлкина")]
    assert "aligned/probe.json:1: " in run("blame", "probe").err


def test_a_document_that_git_does_not_know(archive, words):
    archive.sit_down(VERA)
    archive.add(small_document(document_id="новый"))
    archive.fix(0, "Ha", "На", "новый")
    assert words("новый") == [("corrected", "На", "Вера")]


def test_who_verified(archive, run):
    archive.fix(0, "Ha", "На")
    archive.commit()
    archive.sit_down(BORIS)
    with archive.editing() as session:
        session.set_status(session.document.source[0].id, "verified")
    archive.commit()
    first = paragraphs(run("blame", "probe", "--json"))[0]
    assert first["status_by"]["author"] == "Борис"
    assert [hand["author"] for hand in first["corrected_by"]] == ["Анна Ёлкина"]


def test_the_translation(archive, words):
    archive.sit_down(BORIS)
    with archive.editing() as session:
        paragraph = session.document.target[0]
        session.rewrite(paragraph.id, paragraph.text.replace("groups", "units"))
    archive.commit()
    assert words() == [("changed", "units", "Борис")]


def test_for_people_it_fits_a_terminal(archive, run):
    archive.sit_down(("Константин Константинович Константинопольский-Заболоцкий", "k@example.org"))
    with archive.editing() as session:
        paragraph = session.document.source[0]
        session.rewrite(paragraph.id, "Совсем другие слова " * 12)
    commit = archive.commit()
    outcome = run("blame", "probe")
    assert outcome.code == 0
    assert max(map(len, outcome.lines)) <= 80
    assert commit[:8] in outcome.out
    assert "not listed" in outcome.err


def test_one_paragraph(archive, run):
    archive.fix(0, "Ha", "На")
    id_ = small_document().source[0].id
    outcome = run("blame", "probe", "--paragraph", id_)
    assert outcome.lines[0].startswith(f"{id_}  corrected by Анна Ёлкина; came in with Анна Ёлкина")
    assert "  На  Ha  Анна Ёлкина  not committed" in outcome.lines
    refused(run("blame", "probe", "--paragraph", "нет"), 2, "нет")


def test_without_a_repository(here, run, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(here.root.parent))
    refused(run("blame", "probe"), 4, "no git repository")
    refused(run("blame", "нет"), 4, "нет")
