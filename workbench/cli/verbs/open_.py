"""`workbench open` and `workbench` alone: the terminal UI."""

from __future__ import annotations

import argparse

from workbench.cli.verbs.verb import Ui, Verb, name, project_of


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", type=name, nargs="?", help="id of a document, or its file")


def _run(args: argparse.Namespace) -> int:
    project = project_of(args)
    document = project.require(args.document) if args.document else None
    ui: Ui = args.ui
    return ui.open(project, document)


VERB = Verb(
    name="open",
    help="open the terminal UI",
    description="Open the terminal UI on the project here, or on one document of it.",
    examples=("workbench open", "workbench open 1962-havana-harbour"),
    configure=_configure,
    run=_run,
)
