"""`workbench import`: files become documents."""

from __future__ import annotations

import argparse

from workbench.cli import console
from workbench.cli.verbs.verb import Verb, name, path, project_of, text


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=path, metavar="FILE", help="text or page image")
    parser.add_argument(
        "--translation", type=path, metavar="FILE", help="text file with the translation"
    )
    parser.add_argument(
        "--title", type=text, default="", help="title of the document; default: found in it"
    )
    parser.add_argument(
        "--id", type=name, metavar="ID", help="id of the document; default: the file's name"
    )


def _run(args: argparse.Namespace) -> int:
    from workbench.session.commands.importing import Importer

    project = project_of(args)
    with console.progress() as progress:
        importer = Importer(project, progress)
        imported = importer.import_files(args.files, args.translation, args.id, args.title)
    for notice in importer.notices:
        console.say(notice)
    for document in imported:
        console.emit(document.id)
        console.say(importer.summary(document))
    return 0


VERB = Verb(
    name="import",
    help="bring text files and page images in",
    description="Make documents of files. A text file may hold the Russian, the English, or an "
    "archive's page with both; its encoding is found out. Page images are read with Tesseract. "
    "Each text file becomes a document of its own; page images, and all files given with --id or "
    "--translation, are pages of one. Given the id of a document that still lacks one side, the "
    "files become that side. "
    "The imported files are kept under scans/ID/. Prints the ids of the documents.",
    examples=(
        "workbench import page.txt",
        "workbench import page-1.png page-2.png --translation en.txt --id report-1962",
    ),
    configure=_configure,
    run=_run,
)
