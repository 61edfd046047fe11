"""Files come in by the command and become documents."""

import json
import os
import shutil

import pytest

from tests.cli.conftest import tree
from tests.ocr.typed_page import LETTER, draw
from workbench.errors import StorageError
from workbench.session.session import Session
from workbench.store.check import check_file
from workbench.store.codec import decode

RUSSIAN = (
    "В беседе советник сообщил, что разгрузка судов в порту идет медленно.\n\n"
    "Касаясь охраны порта, он рассказал, что в 1962 году были задержаны три человека.\n"
)
ENGLISH = (
    "In the conversation the counsellor said that unloading ships in the port goes slowly.\n\n"
    "On guarding the port he told that three people were detained in 1962.\n"
)
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="Tesseract is not installed"
)


@pytest.fixture
def empty(project, monkeypatch):
    """A project without documents, with a text in either language beside."""
    monkeypatch.chdir(project.root)
    (project.root / "Отчет 1962.txt").write_text(RUSSIAN, encoding="utf-8")
    (project.root / "english.txt").write_text(ENGLISH, encoding="utf-8")
    return project


def loaded(project, id_: str):
    path = project.document_path(id_)
    assert list(check_file(path, project.root / "scans")) == []
    return decode(path.read_text("utf-8"), str(path))


def test_a_text_with_its_translation(run, empty):
    outcome = run("import", "Отчет 1962.txt", "--translation", "english.txt")
    assert (outcome.code, outcome.lines) == (0, ["отчет-1962"])
    document = loaded(empty, "отчет-1962")
    assert [p.text for p in document.source] == RUSSIAN.strip().split("\n\n")
    assert [p.text for p in document.target] == ENGLISH.strip().split("\n\n")
    assert [p.ocr for p in document.source] == [p.text for p in document.source]
    assert all(link.is_pair and link.status == "auto" for link in document.links)
    kept = empty.scan_folder("отчет-1962") / "imported"
    assert (kept / "Отчет 1962.txt").read_text("utf-8") == RUSSIAN
    assert (kept / "english.txt").read_text("utf-8") == ENGLISH


@pytest.mark.parametrize("first", ["Отчет 1962.txt", "english.txt"])
def test_the_other_side_can_come_later_and_be_undone(run, empty, first):
    second = {"Отчет 1962.txt": "english.txt", "english.txt": "Отчет 1962.txt"}[first]
    assert run("import", first, "--id", "report").code == 0
    before = empty.document_path("report").read_bytes()
    assert run("import", second, "--id", "report").code == 0
    document = loaded(empty, "report")
    assert len(document.source) == len(document.target) == 2
    assert all(link.is_pair for link in document.links)
    assert run("undo", "report").code == 0
    assert empty.document_path("report").read_bytes() == before


def test_each_text_is_a_document_of_its_own(run, empty):
    outcome = run("import", "Отчет 1962.txt", "english.txt")
    assert outcome.lines == ["отчет-1962", "english"]
    assert json.loads(run("status", "--json").lines[0])["id"] == "english"


def test_the_same_name_twice_in_one_call(run, empty):
    (empty.root / "sub").mkdir()
    shutil.copy("english.txt", "sub/english.txt")
    before = tree(empty.root)
    outcome = run("import", "english.txt", "sub/english.txt")
    assert outcome.code == 2
    assert "--id" in outcome.err
    assert tree(empty.root) == before


def test_texts_with_an_id_are_pages_of_one_document(run, empty):
    (empty.root / "page-2.txt").write_text(
        "Второй лист доклада содержит сведения о работе порта.\n", encoding="utf-8"
    )
    assert run("import", "Отчет 1962.txt", "page-2.txt", "--id", "report").code == 0
    assert len(loaded(empty, "report").source) == 3


def test_importing_again_gives_the_same_ids(run, empty):
    run("import", "Отчет 1962.txt", "--id", "one")
    run("import", "Отчет 1962.txt", "--id", "two")
    one, two = loaded(empty, "one"), loaded(empty, "two")
    assert [p.id for p in one.source] == [p.id for p in two.source]


