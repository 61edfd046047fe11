"""Who corrected what, and that somebody else verifies it: with real git."""

import shutil
import subprocess
from collections.abc import Iterator

import pytest

from tests.session.small import opened, small_document
from workbench.errors import ImpossibleEditError
from workbench.model.text import Span
from workbench.session.commands.starting import start_project
from workbench.session.desk.desk import Desk
from workbench.session.people import VERIFY_OWN, People, read_corrected
from workbench.session.session import Session
from workbench.store.positions import Positions
from workbench.store.project import Project

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

ANNA = ("Анна Ёлкина", "anna@example.org")
BORIS = ("Борис", "boris@example.org")


class Archive:
    """A project under git in which people come and go."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.git("config", "commit.gpgsign", "false")

    def git(self, *arguments: str) -> None:
        command = ["git", "-C", str(self.project.root), *arguments]
        subprocess.run(command, check=True, capture_output=True)

    def sit_down(self, name: str, email: str) -> None:
        self.git("config", "user.name", name)
        self.git("config", "user.email", email)

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "Правка")

    def names(self, index: int) -> set[str]:
        """Who corrected a paragraph of the file as it is."""
        return names_in(self.project, index)


def names_in(project: Project, index: int, document_id: str = "probe") -> set[str]:
    """Who corrected a paragraph of a document as it is on disk."""
    document = project.load(document_id)
    known = read_corrected(project.document_path(document_id), document)
    people = known.by.get(document.source[index].id, frozenset())
    return {person.name for person in people}


@pytest.fixture
def archive(tmp_path, monkeypatch) -> Archive:
    """Anna has imported a document."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    root = tmp_path / "архив"
    list(start_project(root))
    archive = Archive(Project(root))
    opened(archive.project, small_document()).close()
    archive.sit_down(*ANNA)
    archive.commit()
    return archive


@pytest.fixture
def desk(archive) -> Iterator[Desk]:
    with Session(archive.project, "probe") as session:
        yield Desk(session, Positions(archive.project.private / "positions.json"))


def fix(session: Session, index: int, old: str, new: str) -> None:
    paragraph = session.document.source[index]
    start = paragraph.text.index(old)
    session.accept(paragraph.id, Span(start, start + len(old)), new)


def corrected_by(archive: Archive, person: tuple[str, str], index: int, old: str, new: str) -> None:
    """Somebody corrects a word, says that the paragraph is corrected, and commits."""
    archive.sit_down(*person)
    with Session(archive.project, "probe") as session:
        fix(session, index, old, new)
        session.set_status(session.document.source[index].id, "corrected")
        session.save()
    archive.commit()


def test_who_imported_a_document_corrected_nothing(archive):
    assert [archive.names(n) for n in range(4)] == [set(), set(), set(), set()]


def test_who_changed_the_text_or_checked_a_place_or_set_the_status_is_known(archive):
    corrected_by(archive, BORIS, 0, "cведении", "сведений")
    archive.sit_down(*ANNA)
    with Session(archive.project, "probe") as session:
        session.keep(session.document.source[2].id, Span(0, 3))
        session.set_status(session.document.source[3].id, "verified")
        session.save()
    assert [archive.names(n) for n in range(4)] == [{"Борис"}, set(), {"Анна Ёлкина"}, set()]
    archive.commit()
    archive.sit_down(*BORIS)
    assert [archive.names(n) for n in range(4)] == [{"Борис"}, set(), {"Анна Ёлкина"}, set()]


def test_two_who_corrected_one_paragraph_are_both_known(archive):
    corrected_by(archive, BORIS, 0, "cведении", "сведений")
    archive.sit_down(*ANNA)
    with Session(archive.project, "probe") as session:
        fix(session, 0, "Ha", "На")
        session.save()
    archive.commit()
    assert archive.names(0) == {"Анна Ёлкина", "Борис"}


