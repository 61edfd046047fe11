"""Clones of a small project in real git, and the programs that git is told to run in them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.session.small import in_project, small_document
from workbench.model.document import Document
from workbench.model.text import Span
from workbench.revisions.config import LocalConfig
from workbench.revisions.git import Repository
from workbench.revisions.settings import Programs, settings
from workbench.session.commands.starting import start_project
from workbench.session.session import Session
from workbench.store.codec import decode
from workbench.store.project import Project

ID = "протокол-1962"
FILE = f"aligned/{ID}.json"
Change: TypeAlias = Callable[[Session], object]

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


class Clone:
    """A project under git, set up, with one document of a Cyrillic name committed in it.

    Nobody's own settings count. What git runs finds no other workbench on its PATH.
    """

    def __init__(self, root: Path, home: Path) -> None:
        self.root = root
        self.project = Project(root)
        self.env = {
            **os.environ,
            "HOME": str(home),
            "GIT_CONFIG_GLOBAL": str(home / "none"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_EDITOR": "true",
            "PATH": os.pathsep.join(_without_workbench()),
        }

    @classmethod
    def start(cls, root: Path, home: Path) -> Clone:
        clone = cls(root, home)
        list(start_project(root))
        for key, value in (
            ("user.name", "Редактор"),
            ("user.email", "editor@example.org"),
            ("commit.gpgsign", "false"),
        ):
            clone.git("config", key, value)
        clone.git("checkout", "-q", "-b", "trunk")
        in_project(clone.project, small_document(document_id=ID))
        clone.commit("начало")
        return clone

    @property
    def file(self) -> Path:
        return self.root / FILE

    def ask(self, *arguments: str, locale: str = "C") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["git", "-C", str(self.root), "--no-pager", *arguments],
            check=False,
            capture_output=True,
            env={**self.env, "LC_ALL": locale},
        )

    def git(self, *arguments: str, locale: str = "C") -> str:
        done = self.ask(*arguments, locale=locale)
        assert done.returncode == 0, (arguments, done.stdout.decode(), done.stderr.decode())
        return done.stdout.decode()

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def edit(self, *changes: Change) -> None:
        """Edit the document in the working tree, as an editor does."""
        with Session(self.project, ID) as session:
            for change in changes:
                change(session)
            session.save()

    def branch(self, name: str, *changes: Change) -> None:
        self.git("checkout", "-q", "-b", name, "trunk")
        self.edit(*changes)
        self.commit(name)

    def document(self) -> Document:
        return decode(self.file.read_text("utf-8"), str(self.file))

    def told(self, programs: Programs) -> None:
        """Have git run other programs."""
        repository = Repository.around(self.root)
        assert repository is not None
        for setting in settings(programs):
            LocalConfig(repository).set(setting.key, setting.value)


def word(index: int, old: str, new: str) -> Change:
    """Correct one word of a paragraph of the original."""

    def change(session: Session) -> None:
        paragraph = session.document.source[index]
        start = paragraph.text.index(old)
        session.accept(paragraph.id, Span(start, start + len(old)), new)

    return change


def _without_workbench() -> list[str]:
    folders = os.environ.get("PATH", "").split(os.pathsep)
    return [f for f in folders if f and not (Path(f) / "workbench").exists()]
