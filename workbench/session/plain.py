"""Plain text files as the commands take them: one paragraph a line, NFC, counted from 0."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.align.aligner import Aligner
from workbench.errors import WorkbenchError
from workbench.lexicon.furniture import classify
from workbench.model.beads import Bead
from workbench.model.suspects import Passage
from workbench.readers.encoding import read_file
from workbench.store.project import Project


def is_plain(name: str, project: Callable[[], Project]) -> bool:
    """Whether the argument of a command names a plain text file rather than a document.

    Args:
        name: the argument.
        project: gives the project; asked only where the name could be either.
    """
    path = Path(name)
    if path.suffix == ".json":
        return False
    if path.parent != Path() or (path.exists() and not path.is_dir()):
        return True
    return path.suffix != "" and not _is_document(name, project)


def _is_document(name: str, project: Callable[[], Project]) -> bool:
    try:
        return project().document_path(name).is_file()
    except WorkbenchError:  # no project here, or no name for a document
        return False


def read_lines(path: Path) -> list[str]:
    """The lines of a file in NFC, blank ones included. Raises BadInputError."""
    text = unicodedata.normalize("NFC", read_file(path))
    return text.removesuffix("\n").split("\n")


def align_lines(source: list[str], target: list[str]) -> tuple[Bead, ...]:
    """Beads of the lines that are not blank, by the indexes of all lines."""
    rows = [n for n, line in enumerate(source) if line.strip()]
    columns = [n for n, line in enumerate(target) if line.strip()]
    left, right = [source[n] for n in rows], [target[n] for n in columns]
    beads = Aligner().align(
        left,
        right,
        source_furniture=classify(left, "ru"),
        target_furniture=classify(right, "en"),
    )
    return tuple(
        Bead(
            tuple(rows[n] for n in bead.source),
            tuple(columns[n] for n in bead.target),
            bead.confidence,
            bead.evidence,
        )
        for bead in beads
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A line of plain text as the corrector sees it."""

    number: int
    passage: Passage


def passages(lines: list[str], translation: list[str] | None) -> Iterator[Line]:
    """The lines with the lines of the translation that belong to them."""
    beside: dict[int, tuple[str, ...]] = {}
    if translation is not None:
        for bead in align_lines(lines, translation):
            texts = tuple(translation[n] for n in bead.target)
            beside.update(dict.fromkeys(bead.source, texts))
    for number, line in enumerate(lines):
        yield Line(number, Passage(text=line, translation=beside.get(number, ())))
