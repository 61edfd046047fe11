"""The journal of a document: every edit on disk the moment it is made.

It serves the crash (what was not saved is made again on the next opening) and undo across
sessions. It is a file of JSON lines: the digest of the file the edits start from, then edits, undos
and redos, then `saving` and `saved` with the digest of the file written. The document file stays
the only truth: a journal that does not fit it is put aside, never applied.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from workbench.disk import storing
from workbench.errors import WorkbenchError
from workbench.model.document import Document
from workbench.model.edits import Edit
from workbench.model.history import History
from workbench.store.editcodec import decode_edit, encode_edit
from workbench.store.fields import Node
from workbench.store.jsontext import Json

Operation: TypeAlias = Literal["base", "edit", "undo", "redo", "saving", "saved"]
_MARKS = frozenset({"base", "saving", "saved"})


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a journal gave back.

    Attributes:
        history: the document with its unsaved edits made again, and what can be undone.
        unsaved: how many edits, undos and redos were not in the file.
        set_aside: where a journal that does not fit the file was moved; None if it fitted.
    """

    history: History
    unsaved: int = 0
    set_aside: Path | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    operation: Operation
    digest: str = ""
    edit: Edit | None = None


def digest(text: str) -> str:
    """The fingerprint by which a journal knows the file it belongs to."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:32]


class Journal:
    """The journal file of one open document.

    Args:
        path: the file; it and its folder are made when the first entry is written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def recover(self, document: Document, text: str) -> Recovered:
        """Fit the journal to the file as it is on disk, and start a new one where it does not fit.

        Args:
            document: the document in the file.
            text: the file's text.

        Raises:
            StorageError: the journal can not be moved aside or started.
        """
        entries = self._read()
        own = digest(text)
        at = _last_mark(entries, own)
        if at is not None and not _saved_since(entries[at + 1 :]):
            replayed = _replayed(document, entries, at)
            if replayed is not None:
                return replayed
        aside = self._set_aside() if any(e.operation == "edit" for e in entries) else None
        self.restart(own)
        return Recovered(History(document), set_aside=aside)

    def restart(self, text_digest: str) -> None:
        """Begin an empty journal on a file of this digest. Raises StorageError."""
        with storing(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(_line({"op": "base", "digest": text_digest}), encoding="utf-8")

    def record(self, operation: Operation, *, edit: Edit | None = None, text: str = "") -> None:
        """Append one entry; it has reached the operating system when this returns.

        Raises:
            StorageError: the disk refused.
        """
        entry: dict[str, Json] = {"op": operation}
        if edit is not None:
            entry["edit"] = encode_edit(edit)
        if operation in _MARKS:
            entry["digest"] = digest(text)
        with storing(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8") as file:
                file.write(_line(entry))

    def _read(self) -> list[_Entry]:
        try:
            lines = self.path.read_text(encoding="utf-8").splitlines()
        except (FileNotFoundError, UnicodeDecodeError):
            return []
        entries: list[_Entry] = []
        for number, line in enumerate(lines, 1):
            try:
                value = json.loads(line)
                entries.append(_entry(Node(value, f"{self.path}:{number}", line)))
            except (json.JSONDecodeError, WorkbenchError):
                break  # a crash in the middle of writing leaves half a line
        return entries

    def _set_aside(self) -> Path:
        number = 1
        while (aside := self.path.with_suffix(f".aside-{number}.jsonl")).exists():
            number += 1
        with storing(self.path):
            self.path.rename(aside)
        return aside


def _line(entry: dict[str, Json]) -> str:
    return json.dumps(entry, ensure_ascii=False) + "\n"


def _entry(node: Node) -> _Entry:
    operations: tuple[Operation, ...] = ("base", "edit", "undo", "redo", "saving", "saved")
    operation = node.choice("op", operations)
    if operation == "edit":
        return _Entry(operation, edit=decode_edit(node.child("edit")))
    return _Entry(operation, node.text("digest") if operation in _MARKS else "")


def _last_mark(entries: list[_Entry], own: str) -> int | None:
    marks = [n for n, e in enumerate(entries) if e.operation in _MARKS and e.digest == own]
    return marks[-1] if marks else None


def _saved_since(entries: Iterable[_Entry]) -> bool:
    """Whether the file was saved later than the state it is in: someone put an older one back."""
    return any(entry.operation == "saved" for entry in entries)


def _replayed(document: Document, entries: list[_Entry], at: int) -> Recovered | None:
    done: list[Edit] = []
    undone: list[Edit] = []
    for entry in entries[: at + 1]:
        if entry.operation == "edit" and entry.edit is not None:
            done.append(entry.edit)
            undone.clear()
        elif entry.operation == "undo" and done:
            undone.append(done.pop())
        elif entry.operation == "redo" and undone:
            done.append(undone.pop())
    history = History(document, tuple(done), tuple(undone))
    rest = [e for e in entries[at + 1 :] if e.operation not in _MARKS]
    try:
        for entry in rest:
            history = _advanced(history, entry)
    except (WorkbenchError, IndexError):
        return None
    return Recovered(history, unsaved=len(rest))


def _advanced(history: History, entry: _Entry) -> History:
    if entry.edit is not None:
        return history.make(entry.edit)
    return history.undo() if entry.operation == "undo" else history.redo()
