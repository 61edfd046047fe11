"""`workbench suggest`: suspects and their readings."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from workbench.cli import console
from workbench.cli.verbs.verb import Verb, name, path, project_of
from workbench.wording import percent

if TYPE_CHECKING:
    from workbench.model.suspects import Suspect


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", type=name, metavar="FILE|ID", help="text, one paragraph a line; or a document"
    )
    parser.add_argument("--translation", type=path, metavar="FILE", help="its translation (FILE)")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def _run(args: argparse.Namespace) -> int:
    from workbench.session.suggesting import as_json, suggest

    with console.progress() as progress:
        found = suggest(lambda: project_of(args), args.what, args.translation, progress)
        for paragraph, suspect in found:
            progress.clear()
            if args.json:
                console.emit_json(as_json(paragraph, suspect))
            else:
                console.emit(_as_text(paragraph, suspect))
    return 0


def _as_text(paragraph: str | int, suspect: Suspect) -> str:
    readings = ", ".join(f"{r.text} {percent(r.confidence)}%" for r in suspect.readings[:5])
    where = f"{paragraph}:{suspect.span.start}-{suspect.span.end}"
    return f"{where}\t{suspect.text}\t{readings}"


VERB = Verb(
    name="suggest",
    help="list suspect words with their readings",
    description="Find words that are probably not what stood on the page and rank what they should "
    "read. FILE is plain text, one paragraph a line; paragraphs are then counted from 0 and "
    "offsets are code points of the line in NFC. In a document paragraphs are named by their id.",
    examples=(
        "workbench suggest page.txt --json",
        "workbench suggest page.txt --translation en.txt",
        "workbench suggest 1962-havana-harbour",
    ),
    configure=_configure,
    run=_run,
)
