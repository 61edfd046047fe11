"""A new project: folders and git settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workbench.disk import read_text, storing, write_text
from workbench.lexicon.glossary import FILE
from workbench.revisions.attributes import extended, missing
from workbench.revisions.git import Repository, is_installed
from workbench.session.commands.git_setup import ATTRIBUTES_FILE, set_up
from workbench.store.project import PRIVATE

_KEEP = ".gitkeep"


def start_project(folder: Path) -> Iterator[str]:
    """Make what a project needs and is not there yet; yields what was made, in words.

    Raises:
        BadInputError: git settings that are there already can not be read.
        StorageError: the folder can not be written, or git refuses to start a repository in it.
    """
    settings = _settings(folder)
    made = False
    for name in ("aligned", "scans"):
        path = folder / name
        if not path.is_dir():
            with storing(path):
                path.mkdir(parents=True)
            if name == "aligned":  # git keeps no empty folder, and a clone is a project too
                write_text(path / _KEEP, "")
            made = True
            yield f"made {path}"
    if is_installed() and not _in_repository(folder):
        Repository.start(folder)
        made = True
        yield f"started a git repository in {folder}"
    for path, text in settings.items():
        write_text(path, text)
        made = True
        yield f"wrote {path}"
    for told in _told(folder):
        made = True
        yield told
    if not is_installed():
        yield "git is not installed, so no past is kept: install it, then run this again"
    if made:
        yield f"words and names of your own can go into {folder / FILE}, one a line"
    else:
        yield f"{folder} is a project already; nothing was changed"


def _told(folder: Path) -> Iterator[str]:
    """What git was told of the documents that it was not told before."""
    if is_installed():
        yield from (f"git: {step.told}" for step in set_up(folder) if step.changed)


def _in_repository(folder: Path) -> bool:
    return any((parent / ".git").exists() for parent in (folder, *folder.resolve().parents))


def _settings(folder: Path) -> dict[Path, str]:
    """New texts of the files with settings, of those that lack something."""
    ignored, attributes = folder / ".gitignore", folder / ATTRIBUTES_FILE
    old = {path: read_text(path) if path.is_file() else "" for path in (ignored, attributes)}
    words = missing(old[attributes])
    documents = extended(old[attributes], words) if words else old[attributes]
    new = {
        ignored: _with_line(old[ignored], f"{PRIVATE}/"),
        attributes: _with_line(documents, "scans/** -text"),
    }
    return {path: text for path, text in new.items() if text != old[path]}


def _with_line(text: str, line: str) -> str:
    if line in text.splitlines():
        return text
    gap = "" if not text or text.endswith("\n") else "\n"
    return f"{text}{gap}{line}\n"
