"""`workbench undo`: take the last edit of a document back, from any session."""

from __future__ import annotations

import argparse

from workbench.cli import console
from workbench.cli.verbs.verb import Verb, name, project_of


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", type=name, metavar="ID", help="the document")
    parser.add_argument("--redo", action="store_true", help="make the last undone edit again")


def _run(args: argparse.Namespace) -> int:
    from workbench.session.session import Session

    with Session(project_of(args), args.document) as session:
        with session.saving():
            edit = session.redo() if args.redo else session.undo()
        done = f"{session.id}: {'redid' if args.redo else 'undid'}: {edit.name}"
        console.say(session.with_notice(done))
    return 0


VERB = Verb(
    name="undo",
    help="take the last edit of a document back",
    description="Take back the last edit of a document, whether it was made in the terminal UI or "
    "by a command, and save. Can be repeated.",
    examples=("workbench undo 1962-havana-harbour", "workbench undo 1962-havana-harbour --redo"),
    configure=_configure,
    run=_run,
)