def test_a_note_and_a_link_are_no_correction(archive):
    with Session(archive.project, "probe") as session:
        for paragraph in session.document.source:
            session.set_note(paragraph.id, "text status checked")
            session.unlink(paragraph.id)
        session.save()
    archive.commit()
    assert [archive.names(n) for n in range(4)] == [set(), set(), set(), set()]


def test_metadata_are_not_taken_for_fields_of_a_paragraph(archive):
    path = archive.project.document_path("probe")
    id_ = small_document().source[0].id
    traps = f'"metadata": {{\n    "id": "{id_}",\n    "status": "corrected",\n    "text": "а",'
    path.write_text(path.read_text("utf-8").replace('"metadata": {', traps), "utf-8")
    archive.commit()
    assert archive.names(0) == set()


def test_an_id_may_hold_what_python_takes_for_a_line_end(archive):
    path = archive.project.document_path("probe")
    id_ = small_document().source[0].id
    path.write_text(path.read_text("utf-8").replace(id_, "а\u2028б"), "utf-8")
    assert archive.names(0) == set()


def test_of_a_document_that_is_a_link_the_repository_of_the_file_is_asked(archive, tmp_path):
    corrected_by(archive, BORIS, 0, "cведении", "сведений")
    other = Project(tmp_path / "другой")
    other.aligned.mkdir(parents=True)
    other.document_path("probe").symlink_to(archive.project.document_path("probe"))
    assert names_in(other, 0) == {"Борис"}


def test_a_document_that_is_a_link_out_of_the_repository_is_nobodys(archive, tmp_path):
    path = archive.project.document_path("probe")
    path.rename(tmp_path / "elsewhere.json")
    path.symlink_to(tmp_path / "elsewhere.json")
    with Session(archive.project, "probe") as session:
        fix(session, 0, "Ha", "На")
        session.save()
    assert archive.names(0) == set()


def test_a_working_tree_beside_the_first_knows_the_same(archive, tmp_path):
    corrected_by(archive, BORIS, 0, "cведении", "сведений")
    archive.git("worktree", "add", "--detach", str(tmp_path / "рядом"))
    assert names_in(Project(tmp_path / "рядом"), 0) == {"Борис"}


def test_a_document_renamed_and_committed_keeps_its_people(archive):
    corrected_by(archive, BORIS, 0, "cведении", "сведений")
    old = archive.project.document_path("probe")
    text = old.read_text("utf-8").replace('"id": "probe"', '"id": "проба"')
    archive.git("mv", str(old), str(archive.project.document_path("проба")))
    archive.project.document_path("проба").write_text(text, "utf-8")
    archive.sit_down(*ANNA)
    archive.commit()
    assert names_in(archive.project, 0, "проба") == {"Борис"}


def test_one_may_verify_what_another_corrected(archive, desk):
    corrected_by_other = desk.document.source[0]
    desk.leave()
    corrected_by(archive, BORIS, 0, "cведении", "сведений")
    archive.sit_down(*ANNA)
    with Session(archive.project, "probe") as session:
        mine = Desk(session, Positions(archive.project.private / "positions.json"))
        mine.go_to(corrected_by_other.id)
        assert mine.next_status().name == "status: verified"


def test_nobody_verifies_what_they_corrected_unless_they_insist(archive):
    corrected_by(archive, BORIS, 0, "cведении", "сведений")
    with Session(archive.project, "probe") as session:
        desk = Desk(session, Positions(archive.project.private / "positions.json"))
        desk.go_to(session.document.source[0].id)
        with pytest.raises(ImpossibleEditError, match="you corrected this paragraph yourself"):
            desk.next_status()
        assert not session.is_dirty
        assert desk.verify_own().name == "status: verified"
        assert desk.next_status().name == "status: raw"


def test_what_was_corrected_in_this_session_counts_until_it_is_taken_back(archive, desk):
    id_ = desk.document.source[0].id
    desk.go_to(id_)
    desk.next_status()
    with pytest.raises(ImpossibleEditError):
        desk.next_status()
    assert {p.name for p in desk.people.correctors(desk.document.original(id_))} == {ANNA[0]}
    desk.undo()
    assert desk.people.correctors(desk.document.original(id_)) == frozenset()


