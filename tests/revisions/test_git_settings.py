"""`workbench git setup` and its undoing: what git is told, and what a person had stays."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.revisions.clones import needs_git
from workbench.errors import BadInputError, MissingDependencyError
from workbench.revisions.attributes import extended, missing, reduced
from workbench.revisions.settings import WORD_REGEX
from workbench.session.commands.git_setup import set_up, take_back
from workbench.session.commands.starting import start_project

pytestmark = needs_git
LINE = "aligned/*.json text eol=lf diff=workbench merge=workbench"


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A project in a folder of a repository."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    git(tmp_path, "init", "-q", "хранилище")
    folder = tmp_path / "хранилище" / "мой архив"
    (folder / "aligned").mkdir(parents=True)
    return folder


def config(folder: Path) -> str:
    return (folder.parent / ".git" / "config").read_text("utf-8")


def told(steps) -> str:
    return "\n".join(step.told for step in steps)


def test_setting_up_says_what_it_wrote_and_undoing_takes_exactly_that_back(folder):
    before = config(folder)
    assert all(step.changed for step in set_up(folder))
    assert (folder / ".gitattributes").read_text("utf-8") == f"{LINE}\n"
    assert git(folder, "config", "--local", "core.quotePath") == "false\n"
    assert all(step.changed for step in take_back(folder))
    assert config(folder) == before
    assert not (folder / ".gitattributes").exists()


def test_a_second_setup_writes_nothing(folder):
    list(set_up(folder))
    before = config(folder)
    steps = list(set_up(folder))
    assert not any(step.changed for step in steps)
    assert "already" in told(steps)
    assert config(folder) == before


def test_undoing_where_nothing_was_set_up_says_so(folder):
    before = config(folder)
    assert told(take_back(folder)) == "git was told nothing here; nothing was changed"
    assert config(folder) == before


def test_what_a_person_had_set_stays_and_is_named(folder):
    git(folder, "config", "diff.workbench.xfuncname", "^мой")
    git(folder, "config", "core.quotePath", "true")
    (folder / ".gitattributes").write_text("*.txt text\naligned/*.json -diff", "utf-8")
    before = config(folder)
    said = told(set_up(folder))
    assert "left diff.workbench.xfuncname as somebody set it: ^мой" in said
    assert "left core.quotePath as somebody set it: true" in said
    assert (folder / ".gitattributes").read_text("utf-8") == (
        "*.txt text\naligned/*.json -diff text eol=lf merge=workbench"
    )
    list(take_back(folder))
    assert config(folder) == before
    assert (folder / ".gitattributes").read_text("utf-8") == "*.txt text\naligned/*.json -diff"


def test_what_a_person_set_for_all_clones_is_not_set_in_this_one(folder, tmp_path):
    (tmp_path / "none").write_text("[core]\n\tquotePath = true\n", "utf-8")
    assert "left core.quotePath" in told(set_up(folder))
    assert git(folder, "config", "core.quotePath") == "true\n"


def test_what_a_person_changed_since_is_not_undone(folder):
    list(set_up(folder))
    git(folder, "config", "merge.workbench.name", "по-моему")
    (folder / ".gitattributes").write_text("aligned/*.json text\n", "utf-8")
    said = told(take_back(folder))
    assert "left merge.workbench.name as somebody set it since: по-моему" in said
    assert git(folder, "config", "merge.workbench.name") == "по-моему\n"
    assert "workbench.wrote" not in git(folder, "config", "--list", "--local")


def test_a_workbench_that_has_moved_puts_its_own_settings_right(folder, monkeypatch):
    list(set_up(folder))
    monkeypatch.setattr(sys, "executable", "/другое место/bin/python3")
    changed = [step.told for step in set_up(folder) if step.changed]
    assert changed == ["set diff.workbench.textconv anew", "set merge.workbench.driver anew"]
    assert "'/другое место/bin/python3' -P -m workbench" in git(
        folder, "config", "merge.workbench.driver"
    )
    assert all(step.changed for step in take_back(folder))


def test_two_projects_of_one_clone_have_their_own_attributes(folder):
    other = folder.parent / "второй"
    (other / "aligned").mkdir(parents=True)
    list(set_up(folder))
    list(set_up(other))
    list(take_back(other))
    assert not (other / ".gitattributes").exists()
    assert (folder / ".gitattributes").exists()
    list(take_back(folder))
    assert not (folder / ".gitattributes").exists()


def test_git_takes_the_attributes_as_they_are_meant(folder):
    list(set_up(folder))
    answer = git(folder, "check-attr", "-a", "aligned/протокол.json")
    for pair in ("text: set", "eol: lf", "diff: workbench", "merge: workbench"):
        assert f": {pair}\n" in answer


def test_a_new_project_is_set_up_and_an_old_line_is_extended(folder):
    (folder / ".gitattributes").write_text("aligned/*.json text eol=lf\nscans/** -text\n", "utf-8")
    said = "\n".join(start_project(folder))
    assert "git: set merge.workbench.driver" in said
    assert (folder / ".gitattributes").read_text("utf-8") == f"{LINE}\nscans/** -text\n"
    assert list(start_project(folder)) == [f"{folder} is a project already; nothing was changed"]


def test_undoing_leaves_the_attributes_that_came_with_the_project(folder):
    list(start_project(folder))
    list(take_back(folder))
    assert (folder / ".gitattributes").read_text("utf-8") == f"{LINE}\nscans/** -text\n"


def test_without_a_repository_or_git_it_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(BadInputError, match="no git repository"):
        list(set_up(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingDependencyError):
        list(set_up(tmp_path))


words = st.sampled_from(
    ["text", "-text", "!diff", "eol=crlf", "diff=json", "merge=union", "-diff", "x"]
)
patterns = st.sampled_from(["aligned/*.json", "*.json", "# aligned/*.json"])
lines = st.builds(lambda first, rest: " ".join([first, *rest]), patterns, st.lists(words))
texts = st.builds("".join, st.lists(st.builds(str.__add__, lines, st.sampled_from("\n"))))


@given(texts)
def test_what_is_added_can_be_taken_out_again(text):
    added = missing(text)
    if added:
        new = extended(text, added)
        assert missing(new) == ()
        assert reduced(new, added) == text


# Words


LETTERS = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x370, 0x530))))
SIGNS = "«»„“”‘’‚…–—―№§•°±×€™←\u0301\u00ad\u2011\u202f\ufeff日本語😀𝄞"


def word_diff(folder: Path, old: str, new: str, locale: str) -> str:
    """Lines of `git diff --word-diff=porcelain` as UTF-8; raises where a character is cut."""
    (folder / "old").write_text(old, "utf-8")
    (folder / "new").write_text(new, "utf-8")
    options = ("--no-index", "--word-diff=porcelain", f"--word-diff-regex={WORD_REGEX}")
    command = ["git", "-C", str(folder), "diff", *options, "old", "new"]
    done = subprocess.run(command, check=False, capture_output=True, env={"LC_ALL": locale})
    assert done.stderr == b""
    return done.stdout.decode("utf-8").partition("@@\n")[2]


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("в «Правде» — так", "в «Искре» – так", ["-Правде", "+Искре", "-—", "+–"]),
        ("№ 1197-с, ёлка", "№ 1198-с, ёлки", ["-1197-с", "+1198-с", "-ёлка", "+ёлки"]),
        ("он сказал…", "он сказал.", ["-…", "+."]),
        ("the Cafe naïve", "the Café naive", ["-Cafe naïve", "+Café naive"]),
        ("„вѣра“", "“вера”", ["-„вѣра", "+вера”"]),
        ("что-то же", "что-нибудь же", ["-что-то", "+что-нибудь"]),
        ("за́мок", "замо́к", ["-за́мок", "+замо́к"]),
    ],
)
def test_words_and_signs_are_told_apart(tmp_path, locale, old, new, words):
    shown = word_diff(tmp_path, f"{old}\n", f"{new}\n", locale)
    assert [line for line in shown.splitlines() if line[0] in "+-"] == words


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_no_character_is_cut_in_two(tmp_path, locale):
    every = (*LETTERS, *SIGNS)
    old = "".join(f"а{one}б{one}{one} x{one}\n" for one in every)
    new = "".join(f"а{one}в{one}— x{one}y\n" for one in reversed(every))
    assert word_diff(tmp_path, old, new, locale)  # or its bytes are no UTF-8
