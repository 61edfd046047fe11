"""`workbench check`: are the documents sound?"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli import console
from workbench.cli.verbs.verb import Verb, project_of
from workbench.errors import BadInputError
from workbench.wording import counted

if TYPE_CHECKING:
    from workbench.store.project import Project


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="default: all documents of the project"
    )
    parser.add_argument("--fix", action="store_true", help="rewrite sound files canonically")
    parser.add_argument("--json", action="store_true", help="one JSON object a finding")


def _run(args: argparse.Namespace) -> int:
    from workbench.store.check import check_file

    files: list[Path] = args.files or _all_files(project_of(args))
    if args.fix:
        _fix(files)
    count = 0
    for file in files:
        for finding in check_file(file, _scans_of(file)):
            count += 1
            if args.json:
                place = finding.place
                console.emit_json(
                    {
                        "file": place.file,
                        "line": place.line,
                        "field": place.field,
                        "message": finding.message,
                        "remedy": finding.remedy,
                    }
                )
            else:
                console.emit(str(finding))
    console.say(f"{counted(len(files), 'file')} checked, {counted(count, 'finding')}")
    return 1 if count else 0


def _scans_of(file: Path) -> Path | None:
    """The scans of the project a file lies in; files elsewhere are checked without."""
    folder = file.resolve().parent
    return folder.parent / "scans" if folder.name == "aligned" else None


def _all_files(project: Project) -> list[Path]:
    return [project.document_path(id_) for id_ in project.document_ids()]


def _fix(files: list[Path]) -> None:
    from workbench.disk import read_text, write_text
    from workbench.store.codec import decode, encode

    for file in files:
        try:
            text = read_text(file)
            canonical = encode(decode(text, str(file)))
        except BadInputError:  # it will be reported as a finding
            continue
        if canonical != text:
            write_text(file, canonical)
            console.say(f"rewrote {file}")


VERB = Verb(
    name="check",
    help="validate the documents",
    description="Validate documents: JSON, schema, ids, links, canonical form, scans. Exit code 0 "
    "when all is well, 1 with findings. Made for pre-commit and CI.",
    examples=("workbench check", "workbench check aligned/1962-havana-harbour.json --json"),
    configure=_configure,
    run=_run,
)
