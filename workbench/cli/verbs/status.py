"""`workbench status`: how far every document is."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from workbench.cli import console
from workbench.cli.verbs.verb import Verb, project_of


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object a document")


def _run(args: argparse.Namespace) -> int:
    from workbench.session.progress import document_progress

    project = project_of(args)
    rows = [document_progress(project.load(id_)) for id_ in project.document_ids()]
    if args.json:
        for row in rows:
            console.emit_json(asdict(row))
        return 0
    if not rows:
        console.say("no documents yet; `workbench import FILE` brings one in")
        return 0
    header = ("document", "paragraphs", "corrected", "verified", "words changed", "links", "lonely")
    table = [header] + [
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
        console.emit("  ".join(cells).rstrip())
    return 0


VERB = Verb(
    name="status",
    help="show the progress of every document",
    description="For every document: paragraphs by status, words changed since the OCR, links that "
    "a person confirmed, paragraphs without a partner.",
    examples=("workbench status", "workbench status --json"),
    configure=_configure,
    run=_run,
)
