"""Tables of the benchmarks: as Markdown, and put in their place in a page of the documentation."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import regex

from workbench.disk import read_text, write_text

Cell: TypeAlias = str | int | float


@dataclass(frozen=True)
class Table:
    """A table; shares have three digits, counts none.

    Attributes:
        head: the names of its columns.
        rows: its cells.
    """

    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    def markdown(self) -> str:
        """The table as Markdown has it."""
        lines = [self.head, ["---"] * len(self.head), *self.rows]
        return "\n".join(f"| {' | '.join(map(_written, line))} |" for line in lines)


@dataclass(frozen=True)
class Section:
    """What one part of the benchmark found.

    Attributes:
        name: of the part.
        tables: what it found.
        notes: what is to be known of them, a sentence or two each.
        data: the same for scripts.
        room: what is measured.
    """

    name: str
    tables: Sequence[Table]
    notes: Sequence[str] = ()
    data: dict[str, object] = field(default_factory=dict)
    room: str = "correction"

    def markdown(self, caption: str) -> str:
        """Caption, tables and notes, parted by blank lines."""
        return "\n\n".join([caption, *(table.markdown() for table in self.tables), *self.notes])


def write_into(path: Path, section: Section, caption: str) -> bool:
    """Replace what stands between the marks of a section in a page; False where it has none.

    The marks are comments of Markdown: `<!-- ROOM: NAME -->` and `<!-- end of NAME -->`.
    """
    begin, end = f"<!-- {section.room}: {section.name} -->", f"<!-- end of {section.name} -->"
    place = regex.compile(f"(?s)(?<={regex.escape(begin)}\n).*?(?={regex.escape(end)})")
    text = f"\n{section.markdown(caption)}\n\n"
    written, found = place.subn(lambda _: text, read_text(path))
    if found:
        write_text(path, written)
    return bool(found)


def publish(sections: Iterable[Section], caption: str, page: Path | None, *, as_json: bool) -> None:
    """Print sections as they come, as Markdown or all of them as JSON, and put them in a page.

    Args:
        sections: what is measured.
        caption: what stands above the tables of each.
        page: where their tables are replaced, if anywhere; told if it has no place for one.
        as_json: print their data instead of their tables.
    """
    data: dict[str, object] = {}
    for section in sections:
        data[section.name] = section.data
        if page is not None and not write_into(page, section, caption):
            print(f"{page} has no place for “{section.name}”", file=sys.stderr)
        if not as_json:
            print(f"## {section.name}\n\n{section.markdown(caption)}\n", flush=True)
    if as_json:
        print(json.dumps(data, ensure_ascii=False, indent=1))


def _written(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:.3f}"
    return f"{cell:,}" if isinstance(cell, int) else cell