@needs_tesseract
def test_a_page_image_with_its_translation_and_a_second_page(run, empty):
    draw(LETTER).save(empty.root / "scan.png")
    outcome = run("import", "scan.png", "--translation", "english.txt", "--id", "report")
    assert (outcome.code, outcome.lines) == (0, ["report"])
    folder = empty.scan_folder("report")
    assert (folder / "page-001.png").read_bytes() == (empty.root / "scan.png").read_bytes()
    assert b"ocrx_word" in (folder / "page-001.hocr").read_bytes()
    document = loaded(empty, "report")
    assert len(document.source) == len(document.target) == 2
    assert all(p.scan and p.scan[0].page == "page-001.png" for p in document.source)

    assert "no scan" in run("ocr", "report").err
    first = document.source[0]
    assert run("correct", "report", "--auto", "1").code == 0
    draw(("     Второй лист доклада содержит сведения", "о работе порта.")).save(
        folder / "page-002.png"
    )
    outcome = run("ocr", "report")
    assert outcome.code == 0
    assert "read 1 page" in outcome.err
    document = loaded(empty, "report")
    assert document.source[0] == first
    assert document.source[-1].scan[0].page == "page-002.png"
    assert run("undo", "report").code == 0
    assert len(loaded(empty, "report").source) == 2


@needs_tesseract
def test_ocr_of_an_image_goes_to_stdout(run, empty):
    draw(LETTER).save(empty.root / "scan.png")
    before = tree(empty.root)
    outcome = run("ocr", "scan.png")
    assert outcome.code == 0
    assert "советник" in outcome.out
    assert tree(empty.root) == before


DESCRIBED = "A Report on the Port\n\nDate: 5 May 1962\n\nCredits: {}\n\n{}"


def test_a_found_title_is_kept_when_another_is_given(run, empty):
    (empty.root / "page.txt").write_text(DESCRIBED.format("by a grant", ENGLISH), "utf-8")
    assert run("import", "page.txt", "--title", "Порт").code == 0
    document = loaded(empty, "page")
    assert (document.title, document.metadata["title"]) == ("Порт", "A Report on the Port")


def test_several_files_keep_all_their_descriptions(run, empty):
    (empty.root / "one.txt").write_text(DESCRIBED.format("by a grant", RUSSIAN), "utf-8")
    other = DESCRIBED.format("by a friend", ENGLISH).replace("A Report", "Another Report")
    (empty.root / "two.txt").write_text(other, "utf-8")
    assert run("import", "one.txt", "two.txt", "--id", "report").code == 0
    document = loaded(empty, "report")
    assert document.title == "A Report on the Port"
    assert dict(document.metadata) == {
        "date": "5 May 1962",
        "credits": "by a grant",
        "original_language": "Russian",
        "title": "Another Report on the Port",
        "credits_2": "by a friend",
    }


@pytest.mark.parametrize("title", ["", "Порт"])
def test_a_second_side_brings_its_description(run, empty, title):
    (empty.root / "one.txt").write_text(DESCRIBED.format("by a grant", RUSSIAN), "utf-8")
    other = DESCRIBED.format("by a friend", ENGLISH).replace("A Report", "Another Report")
    (empty.root / "two.txt").write_text("Record ID: 7\n\n" + other, "utf-8")
    assert run("import", "one.txt", "--id", "report").code == 0
    before = empty.document_path("report").read_bytes()
    assert run("import", "two.txt", "--id", "report", "--title", title).code == 0
    document = loaded(empty, "report")
    first, second = "A Report on the Port", "Another Report on the Port"
    assert document.title == (title or first)
    others = [document.metadata[key] for key in ("title", "title_2") if key in document.metadata]
    assert others == ([first, second] if title else [second])
    assert document.metadata["credits"] == "by a grant"
    assert document.metadata["credits_2"] == "by a friend"
    assert document.metadata["record_id"] == "7"
    assert run("undo", "report").code == 0
    assert empty.document_path("report").read_bytes() == before


