"""Where an editor was in each document of this clone. Lost positions cost nothing but a scroll."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.disk import read_text, write_text
from workbench.errors import BadInputError
from workbench.store.fields import Node
from workbench.store.jsontext import Json, emit, parse


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a document.

    Attributes:
        paragraph: id of the paragraph.
        offset: code point in its text.
    """

    paragraph: str
    offset: int = 0


class Positions:
    """The positions of a project, in one small file.

    Args:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def last_document(self) -> str:
        """The document that was open last, or ''."""
        last = self._read().get("last")
        return last if isinstance(last, str) else ""

    def of(self, document_id: str) -> Position | None:
        """Where the editor was in a document; None where nothing is known."""
        try:
            documents = Node(self._read().get("documents", {}), str(self._path), "")
            entry = documents.child(document_id)
            return Position(entry.text("paragraph"), entry.whole("offset"))
        except BadInputError:  # none yet, or a damaged file
            return None

    def remember(self, document_id: str, position: Position) -> None:
        """Remember a position. Raises StorageError."""
        content = self._read()
        documents = content.get("documents")
        known = dict(documents) if isinstance(documents, dict) else {}
        known[document_id] = {"paragraph": position.paragraph, "offset": position.offset}
        write_text(self._path, emit({"last": document_id, "documents": known}))

    def _read(self) -> dict[str, Json]:
        try:
            content = parse(read_text(self._path), str(self._path))
        except BadInputError:
            return {}
        return content if isinstance(content, dict) else {}