def test_one_word_more_makes_a_corrector_of_the_second_editor(archive):
    corrected_by(archive, BORIS, 0, "cведении", "сведений")
    archive.sit_down(*ANNA)
    with Session(archive.project, "probe") as session:
        desk = Desk(session, Positions(archive.project.private / "positions.json"))
        desk.people.look()
        fix(session, 0, "Ha", "На")
        names = {p.name for p in desk.people.correctors(session.document.source[0])}
        assert names == {"Анна Ёлкина", "Борис"}
        desk.go_to(session.document.source[0].id)
        with pytest.raises(ImpossibleEditError):
            desk.next_status()


def test_unsaved_work_found_in_the_journal_is_mine(archive):
    with Session(archive.project, "probe") as session:
        fix(session, 0, "Ha", "На")
    with Session(archive.project, "probe") as session:
        assert session.recovered
        people = People(archive.project.document_path("probe"), session.document)
        people.look()
        assert {p.name for p in people.correctors(session.document.source[0])} == {ANNA[0]}


def test_who_works_alone_may_verify_their_own(archive, desk):
    archive.git("config", VERIFY_OWN, "true")
    desk.go_to(desk.document.source[0].id)
    assert [desk.next_status().name for _ in range(3)] == [
        "status: corrected",
        "status: verified",
        "status: raw",
    ]


def test_without_a_name_nothing_is_refused(archive, desk):
    archive.git("config", "--unset", "user.name")
    desk.go_to(desk.document.source[0].id)
    desk.next_status()
    assert desk.next_status().name == "status: verified"


def test_without_a_repository_or_without_git_nothing_is_known_and_nothing_refused(
    archive, desk, monkeypatch
):
    monkeypatch.setenv("PATH", str(archive.project.root))
    desk.go_to(desk.document.source[0].id)
    desk.next_status()
    assert desk.next_status().name == "status: verified"
    assert desk.people.problem == ""
    assert desk.people.correctors(desk.document.source[0]) == frozenset()


def test_a_repository_that_can_not_be_read_is_a_problem_and_refuses_nothing(archive, desk):
    (archive.project.root / ".git" / "config").write_text("[core\n", encoding="utf-8")
    desk.go_to(desk.document.source[0].id)
    desk.next_status()
    assert desk.next_status().name == "status: verified"
    assert "git could not read the repository" in desk.people.problem


def test_a_document_is_known_by_its_file_whatever_it_calls_itself(archive):
    file = archive.project.document_path("probe")
    other = file.read_text(encoding="utf-8").replace('"id": "probe"', '"id": "../иное"')
    file.write_text(other, encoding="utf-8")
    archive.commit()
    corrected_by(archive, BORIS, 0, "cведении", "сведений")
    with Session(archive.project, "probe") as session:
        desk = Desk(session, Positions(archive.project.private / "positions.json"))
        desk.people.look()
        assert {p.name for p in desk.people.correctors(session.document.source[0])} == {"Борис"}


def test_before_git_was_asked_nobody_is_known(archive):
    corrected_by(archive, BORIS, 0, "cведении", "сведений")
    document = archive.project.load("probe")
    people = People(archive.project.document_path("probe"), document)
    assert not people.is_known
    assert people.correctors(document.source[0]) == frozenset()
    people.look()
    assert people.is_known
    assert {p.name for p in people.correctors(document.source[0])} == {"Борис"}


def test_a_second_half_that_was_cut_off_uncorrected_is_nobodys(archive):
    with Session(archive.project, "probe") as session:
        people = People(archive.project.document_path("probe"), session.document)
        people.look()
        paragraph = session.document.source[0]
        session.split_paragraph(paragraph.id, paragraph.text.index("группы"))
        assert [people.correctors(p) for p in session.document.source[:2]] == [frozenset()] * 2
