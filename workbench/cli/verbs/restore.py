"""`workbench restore`: a document, or a paragraph, as it was."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli import console
from workbench.cli.verbs.verb import Verb, name, project_of, text
from workbench.errors import BadInputError, UsageError
from workbench.wording import counted

if TYPE_CHECKING:
    from workbench.store.project import Project


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", type=name, metavar="ID", help="the document")
    parser.add_argument("--at", metavar="REV", required=True, help="a commit, a branch or a tag")
    parser.add_argument("--paragraph", type=text, metavar="P", help="only this paragraph")


def _run(args: argparse.Namespace) -> int:
    from workbench.model.disputes import disputes
    from workbench.session.revising.past import document_at
    from workbench.session.revising.restoring import paragraph_restored, whole_restored
    from workbench.session.session import Session

    project = project_of(args)
    try:
        past = document_at(project, _id(args.document), args.at)
    except UsageError:
        project.require(args.document)  # one that was never there is told so
        raise
    _require_sound(project, args)
    with Session(project, args.document) as session:
        if args.paragraph is None:
            what = session.id
            restored = whole_restored(session.document, past, args.at)
        else:
            what = f"{session.id}: {args.paragraph}"
            restored = paragraph_restored(session.document, past, args.paragraph, args.at)
        if not restored.edit:
            console.say(session.with_notice(f"{what} is as it was at {args.at}"))
            return 0
        still_open = len(disputes(session.document))
        session.commit_and_save(restored.edit)
        done = f"{what} restored as it was at {args.at}"
        if gone := still_open - len(disputes(session.document)):
            done += f" ({counted(gone, 'conflict')} of a merge went with what was there)"
        if restored.others:
            done += f", with {', '.join(restored.others)}: split from it or joined with it since"
        console.say(session.with_notice(f"{done}; `workbench undo {session.id}` takes it back"))
    return 0


def _id(document: str) -> str:
    """The id of a document, from an id or a path to its file, which may be gone."""
    return Path(document).stem if document.endswith(".json") else document


def _require_sound(project: Project, args: argparse.Namespace) -> None:
    """Refuse where no edit can lead back; git can bring the file back, and the command is told."""
    try:
        project.load(args.document)
    except BadInputError as error:
        path = shlex.quote(f"aligned/{_id(args.document)}.json")
        is_gone = not project.document_path(_id(args.document)).exists()
        what = "the document is not there any more" if is_gone else error.message
        remedy = f"bring the file back with git: git checkout {shlex.quote(args.at)} -- {path}"
        raise BadInputError(what, remedy, error.place) from error


VERB = Verb(
    name="restore",
    help="bring a document or a paragraph back as it was",
    description="Give a document, or with --paragraph one of its paragraphs, the state that it had "
    "at a revision, and save. It is one edit, which `workbench undo` takes back. A paragraph that "
    "was split or joined since comes back with the paragraphs concerned.",
    examples=(
        "workbench restore 1962-havana-harbour --at HEAD~3",
        "workbench restore 1962-havana-harbour --at main --paragraph swvs94a",
    ),
    configure=_configure,
    run=_run,
)
