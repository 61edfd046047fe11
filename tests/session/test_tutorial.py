"""The tutorial on disk: made once, never overwritten, its page and its text of one piece."""

from __future__ import annotations

from importlib.resources import files

import pytest

from tests.conftest import REPOSITORY
from workbench.errors import LockedError, StorageError, UsageError
from workbench.ocr.hocr import load
from workbench.ocr.pages import page_text
from workbench.session.session import Session
from workbench.session.tutorial.making import ID, default_folder, set_aside, tutorial_in


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return tutorial_in(tmp_path_factory.mktemp("data") / "tutorial")


def test_it_is_a_document_like_any_other(made):
    document = made.load(ID)
    assert len(document.source) == len(document.target) == 11
    assert all(paragraph.scan for paragraph in document.source)
    page = page_text(load(made.scan_folder(ID) / "page-001.hocr"))
    for paragraph in document.source:
        (place,) = paragraph.scan
        assert page[place.start : place.end] == paragraph.ocr == paragraph.text
    assert not [link for link in document.links if not link.is_pair]


def test_the_link_it_asks_about_is_the_least_certain_by_far(made):
    document = made.load(ID)
    least, second = sorted(document.links, key=lambda link: link.confidence)[:2]
    (source,) = least.source
    assert "переводчик позволил себе вольность" in document.paragraph(source).text
    assert least.confidence < second.confidence - 0.05


def test_what_is_there_stays_as_it_is(tmp_path):
    project = tutorial_in(tmp_path / "tutorial")
    with Session(project, ID) as session:
        session.set_status(session.document.source[1].id, "corrected")
        session.save()
    before = project.document_path(ID).read_bytes()
    assert tutorial_in(tmp_path / "tutorial") == project
    assert project.document_path(ID).read_bytes() == before


def test_again_moves_the_old_one_aside(tmp_path):
    folder = tmp_path / "tutorial"
    assert set_aside(folder) is None
    for number in (1, 2):
        before = tutorial_in(folder).document_path(ID).read_bytes()
        aside = set_aside(folder)
        assert aside is not None
        assert aside == tmp_path / f"tutorial-{number}"
        assert (aside / "aligned" / f"{ID}.json").read_bytes() == before
        assert not folder.exists()


def test_one_that_is_open_is_not_moved(tmp_path):
    project = tutorial_in(tmp_path / "tutorial")
    with Session(project, ID), pytest.raises(LockedError):
        set_aside(project.root)
    assert project.document_path(ID).exists()


def test_one_that_can_not_be_read_is_moved_too(tmp_path):
    project = tutorial_in(tmp_path / "tutorial")
    project.document_path(ID).write_text("<<<<<<<", "utf-8")
    aside = set_aside(project.root)
    assert aside is not None
    assert (aside / "aligned" / f"{ID}.json").read_text("utf-8") == "<<<<<<<"


def test_a_folder_with_something_else_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(UsageError, match="something else"):
        tutorial_in(tmp_path)
    with pytest.raises(UsageError, match="something else"):
        tutorial_in(tmp_path / "notes.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_folder_that_can_not_be_made(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(StorageError):
        tutorial_in(tmp_path / "file" / "tutorial")


def test_an_empty_folder_will_do(tmp_path):
    (tmp_path / "new").mkdir()
    assert tutorial_in(tmp_path / "new").document_path(ID).exists()
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_the_default_folder_is_the_users(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_folder().name == ID


def test_the_data_say_what_their_source_says(made):
    source = REPOSITORY / "benchmarks" / "tutorial"
    typed = (source / "tutorial.ru.txt").read_text("utf-8").rstrip("\n")
    for row in (source / "misread.tsv").read_text("utf-8").splitlines():
        true, read = row.split("\t")
        assert true in typed
        typed = typed.replace(true, read)
    assert page_text(load(made.scan_folder(ID) / "page-001.hocr")) == typed
    translation = files("workbench.session.tutorial") / "data" / "translation.txt"
    assert translation.read_bytes() == (source / "tutorial.en.txt").read_bytes()


def test_the_data_are_small():
    data = files("workbench.session.tutorial") / "data"
    sizes = {entry.name: len(entry.read_bytes()) for entry in data.iterdir()}
    assert set(sizes) == {"page-001.png", "page-001.hocr", "translation.txt"}
    assert sum(sizes.values()) < 200_000


def test_a_project_with_other_documents_is_not_moved_aside(tmp_path):
    project = tutorial_in(tmp_path / "here")
    other = project.document_path("other")
    other.write_text(project.document_path(ID).read_text("utf-8"), "utf-8")
    with pytest.raises(UsageError):
        set_aside(project.root)
    assert other.is_file()
