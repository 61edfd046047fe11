"""`workbench diff`: what was done to documents, in an editor's terms."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from workbench.cli import console
from workbench.cli.verbs.verb import Verb, name, path, project_of
from workbench.errors import BadInputError, Place

if TYPE_CHECKING:
    from workbench.session.commands.compared import Subject
    from workbench.session.commands.comparing import Compared


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what",
        type=name,
        nargs="*",
        metavar="REV|ID|FILE",
        help="at most two revisions, or A..B; documents; or two files",
    )
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--stat", action="store_true", help="one line a document, and the sum")
    shape.add_argument("--json", action="store_true", help="one JSON object a document")
    shape.add_argument("--html", type=path, metavar="FILE", help="write a page instead")
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="default: auto, colours on a terminal",
    )
    parser.add_argument("--quick", action="store_true", help="count no suspects")
    parser.add_argument(
        "--exit-code", action="store_true", help="exit with 1 where there are differences"
    )


def _run(args: argparse.Namespace) -> int:
    from workbench.session.commands.compared import subject
    from workbench.session.commands.comparing import compared

    if args.html and not args.html.absolute().parent.is_dir():
        raise BadInputError("there is no such folder", "check the name", Place(str(args.html)))
    states = subject(args.what, lambda: project_of(args))
    rows = list(_shown(args, states, compared(states)))
    if not rows:
        console.say(f"no document differs between {states.before} and {states.after}")
    is_damaged = any(row.state == "unreadable" for row in rows)
    return int(is_damaged or bool(args.exit_code and rows))


def _shown(
    args: argparse.Namespace, states: Subject, found: Iterable[Compared]
) -> Iterator[Compared]:
    """Show documents in the shape that is asked for; each is handed on when it was shown."""
    if args.json:
        return _show_json(args, states, found)
    if args.html:
        return _write_page(args, states, found)
    return _show_stat(found) if args.stat else _show_text(args, states, found)


def _show_text(
    args: argparse.Namespace, states: Subject, found: Iterable[Compared]
) -> Iterator[Compared]:
    from workbench.cli.comparison.figures import totals_table
    from workbench.cli.comparison.terminal import as_lines, headline
    from workbench.cli.paint import is_coloured

    colour = is_coloured(args.color)
    width = shutil.get_terminal_size().columns
    rows: list[Compared] = []
    for row in found:
        if not rows:
            console.emit(headline(states, colour=colour))
        console.emit("")
        for line in as_lines(row, width, colour=colour):
            console.emit(line)
        rows.append(row)
        yield row
    suspects: dict[str, int] = {}
    try:
        suspects.update(_suspects(args, states, rows))
    finally:  # who interrupts the search is told the rest
        for line in totals_table(rows, suspects, width):
            console.emit(line)


def _show_stat(found: Iterable[Compared]) -> Iterator[Compared]:
    from workbench.cli.comparison.figures import stat

    rows = []
    for row in found:
        rows.append(row)
        yield row
    for line in stat(rows):
        console.emit(line)


def _show_json(
    args: argparse.Namespace, states: Subject, found: Iterable[Compared]
) -> Iterator[Compared]:
    from workbench.cli.comparison.asjson import as_json

    for row in found:
        suspects = dict(_suspects(args, states, [row]))
        console.emit_json(as_json(row, states, suspects.get(row.id)))
        yield row


def _write_page(
    args: argparse.Namespace, states: Subject, found: Iterable[Compared]
) -> Iterator[Compared]:
    from workbench.cli.comparison.page import page
    from workbench.disk import write_text

    rows = list(found)
    write_text(args.html, page(states, rows, dict(_suspects(args, states, rows))))
    console.say(f"wrote {args.html}")
    yield from rows


def _suspects(
    args: argparse.Namespace, states: Subject, rows: Iterable[Compared]
) -> Iterator[tuple[str, int]]:
    """The suspects that are left in documents that are in both states, unless told not to count."""
    from workbench.session.commands.comparing import Suspects

    if args.quick:
        return
    with console.progress() as progress:
        suspects = Suspects(states, progress)
        for row in rows:
            if row.pair.after and row.state == "changed":
                yield row.id, suspects.left(row.pair.after)


VERB = Verb(
    name="diff",
    help="show what was changed, in an editor's terms",
    description="Show what was done to documents: words corrected, with what the machine read; "
    "words confirmed; paragraphs split and joined; links made, moved and confirmed. Without a "
    "revision the working tree is compared with HEAD, with one it is compared with that, two are "
    "compared with each other; so are two files. Documents that are named are compared alone. At "
    "the end stand totals; suspects are looked for where nobody has looked, which takes seconds to "
    "minutes (--quick leaves it out). The exit code is 0 whether or not there are differences, "
    "unless --exit-code is given; it is 1 where a document can not be read.",
    examples=(
        "workbench diff",
        "workbench diff HEAD~3 1962-havana-harbour",
        "workbench diff main..review --stat",
        "workbench diff old.json new.json --json --quick",
        "workbench diff HEAD~20 --html changes.html",
    ),
    configure=_configure,
    run=_run,
)
