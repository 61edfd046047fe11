"""A project on disk: where its documents, scans and private files lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import regex

from workbench.disk import read_text
from workbench.errors import BadInputError, Place, UsageError
from workbench.model.document import Document
from workbench.store.codec import decode

_ID = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,99}")
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
        """The ids of all documents, sorted."""
        return tuple(sorted(path.stem for path in self.aligned.glob("[!.]*.json")))

    def document_path(self, document_id: str) -> Path:
        """Where a document of this id lies, or would. Raises UsageError on an unusable id."""
        return self.aligned / f"{usable_id(document_id)}.json"

    def scan_folder(self, document_id: str) -> Path:
        """Where the page images of a document lie, or would."""
        return self.root / "scans" / usable_id(document_id)

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
        path = self.document_path(self.require(document_id))
        return decode(read_text(path), str(path))


def usable_id(document_id: str) -> str:
    """`document_id` if it can name a file everywhere. Raises UsageError otherwise."""
    if _ID.fullmatch(document_id):
        return document_id
    raise UsageError(
        f"“{document_id}” can not be a document id",
        "use letters, digits, dots, hyphens and underscores, beginning with a letter or digit",
    )