def test_a_title_found_later_names_a_document_without_one(run, empty):
    (empty.root / "two.txt").write_text(DESCRIBED.format("by a friend", ENGLISH), "utf-8")
    assert run("import", "Отчет 1962.txt", "--id", "report").code == 0
    assert loaded(empty, "report").title == "report"
    assert run("import", "two.txt", "--id", "report").code == 0
    assert loaded(empty, "report").title == "A Report on the Port"


def test_a_side_that_can_not_be_saved_leaves_nothing(run, empty, monkeypatch):
    assert run("import", "Отчет 1962.txt", "--id", "report").code == 0
    before = empty.document_path("report").read_bytes()

    def full(*_args, **_more):
        raise StorageError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr("workbench.session.opened.write_text", full)
        assert run("import", "english.txt", "--id", "report").code != 0
    assert empty.document_path("report").read_bytes() == before
    assert not (empty.scan_folder("report") / "imported" / "english.txt").exists()
    with Session(empty, "report") as session:
        assert (session.recovered, session.document.target) == (0, ())


@pytest.mark.parametrize("more", [[], ["--id", "report"], ["--translation", "english.txt"]])
def test_the_same_file_twice_is_said_to_be_that(run, empty, more):
    before = tree(empty.root)
    outcome = run("import", "english.txt", "./english.txt", *more)
    assert outcome.code == 2
    assert "named twice" in outcome.err
    assert tree(empty.root) == before


def test_a_pipe_is_said_to_be_one(run, empty):
    os.mkfifo(empty.root / "pipe")
    outcome = run("import", "pipe")
    assert outcome.code == 4
    assert "pipe" in outcome.err
    assert "into a file" in outcome.err


def test_two_scans_of_one_name_are_refused(run, empty):
    assert run("import", "english.txt", "--id", "report").code == 0
    folder = empty.scan_folder("report")
    for name in ("page-001.png", "page-001.jpg"):
        draw(LETTER).save(folder / name)
    before = tree(empty.root)
    outcome = run("ocr", "report")
    assert outcome.code == 4
    assert "page-001" in outcome.err
    assert "rename" in outcome.err
    assert tree(empty.root) == before


@pytest.mark.parametrize("languages", ["", "rus+"])
@pytest.mark.parametrize("what", ["scan.png", "report"])
def test_languages_without_a_name_are_a_mistake_of_the_call(
    run, empty, monkeypatch, languages, what
):
    monkeypatch.setenv("PATH", "")
    assert run("import", "english.txt", "--id", "report").code == 0
    outcome = run("ocr", what, "--lang", languages)
    assert outcome.code == 2
    assert "--lang" in outcome.err


def test_a_translation_that_is_none_is_refused(run, empty):
    before = tree(empty.root)
    (empty.root / "both.txt").write_text(f"{RUSSIAN}\n{ENGLISH}", encoding="utf-8")
    twice = run("import", "both.txt", "--translation", "english.txt")
    assert (twice.code, len(twice.lines)) == (2, 0)
    assert "translation in them already" in twice.err
    (empty.root / "ещё.txt").write_text(RUSSIAN, encoding="utf-8")
    swapped = run("import", "Отчет 1962.txt", "--translation", "ещё.txt")
    assert swapped.code == 2
    assert "most of it is Cyrillic" in swapped.err
    (empty.root / "both.txt").unlink()
    (empty.root / "ещё.txt").unlink()
    assert tree(empty.root) == before


@needs_tesseract
def test_an_image_of_two_pages_is_read_to_stdout(run, tmp_path):
    page = draw(LETTER)
    file = tmp_path / "two.tiff"
    page.save(file, save_all=True, append_images=[page])
    page.save(tmp_path / "one.png")
    once = run("ocr", str(tmp_path / "one.png"))
    twice = run("ocr", str(file))
    assert twice.code == 0
    assert twice.lines == once.lines * 2
