"""The columns of the library: what they say of a document, and which fit the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from workbench.session.progress.progress import DocumentProgress, ProjectProgress, Unreadable
from workbench.wording import with_conflicts

PADDING = 2
"""Cells beside what a column says, both sides together."""
_TITLE_AT_LEAST = 14


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        name: what `shelf.MEASURES` calls it; the first line of its heading.
        below: the second line.
        of: what it says of a document.
        of_all: what it says of all of them.
        is_text: whether it stands at the left; numbers stand at the right.
    """

    name: str
    below: str
    of: Callable[[DocumentProgress], str]
    of_all: Callable[[ProjectProgress], str]
    is_text: bool = False

    def heading(self, sign: str) -> tuple[str, str]:
        """Both lines, with a sign for the order of rows behind the first."""
        return f"{self.name}{sign}", self.below

    def fitted(self, text: str, width: int) -> str:
        """A text made exactly so wide; '…' at the end of one that is too long."""
        if cell_len(text) > width:
            return set_cell_size(text, width - 1) + "…" if width else ""
        space = " " * (width - cell_len(text))
        return text + space if self.is_text else space + text


@dataclass(frozen=True, slots=True)
class Placed:
    """A column that is shown, and how wide: cells without `PADDING`."""

    column: Column
    width: int


COLUMNS = (
    Column(
        "document",
        "",
        lambda one: with_conflicts(one.id, one.conflicts),
        lambda _: "",
        is_text=True,
    ),
    Column("title", "", lambda one: one.title, lambda _: "", is_text=True),
    Column(
        "corrected",
        "of all",
        lambda one: f"{one.corrected}/{one.paragraphs}",
        lambda all_: f"{all_.corrected}/{all_.paragraphs}",
    ),
    Column(
        "verified",
        "of all",
        lambda one: f"{one.verified}/{one.paragraphs}",
        lambda all_: f"{all_.verified}/{all_.paragraphs}",
    ),
    Column("words", "left", lambda one: str(one.words_left), lambda all_: str(all_.words_left)),
    Column(
        "suspects",
        "left",
        lambda one: _uncertain(one, one.suspects_left),
        lambda all_: _uncertain_sum(all_, all_.suspects_left),
    ),
    Column("links", "left", lambda one: str(one.links_left), lambda all_: str(all_.links_left)),
    Column(
        "errors",
        "left",
        lambda one: _uncertain(one, one.errors_left),
        lambda all_: _uncertain_sum(all_, all_.errors_left),
    ),
)
_BY_NAME = {column.name: column for column in COLUMNS}
_IMPORTANCE = (
    "document", "suspects", "corrected", "errors", "links", "title", "verified", "words",
)  # fmt: skip


def cells(entry: DocumentProgress | Unreadable | None, document_id: str) -> dict[str, str]:
    """What a row says, by the name of the column."""
    if isinstance(entry, DocumentProgress):
        return {column.name: column.of(entry) for column in COLUMNS}
    problem = "" if entry is None else f"! {entry.problem}"
    return {"document": document_id, "title": problem}


def totals(all_: ProjectProgress) -> dict[str, str]:
    """What the last line says."""
    said = {column.name: column.of_all(all_) for column in COLUMNS}
    return {**said, "document": "together"}


def placed(
    rows: Iterable[dict[str, str]], room: int, sorted_by: str, *, needs_title: bool
) -> Sequence[Placed]:
    """The columns that fit, the most important ones first, and the title in what they leave.

    Args:
        rows: what the rows say, with the totals.
        room: cells there are.
        sorted_by: name of the column that must be there.
        needs_title: whether the title is as important, because it says what is wrong.
    """
    widths = {column.name: _heading_width(column) for column in COLUMNS}
    for row in rows:
        for name, text in row.items():
            widths[name] = max(widths[name], cell_len(text))
    longest, widths["title"] = widths["title"], _TITLE_AT_LEAST
    first = ["document", sorted_by, *(["title"] if needs_title else [])]
    chosen: set[str] = set()
    for name in dict.fromkeys([*first, *_IMPORTANCE]):
        if widths[name] + PADDING <= room:
            room -= widths[name] + PADDING
            chosen.add(name)
    if "title" in chosen:
        widths["title"] += min(room, max(0, longest - _TITLE_AT_LEAST))
    return [Placed(column, widths[column.name]) for column in COLUMNS if column.name in chosen]


def _heading_width(column: Column) -> int:
    """Of both lines of the heading, with room for the sign of the order."""
    return max(cell_len(column.name) + 1, cell_len(column.below))


def _uncertain(one: DocumentProgress, number: float | None) -> str:
    """`?` where nothing is known, `~12` where it belongs to an earlier state of the text."""
    if number is None:
        return "?"
    return f"{'~' if one.looked == 'earlier' else ''}{number:.0f}"


def _uncertain_sum(all_: ProjectProgress, number: float) -> str:
    """`12+?` where some documents were never looked through."""
    if not all_.documents or all_.never_looked == all_.documents:
        return "?"
    more = "+?" if all_.never_looked else ""
    return f"{'~' if all_.looked_earlier else ''}{number:.0f}{more}"
