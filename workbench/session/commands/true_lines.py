"""True links of the lines of two plain text files, checked against the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.errors import BadInputError
from workbench.evaluate.repair import TrueLink
from workbench.evaluate.sentences import SentenceLink
from workbench.model.document import Side
from workbench.session.commands.alignment_files import Entry
from workbench.session.commands.plain import Written


@dataclass(frozen=True, slots=True)
class LinedSide:
    """One side of two text files.

    Attributes:
        name: source or target.
        lines: all lines.
        written: those that are not blank.
    """

    name: Side
    lines: Sequence[str]
    written: Written

    @staticmethod
    def of(name: Side, lines: Sequence[str]) -> LinedSide:
        """The lines of a file."""
        return LinedSide(name, lines, Written.of(lines))

    @property
    def places(self) -> Mapping[int, int]:
        """The number of each written line among the written ones."""
        return {number: place for place, number in enumerate(self.written.numbers)}

    def numbers(self, entry: Entry) -> Iterator[int]:
        """The lines of a link, none of them blank. Raises BadInputError."""
        for index, value in enumerate(entry.paragraphs(self.name)):
            if not isinstance(value, int) or not 0 <= value < len(self.lines):
                raise self.wrong(entry, index, f"lines are numbered 0 to {len(self.lines) - 1}")
            if not self.lines[value].strip():
                raise self.wrong(entry, index, "this line is blank")
            yield value

    def wrong(self, entry: Entry, index: int, message: str) -> BadInputError:
        """The error that says a line of a link is wrong."""
        return entry.node.wrong_item(entry.key(self.name), index, message)


def true_links(entries: Sequence[Entry], source: LinedSide, target: LinedSide) -> list[TrueLink]:
    """Links as numbers of the lines that are written, blank ones not counted.

    Raises:
        BadInputError: a number is that of no line, of a blank one, or of a line in two links.
    """
    left, right = (list(_once(entries, side)) for side in (source, target))
    return list(zip(left, right, strict=True))


def true_sentences(
    entries: Sequence[Entry], source: LinedSide, target: LinedSide
) -> list[SentenceLink]:
    """Pairs of sentences as they are given.

    Raises:
        BadInputError: a sentence stands in no line, or reaches beyond it.
    """
    for entry in entries:
        for side in (source, target):
            numbers = list(side.numbers(entry))
            for index, (number, (_, _, end)) in enumerate(
                zip(numbers, entry.extents(side.name), strict=True)
            ):
                if end > len(side.lines[number]):
                    message = f"line {number} has {len(side.lines[number])} code points"
                    raise entry.node.wrong_item(f"{side.name}_spans", index, message)
    return [entry.stretches for entry in entries]


def _once(entries: Sequence[Entry], side: LinedSide) -> Iterator[tuple[int, ...]]:
    places = side.places
    seen: set[int] = set()
    for entry in entries:
        numbers = list(side.numbers(entry))
        for index, number in enumerate(numbers):
            if number in seen:
                raise side.wrong(entry, index, f"line {number} is in a link before this one")
            seen.add(number)
        yield tuple(places[number] for number in numbers)
