"""`workbench git`: setting up, and what git runs then."""

import subprocess

import pytest

from tests.cli.conftest import refused
from tests.revisions.clones import needs_git
from tests.session.small import small_document
from workbench.store.codec import encode
from workbench.store.difftext import readable


@needs_git
def test_setup_says_what_it_does_and_undoes_it(here, run, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    refused(run("git", "setup"), 4, "lies in no git repository", "workbench init")
    assert run("init").code == 0
    outcome = run("git", "setup")
    assert (outcome.code, outcome.out) == (0, "")
    assert "merge.workbench.driver is set already" in outcome.err
    outcome = run("git", "setup", "--undo")
    assert (outcome.code, outcome.out) == (0, "")
    assert "unset merge.workbench.driver" in outcome.err


@needs_git
@pytest.mark.parametrize(
    "case",
    [
        ("aligned/*.json text eol=lf diff=workbench merge=union\n", "union"),
        ("aligned/*.json text eol=lf diff=workbench merge=workbench\n*.json -merge\n", "unset"),
    ],
)
def test_setup_tells_of_attributes_that_undo_it(here, run, monkeypatch, tmp_path, case):
    lines, value = case
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (here.root / ".gitattributes").write_text(lines, "utf-8")
    assert run("init").code == 0
    told = run("git", "setup").err
    assert (
        f"left merge of aligned/*.json as somebody set it in the attributes: it is {value}" in told
    )
    assert "left diff of" not in told


@needs_git
def test_a_project_without_documents_is_one_in_a_clone(run, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    root, clone = tmp_path / "архив", tmp_path / "клон"
    assert run("init", root).code == 0
    user = ("-c", "user.name=Анна", "-c", "user.email=anna@example.org")
    for command in (
        ("add", "-A"), (*user, "commit", "-q", "-m", "Начало"), ("clone", "-q", ".", str(clone))
    ):  # fmt: skip
        subprocess.run(["git", "-C", str(root), *command], check=True)
    monkeypatch.chdir(clone)
    assert run("git", "setup").code == 0
    assert run("status").code == 0


def test_init_without_git_says_so(run, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    outcome = run("init", tmp_path / "архив")
    assert outcome.code == 0
    assert "git is not installed, so no past is kept" in outcome.err


def test_an_action_is_needed(run):
    outcome = run("git")
    assert outcome.code == 2
    assert "required: ACTION" in outcome.err


def test_textconv_prints_what_git_shows(here, process):
    path = here.document_path("probe")
    outcome = process("git", "textconv", path, env={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.encode() == readable(path.read_bytes())


def test_textconv_of_what_is_not_there(here, run):
    refused(run("git", "textconv", "нет.json"), 4, "нет.json", "no such file")


def test_the_merge_driver_merges_into_ours(here, run):
    names = ("base", "ours", "theirs")
    for name in names:
        (here.root / name).write_text(encode(small_document()), "utf-8")
    outcome = run("git", "merge-driver", *names, "aligned/probe.json")
    assert (outcome.code, outcome.out, outcome.err) == (0, "merged\n", "")


def test_the_merge_driver_refuses_what_is_no_document(here, run):
    names = ("base", "ours", "theirs")
    for name in names:
        (here.root / name).write_text("<<<<<<<\n", "utf-8")
    outcome = run("git", "merge-driver", *names, "aligned/probe.json")
    assert (outcome.code, outcome.out) == (4, "")
    assert "its lines are merged instead" in outcome.err
    assert "aligned/probe.json, ours:1: " in outcome.err
    (here.root / "ours").write_text(encode(small_document()), "utf-8")
    assert ", theirs:1: " in run("git", "merge-driver", *names, "aligned/probe.json").err
    (here.root / "ours").write_text("<<<<<<<\n", "utf-8")
    assert (here.root / "ours").read_text("utf-8") == "<<<<<<<\n"
