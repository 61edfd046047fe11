"""`workbench align`: link paragraphs of two languages."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from workbench.cli import console
from workbench.cli.verbs.verb import Verb, name, project_of
from workbench.errors import UsageError


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", type=name, nargs="+", metavar="FILE|ID", help="two text files, or one document"
    )
    parser.add_argument(
        "--sentences", action="store_true", help="align the sentences inside the links too (FILE)"
    )
    parser.add_argument("--json", action="store_true", help="the links as one JSON object")


def _run(args: argparse.Namespace) -> int:
    if len(args.what) > 2:
        raise UsageError("align takes two text files or one document")
    return _document(args) if len(args.what) == 1 else _files(args)


def _document(args: argparse.Namespace) -> int:
    if args.sentences:
        raise UsageError(
            "--sentences goes with two text files",
            f"workbench export {args.what[0]} --sentences --format jsonl",
        )
    from workbench.session.commands.linking import align_document

    message, links = align_document(project_of(args), args.what[0])
    console.say(message)
    if args.json:
        console.emit_json({"links": links})
    return 0


def _files(args: argparse.Namespace) -> int:
    from workbench.session.commands.linking import align_files

    found = align_files(*args.what, sentences=args.sentences)
    if args.json:
        console.emit_json(found)
        return 0
    if "sentences" in found:
        for pair in found["sentences"]:
            source = _places(pair["source"], pair["source_spans"])
            target = _places(pair["target"], pair["target_spans"])
            console.emit(f"{source}\t{target}\t{pair['confidence']:.4f}")
        return 0
    for link in found["links"]:
        source, target = ("+".join(map(str, link[side])) for side in ("source", "target"))
        console.emit(f"{source}\t{target}\t{link['confidence']:.4f}")
    return 0


def _places(lines: Sequence[int], spans: Sequence[Sequence[int]]) -> str:
    """Lines with the first and last code point of each, as `export` names them."""
    named = zip(lines, spans, strict=True)
    return "+".join(f"{line}:{start}-{end}" for line, (start, end) in named)


VERB = Verb(
    name="align",
    help="link paragraphs of original and translation",
    description="Given two text files, one paragraph a line, print which lines translate each "
    "other, counted from 0; unlinked lines are not listed. Given a document, link its "
    "paragraphs anew and save; links that a person confirmed stay.",
    examples=(
        "workbench align ru.txt en.txt --json",
        "workbench align ru.txt en.txt --sentences --json",
        "workbench align 1962-havana-harbour",
    ),
    configure=_configure,
    run=_run,
)
