"""A new project: folders and git settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workbench.disk import read_text, storing, write_text
from workbench.lexicon.glossary import FILE
from workbench.revisions.git import Repository, is_installed
from workbench.store.project import PRIVATE

_SETTINGS = {
    ".gitignore": f"{PRIVATE}/\n",
    ".gitattributes": "aligned/*.json text eol=lf\nscans/** -text\n",
}


def start_project(folder: Path) -> Iterator[str]:
    """Make what a project needs and is not there yet; yields what was made, in words.

    Raises:
        BadInputError: git settings that are there already can not be read.
        StorageError: the folder can not be written, or git refuses to start a repository in it.
    """
    settings = {folder / name: _extended(folder / name, line) for name, line in _SETTINGS.items()}
    made = False
    for name in ("aligned", "scans"):
        path = folder / name
        if not path.is_dir():
            with storing(path):
                path.mkdir(parents=True)
            made = True
            yield f"made {path}"
    if is_installed() and not _in_repository(folder):
        Repository.start(folder)
        made = True
        yield f"started a git repository in {folder}"
    for path, text in settings.items():
        if text is not None:
            write_text(path, text)
            made = True
            yield f"wrote {path}"
    if made:
        yield f"words and names of your own can go into {folder / FILE}, one a line"
    else:
        yield f"{folder} is a project already; nothing was changed"


def _in_repository(folder: Path) -> bool:
    return any((parent / ".git").exists() for parent in (folder, *folder.resolve().parents))


def _extended(path: Path, lines: str) -> str | None:
    """The text of the file with the lines that it lacks; None when it lacks none."""
    old = read_text(path) if path.is_file() else ""
    missing = [line for line in lines.splitlines() if line not in old.splitlines()]
    if not missing:
        return None
    gap = "" if not old or old.endswith("\n") else "\n"
    return old + gap + "".join(f"{line}\n" for line in missing)
