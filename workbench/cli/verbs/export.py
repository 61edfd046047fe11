"""`workbench export`: parallel text for other programs."""

from __future__ import annotations

import argparse

from workbench.cli import console
from workbench.cli.verbs.verb import Verb, name, path, project_of
from workbench.errors import UsageError


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("documents", type=name, nargs="*", metavar="ID", help="documents to export")
    parser.add_argument("--format", metavar="NAME", help="format; see --list")
    parser.add_argument("-o", "--output", type=path, metavar="OUT", help="file; default: stdout")
    parser.add_argument(
        "--sentences", action="store_true", help="sentence by sentence, aligned inside the links"
    )
    parser.add_argument("--list", action="store_true", help="list the formats")
    parser.add_argument(
        "--confirmed", action="store_true", help="only links that a person confirmed"
    )
    parser.add_argument(
        "--furniture", action="store_true", help="page headers, stamps and page numbers too"
    )


def _run(args: argparse.Namespace) -> int:
    from workbench.session.commands.exporting import export
    from workbench.writers.formats import FORMATS
    from workbench.writers.pairs import Selection

    if args.list:
        for known in FORMATS:
            console.emit(f"{known.name}\t{known.description}")
        return 0
    if not args.documents or not args.format:
        raise UsageError("export needs a document and a format", "workbench export ID --format tsv")
    selection = Selection(confirmed_only=args.confirmed, with_furniture=args.furniture)
    exported = export(
        project_of(args),
        args.documents,
        args.format,
        selection,
        args.output,
        sentences=args.sentences,
    )
    console.write(exported.text)
    if exported.message:
        console.say(exported.message)
    return 0


VERB = Verb(
    name="export",
    help="write aligned text for other programs",
    description="Write the links of documents as parallel text. Where there is nothing to export, "
    "the file of -o is neither made nor changed.",
    examples=(
        "workbench export --list",
        "workbench export 1962-havana-harbour --format tsv -o harbour.tsv",
        "workbench export 1962-havana-harbour --sentences --format tmx -o harbour.tmx",
    ),
    configure=_configure,
    run=_run,
)
