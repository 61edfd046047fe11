"""Alignments in files: what `align --json` prints, documents, and what `export` writes as jsonl."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from workbench.disk import read_text
from workbench.evaluate.links import LinkIds
from workbench.evaluate.sentences import Extent, SentenceLink
from workbench.model.document import Side
from workbench.store.fields import Node
from workbench.store.jsontext import parse

_MOST = 10_000_000  # lines of any text; all below the highest number named count as paragraphs

_Suffix: TypeAlias = Literal["", "_ids"]


class Entry:
    """A link or a pair of sentences as a file has it; its fields are checked as they are read.

    Args:
        node: the object.
        suffix: what follows `source` and `target` in the names of the fields with paragraphs.
    """

    def __init__(self, node: Node, suffix: _Suffix) -> None:
        self.node = node
        self._suffix = suffix

    def key(self, side: Side) -> str:
        """The name of the field with the paragraphs of a side."""
        return side + self._suffix

    def paragraphs(self, side: Side) -> list[str | int]:
        """Ids or numbers. Raises BadInputError."""
        values = self.node.value.get(self.key(side))
        if not isinstance(values, list):
            raise self.node.wrong(self.key(side), "this is not a list of paragraphs")
        found: list[str | int] = []
        for number, value in enumerate(values):
            if isinstance(value, bool) or not isinstance(value, str | int):
                message = "this is neither an id nor a number"
                raise self.node.wrong_item(self.key(side), number, message)
            if isinstance(value, int) and not 0 <= value < _MOST:
                message = f"this is not a number from 0 to {_MOST - 1}"
                raise self.node.wrong_item(self.key(side), number, message)
            found.append(value)
        return found

    def extents(self, side: Side) -> list[Extent]:
        """The stretches of the paragraphs of a pair of sentences. Raises BadInputError."""
        key = f"{side}_spans"
        paragraphs = self.paragraphs(side)
        spans = self.node.value.get(key, [] if not paragraphs else None)
        if not isinstance(spans, list) or len(spans) != len(paragraphs):
            raise self.node.wrong(key, "this is not a pair of numbers for each paragraph")
        found: list[Extent] = []
        for number, (paragraph, span) in enumerate(zip(paragraphs, spans, strict=True)):
            match span:
                case [int(start), int(end)] if 0 <= start < end:
                    found.append((paragraph, start, end))
                case _:
                    message = "this is not the first code point and one past the last"
                    raise self.node.wrong_item(key, number, message)
        return found

    @property
    def ids(self) -> LinkIds:
        """The paragraphs of both sides. Raises BadInputError."""
        return frozenset(self.paragraphs("source")), frozenset(self.paragraphs("target"))

    @property
    def stretches(self) -> SentenceLink:
        """The stretches of both sides. Raises BadInputError."""
        return frozenset(self.extents("source")), frozenset(self.extents("target"))

    @property
    def confidence(self) -> float | None:
        """How sure the machine is; None where it does not say, or a person has confirmed it.

        Raises:
            BadInputError: it is no number from 0 to 1.
        """
        if "confidence" not in self.node.value or self.node.value.get("status") == "confirmed":
            return None
        confidence = self.node.number("confidence")
        if not 0.0 <= confidence <= 1.0:
            raise self.node.wrong("confidence", "it does not lie between 0 and 1")
        return confidence


@dataclass(frozen=True, slots=True)
class AlignmentFile:
    """An alignment as a file has it.

    Attributes:
        links: None where the file has none.
        sentences: pairs of sentences; None where the file has none.
    """

    links: tuple[Entry, ...] | None
    sentences: tuple[Entry, ...] | None


def read_alignment(path: Path) -> AlignmentFile:
    """The alignment in a file, by its ending: JSON Lines in `.jsonl`, JSON in any other.

    Raises:
        BadInputError: the file is missing or has no links; names file, line and field.
    """
    text = read_text(path)
    if path.suffix == ".jsonl":
        return _of_export(_entries_of_lines(text, str(path)))
    root = Node(parse(text, str(path)), str(path), text)
    links = tuple(Entry(node, "") for node in root.nodes("links"))
    if "sentences" not in root.value:
        return AlignmentFile(links, None)
    return AlignmentFile(links, tuple(Entry(node, "") for node in root.nodes("sentences")))


def _entries_of_lines(text: str, file: str) -> tuple[Entry, ...]:
    """The objects of JSON Lines, read as one list so that errors name the lines of the file."""
    lines = text.split("\n")
    written = [number for number, line in enumerate(lines) if line.strip()]
    for number in written[1:]:
        lines[number] = "," + lines[number]
    as_list = "[" + "\n".join(lines) + "]"
    values = parse(as_list, file)
    assert isinstance(values, list)
    return tuple(
        Entry(Node(value, file, as_list, (number,)), "_ids") for number, value in enumerate(values)
    )


def _of_export(entries: tuple[Entry, ...]) -> AlignmentFile:
    if any(f"{side}_spans" in one.node.value for one in entries for side in ("source", "target")):
        return AlignmentFile(None, entries)
    return AlignmentFile(entries, None)
