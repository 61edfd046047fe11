"""A project on disk: where its documents, scans and private files lie."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import BadInputError, Place, UsageError

if TYPE_CHECKING:
    from workbench.model.document import Document

LONGEST_ID = 200
"""Bytes in UTF-8: names made of an id, such as its lock's, stay within the 255 of file systems."""
PRIVATE = ".workbench"


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with `aligned/` and `scans/` in it.

    Attributes:
        root: the folder.
    """

    root: Path

    @classmethod
    def find(cls, start: Path) -> Project:
        """The project that `start` lies in, looking upward.

        Raises:
            BadInputError: there is none.
        """
        for folder in (start.resolve(), *start.resolve().parents):
            if (folder / "aligned").is_dir():
                return cls(folder)
        raise BadInputError(
            "there is no project here (no folder aligned/)",
            "run `workbench init` to start one, or change into one",
            Place(str(start)),
        )

    @property
    def aligned(self) -> Path:
        """The folder of documents."""
        return self.root / "aligned"

    @property
    def private(self) -> Path:
        """The folder of this clone's own files (journals, locks, positions); git ignores it."""
        return self.root / PRIVATE

    def document_ids(self) -> tuple[str, ...]:
        """The shown names of all documents, sorted; `load` says what is wrong with one."""
        return tuple(sorted(shown_name(path.stem) for path in self.document_files()))

    def document_files(self) -> tuple[Path, ...]:
        """The files of all documents, also those that have no usable id for a name, sorted."""
        return tuple(sorted(self.aligned.glob("[!.]*.json")))

    def document_path(self, document_id: str) -> Path:
        """Where a document of this id lies, or would. Raises UsageError on an unusable id."""
        return self.aligned / f"{usable_id(document_id)}.json"

    def scan_folder(self, document_id: str) -> Path:
        """Where the page images of a document lie, or would."""
        return self.root / "scans" / usable_id(document_id)

    def lock_path(self, document_id: str) -> Path:
        """The file that is locked while somebody has a document open for editing."""
        return self.private / "locks" / f"{usable_id(document_id)}.lock"

    def require(self, document_id: str) -> str:
        """The id of an existing document from an id or from a path to its file.

        Raises:
            BadInputError: there is no such document, or the file is not one of this project.
        """
        name = Path(document_id).stem if document_id.endswith(".json") else document_id
        if name != document_id and self._is_elsewhere(Path(document_id), name):
            raise BadInputError(
                f"the file is not a document of the project in {self.root}",
                "name the project with -C",
                Place(document_id),
            )
        if self.document_path(name).is_file():
            return name
        known = self.document_ids()
        listed = ", ".join(known[:5]) + (", …" if len(known) > 5 else "")
        remedy = f"the documents here are: {listed}" if known else "import one first"
        raise BadInputError(f"there is no document “{name}”", remedy, Place(str(self.aligned)))

    def _is_elsewhere(self, path: Path, name: str) -> bool:
        """Whether another file than this project's document of the name stands at `path`."""
        own = self.document_path(name)
        return path.exists() and not (own.exists() and own.samefile(path))

    def load(self, document_id: str) -> Document:
        """Read a document. Raises BadInputError."""
        from workbench.disk import read_text  # a project is found before the first frame
        from workbench.store.codec import decode

        path = self.document_path(self.require(document_id))
        return decode(read_text(path), str(path))


def shown_name(name: str) -> str:
    """A file's name with escapes for bytes that are no UTF-8 and for what commands a terminal.

    What can be a document id stays as it is.
    """
    text = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c.encode("unicode_escape").decode() if _is_control(c) else c for c in text)


def _is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc"


def usable_id(document_id: str) -> str:
    """`document_id` if it can name a file everywhere. Raises UsageError otherwise."""
    unusable = why_unusable(document_id)
    if unusable is None:
        return document_id
    raise UsageError(*unusable)


def why_unusable(name: str) -> tuple[str, str] | None:
    """What keeps a name from being a document id, and what to do; None if it can be one.

    An id is in NFC, because two that look alike must be the same.
    """
    if not _is_word(name):
        return (
            f"“{name}” can not be a document id",
            "use letters, digits, dots, hyphens and underscores, beginning with a letter or digit",
        )
    if not unicodedata.is_normalized("NFC", name):
        return (
            f"“{name}” can not be a document id: its accents are characters of their own",
            "write it in NFC, with each letter and its accent as one character",
        )
    size = len(name.encode("utf-8"))
    if size > LONGEST_ID:
        return (
            f"“{name[:20]}…” can not be a document id: it has {size} bytes in UTF-8",
            f"use at most {LONGEST_ID}: {LONGEST_ID} Latin or {LONGEST_ID // 2} Cyrillic letters",
        )
    return None


def _is_word(name: str) -> bool:
    """Whether a name begins with a letter or digit, and has but these, accents and `._-`."""
    kinds = [unicodedata.category(character)[0] for character in name]
    inner = zip(name, kinds, strict=True)
    return kinds[:1] in (["L"], ["N"]) and all(kind in "LMN" or c in "._-" for c, kind in inner)
