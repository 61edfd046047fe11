"""`workbench init`: a new project."""

from __future__ import annotations

import argparse

from workbench.cli import console
from workbench.cli.verbs.verb import Verb, folder_of, path


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=path, metavar="DIR", help="default: here")


def _run(args: argparse.Namespace) -> int:
    from workbench.session.commands.starting import start_project

    folder = folder_of(args) / args.folder if args.folder else folder_of(args)
    for line in start_project(folder):
        console.say(line)
    return 0


VERB = Verb(
    name="init",
    help="start a new project",
    description="Make the folders aligned/ and scans/, a git repository where there is none, and "
    "the git settings of a project: .gitignore and .gitattributes get the lines that they lack. "
    "Nothing that is there is changed or removed; running it twice changes nothing. Words and "
    "names that the program should know go into glossary.txt, one a line.",
    examples=("workbench init", "workbench init archive-1962"),
    configure=_configure,
    run=_run,
)
