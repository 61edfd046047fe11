"""The journal of a document: every edit on disk the moment it is made.

It serves the crash (what was not saved is made again on the next opening) and undo across
sessions. It is a file of JSON lines: the digest of the file the edits start from, then edits, undos
and redos, then `saving` and `saved` with the digest of the file written. The document file stays
the only truth. When it is in no state that the journal knows, another program has changed it: the
unsaved edits are made again on what it is now if all of them fit. A journal that does not fit, or
whose file was put back to an older saved state, is put aside, never applied.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Literal, TypeAlias

from workbench.disk import storing, write_text
from workbench.errors import BadInputError, WorkbenchError
from workbench.model.document import Document
from workbench.model.edits import Edit
from workbench.model.history import History
from workbench.model.laws import violations
from workbench.store.editcodec import decode_edit, encode_edit
from workbench.store.fields import Node
from workbench.store.jsontext import Json, parse

Operation: TypeAlias = Literal["base", "edit", "undo", "redo", "saving", "saved"]
_MARKS = frozenset({"base", "saving", "saved"})


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a journal gave back.

    Attributes:
        history: the document with its unsaved edits made again, and what can be undone.
        unsaved: how many edits, undos and redos were not in the file.
        set_aside: where a journal that does not fit the file was moved; None if it fitted.
        onto_change: whether the edits were made again on a file that another program changed.
        left_out: names of the unsaved edits that did not fit, where the journal was moved.
    """

    history: History
    unsaved: int = 0
    set_aside: Path | None = None
    onto_change: bool = False
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    operation: Operation
    digest: str = ""
    edit: Edit | None = None


