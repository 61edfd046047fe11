"""`workbench status`: how far every document is."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from workbench.cli import console
from workbench.cli.verbs.verb import Verb, project_of

if TYPE_CHECKING:
    from workbench.session.progress import DocumentProgress

_HEADER = (
    "document", "paragraphs", "corrected", "verified", "words changed", "links", "unlinked",
)  # fmt: skip


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object a document")


def _run(args: argparse.Namespace) -> int:
    from workbench.session.progress import Unreadable, missing_sources, project_progress

    rows = list(project_progress(project_of(args)))
    unreadable = [row for row in rows if isinstance(row, Unreadable)]
    if not rows:
        console.say("no documents yet; `workbench import FILE` brings one in")
    elif args.json:
        for row in rows:
            console.emit_json(asdict(row))
    else:
        for line in _table([row for row in rows if not isinstance(row, Unreadable)]):
            console.emit(line)
        for bad in unreadable:
            console.emit(f"{bad.id}  ! {bad.problem}")
    if lacking := ", ".join(missing_sources()):
        console.say(f"not installed, and would help: {lacking}; see docs/correcting.md")
    return 1 if unreadable else 0


def _table(rows: Sequence[DocumentProgress]) -> Iterator[str]:
    table = [_HEADER] + [
        (
            row.id,
            str(row.paragraphs),
            str(row.corrected),
            str(row.verified),
            f"{row.words_changed}/{row.words}",
            f"{row.links_confirmed}/{row.links}",
            str(row.unlinked),
        )
        for row in rows
    ]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for line in table:
        cells = (
            cell.ljust(width) if n == 0 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()


VERB = Verb(
    name="status",
    help="show the progress of every document",
    description="For every document: paragraphs by status, words changed since the OCR, links that "
    "a person confirmed, unlinked paragraphs of either side. A document that can not be read is "
    "listed with what is wrong, and the exit code is 1.",
    examples=("workbench status", "workbench status --json"),
    configure=_configure,
    run=_run,
)
