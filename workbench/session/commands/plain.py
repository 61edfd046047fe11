"""Plain text files as the commands take them: one paragraph a line, NFC, counted from 0."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.align.aligner import Aligner
from workbench.align.sentences import LinkedTexts, align_sentences
from workbench.errors import WorkbenchError
from workbench.model.beads import Bead
from workbench.model.sentences import Piece, SentencePair
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


@dataclass(frozen=True, slots=True)
class Written:
    """The lines of a file that are not blank, which are the ones that are aligned.

    Attributes:
        numbers: which of all lines they are, from 0, ascending.
        texts: what stands in them.
    """

    numbers: tuple[int, ...]
    texts: tuple[str, ...]

    @staticmethod
    def of(lines: Sequence[str]) -> Written:
        """Those of all lines of a file."""
        numbers = tuple(n for n, line in enumerate(lines) if line.strip())
        return Written(numbers, tuple(lines[n] for n in numbers))


def align_lines(source: list[str], target: list[str]) -> tuple[Bead, ...]:
    """Beads of the lines that are not blank, by the indexes of all lines."""
    left, right = Written.of(source), Written.of(target)
    return in_lines(Aligner().align(left.texts, right.texts), left, right)


def in_lines(beads: Iterable[Bead], source: Written, target: Written) -> tuple[Bead, ...]:
    """Beads of written lines by the indexes of all lines."""
    return tuple(
        Bead(
            tuple(source.numbers[n] for n in bead.source),
            tuple(target.numbers[n] for n in bead.target),
            bead.confidence,
        )
        for bead in beads
    )


def sentences_of_lines(
    source: Sequence[str], target: Sequence[str], links: Sequence[Bead]
) -> tuple[SentencePair, ...]:
    """The sentences inside links of lines, lonely ones left out.

    The pieces count all lines of the files; their confidence is the link's times their own.
    """
    texts = [
        LinkedTexts(tuple(source[n] for n in link.source), tuple(target[n] for n in link.target))
        for link in links
    ]
    return tuple(
        SentencePair(
            tuple(Piece(link.source[piece.paragraph], piece.span) for piece in pair.source),
            tuple(Piece(link.target[piece.paragraph], piece.span) for piece in pair.target),
            link.confidence * pair.confidence,
        )
        for link, pairs in zip(links, align_sentences(texts), strict=True)
        for pair in pairs
        if pair.source and pair.target
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
