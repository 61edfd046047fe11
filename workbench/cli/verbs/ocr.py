"""`workbench ocr`: read scans with Tesseract."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.cli import console
from workbench.cli.verbs.verb import Verb, folder_of


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", nargs="+", metavar="ID|IMAGE", help="a document, or image files to read to stdout"
    )
    parser.add_argument(
        "--lang", default="rus+eng", metavar="LANGS", help="Tesseract languages (%(default)s)"
    )


def _run(args: argparse.Namespace) -> int:
    from workbench.session.scanning import read_images, read_new_scans
    from workbench.store.project import Project

    languages = tuple(args.lang.split("+"))
    images = [Path(name) for name in args.what if _is_file(name)]
    with console.progress() as progress:
        if len(images) == len(args.what):
            texts = read_images(images, languages, progress)
        else:
            project = Project.find(folder_of(args))
            messages = [
                read_new_scans(project, document, languages, progress) for document in args.what
            ]
            texts = []
    for text in texts:
        console.emit(text)
    if not texts:
        for message in messages:
            console.say(message)
    return 0


def _is_file(name: str) -> bool:
    return Path(name).is_file() and not name.endswith(".json")


VERB = Verb(
    name="ocr",
    help="read scans with Tesseract",
    description="Given image files, print the text Tesseract reads. Given a document, read those "
    "images in scans/ID/ that have not been read yet and add their paragraphs; what stands in the "
    "document already is never touched.",
    examples=("workbench ocr page-001.png", "workbench ocr 1962-havana-harbour"),
    configure=_configure,
    run=_run,
)