def digest(content: str | bytes) -> str:
    """The fingerprint by which a journal knows the file it belongs to."""
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    return hashlib.sha256(data).hexdigest()[:32]


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
        entries, end = self._read()
        own = digest(text)
        at = _last_mark(entries, own)
        if at is None:
            transferred = _transferred(document, entries)
            if transferred is not None:
                self._restart_with(own, transferred.history.done)
                return transferred
        elif not _saved_since(entries[at + 1 :]):
            replayed = _replayed(document, entries, at)
            if replayed is not None:
                with storing(self.path):
                    os.truncate(self.path, end)
                return replayed
        aside = self._set_aside() if any(e.operation == "edit" for e in entries) else None
        self.restart(own)
        left_out = tuple(edit.name for edit in _as_edits(entries, _last_certain(entries)))
        return Recovered(History(document), set_aside=aside, left_out=left_out)

    def restart(self, text_digest: str) -> None:
        """Begin an empty journal on a file of this digest. Raises StorageError."""
        with storing(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(_line({"op": "base", "digest": text_digest}), encoding="utf-8")

    def _restart_with(self, text_digest: str, edits: Iterable[Edit]) -> None:
        """Begin a journal on a file of this digest with unsaved edits, all or nothing."""
        entries: list[dict[str, Json]] = [{"op": "base", "digest": text_digest}]
        entries += ({"op": "edit", "edit": encode_edit(edit)} for edit in edits)
        write_text(self.path, "".join(map(_line, entries)))

    def record(self, operation: Operation, *, edit: Edit | None = None, text: str = "") -> None:
        """Append one entry; it has reached the operating system when this returns.

        Raises:
            StorageError: the disk refused.
        """
        self._add(_encoded(operation, edit, text))

    def go_on_from(self, text: str, taken: Edit, joined: Edit) -> None:
        """Record that the file holds something else now, all or nothing.

        Args:
            text: what it holds.
            taken: the edit that makes that of the document as it was.
            joined: the one that was made on it; either may be without changes.

        Raises:
            StorageError: the disk refused.
        """
        lines = [_encoded("edit", taken)] if taken else []
        lines.append(_encoded("base", text=text))
        lines += [_encoded("edit", joined)] if joined else []
        self._add("".join(lines))

    def _add(self, lines: str) -> None:
        with storing(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            _append(self.path, lines.encode("utf-8"))

    def size(self) -> int:
        """How many bytes the journal has now; a place to `cut` it back to."""
        with storing(self.path):
            return self.path.stat().st_size if self.path.exists() else 0

    def cut(self, size: int) -> None:
        """Take back the entries recorded since the journal had this size. Raises StorageError."""
        with storing(self.path):
            if self.path.exists():
                os.truncate(self.path, size)

    def _read(self) -> tuple[list[_Entry], int]:
        """The entries up to the first that is not whole, and how many bytes they take."""
        with storing(self.path):
            data = self.path.read_bytes() if self.path.exists() else b""
        entries: list[_Entry] = []
        end = 0
        for line in data.splitlines(keepends=True):
            try:
                entries.append(_entry(line, str(self.path)))
            except (UnicodeDecodeError, WorkbenchError):
                break  # a crash in the middle of writing leaves half a line
            end += len(line)
        return entries, end

    def _set_aside(self) -> Path:
        number = 1
        while (aside := self.path.with_suffix(f".aside-{number}.jsonl")).exists():
            number += 1
        with storing(self.path):
            self.path.rename(aside)
        return aside


def _encoded(operation: Operation, edit: Edit | None = None, text: str = "") -> str:
    entry: dict[str, Json] = {"op": operation}
    if edit is not None:
        entry["edit"] = encode_edit(edit)
    if operation in _MARKS:
        entry["digest"] = digest(text)
    return _line(entry)


def _line(entry: dict[str, Json]) -> str:
    return json.dumps(entry, ensure_ascii=False) + "\n"


def _append(path: Path, line: bytes) -> None:
    """Add a line to a file, or leave it as it was: half a line would hide all that follow it.

    Raises:
        OSError: the disk refused.
    """
    with path.open("ab", buffering=0) as file:
        end = file.seek(0, os.SEEK_END)
        try:
            while line:
                line = line[file.write(line) :]
        except OSError:
            file.truncate(end)
            raise


def _entry(line: bytes, file: str) -> _Entry:
    if not line.endswith(b"\n"):
        raise BadInputError("the line has no end")
    text = line.decode("utf-8")
    node = Node(parse(text, file), file, text)
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
    done, undone = _stacks(entries[: at + 1])
    history = History(document, tuple(done), tuple(undone))
    rest = [e for e in entries[at + 1 :] if e.operation not in _MARKS]
    try:
        for entry in rest:
            history = _advanced(history, entry)
    except (WorkbenchError, IndexError):
        return None
    return Recovered(history, unsaved=_apart(tuple(done), history.done))


def _apart(before: Sequence[Edit], after: Sequence[Edit]) -> int:
    """How many edits lead from one history to the other, made or taken back."""
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
    )
    return len(before) + len(after) - 2 * shared


def _transferred(document: Document, entries: list[_Entry]) -> Recovered | None:
    """The unsaved edits made again on a document in an unknown state; None if one does not fit.

    What was undone or made again becomes an edit of its own: the history before the change is gone.
    """
    for mark in _last_saves(entries):
        unsaved = _as_edits(entries, mark)
        history = History(document)
        try:
            for edit in unsaved:
                history = history.make(edit)
        except WorkbenchError:
            continue
        if unsaved and not any(violations(history.document)):
            return Recovered(history, unsaved=len(unsaved), onto_change=True)
    return None


def _last_saves(entries: list[_Entry]) -> list[int]:
    """The last entries after which everything before was in the file: certainly, and perhaps.

    After `saving` without `saved` it is not known whether the file was written.
    """
    marks = [n for n, e in enumerate(entries) if e.operation in _MARKS]
    certain = _last_certain(entries)
    return list(dict.fromkeys([*([certain] if certain >= 0 else []), *marks[-1:]]))


def _last_certain(entries: Sequence[_Entry]) -> int:
    """The last entry of which it is certain that all before it was in the file; -1 for none."""
    marks = (n for n, e in enumerate(entries) if e.operation in _MARKS and e.operation != "saving")
    return max(marks, default=-1)


def _as_edits(entries: list[_Entry], mark: int) -> list[Edit]:
    """What was done after a mark, each undo as the inverse of what it took back."""
    done, undone = _stacks(entries[: mark + 1])
    found: list[Edit] = []
    for entry in entries[mark + 1 :]:
        before = len(done)
        _step(done, undone, entry)
        if len(done) > before:
            found.append(done[-1])
        elif len(done) < before:
            found.append(undone[-1].inverse)
    return found


def _stacks(entries: Iterable[_Entry]) -> tuple[list[Edit], list[Edit]]:
    """What can be undone, and what can be made again, after these entries."""
    done: list[Edit] = []
    undone: list[Edit] = []
    for entry in entries:
        _step(done, undone, entry)
    return done, undone


def _step(done: list[Edit], undone: list[Edit], entry: _Entry) -> None:
    if entry.edit is not None:
        done.append(entry.edit)
        undone.clear()
    elif entry.operation == "undo" and done:
        undone.append(done.pop())
    elif entry.operation == "redo" and undone:
        done.append(undone.pop())


def _advanced(history: History, entry: _Entry) -> History:
    if entry.edit is not None:
        return history.make(entry.edit)
    return history.undo() if entry.operation == "undo" else history.redo()
