"""Sides of documents whose furniture is known, the Russian ones garbled too."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.alignment.documents import Document, read
from benchmarks.alignment.garbling import garbled

REPOSITORY = Path(__file__).parents[2]
DEVELOPMENT = (
    REPOSITORY / "benchmarks" / "texts" / "parallel" / "dev",
    REPOSITORY.parent / "shared" / "bench" / "align",
)
NOISES = (0.0, 0.05, 0.15, 0.3)


@dataclass(frozen=True)
class Case:
    """One side of a document.

    Attributes:
        writer: who made the document; what is fitted to a writer's documents is not tried on them.
        language: of the side.
        noise: share of its characters that were read wrongly.
        texts: its paragraphs.
        furniture: which of them are furniture.
        weight: of each of its paragraphs, so that a document counts once at all noises together.
    """

    writer: str
    language: str
    noise: float
    texts: tuple[str, ...]
    furniture: NDArray[np.bool_]
    weight: float = 1.0


def cases(places: Iterable[Path]) -> list[Case]:
    """The sides of all documents of some files and folders; a file not to be read is told of."""
    return [case for place in places for path in _files(place) for case in _of(path)]


def _files(place: Path) -> Sequence[Path]:
    if not place.is_dir():
        return [place] if place.exists() else []
    return sorted(path for path in place.iterdir() if path.suffix in {".links", ".json"})


def _of(path: Path) -> Iterator[Case]:
    try:
        document = read(path)
    except ValueError as error:
        print(f"left out: {error}", file=sys.stderr)
        return
    if path.suffix == ".json":
        yield from _garbled_already(document)
        return
    writer = path.stem.partition("-")[0]
    for noise in NOISES:
        yield _source(garbled(document, noise), writer, noise)
    yield _target(document, writer)


def _garbled_already(document: Document) -> Iterator[Case]:
    """A file `NAME.PERCENT.json`, one of several with the same translation."""
    writer, _, percent = document.name.rpartition(".")
    noise = int(percent) / 100
    yield _source(document, writer, noise)
    if not noise:
        yield _target(document, writer)


def _source(document: Document, writer: str, noise: float) -> Case:
    known = np.array(document.source_furniture, bool)
    return Case(writer, "ru", noise, document.source, known, 1 / len(NOISES))


def _target(document: Document, writer: str) -> Case:
    return Case(writer, "en", 0.0, document.target, np.array(document.target_furniture, bool))
