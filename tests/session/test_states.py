"""Documents as revisions have them, from real git: nothing is checked out, nothing is touched."""

import shutil
from pathlib import Path

import pytest

from tests.archives import Kept, kept
from tests.session.small import small_document, with_text
from workbench.errors import BadInputError, MissingDependencyError, UsageError
from workbench.session.revising.states import State
from workbench.store.project import Project

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture(params=["", "папка/проект"], ids=["whole", "subfolder"])
def archive(request, tmp_path, monkeypatch) -> Kept:
    return kept(tmp_path, monkeypatch, request.param)


def touched(root: Path) -> dict[str, tuple[int, int, bytes]]:
    """All there is in a repository, with times and content."""
    return {
        str(path.relative_to(root)): (
            path.stat().st_mtime_ns,
            path.stat().st_size,
            path.read_bytes(),
        )
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_documents_of_a_revision_and_of_the_working_tree(archive):
    before = small_document()
    archive.add(with_text(before, 0, text="Ha основании этих сведений"))
    archive.add(small_document(document_id="Гавана-ёж"))
    past, present = State(archive.project, "HEAD"), State(archive.project)
    assert past.ids() == ("probe",)
    assert present.ids() == ("probe", "Гавана-ёж")
    assert past.load("probe") == before
    assert present.load("probe") == with_text(before, 0, text="Ha основании этих сведений")
    assert past.load("Гавана-ёж") is None
    assert past.problem("Гавана-ёж") == ""
    archive.commit()
    assert State(archive.project, "HEAD").ids() == ("probe", "Гавана-ёж")
    assert State(archive.project, "HEAD~1").load("probe") == before


def test_many_documents_are_read_at_once(archive):
    made = [archive.add(small_document(document_id=f"д{n}")) for n in range(70)]
    commit = archive.commit()
    state = State(archive.project, "main")
    assert state.commit == commit
    ids = [*(document.id for document in made), "нет"]
    assert list(state.loaded(ids)) == [*made, None]


def test_equal_versions_are_equal_documents(archive):
    past, present = State(archive.project, "HEAD"), State(archive.project)
    assert past.version("probe") == present.version("probe") != ""
    assert past.version("нет") == present.version("нет") == ""
    archive.fix(0, "cведении", "сведений")
    assert State(archive.project).version("probe") != past.version("probe")


@pytest.mark.parametrize("data", [b"{", b"\xff\xfe", b"<<<<<<< ours\n{}\n"])
def test_a_file_that_was_damaged_is_reported(archive, data):
    archive.project.document_path("probe").write_bytes(data)
    archive.commit("Повреждено")
    archive.add(small_document(document_id="целый"))
    archive.commit()
    for state in (State(archive.project, "HEAD"), State(archive.project)):
        assert state.ids() == ("probe", "целый")
        broken, sound = state.loaded(state.ids())
        assert broken is None
        assert sound is not None
        assert "aligned/probe.json" in state.problem("probe")
        assert state.problem("целый") == ""


def test_what_is_no_document_is_not_one(archive):
    aligned = archive.project.aligned
    (aligned / "заметки.txt").write_text("…", encoding="utf-8")
    (aligned / ".скрыт.json").write_text("{}", encoding="utf-8")
    (aligned / "ещё").mkdir()
    (aligned / "ещё" / "внутри.json").write_text("{}", encoding="utf-8")
    (aligned / "ссылка.json").symlink_to("probe.json")
    archive.commit()
    assert State(archive.project, "HEAD").ids() == ("probe",)


@pytest.mark.parametrize("name", ["нет-такой", "HEAD~9", "--all", "", "HEAD:aligned", "0000000"])
def test_an_unknown_revision_is_named(archive, name):
    with pytest.raises(UsageError, match="git knows no revision") as caught:
        State(archive.project, name)
    assert f"“{name}”" in caught.value.message


def test_a_repository_without_commits(tmp_path, monkeypatch):
    archive = Kept(tmp_path / "новый")
    with pytest.raises(UsageError, match="nothing has been committed"):
        State(archive.project, "HEAD")


def test_without_a_repository_there_is_no_past(project, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.root.parent))
    assert State(project).ids() == ()
    with pytest.raises(BadInputError, match="no git repository"):
        State(project, "HEAD")


def test_without_git_there_is_no_past(archive, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert State(archive.project).load("probe") == small_document()
    with pytest.raises(MissingDependencyError):
        State(archive.project, "HEAD")


def test_names_of_revisions_in_cyrillic(archive):
    archive.git("tag", "сверка-1")
    assert State(archive.project, "сверка-1").load("probe") == small_document()


def test_reading_touches_nothing(archive, monkeypatch):
    archive.fix(0, "cведении", "сведений")
    archive.git("add", "-A")
    archive.fix(2, "напнсано", "написано")
    monkeypatch.chdir(archive.project.root)
    status = archive.git("status", "--porcelain=v2", "-z")
    archive.project.document_path("probe").touch()  # git would like to refresh its index
    before = touched(archive.root)
    state = State(archive.project, "HEAD")
    assert state.load("probe") == small_document()
    assert State(archive.project).load("probe") != small_document()
    assert touched(archive.root) == before
    assert archive.git("status", "--porcelain=v2", "-z") == status


def test_a_project_that_is_linked_into_a_repository(archive, tmp_path):
    (tmp_path / "рядом").symlink_to(archive.project.root)
    assert State(Project(tmp_path / "рядом"), "HEAD").load("probe") == small_document()
