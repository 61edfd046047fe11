"""The history of a file through its names, from real git."""

import shutil

import pytest

from tests.archives import ANNA, BORIS, Kept
from workbench.revisions.git import Repository
from workbench.revisions.histories import Version, history
from workbench.revisions.people import Person

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

LINES = [f"строка {n}" for n in range(40)]


class Work:
    """One file in a repository with a Cyrillic name."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.path = "дела/Гавана.json"
        self.kept.sit_down(ANNA)

    def write(self, line: int, text: str, subject: str) -> str:
        file = self.kept.root / self.path
        file.parent.mkdir(exist_ok=True)
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else LINES
        file.write_text("\n".join([*lines[:line], text, *lines[line + 1 :]]), encoding="utf-8")
        return self.kept.commit(subject)

    def move(self, path: str, subject: str) -> str:
        (self.kept.root / path).parent.mkdir(exist_ok=True)
        self.kept.git("mv", self.path, path)
        self.path = path
        return self.kept.commit(subject)

    def branch(self, name: str, start: str = "HEAD") -> None:
        self.kept.git("checkout", "-q", "-b", name, start)

    def leave_to(self, name: str, path: str | None = None) -> None:
        self.kept.git("checkout", "-q", name)
        self.path = path or self.path

    def merge(self, name: str, *options: str) -> None:
        self.kept.git("merge", "-q", "--no-ff", "-m", f"Слияние {name}", *options, name)

    def history(self, path: str | None = None) -> tuple[Version, ...]:
        head = self.kept.git("rev-parse", "HEAD").strip()
        return history(Repository(self.kept.root), head, path or self.path)

    def subjects(self, path: str | None = None) -> list[str]:
        return [version.commit.subject for version in self.history(path)]


@pytest.fixture
def work(tmp_path, monkeypatch) -> Work:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    return Work(Kept(tmp_path / "архив дела"))


def test_commits_with_people_and_times(work):
    first = work.write(0, "начало", "Ввод: «ёж»")
    work.kept.sit_down(BORIS)
    (work.kept.root / "другое").write_text("…", encoding="utf-8")
    work.kept.commit("Не о том")
    second = work.write(3, "правка", "Правка")
    newest, oldest = work.history()
    assert [newest.commit.id, oldest.commit.id] == [second, first]
    assert newest.commit.parents == (first,)
    assert oldest.commit.parents == ()
    assert oldest.commit.subject == "Ввод: «ёж»"
    assert newest.commit.author == Person(*BORIS)
    assert newest.commit.when.isoformat().endswith("+03:00")
    assert newest.blob != oldest.blob


def test_names_are_those_of_mailmap(work):
    work.write(0, "начало", "Ввод")
    mailmap = work.kept.root / ".mailmap"
    mailmap.write_text("Анна Петровна <anna@example.org>\n", encoding="utf-8")
    assert work.history()[0].commit.author.name == "Анна Петровна"


@pytest.mark.parametrize(
    ("time", "year"),
    [
        ("1772434860 +051800", 2026),  # no such time zone
        ("99999999999999 +0000", 1970),  # no such year
        ("99999999999999999999 +0000", 1970),
        ("", 1970),
    ],
)
def test_times_that_do_not_exist(work, time, year):
    first = work.write(0, "начало", "Ввод")
    raw = work.kept.git("cat-file", "commit", first)
    line = next(line for line in raw.split("\n") if line.startswith("author "))
    file = work.kept.root.parent / "commit"
    file.write_text(raw.replace(line, f"{line.partition('>')[0]}> {time}"), encoding="utf-8")
    odd = work.kept.git("hash-object", "--literally", "-t", "commit", "-w", str(file)).strip()
    (version,) = history(Repository(work.kept.root), odd, work.path)
    assert version.commit.when.year == year


def test_what_git_tells_commands_no_terminal(work):
    work.kept.sit_down(("Бо\x1b[31mрис", "boris@example.org"))
    work.write(0, "начало", "Ввод\x1b[2J\x07\x9b31m: «ёж»")
    (version,) = work.history()
    assert version.commit.subject == "Ввод [2J 31m: «ёж»"
    assert version.commit.author == Person("Бо [31mрис", "boris@example.org")


def test_a_history_goes_on_before_a_rename(work):
    work.write(0, "начало", "1")
    work.write(1, "вторая", "2")
    work.move("дела/Куба.json", "переезд")
    work.write(2, "третья", "3")
    work.move("архив/Куба.json", "ещё раз")
    assert work.subjects() == ["ещё раз", "3", "переезд", "2", "1"]
    names = ["архив/Куба.json", *["дела/Куба.json"] * 2, *["дела/Гавана.json"] * 2]
    assert [version.path for version in work.history()] == names


def test_there_and_back(work):
    work.write(0, "начало", "1")
    work.move("дела/Куба.json", "туда")
    work.write(2, "третья", "2")
    work.move("дела/Гавана.json", "обратно")
    assert work.subjects() == ["обратно", "2", "туда", "1"]


def test_another_document_that_has_the_old_name_now_is_left_out(work):
    work.write(0, "начало", "1")
    work.move("дела/Куба.json", "переезд")
    other = work.kept.root / "дела/Гавана.json"
    other.write_text("совсем другое\n" * 50, encoding="utf-8")
    work.kept.commit("другой документ")
    work.write(5, "пятая", "2")
    assert work.subjects() == ["2", "переезд", "1"]
    assert work.subjects("дела/Гавана.json") == ["другой документ", "переезд", "1"]


def test_both_sides_of_a_merge(work):
    work.write(0, "начало", "1")
    work.branch("ветка")
    work.write(30, "там", "на ветке")
    work.leave_to("main")
    work.write(5, "здесь", "здесь")
    work.merge("ветка")
    versions = work.history()
    assert versions[0].commit.subject == "Слияние ветка"
    assert {v.commit.subject for v in versions} == {"Слияние ветка", "на ветке", "здесь", "1"}
    assert len(versions[0].commit.parents) == 2


def test_a_merge_in_which_one_side_wins_is_no_version(work):
    work.write(0, "начало", "1")
    work.branch("ветка")
    work.write(30, "там", "на ветке")
    work.leave_to("main")
    (work.kept.root / "другое").write_text("…", encoding="utf-8")
    work.kept.commit("Не о том")
    work.merge("ветка")
    assert work.subjects() == ["на ветке", "1"]


def test_a_branch_that_still_has_the_old_name(work):
    work.write(0, "начало", "1")
    work.branch("ветка")
    work.write(30, "там", "под старым именем")
    work.leave_to("main")
    work.move("дела/Куба.json", "переезд")
    work.merge("ветка")
    subjects = work.subjects()
    assert subjects[0] == "Слияние ветка"
    assert sorted(subjects[1:]) == ["1", "переезд", "под старым именем"]
    assert len(work.history()[0].commit.parents) == 2


def test_a_file_that_was_taken_away_and_came_again(work):
    work.write(0, "начало", "1")
    work.kept.git("rm", "-q", work.path)
    work.kept.commit("удалён")
    assert [(v.commit.subject, bool(v.blob)) for v in work.history()] == [
        ("удалён", False), ("1", True),
    ]  # fmt: skip
    work.write(0, "снова", "снова здесь")
    assert work.subjects() == ["снова здесь", "удалён", "1"]


def test_a_file_that_no_commit_knows(work):
    work.write(0, "начало", "1")
    assert work.subjects("дела/нет.json") == []


def test_a_folder_with_a_line_feed_in_its_name(work):
    work.path = "де\nла/Гавана.json"
    work.write(0, "начало", "1")
    work.write(1, "дальше", "2")
    work.move("де\nла/Куба.json", "переезд")
    assert work.subjects() == ["переезд", "2", "1"]


@pytest.mark.parametrize(
    "setting",
    ["log.follow=true", "log.showRoot=false", "diff.renames=false", "core.quotePath=true",
     "diff.noprefix=true", "log.showSignature=true", "i18n.logOutputEncoding=koi8-r"],
)  # fmt: skip
def test_settings_of_the_user_change_nothing(work, setting):
    work.write(0, "начало", "Ввод")
    work.move("дела/Куба.json", "переезд")
    work.kept.git("config", *setting.split("="))
    assert work.subjects() == ["переезд", "Ввод"]
