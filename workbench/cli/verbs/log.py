"""`workbench log`: the history of a document, or of a paragraph."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli import console
from workbench.cli.table import WIDTH, cut
from workbench.cli.verbs.verb import Verb, name, project_of, text
from workbench.errors import UsageError
from workbench.wording import shown_reading

if TYPE_CHECKING:
    from workbench.model.document import Document
    from workbench.session.revising.story import Step

_INDENT = "  "


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", type=name, metavar="ID", help="the document")
    parser.add_argument(
        "--paragraph", type=text, metavar="P", help="only this paragraph, with all its changes"
    )
    parser.add_argument("-n", type=int, metavar="N", help="only the last N commits")
    parser.add_argument("--json", action="store_true", help="one JSON object a commit")


def _run(args: argparse.Namespace) -> int:
    from workbench.session.revising.past import Past
    from workbench.session.revising.story import story, story_of

    if args.n is not None and args.n < 1:
        raise UsageError("-n must be 1 or more", "leave it out for the whole history")
    project = project_of(args)
    is_file = args.document.endswith(".json")
    past = Past(project, Path(args.document).stem if is_file else args.document)
    if not past.versions:
        console.say(f"{project.require(args.document)} was never committed")
        return 0
    steps = story(past) if args.paragraph is None else story_of(past, args.paragraph)
    first = next(steps, None)
    if first is None:
        raise UsageError(
            f"no version of {args.document} has a paragraph “{args.paragraph}”",
            "`workbench log ID` tells of all paragraphs",
        )
    for step in islice(chain([first], steps), args.n):
        _tell(step, args)
    for problem in past.problems:
        console.say(problem)
    return 0


def _tell(step: Step, args: argparse.Namespace) -> None:
    if args.json:
        console.emit_json(_as_json(step))
        return
    commit = step.version.commit
    head = f"{commit.short}  {commit.when:%Y-%m-%d %H:%M %z}  {commit.author.name}  "
    console.emit(cut(head + commit.subject, WIDTH))
    lines = _details(step) if args.paragraph is not None else _summary(step)
    for line in lines:
        for part in textwrap.wrap(line, WIDTH - 4, break_on_hyphens=False):
            console.emit(_INDENT + part)


def _summary(step: Step) -> Iterator[str]:
    from workbench.revisions.summary import summary

    parts = [_event(step), *summary(step.changes)]
    yield " · ".join(filter(None, parts)) or "nothing that an editor would see"


def _event(step: Step) -> str:
    """What became of the file, where that is more than a change."""
    match step.event:
        case "brought in" if step.after is not None:
            from workbench.session.progress.contents import paragraphs_in

            return f"brought in: {paragraphs_in(step.after)}"
        case "cut off":
            return "what was done here or before is not in this clone"
        case "renamed":
            return f"the file was renamed to {step.version.path.rpartition('/')[2]}"
        case "taken away":
            return "the file was taken away"
        case "unreadable":
            return "the file can not be read in this commit"
        case _:
            return "merge" if len(step.version.commit.parents) > 1 else ""


def _details(step: Step) -> Iterator[str]:
    """All that was done to one paragraph."""
    from workbench.revisions.compare.changes import WordsChanged
    from workbench.revisions.compare.sentences import notes

    if event := _event(step) if step.event != "brought in" else "brought in":
        yield event
    for change in step.changes.changes:
        if isinstance(change, WordsChanged):
            old, new = shown_reading(change.old_text), shown_reading(change.new_text)
            was_read = f"  (read: {change.ocr})" if change.ocr not in ("", change.old_text) else ""
            yield f"{old} → {new}{was_read}"
    after = step.after
    if after is not None:
        yield from notes(step.changes.changes, _before(step, after), after)


def _before(step: Step, after: Document) -> Document:
    from workbench.revisions.merged import as_read

    return step.before or as_read(after)


def _as_json(step: Step) -> dict[str, object]:
    from workbench.revisions.compare.changes import WordsChanged
    from workbench.revisions.compare.totals import totals
    from workbench.revisions.summary import summary

    commit = step.version.commit
    return {
        "commit": commit.id,
        "parents": list(commit.parents),
        "author": commit.author.name,
        "email": commit.author.email,
        "date": commit.when.isoformat(),
        "subject": commit.subject,
        "file": step.version.path,
        "event": step.event,
        "summary": list(summary(step.changes)),
        "totals": asdict(totals(step.changes)),
        "words": [
            {
                "paragraph": change.paragraph,
                "old": change.old_text,
                "new": change.new_text,
                "ocr": change.ocr,
            }
            for change in step.changes.changes
            if isinstance(change, WordsChanged)
        ],
    }


VERB = Verb(
    name="log",
    help="show the history of a document",
    description="The commits that changed a document, the latest first: who, when, why, and what "
    "was done, in counts. With --paragraph all changes of one paragraph, which is followed back "
    "through splits and joins. Of a merge only what is in no parent is told. The history goes on "
    "before the file was renamed.",
    examples=(
        "workbench log 1962-havana-harbour",
        "workbench log 1962-havana-harbour --paragraph swvs94a -n 5",
    ),
    configure=_configure,
    run=_run,
)
