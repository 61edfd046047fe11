"""`workbench report`: what editors did."""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from workbench.cli import console
from workbench.cli.table import table
from workbench.cli.verbs.verb import Verb, project_of, text

if TYPE_CHECKING:
    from workbench.session.revising.tallies import Row, Tally

_WEEK = "7 days ago"
_COLUMNS = ("commits", "words", "paragraphs", "verified", "links", "splits", "joins")
_NAMES = (
    "commits", "words_corrected", "paragraphs_corrected", "paragraphs_verified",
    "links_confirmed", "splits", "joins",
)  # fmt: skip


def _configure(parser: argparse.ArgumentParser) -> None:
    when = "a date as git understands it, or a revision"
    parser.add_argument("--since", type=text, default=_WEEK, help=f"{when}; default: {_WEEK}")
    parser.add_argument("--until", type=text, help=f"{when}; default: now")
    parser.add_argument("--author", type=text, default="", help="part of a name or an address")
    parser.add_argument(
        "--by",
        choices=("editor", "document", "day"),
        default="editor",
        help="a row for each editor alone, or for each document or day of each; default: editor",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a row")
    form.add_argument("--csv", action="store_true", help="comma-separated, with a header")


def _run(args: argparse.Namespace) -> int:
    from workbench.session.revising.activity import Activity, stretch
    from workbench.session.revising.archive import Archive
    from workbench.session.revising.tallies import rows

    archive = Archive.of(project_of(args))
    asked = stretch(archive, args.since, args.until)
    activity = Activity(archive, asked, args.author)
    found = rows(activity.done(), args.by)
    for problem in activity.problems:
        console.say(problem)
    if args.csv:
        console.write(_csv(found, args.by))
    elif args.json:
        for row in found:
            console.emit_json(_named(row, args.by))
    elif found:
        for line in table(list(_cells(found, args.by)), right=len(_COLUMNS), flexible=(0,)):
            console.emit(line)
        if not _adds_up(found):
            console.say("what stands in several rows counts once in their sum")
    else:
        until = f", until {args.until}{_when(asked.until)}" if args.until else ""
        since = f"{args.since}{_when(asked.since)}"
        console.say(f"nobody committed work on a document since {since}{until}")
    return 0


def _when(seconds: int | None) -> str:
    """What a date was taken for, by the clock of this computer; nothing of a revision."""
    return f" ({datetime.fromtimestamp(seconds):%Y-%m-%d %H:%M})" if seconds else ""


def _cells(found: Sequence[Row], by: str) -> Iterator[Sequence[str]]:
    """The table: a row for each editor, below it those of documents or days, and the sum."""
    yield ("editor" if by == "editor" else f"editor, {by}", *_COLUMNS)
    sums: list[Tally] = []
    for editor, group in groupby(found, key=lambda row: row.editor):
        parts = list(group)
        sums.append(_sum([part.tally for part in parts]))
        yield (editor.name, *_numbers(sums[-1]))
        if by != "editor":
            for part in parts:
                yield (f" {part.part}", *_numbers(part.tally))
    if len(sums) > 1:
        yield (f"{len(sums)} editors", *_numbers(_sum(sums)))


def _adds_up(found: Sequence[Row]) -> bool:
    """Whether each sum is that of its rows: not where several worked on one paragraph."""
    whole = _counts(_sum([row.tally for row in found]))
    return whole == tuple(map(sum, zip(*(_counts(row.tally) for row in found), strict=True)))


def _sum(tallies: Sequence[Tally]) -> Tally:
    whole, *others = tallies
    for other in others:
        whole += other
    return whole


def _numbers(tally: Tally) -> tuple[str, ...]:
    return tuple(map(str, _counts(tally)))


def _counts(tally: Tally) -> tuple[int, ...]:
    return (
        len(tally.commits),
        tally.words,
        len(tally.paragraphs),
        len(tally.verified),
        tally.links,
        tally.splits,
        tally.joins,
    )


def _named(row: Row, by: str) -> dict[str, object]:
    part = {by: row.part} if by != "editor" else {}
    numbers = dict(zip(_NAMES, _counts(row.tally), strict=True))
    return {"editor": row.editor.name, "email": row.editor.email, **part, **numbers}


def _csv(found: Sequence[Row], by: str) -> str:
    part = () if by == "editor" else (by,)
    text = io.StringIO()
    writer = csv.DictWriter(text, ["editor", "email", *part, *_NAMES], lineterminator="\n")
    writer.writeheader()
    writer.writerows(_named(row, by) for row in found)
    return text.getvalue()


VERB = Verb(
    name="report",
    help="show what editors did",
    description="What each editor did to the documents of the project, from git: commits, words "
    "corrected, paragraphs corrected and verified, links confirmed, paragraphs split and joined. "
    "Merges count for what is in no parent, commits that were rebased once. Times are those of the "
    "authors.",
    examples=(
        "workbench report",
        "workbench report --since 2026-03-01 --until 2026-03-31 --by document --csv",
        "workbench report --since v1.0 --author Анна",
    ),
    configure=_configure,
    run=_run,
)
