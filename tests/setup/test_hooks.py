"""The pre-commit hook and the examples of docs/examples/, tried with pre-commit and real git.

pre-commit would install the package from the network for the hook of this repository; here the
same hook runs the program that is tested.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.session.small import in_project, small_document
from workbench.store.project import Project

yaml = pytest.importorskip("yaml", reason="pre-commit is not installed")

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "examples"
PROGRAMS = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
PRE_COMMIT = shutil.which("pre-commit", path=PROGRAMS)
WORKFLOW = EXAMPLES / "check-documents.yml"
CONFIG = EXAMPLES / "pre-commit-config.yaml"

pytestmark = pytest.mark.skipif(not PRE_COMMIT, reason="pre-commit is not installed")


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def the_hook() -> dict[str, Any]:
    (hook,) = loaded(ROOT / ".pre-commit-hooks.yaml")
    return dict(hook)


@dataclass(frozen=True)
class Clone:
    """An editor's repository, away from what git and pre-commit know of this machine."""

    root: Path
    env: Mapping[str, str]

    def run(self, *command: str, fails: bool = False) -> str:
        done = subprocess.run(
            command,
            cwd=self.root,
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            encoding="utf-8",
        )
        assert (done.returncode != 0) is fails, done.stdout
        return done.stdout

    def git(self, *arguments: str, fails: bool = False) -> str:
        return self.run("git", *arguments, fails=fails)

    def commit(self, *, fails: bool = False) -> str:
        self.git("add", "--all")
        return self.git("commit", "--message", "work", fails=fails)

    def document(self, name: str, folder: str = ".") -> Path:
        project = Project(self.root / folder)
        project.aligned.mkdir(parents=True, exist_ok=True)
        return in_project(project, small_document(document_id=name))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """A repository with a sound document, and the hook of the example installed."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "gitconfig").write_text(
        "[user]\n\tname = Ира\n\temail = ira@example.org\n[init]\n\tdefaultBranch = main\n"
        "[core]\n\tquotePath = false\n",
        encoding="utf-8",
    )
    mine = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    clone = Clone(
        tmp_path / "work",
        {
            **mine,
            "PATH": PROGRAMS,
            "HOME": str(home),
            "GIT_CONFIG_GLOBAL": str(home / "gitconfig"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "PRE_COMMIT_HOME": str(home / "pre-commit"),
        },
    )
    clone.root.mkdir()
    clone.git("init", "--quiet")
    shutil.copy(CONFIG, clone.root / ".pre-commit-config.yaml")
    clone.document("отчёт-1962")
    clone.commit()
    clone.run("pre-commit", "install")
    return clone


# -- the hook as it is described


def test_the_hook_and_its_configurations_are_such_as_pre_commit_takes(tmp_path):
    told = (ROOT / "docs" / "revisions.md").read_text("utf-8")
    (in_docs,) = re.findall("```yaml\n(default_install.*?)```", told, re.DOTALL)
    (tmp_path / "in-docs.yaml").write_text(in_docs, encoding="utf-8")
    for command, path in (
        ("validate-manifest", ROOT / ".pre-commit-hooks.yaml"),
        ("validate-config", CONFIG),
        ("validate-config", tmp_path / "in-docs.yaml"),
    ):
        subprocess.run([str(PRE_COMMIT), command, str(path)], check=True)


def test_the_example_has_the_hook_of_the_repository():
    (repository,) = loaded(CONFIG)["repos"]
    (local,) = repository["hooks"]
    theirs = the_hook()
    assert {key: value for key, value in theirs.items() if local.get(key) != value} == {
        "description": theirs["description"],
        "language": "python",
        "minimum_pre_commit_version": theirs["minimum_pre_commit_version"],
    }
    assert local["language"] == "system"


@pytest.mark.parametrize(
    ("path", "is_checked"),
    [
        ("aligned/a.json", True),
        ("фонд 5/aligned/отчёт.json", True),
        ("glossary.txt", True),
        ("фонд 5/glossary.txt", True),
        ("aligned/.a.json", False),
        ("aligned/more/a.json", False),
        ("misaligned/a.json", False),
        ("aligned/a.json.orig", False),
        ("my-glossary.txt", False),
        ("scans/a/page-001.hocr", False),
    ],
)
def test_documents_and_glossaries_are_checked(path, is_checked):
    assert bool(re.search(the_hook()["files"], path)) is is_checked


# -- commits


def test_commits_of_sound_documents_pass_and_others_do_not(clone):
    path = clone.document("доклад")
    assert "Passed" in clone.commit()
    change(path, '"raw"', '"fresh"')
    before = clone.git("rev-parse", "HEAD")
    refused = clone.commit(fails=True)
    assert "aligned/доклад.json:16: source.paragraphs.0.status: 'fresh' is not one of" in refused
    assert "1 file checked, 1 finding" in refused
    assert clone.git("rev-parse", "HEAD") == before
    change(path, '"fresh"', '"corrected"')
    assert "Passed" in clone.commit()


def test_what_is_not_in_the_commit_is_not_checked_and_stays(clone):
    sound, half_done = clone.document("sound"), clone.root / "aligned" / "отчёт-1962.json"
    change(half_done, '"raw"', '"fresh"')
    clone.git("add", str(sound))
    assert "Passed" in clone.git("commit", "--message", "one of two")
    assert '"fresh"' in half_done.read_text("utf-8")


def test_what_goes_into_the_commit_is_checked_not_what_is_in_the_folder(clone):
    path = clone.root / "aligned" / "отчёт-1962.json"
    change(path, '"raw"', '"fresh"')
    clone.git("add", "--all")
    change(path, '"fresh"', '"raw"')
    assert "'fresh' is not one of" in clone.git("commit", "--message", "bad", fails=True)


def test_a_document_can_be_deleted(clone):
    clone.git("rm", "--quiet", "aligned/отчёт-1962.json")
    assert "Skipped" in clone.commit()


def test_projects_in_folders_are_checked_with_what_is_theirs(clone):
    path = clone.document("отчёт-1962", "фонд 5")
    change(path, '"scan": []', '"scan": ["page-001.png:0-12"]')
    (clone.root / "фонд 5" / "glossary.txt").write_text("Вальдес\nZzz\n", encoding="utf-8")
    refused = clone.commit(fails=True)
    assert "фонд 5/aligned/отчёт-1962.json:17: " in refused
    assert "page-001.png is missing from scans/отчёт-1962" in refused
    assert "фонд 5/glossary.txt:2: " in refused
    assert "2 files checked, 2 findings" in refused
    image = clone.root / "scans" / "отчёт-1962" / "page-001.png"
    image.parent.mkdir(parents=True)
    image.touch()  # the other project's
    assert "is missing" in clone.commit(fails=True)


def test_scans_that_are_kept_elsewhere_can_be_left_out(clone):
    change(clone.root / "aligned" / "отчёт-1962.json", '"scan": []', '"scan": ["page-001.png:0-9"]')
    assert "is missing" in clone.commit(fails=True)
    config = clone.root / ".pre-commit-config.yaml"
    change(config, "entry: workbench check", "entry: workbench check\n        args: [--no-scans]")
    assert "Passed" in clone.commit()


def test_all_files_are_checked_on_demand(clone):
    change(clone.document("bad"), '"raw"', '"fresh"')
    clone.git("add", "--all")
    refused = clone.run("pre-commit", "run", "--all-files", fails=True)
    assert "2 files checked, 1 finding" in refused


# -- merges


def diverged(clone: Clone, mine: str, theirs: str) -> Path:
    """Two branches, each with a commit that changes the document its way."""
    path = clone.root / "aligned" / "отчёт-1962.json"
    clone.git("switch", "--quiet", "--create", "colleague")
    change(path, *theirs.split(" → "))
    clone.git("commit", "--all", "--no-verify", "--message", "theirs")
    clone.git("switch", "--quiet", "main")
    change(path, *mine.split(" → "))
    clone.git("commit", "--all", "--message", "mine")
    return path


def test_conflict_marks_are_refused(clone):
    path = diverged(clone, "сведении → сведений", "сведении → сведениях")
    clone.git("merge", "colleague", fails=True)
    assert "<<<<<<<" in path.read_text("utf-8")
    refused = clone.commit(fails=True)
    assert "aligned/отчёт-1962.json:" in refused
    assert "conflict marks" in refused


def test_a_conflict_that_is_not_settled_is_refused(clone):
    (clone.root / ".gitattributes").write_text("aligned/*.json merge=workbench\n")
    clone.run("workbench", "git", "setup")
    clone.commit()
    path = diverged(
        clone, "cведении группы → сведений группы", "cведении группы → сведениях группы"
    )
    clone.git("merge", "colleague", fails=True)
    assert '"conflict"' in path.read_text("utf-8")
    refused = clone.commit(fails=True)
    assert "is disputed" in refused
    assert "workbench open отчёт-1962" in refused


def test_a_merge_without_a_conflict_is_checked_too(clone):
    diverged(clone, '"title": "Донесение" → "title": "Доклад"', '"furniture" → "stamp"')
    refused = clone.git("merge", "--no-edit", "colleague", fails=True)
    assert "'stamp' is not one of" in refused


# -- the workflow for GitHub


def steps() -> list[dict[str, Any]]:
    return list(loaded(WORKFLOW)["jobs"]["check"]["steps"])


def shell(clone: Clone, command: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a step as the runner does: bash, which stops at the first command that fails."""
    return subprocess.run(
        ["bash", "-e", "-c", command],
        cwd=clone.root,
        env={**clone.env, "GITHUB_WORKSPACE": str(clone.root), **env},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def test_the_workflow_has_the_steps_that_are_tried_here():
    install, check = (step["run"] for step in steps() if "run" in step)
    assert install.startswith("python -m pip install ")
    assert check == "workbench check --github"
    assert loaded(WORKFLOW)["permissions"] == {"contents": "read"}
    with_cache = next(step["with"] for step in steps() if "cache" in step.get("with", {}))
    assert with_cache["cache-dependency-path"] == f".github/workflows/{WORKFLOW.name}"


def test_the_workflow_asks_for_what_has_to_be_filled_in(clone):
    install = next(step["run"] for step in steps() if "run" in step)
    done = shell(clone, install, **loaded(WORKFLOW)["env"])
    assert done.returncode != 0
    assert "WORKBENCH: is empty, fill it in" in done.stderr


def test_the_workflow_fails_with_findings_beside_their_lines(clone):
    check = steps()[-1]["run"]
    assert shell(clone, check).returncode == 0
    change(clone.root / "aligned" / "отчёт-1962.json", '"raw"', '"fresh"')
    done = shell(clone, check)
    assert done.returncode == 1
    assert done.stdout.startswith(
        "::error file=aligned/отчёт-1962.json,line=16,title=workbench check::"
    )


def test_projects_in_folders_are_steps_of_their_own(clone):
    change(clone.document("доклад", "fond-5"), '"raw"', '"fresh"')
    assert shell(clone, steps()[-1]["run"]).returncode == 0
    done = shell(clone, "workbench -C fond-5 check --github")
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=fond-5/aligned/доклад.json,line=16,")
