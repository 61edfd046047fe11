"""`workbench status`: how far every document is."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from workbench.cli import console
from workbench.cli.table import table
from workbench.cli.verbs.verb import Verb, project_of
from workbench.wording import open_conflicts, with_conflicts

if TYPE_CHECKING:
    from workbench.session.progress.progress import DocumentProgress, ProjectProgress

_HEADER = (
    "document", "raw", "corrected", "verified", "words left", "suspects", "errors", "links left",
    "unlinked",
)  # fmt: skip


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object a document")


def _run(args: argparse.Namespace) -> int:
    from workbench.session.progress.progress import Unreadable, missing_sources, project_progress

    rows = list(project_progress(project_of(args)))
    unreadable = [row for row in rows if isinstance(row, Unreadable)]
    if not rows:
        console.say("no documents yet; `workbench import FILE` brings one in")
    elif args.json:
        for row in rows:
            console.emit_json(asdict(row))
    else:
        for line in _table([row for row in rows if not isinstance(row, Unreadable)]):
            console.emit(line)
        for bad in unreadable:
            console.emit(f"{bad.id}  ! {bad.problem}")
    if conflicts := sum(row.conflicts for row in rows if not isinstance(row, Unreadable)):
        console.say(f"{open_conflicts(conflicts)} (≠): `workbench open ID`, then X")
    if lacking := ", ".join(missing_sources()):
        console.say(f"not installed, and would help: {lacking}; see docs/correcting.md")
    return 1 if unreadable else 0


def _table(rows: Sequence[DocumentProgress]) -> Iterator[str]:
    from workbench.session.progress.progress import total

    names = [with_conflicts(row.id, row.conflicts) for row in rows]
    lines = [
        _HEADER,
        *(_cells(name, row, _marked(row)) for name, row in zip(names, rows, strict=True)),
    ]
    if len(rows) > 1:
        whole = total(rows)
        lines.append(_cells(f"{whole.documents} documents", whole, _marked_total(whole)))
    return table(lines, right=len(_HEADER) - 1)


def _cells(
    name: str, row: DocumentProgress | ProjectProgress, guessed: tuple[str, str]
) -> tuple[str, ...]:
    return (
        name,
        str(row.raw),
        str(row.corrected),
        str(row.verified),
        f"{row.words_left}/{row.words}",
        *guessed,
        f"{row.links_left}/{row.links}",
        str(row.unlinked),
    )


def _marked(row: DocumentProgress) -> tuple[str, str]:
    """Suspects and errors left: `~` before what belongs to an earlier state, `?` for unknown."""
    if row.suspects_left is None or row.errors_left is None:
        return "?", "?"
    mark = "~" if row.looked == "earlier" else ""
    return f"{mark}{row.suspects_left}", f"{mark}{row.errors_left:.0f}"


def _marked_total(whole: ProjectProgress) -> tuple[str, str]:
    """The same of all documents; with some unknown there are at least as many."""
    if whole.never_looked == whole.documents:
        return "?", "?"
    mark = "~" if whole.looked_earlier else ""
    more = "+?" if whole.never_looked else ""
    return f"{mark}{whole.suspects_left}{more}", f"{mark}{whole.errors_left:.0f}{more}"


VERB = Verb(
    name="status",
    help="show the progress of every document",
    description="For every document, and for all: paragraphs by status, words that nobody decided, "
    "suspects among them and how many errors they and the words around are expected to hide, links "
    "that nobody confirmed, unlinked paragraphs of either side. Suspects are those that were left "
    "when the document was last open: `~` marks an earlier state of the text, `?` a document that "
    "was never looked through. `≠2` marks two conflicts of a merge that are open. A document that "
    "can not be read is listed with what is wrong, and the exit code is 1.",
    examples=("workbench status", "workbench status --json"),
    configure=_configure,
    run=_run,
)
