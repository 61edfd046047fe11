"""`workbench tutorial`: learn to work in two minutes."""

from __future__ import annotations

import argparse

from workbench.cli import console
from workbench.cli.verbs.verb import Ui, Verb, folder_of, path


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", nargs="?", type=path, metavar="DIR", help="default: in your folder of data"
    )
    parser.add_argument(
        "--again", action="store_true", help="start afresh; the old one is moved aside"
    )


def _run(args: argparse.Namespace) -> int:
    from workbench.session.tutorial.making import ID, default_folder, set_aside, tutorial_in

    folder = folder_of(args) / args.folder if args.folder else default_folder()
    if args.again and (aside := set_aside(folder)):
        console.say(f"the old tutorial lies in {aside}")
    project = tutorial_in(folder)
    console.say(f"the tutorial lies in {folder}")
    ui: Ui = args.ui
    return ui.open(project, ID)


VERB = Verb(
    name="tutorial",
    help="learn to work in two minutes",
    description="Open a document that explains how to work, in Russian on the left and in English "
    "on the right: each paragraph is a step, and the exercise for it. It is a project of its own; "
    "one that is there is opened as you left it.",
    examples=("workbench tutorial", "workbench tutorial --again", "workbench tutorial practice"),
    configure=_configure,
    run=_run,
)
