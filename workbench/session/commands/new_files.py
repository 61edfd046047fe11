"""Files made on the way of an import; all of them stay or none does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.disk import read_bytes, write_bytes


class NewFiles:
    """Files and folders made on the way; removed again unless the import comes to its end."""

    def __init__(self) -> None:
        self._made: list[Path] = []
        self._folders: set[Path] = set()
        self._kept = False

    def __enter__(self) -> NewFiles:
        return self

    def __exit__(self, *_: object) -> None:
        if self._kept:
            return
        for path in self._made:
            path.unlink(missing_ok=True)
        for folder in sorted(self._folders, key=lambda path: len(path.parts), reverse=True):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()

    def note(self, paths: Iterable[Path]) -> None:
        """Remember files that are not there yet and will be made, and their folders."""
        for path in paths:
            self._note_folders(path.parent)
            self._made.append(path)

    @contextmanager
    def watching(self, folder: Path) -> Iterator[None]:
        """Remember what appears in a folder while the block runs, even when it fails."""
        self._note_folders(folder)
        before = set(folder.glob("*"))
        try:
            yield
        finally:
            self._made += (path for path in folder.glob("*") if path not in before)

    def copy(self, path: Path, folder: Path) -> None:
        """Keep the bytes of an imported file, under its name or the next free one."""
        data = read_bytes(path)
        target, number = folder / path.name, 2
        while target.exists():
            if target.read_bytes() == data:
                return
            target, number = folder / f"{path.stem}-{number}{path.suffix}", number + 1
        self.note([target])
        write_bytes(target, data)

    def keep(self) -> None:
        """The import has come to its end."""
        self._kept = True

    def _note_folders(self, folder: Path) -> None:
        self._folders.update(part for part in (folder, *folder.parents) if not part.exists())
