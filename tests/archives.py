"""Projects under real git in which people come and go."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.session.small import in_project, small_document
from workbench.model.document import Document
from workbench.model.text import Span
from workbench.session.session import Session
from workbench.store.project import Project

ANNA = ("Анна Ёлкина", "anna@example.org")
BORIS = ("Борис", "boris@example.org")
VERA = ("Вера", "vera@example.org")


class Kept:
    """A project that git keeps; every commit is a minute later than the one before.

    Args:
        repository: the folder of the repository.
        inside: the project's folder in it.
    """

    def __init__(self, repository: Path, inside: str = "") -> None:
        self.root = repository
        self.project = Project(repository / inside)
        self.project.aligned.mkdir(parents=True)
        self._minute = 0
        self.git("init", "-q", "-b", "main")
        self.git("config", "commit.gpgsign", "false")
        (repository / ".gitignore").write_text(".workbench/\n", encoding="utf-8")

    def git(self, *arguments: str, when: str = "", code: int = 0) -> str:
        """What git prints; `when` is the time on its clock."""
        self._minute += 1
        minute = when or f"2026-03-02T{9 + self._minute // 60:02}:{self._minute % 60:02}:00+03:00"
        done = subprocess.run(
            ["git", "-C", str(self.root), *arguments],
            check=False,
            capture_output=True,
            encoding="utf-8",
            env={**_ENVIRONMENT, "GIT_AUTHOR_DATE": minute, "GIT_COMMITTER_DATE": minute},
        )
        assert done.returncode == code, done.stderr
        return done.stdout

    def sit_down(self, person: tuple[str, str]) -> None:
        """Somebody else works from now on."""
        self.git("config", "user.name", person[0])
        self.git("config", "user.email", person[1])

    def add(self, document: Document | None = None) -> Document:
        """A document's file, not committed yet."""
        made = document or small_document()
        in_project(self.project, made)
        return made

    def commit(self, subject: str = "Правка", when: str = "") -> str:
        """Commit all there is; the commit's id."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", subject, when=when)
        return self.git("rev-parse", "HEAD").strip()

    @contextmanager
    def editing(self, document_id: str = "probe") -> Iterator[Session]:
        """A session that is saved at the end."""
        with Session(self.project, document_id) as session, session.saving():
            yield session

    def fix(self, index: int, old: str, new: str, document_id: str = "probe") -> None:
        """Correct a word of a source paragraph, and save."""
        with self.editing(document_id) as session:
            fix(session, index, old, new)


_ENVIRONMENT = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
}


def fix(session: Session, index: int, old: str, new: str) -> None:
    """Put a reading in the place of a word of a source paragraph."""
    paragraph = session.document.source[index]
    start = paragraph.text.index(old)
    session.accept(paragraph.id, Span(start, start + len(old)), new)


def kept(folder: Path, monkeypatch: pytest.MonkeyPatch, inside: str = "") -> Kept:
    """A repository with a Cyrillic name where Anna has committed the small document."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    root = folder / "архив дела"
    root.mkdir()
    made = Kept(root, inside)
    made.sit_down(ANNA)
    made.add()
    made.commit("Ввод")
    return made
