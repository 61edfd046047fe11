"""`workbench init`: a new project."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.cli import console
from workbench.cli.verbs.verb import Verb, folder_of


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="default: here")


def _run(args: argparse.Namespace) -> int:
    from workbench.session.starting import start_project

    folder = folder_of(args) / args.folder if args.folder else folder_of(args)
    for line in start_project(folder):
        console.say(line)
    return 0


VERB = Verb(
    name="init",
    help="start a new project",
    description="Make the folders aligned/ and scans/ and the git settings of a project. Files "
    "that exist are left as they are; running it twice changes nothing.",
    examples=("workbench init", "workbench init archive-1962"),
    configure=_configure,
    run=_run,
)
