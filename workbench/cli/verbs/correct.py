"""`workbench correct`: take over what is certain."""

from __future__ import annotations

import argparse

from workbench.cli import console
from workbench.cli.verbs.verb import Verb, name, path, probability, project_of


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", type=name, metavar="FILE|ID", help="text, one paragraph a line; or a document"
    )
    parser.add_argument("--translation", type=path, metavar="FILE", help="its translation (FILE)")
    parser.add_argument(
        "--auto",
        type=probability,
        required=True,
        metavar="CONFIDENCE",
        help="take readings of at least this confidence, 0 to 1",
    )
    parser.add_argument("-o", "--output", type=path, metavar="OUT", help="default: stdout (FILE)")


def _run(args: argparse.Namespace) -> int:
    from workbench.session.commands.correcting import correct

    with console.progress() as progress:
        result = correct(
            lambda: project_of(args),
            args.what,
            args.auto,
            translation=args.translation,
            output=args.output,
            progress=progress,
        )
    if result.text:
        console.emit(result.text.removesuffix("\n"))
    console.say(result.message)
    return 0


VERB = Verb(
    name="correct",
    help="take over the readings that are certain",
    description="Replace suspect words by their best reading where its confidence is high enough. "
    "Plain text in gives plain text out. A document is changed in place and saved, as one edit "
    "that `workbench undo` takes back. Words a person decided are never touched.",
    examples=(
        "workbench correct page.txt --auto 0.95 -o corrected.txt",
        "workbench correct 1962-havana-harbour --auto 0.95",
    ),
    configure=_configure,
    run=_run,
)
