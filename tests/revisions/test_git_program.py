"""The wrapper of git: what it finds, what surroundings it keeps out, and what it says."""

import shutil
import subprocess
from pathlib import Path

import pytest

from workbench.errors import MissingDependencyError, StorageError
from workbench.revisions.blame import line_authors
from workbench.revisions.git import Repository, is_installed
from workbench.revisions.people import Person, present_person

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return done.stdout


def commit(folder: Path, name: str, email: str) -> None:
    git(folder, "add", "-A")
    who = ["-c", f"user.name={name}", "-c", f"user.email={email}", "-c", "commit.gpgsign=false"]
    git(folder, *who, "commit", "-q", "-m", "Правка")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A new repository in a folder with a Cyrillic name; nobody's own settings count."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    root = tmp_path / "архив дела"
    root.mkdir()
    git(root, "init", "-q")
    return root


def repository(folder: Path) -> Repository:
    found = Repository.around(folder)
    assert found is not None
    return found


def test_a_repository_is_found_from_a_folder_in_it(folder):
    inner = folder / "aligned"
    inner.mkdir()
    assert repository(inner).root.samefile(folder)


def test_no_repository_and_a_bare_one_are_none(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert Repository.around(tmp_path) is None
    git(tmp_path, "init", "-q", "--bare", "bare.git")
    assert Repository.around(tmp_path / "bare.git") is None


def test_without_git_there_is_no_repository(folder, monkeypatch):
    found = repository(folder)
    monkeypatch.setenv("PATH", str(folder))
    assert not is_installed()
    assert Repository.around(folder) is None
    with pytest.raises(MissingDependencyError, match="install git"):
        found.told("status")


def test_a_repository_that_git_will_not_read_is_told_with_its_reason(folder):
    (folder / ".git" / "config").write_text("[core\n", encoding="utf-8")
    with pytest.raises(StorageError, match="bad config"):
        Repository.around(folder)


def test_what_git_refuses_is_told_with_its_reason(folder):
    with pytest.raises(StorageError, match=r"git could not run `git show`: .*nowhere"):
        repository(folder).told("show", "nowhere")


def test_the_surroundings_of_a_hook_point_nowhere_else(folder, tmp_path, monkeypatch):
    (folder / "a.txt").write_text("слово\n", encoding="utf-8")
    commit(folder, "Анна", "anna@example.org")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))
    found = repository(folder)
    assert found.root.samefile(folder)
    assert found.told("show", "HEAD:a.txt").decode() == "слово\n"


def test_who_works_here_is_what_the_configuration_says(folder):
    assert present_person(repository(folder)) is None
    git(folder, "config", "user.name", "Пётр Ильич")
    assert present_person(repository(folder)) == Person("Пётр Ильич", "")
    git(folder, "config", "user.email", "p@example.org")
    assert present_person(repository(folder)) == Person("Пётр Ильич", "p@example.org")
    mapped = "Пётр Ильич Орлов <orlov@example.org> <p@example.org>\n"
    (folder / ".mailmap").write_text(mapped, encoding="utf-8")
    assert present_person(repository(folder)) == Person("Пётр Ильич Орлов", "orlov@example.org")


def test_settings_that_are_true(folder):
    found = repository(folder)
    assert not found.is_set("workbench.verifyOwn")
    for value, expected in (("yes", True), ("false", False), ("1", True), ("perhaps", False)):
        git(folder, "config", "workbench.verifyOwn", value)
        assert found.is_set("workbench.verifyOwn") is expected


def test_every_line_has_its_author_and_new_ones_have_none(folder):
    file = folder / "дело №1.txt"
    file.write_text("раз\nдва\nтри\n", encoding="utf-8")
    commit(folder, "Анна Ёлкина", "anna@example.org")
    file.write_text("раз\nдва!\nтри\n", encoding="utf-8")
    commit(folder, "Борис", "boris@example.org")
    anna, boris = Person("Анна Ёлкина", "anna@example.org"), Person("Борис", "boris@example.org")
    text = "раз\nдва!\nтри\nчетыре\n"
    assert line_authors(repository(folder), file, text) == [anna, boris, anna, None]
    assert file.read_text("utf-8") == "раз\nдва!\nтри\n"


def test_names_command_no_terminal(folder):
    file = folder / "a.txt"
    file.write_text("раз\n", encoding="utf-8")
    commit(folder, "Ан\x1b[2Jна", "anna@example.org")
    git(folder, "config", "user.name", "Ан\x1b[2Jна")
    (author,) = line_authors(repository(folder), file, "раз\n")
    me = present_person(repository(folder))
    assert [person and person.name for person in (author, me)] == ["Ан [2Jна"] * 2


def test_lines_that_are_only_indented_anew_keep_their_author(folder):
    file = folder / "a.txt"
    file.write_text("раз\nдва\n", encoding="utf-8")
    commit(folder, "Анна", "anna@example.org")
    authors = line_authors(repository(folder), file, "  раз\n  два\n")
    assert {person.name for person in authors if person} == {"Анна"}


@pytest.mark.parametrize("committed", [False, True])
def test_a_file_that_is_new_to_git_has_no_authors(folder, committed):
    if committed:
        (folder / "other.txt").write_text("слово\n", encoding="utf-8")
        commit(folder, "Анна", "anna@example.org")
    assert line_authors(repository(folder), folder / "a.txt", "раз\nдва\n") == [None, None]
    assert line_authors(repository(folder), folder / "a.txt", "раз\nдва") == [None, None]


def test_asking_changes_neither_the_index_nor_the_working_tree(folder):
    file = folder / "a.txt"
    file.write_text("раз\n", encoding="utf-8")
    commit(folder, "Анна", "anna@example.org")
    file.write_text("два\n", encoding="utf-8")
    index = folder / ".git" / "index"
    before = index.read_bytes(), index.stat().st_mtime_ns
    line_authors(repository(folder), file, "три\n")
    present_person(repository(folder))
    assert (index.read_bytes(), index.stat().st_mtime_ns) == before
    assert git(folder, "status", "--porcelain") == " M a.txt\n"
    assert file.read_text("utf-8") == "два\n"


def test_one_person_is_known_by_the_address_else_by_the_name():
    assert Person("Anna", "A@example.org").is_same(Person("Анна", "a@example.org"))
    assert not Person("Anna", "a@example.org").is_same(Person("Anna", "b@example.org"))
    assert Person("Anna", "").is_same(Person("anna", "a@example.org"))
