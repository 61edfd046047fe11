"""A new project: folders and git settings."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from workbench.disk import storing, write_text
from workbench.store.project import PRIVATE

_SETTINGS = {
    ".gitignore": f"{PRIVATE}/\n",
    ".gitattributes": "aligned/*.json text eol=lf\nscans/** -text\n",
}


def start_project(folder: Path) -> Iterator[str]:
    """Make what a project needs and is not there yet; yields what was made, in words.

    Raises:
        StorageError: the folder can not be written.
    """
    made = False
    for name in ("aligned", "scans"):
        path = folder / name
        if not path.is_dir():
            with storing(path):
                path.mkdir(parents=True)
            made = True
            yield f"made {path}"
    if shutil.which("git") and not _in_repository(folder):
        subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
        made = True
        yield f"started a git repository in {folder}"
    for name, line in _SETTINGS.items():
        if _extended(folder / name, line):
            made = True
            yield f"wrote {folder / name}"
    if not made:
        yield f"{folder} is a project already; nothing was changed"


def _in_repository(folder: Path) -> bool:
    return any((parent / ".git").exists() for parent in (folder, *folder.resolve().parents))


def _extended(path: Path, lines: str) -> bool:
    """Add the lines that the file lacks; whether there were any."""
    old = path.read_text(encoding="utf-8") if path.is_file() else ""
    missing = [line for line in lines.splitlines() if line not in old.splitlines()]
    if not missing:
        return False
    gap = "" if not old or old.endswith("\n") else "\n"
    write_text(path, old + gap + "".join(f"{line}\n" for line in missing))
    return True
