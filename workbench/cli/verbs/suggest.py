"""`workbench suggest`: suspects and their readings."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli import console
from workbench.cli.verbs.verb import Verb, project_of

if TYPE_CHECKING:
    from workbench.model.suspects import Suspect


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", metavar="FILE|ID", help="text, one paragraph a line; or a document")
    parser.add_argument("--translation", type=Path, metavar="FILE", help="its translation (FILE)")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def _run(args: argparse.Namespace) -> int:
    from workbench.session.suggesting import suggest

    with console.progress() as progress:
        found = suggest(lambda: project_of(args), args.what, args.translation, progress)
        for paragraph, suspect in found:
            progress.clear()
            if args.json:
                console.emit_json(_as_json(paragraph, suspect))
            else:
                console.emit(_as_text(paragraph, suspect))
    return 0


def _as_json(paragraph: str | int, suspect: Suspect) -> dict[str, object]:
    return {
        "paragraph": paragraph,
        "start": suspect.span.start,
        "end": suspect.span.end,
        "text": suspect.text,
        "doubt": round(suspect.doubt, 4),
        "readings": [
            {
                "text": reading.text,
                "confidence": round(reading.confidence, 4),
                "evidence": [
                    {"kind": e.kind, "weight": round(e.weight, 3), "detail": e.detail}
                    for e in reading.evidence
                ],
            }
            for reading in suspect.readings
        ],
    }


def _as_text(paragraph: str | int, suspect: Suspect) -> str:
    readings = ", ".join(f"{r.text} {r.confidence:.0%}" for r in suspect.readings[:5])
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
