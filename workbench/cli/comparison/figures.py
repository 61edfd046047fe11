"""Counts of changes in words, and the table of totals."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench.cli.table import columns, cut, table
from workbench.revisions.compare.totals import Totals
from workbench.revisions.summary import summary
from workbench.session.commands.comparing import Compared, Sum, sum_of
from workbench.session.progress.contents import paragraphs_in
from workbench.wording import counted

HEADER = ("totals", "corrections", "confirmed", "OCR's CER", "suspects left")
_NAME = 20  # columns of a document's name that are to be seen
_BETWEEN = 2  # columns of the table


def stat(rows: Sequence[Compared]) -> Iterator[str]:
    """One line a document, and the sum of all."""
    told = [(f" {row.id}", f"| {_of_one(row)}") for row in rows]
    yield from table(told)
    if rows:
        yield f" {_of_all(rows)}"


def _of_one(row: Compared) -> str:
    if row.state == "changed":
        return _in_short(row.totals) or in_words(row)
    return contents(row)


def _of_all(rows: Sequence[Compared]) -> str:
    whole = sum_of(rows)
    documents = _listed(
        (whole.documents, "document changed", "documents changed"),
        (whole.added, "added", "added"),
        (whole.deleted, "deleted", "deleted"),
        (whole.unreadable, "unreadable", "unreadable"),
    )
    return ", ".join(part for part in (documents, _in_short(whole.totals)) if part)


def _in_short(found: Totals) -> str:
    """What matters most."""
    return _listed(
        (found.corrected, "correction", ""),
        (found.confirmed, "word confirmed", "words confirmed"),
        (found.paragraphs, "paragraph", ""),
        (found.links_confirmed, "link", ""),
    )


def _listed(*counts: tuple[int, str, str]) -> str:
    return ", ".join(counted(*each) for each in counts if each[0])


def in_words(row: Compared) -> str:
    """What was done to a document, as a list of counts."""
    return " · ".join(summary(row.changes))


def contents(found: Compared) -> str:
    """What is in a document that is there in one of the states only, or why it is not known."""
    document = found.pair.after or found.pair.before
    if found.state == "unreadable" or document is None:
        return f"can not be compared: {found.pair.problem}"
    what = "new document" if found.state == "added" else "document deleted"
    pairs = sum(link.is_pair for link in document.links)
    return f"{what}: {paragraphs_in(document)}, {counted(pairs, 'link')}"


def totals_table(
    rows: Sequence[Compared], suspects: Mapping[str, int], width: int
) -> Iterator[str]:
    """The totals for the terminal; see `totals_rows`."""
    lines = list(totals_rows(rows, suspects))
    if not lines:
        return
    yield ""
    shown = [HEADER, *lines]
    widths = [max(map(columns, column)) for column in zip(*shown, strict=True)]
    name = width - sum(widths[1:]) - _BETWEEN * (len(widths) - 1)
    if name >= min(widths[0], _NAME):
        yield from table(shown, right=len(HEADER) - 1, flexible=(0,), width=width)
    else:
        yield from _below_each_other(lines, width)


def _below_each_other(lines: Iterable[Sequence[str]], width: int) -> Iterator[str]:
    """The totals where there is no room for a table that leaves enough of the names."""
    title, *heads = HEADER
    yield title
    for name, *cells in lines:
        yield cut(f" {name}", width)
        told = " · ".join(f"{head} {cell}" for head, cell in zip(heads, cells, strict=True))
        yield from textwrap.wrap(told, width, initial_indent="  ", subsequent_indent="  ")


def totals_rows(rows: Sequence[Compared], suspects: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    """The totals of every document that is in both states, and of all together.

    Args:
        rows: the documents.
        suspects: how many are left in each, as far as they were counted.
    """
    changed = [row for row in rows if row.state == "changed"]
    yield from (_cells(row.id, row.sum, suspects.get(row.id)) for row in changed)
    if len(changed) > 1:
        known = [suspects[row.id] for row in changed if row.id in suspects]
        left = sum(known) if len(known) == len(changed) else None
        yield _cells("together", sum_of(changed), left)


def _cells(name: str, counts: Sum, suspects: int | None) -> tuple[str, ...]:
    found = counts.totals
    return (
        name,
        str(found.corrected),
        str(found.confirmed),
        f"{counts.read_before.rate:.2%} → {counts.read_after.rate:.2%}",
        "not counted" if suspects is None else str(suspects),
    )
