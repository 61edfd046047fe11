"""`workbench check`: what is wrong with the documents on disk."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import zip_longest
from pathlib import Path
from typing import Any

from workbench.disk import read_text
from workbench.errors import BadInputError, Place
from workbench.model import checked
from workbench.model.document import Document
from workbench.store.codec import decode, encode, read_root
from workbench.store.finding import Finding
from workbench.store.jsontext import Lines
from workbench.store.marks import conflict_marks
from workbench.store.project import why_unusable
from workbench.store.scancheck import ScanCheck, TextLength


def check_file(
    path: Path, scans: Path | None = None, text_length: TextLength | None = None
) -> Iterator[Finding]:
    """Everything wrong with a document file; nothing when it is clean.

    Args:
        path: the file.
        scans: the project's `scans` folder; None leaves the scans unchecked.
        text_length: tells how long the text of a page is; None leaves scan ranges unchecked.
    """
    try:
        text = read_text(path)
        if marked := list(_marks(text, path)):
            yield from marked
            return
        lines = Lines(text)
        schema_findings = list(_against_schema(text, lines, str(path)))
        yield from schema_findings
        if schema_findings:
            return
        document = decode(text, str(path))
    except BadInputError as error:
        yield Finding(error.place or Place(str(path)), error.message, error.remedy)
        return
    if (unusable := why_unusable(path.stem)) is not None:
        yield Finding(Place(str(path)), *unusable)
    if document.id != path.stem:
        yield Finding(
            Place(str(path), lines.of(("id",)), "id"),
            f"the id “{document.id}” is not the name of the file",
            "rename the file or correct the id",
        )
    if (canonical := encode(document)) != text:
        yield Finding(
            Place(str(path), _first_difference(text, canonical)),
            "the file is not in canonical form, so git will show changes that are none",
            "run `workbench check --fix` to write it canonically",
        )
    yield from _conflicts(document, path, lines)
    yield from _places(document, path, lines)
    if scans is not None:
        yield from ScanCheck(document, path, lines, scans / path.stem, text_length).findings()


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `workbench/1` that ships with the package."""
    file = resources.files("workbench.store") / "schema.json"
    loaded: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def _against_schema(text: str, lines: Lines, file: str) -> Iterator[Finding]:
    from jsonschema import Draft202012Validator  # slow to import, and only needed here

    root = read_root(text, file)
    for error in Draft202012Validator(schema()).iter_errors(root.value):
        path = tuple(error.absolute_path)
        field = ".".join(map(str, path))
        yield Finding(Place(file, lines.of(path), field), _short(error.message))


def _marks(text: str, path: Path) -> Iterator[Finding]:
    for number in conflict_marks(text):
        yield Finding(
            Place(str(path), number),
            "a merge of lines left conflict marks of git here",
            f"`workbench git setup`, then `git checkout --merge {shlex.quote(str(path))}`, "
            "merges it by words",
        )


def _first_difference(text: str, canonical: str) -> int:
    """The line (from 1) at which two texts that are not the same part."""
    pairs = zip_longest(text.split("\n"), canonical.split("\n"))
    return next(number for number, (one, other) in enumerate(pairs, 1) if one != other)


def _short(message: str) -> str:
    return message if len(message) <= 160 else message[:80] + " … " + message[-70:]


def _conflicts(document: Document, path: Path, lines: Lines) -> Iterator[Finding]:
    disputed: list[tuple[tuple[str | int, ...], str]] = [
        (("conflict", name), f"{name} is disputed") for name in document.conflicts
    ]
    disputed += [
        ((side, "paragraphs", n, "conflict"), f"the text of {p.id} is disputed")
        for side in ("source", "target")
        for n, p in enumerate(document.side(side))
        if p.conflict is not None
    ]
    disputed += [
        (("links", n, "conflict"), f"the link of {', '.join(link.ids)} is disputed")
        for n, link in enumerate(document.links)
        if link.conflict is not None
    ]
    for field, message in disputed:
        place = Place(str(path), lines.of(field), ".".join(map(str, field)))
        remedy = f"settle it: `workbench open {document.id}`, then X"
        yield Finding(place, f"{message}: a merge left a conflict", remedy)


def _places(document: Document, path: Path, lines: Lines) -> Iterator[Finding]:
    for n, paragraph in enumerate(document.source):
        for place in checked.stale(paragraph.text, paragraph.checked):
            field = ("source", "paragraphs", n, "checked")
            yield Finding(
                Place(str(path), lines.of(field), ".".join(map(str, field))),
                f"the checked place “{place}” does not stand in the text of {paragraph.id}",
                "remove it from the list, or put the word back",
            )
