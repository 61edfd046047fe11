"""`workbench blame`: who put each word."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.cli import console
from workbench.cli.table import WIDTH, table
from workbench.cli.verbs.verb import Verb, name, project_of, text
from workbench.errors import UsageError
from workbench.wording import counted

if TYPE_CHECKING:
    from workbench.session.revising.attribution import Attributed, Hand, Word

_SHORT = 8
_INDENT = "  "
_NOT_YET = "not committed"


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", type=name, metavar="ID", help="the document")
    parser.add_argument("--paragraph", type=text, metavar="P", help="only this paragraph")
    parser.add_argument("--json", action="store_true", help="one JSON object a paragraph")


def _run(args: argparse.Namespace) -> int:
    from workbench.session.revising.attribution import attributed

    found, problems = attributed(project_of(args), args.document)
    for problem in problems:
        console.say(problem)
    if args.paragraph is not None:
        found = tuple(one for one in found if one.paragraph.id == args.paragraph)
        if not found:
            raise UsageError(
                f"{args.document} has no paragraph “{args.paragraph}”",
                "without --paragraph those that were worked on are listed",
            )
    if args.json:
        for one in found:
            console.emit_json(_as_json(one))
        return 0
    told = [one for one in found if args.paragraph is not None or one.words or _is_set(one)]
    for number, one in enumerate(told):
        console.write("\n" if number else "")
        for line in _lines(one, with_text=args.paragraph is not None):
            console.emit(line)
    if len(told) < len(found):
        console.say(f"{counted(len(found) - len(told), 'paragraph')} as they came in, not listed")
    return 0


def _lines(one: Attributed, *, with_text: bool) -> Iterator[str]:
    paragraph = one.paragraph
    people = ", ".join(hand.person.name for hand in one.correctors)
    status = getattr(paragraph, "status", "")
    parts = [
        f"corrected by {people}" if people else "as it came in",
        f"{status} by {_who(one.status)}" if status == "verified" else "",
        f"came in with {_who(one.origin)}" if with_text else "",
    ]
    head = f"{paragraph.id}  " + "; ".join(filter(None, parts))
    yield from textwrap.wrap(head, WIDTH, subsequent_indent=_INDENT)
    if with_text:
        yield from textwrap.wrap(
            paragraph.text, WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT
        )
    rows = [_row(word) for word in one.words]
    for line in table(rows, flexible=(0, 1, 2), width=WIDTH - len(_INDENT)):
        yield f"{_INDENT}{line}"


def _row(word: Word) -> Sequence[str]:
    was = {"kept": "as it was read", "changed": "", "removed": word.ocr}.get(
        word.what, word.ocr or "(nothing)"
    )
    shown = word.text.strip() or "(removed)"
    who = word.by.person.name + (" (auto)" if word.what == "automatic" else "")
    if word.by.when is None:
        return shown, was, who, _NOT_YET, ""
    return shown, was, who, f"{word.by.when:%Y-%m-%d}", word.by.commit[:_SHORT]


def _is_set(one: Attributed) -> bool:
    """Whether a person gave the paragraph its status."""
    return getattr(one.paragraph, "status", "raw") != "raw"


def _who(hand: Hand) -> str:
    if hand.when is None:
        return f"{hand.person.name}, {_NOT_YET}"
    return f"{hand.person.name}, {hand.when:%Y-%m-%d}, {hand.commit[:_SHORT]}"


def _as_json(one: Attributed) -> dict[str, object]:
    return {
        "paragraph": one.paragraph.id,
        "side": one.side,
        "text": one.paragraph.text,
        "status": getattr(one.paragraph, "status", None),
        "origin": _hand(one.origin),
        "status_by": _hand(one.status) if one.side == "source" else None,
        "corrected_by": [_hand(hand) for hand in one.correctors],
        "words": [
            {
                "what": word.what,
                "start": word.span.start,
                "end": word.span.end,
                "text": word.text,
                "ocr": word.ocr if one.side == "source" else None,
                "by": _hand(word.by),
            }
            for word in one.words
        ],
    }


def _hand(hand: Hand) -> dict[str, object]:
    return {
        "author": hand.person.name,
        "email": hand.person.email,
        "date": hand.when.isoformat() if hand.when else None,
        "commit": hand.commit or None,
    }


VERB = Verb(
    name="blame",
    help="show who put each word",
    description="For every paragraph of a document that somebody worked on: who corrected it, and "
    "each word that differs from what the machine read, or was confirmed as read, with who put it "
    "there, when, and in which commit. Words are followed through splits, joins, merges and other "
    "names of the file. What is not committed yet is yours.",
    examples=(
        "workbench blame 1962-havana-harbour",
        "workbench blame 1962-havana-harbour --paragraph swvs94a --json",
    ),
    configure=_configure,
    run=_run,
)
