"""`workbench ocr`: read scans with Tesseract."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.cli import console
from workbench.cli.verbs.verb import Verb, name, project_of
from workbench.errors import UsageError


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what",
        type=name,
        nargs="+",
        metavar="ID|IMAGE",
        help="a document, or image files to read to stdout",
    )
    parser.add_argument(
        "--lang", default="rus+eng", metavar="LANGS", help="Tesseract languages (%(default)s)"
    )


def _run(args: argparse.Namespace) -> int:
    from workbench.session.commands.scanning import names_image, read_images, read_new_scans

    languages = tuple(args.lang.split("+"))
    images = [Path(name) for name in args.what if names_image(name)]
    if images and len(images) < len(args.what):
        raise UsageError("ocr takes images or documents, not both", "run it twice")
    with console.progress() as progress:
        if images:
            for text in read_images(images, languages, progress):
                console.emit(text)
            return 0
        project = project_of(args)
        for document in args.what:
            message = read_new_scans(project, document, languages, progress)
            progress.clear()
            console.say(message)
    return 0


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
