"""`workbench export`: parallel text for other programs."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.cli import console
from workbench.cli.verbs.verb import Verb, project_of
from workbench.errors import UsageError


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("documents", nargs="*", metavar="ID", help="documents to export")
    parser.add_argument("--format", metavar="NAME", help="format; see --list")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="file; default: stdout")
    parser.add_argument("--list", action="store_true", help="list the formats")
    parser.add_argument(
        "--confirmed", action="store_true", help="only links that a person confirmed"
    )
    parser.add_argument(
        "--furniture", action="store_true", help="page headers, stamps and page numbers too"
    )


def _run(args: argparse.Namespace) -> int:
    from workbench.disk import write_text
    from workbench.writers.formats import FORMATS, find
    from workbench.writers.pairs import Selection, pairs

    if args.list:
        for known in FORMATS:
            console.emit(f"{known.name}\t{known.description}")
        return 0
    if not args.documents or not args.format:
        raise UsageError("export needs a document and a format", "workbench export ID --format tsv")
    chosen = find(args.format)
    project = project_of(args)
    selection = Selection(confirmed_only=args.confirmed, with_furniture=args.furniture)
    documents = [project.load(id_) for id_ in args.documents]
    if not any(True for document in documents for _ in pairs(document, selection)):
        console.say(
            "nothing to export: " + ("no link is confirmed" if args.confirmed else "no text")
        )
    text = chosen.write(documents, selection)
    if args.output is None:
        console.write(text)
        return 0
    write_text(args.output, text)
    console.say(f"wrote {args.output}")
    return 0


VERB = Verb(
    name="export",
    help="write aligned text for other programs",
    description="Write the links of documents as parallel text.",
    examples=(
        "workbench export --list",
        "workbench export 1962-havana-harbour --format tsv -o harbour.tsv",
    ),
    configure=_configure,
    run=_run,
)
