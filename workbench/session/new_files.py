"""Files made on the way of an import; all of them stay or none does."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from workbench.disk import write_bytes


class NewFiles:
    """Files made on the way; removed again unless the import comes to its end."""

    def __init__(self) -> None:
        self._made: list[Path] = []
        self._kept = False

    def __enter__(self) -> NewFiles:
        return self

    def __exit__(self, *_: object) -> None:
        if self._kept:
            return
        for path in reversed(self._made):
            path.unlink(missing_ok=True)
        for folder in {
            parent for path in self._made for parent in (path.parent, path.parent.parent)
        }:
            if folder.is_dir() and not any(folder.iterdir()) and folder.name != "scans":
                folder.rmdir()

    def note(self, paths: Iterable[Path]) -> None:
        """Remember files that were made, or will be."""
        self._made += paths

    def copy(self, path: Path, folder: Path) -> None:
        """Keep the bytes of an imported file, under its name or the next free one."""
        data = path.read_bytes()
        target, number = folder / path.name, 2
        while target.exists():
            if target.read_bytes() == data:
                return
            target, number = folder / f"{path.stem}-{number}{path.suffix}", number + 1
        self._made.append(target)
        write_bytes(target, data)

    def keep(self) -> None:
        """The import has come to its end."""
        self._kept = True
