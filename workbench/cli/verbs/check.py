"""`workbench check`: are the documents sound?"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli import console
from workbench.cli.github import annotation
from workbench.cli.verbs.verb import Verb, path, project_of
from workbench.wording import counted

if TYPE_CHECKING:
    from workbench.store.finding import Finding


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="*", type=path, metavar="FILE", help="default: all of the project"
    )
    parser.add_argument("--fix", action="store_true", help="rewrite sound files canonically")
    parser.add_argument(
        "--no-scans", action="store_true", help="leave scans unchecked, which are kept elsewhere"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a finding")
    form.add_argument("--github", action="store_true", help="annotations for GitHub Actions")


def _run(args: argparse.Namespace) -> int:
    from workbench.session.commands.checking import files_of, findings, fix

    files: Sequence[Path] = args.files or files_of(project_of(args))
    count = 0
    for file in files:
        if args.fix and (message := fix(file)):
            console.say(message)
        for finding in findings(file, scans=not args.no_scans):
            count += 1
            _emit(finding, args)
    console.say(f"{counted(len(files), 'file')} checked, {counted(count, 'finding')}")
    return 1 if count else 0


def _emit(finding: Finding, args: argparse.Namespace) -> None:
    if args.json:
        console.emit_json(_as_json(finding))
    elif args.github:
        console.emit(annotation(finding))
    else:
        console.emit(str(finding))


def _as_json(finding: Finding) -> dict[str, object]:
    place = finding.place
    return {
        "file": place.file,
        "line": place.line,
        "field": place.field,
        "message": finding.message,
        "remedy": finding.remedy,
    }


VERB = Verb(
    name="check",
    help="validate the documents",
    description="Validate documents: JSON, schema, ids, links, canonical form, scans; and the "
    "project's glossary.txt. Exit code 0 when all is well, 1 with findings. Made for pre-commit "
    "and CI: nothing is written but with --fix, which leaves a document alone that is open in "
    "another window.",
    examples=(
        "workbench check",
        "workbench check aligned/1962-havana-harbour.json --json",
        "workbench check --github",
    ),
    configure=_configure,
    run=_run,
)
