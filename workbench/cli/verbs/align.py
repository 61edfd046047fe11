"""`workbench align`: link paragraphs of two languages."""

from __future__ import annotations

import argparse

from workbench.cli import console
from workbench.cli.verbs.verb import Verb, name, project_of
from workbench.errors import UsageError


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", type=name, nargs="+", metavar="FILE|ID", help="two text files, or one document"
    )
    parser.add_argument("--json", action="store_true", help="the links as one JSON object")


def _run(args: argparse.Namespace) -> int:
    from workbench.session.linking import align_document, align_files

    if len(args.what) > 2:
        raise UsageError("align takes two text files or one document")
    if len(args.what) == 1:
        message, links = align_document(project_of(args), args.what[0])
        console.say(message)
    else:
        links = align_files(args.what[0], args.what[1])
    if args.json:
        console.emit_json({"links": links})
    elif len(args.what) == 2:
        for link in links:
            sides = ("+".join(map(str, side)) for side in (link["source"], link["target"]))
            console.emit("\t".join((*sides, f"{link['confidence']:.4f}")))
    return 0


VERB = Verb(
    name="align",
    help="link paragraphs of original and translation",
    description="Given two text files, one paragraph a line, print which lines translate each "
    "other, counted from 0; unlinked lines are not listed. Given a document, link its "
    "paragraphs anew and save; links that a person confirmed stay.",
    examples=("workbench align ru.txt en.txt --json", "workbench align 1962-havana-harbour"),
    configure=_configure,
    run=_run,
)
