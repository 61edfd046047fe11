"""The documents that are measured, as they were typed and as bad scans read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import regex

from benchmarks.alignment.documents import Document, documents
from benchmarks.alignment.garbling import garbled

NOISES = (0.0, 0.05, 0.15, 0.3)
"""Shares of the characters of the original that are read wrongly."""

TWO_NOISES = (0.0, 0.15)
"""Those that the longer parts are content with."""

_REPOSITORY = Path(__file__).parents[2]
DEFAULT = (
    _REPOSITORY / "benchmarks/texts/parallel/test",
    _REPOSITORY.parent / "shared/bench/align",
)
_NAMES = {DEFAULT[0]: "held-out documents", DEFAULT[1]: "shared news"}
_GARBLED_BEFORE = regex.compile(r"(?P<name>.+)\.(?P<percent>\d\d)")


@dataclass(frozen=True, eq=False)
class Case:
    """A document at one noise, compared by identity.

    Attributes:
        name: of the document.
        noise: share of the characters that were read wrongly, 0..1.
        document: its text as read.
    """

    name: str
    noise: float
    document: Document


@dataclass(frozen=True)
class Corpus:
    """The documents of one place.

    Attributes:
        name: as tables have it.
        cases: every document at every noise.
    """

    name: str
    cases: Sequence[Case]

    def at(self, noise: float) -> list[Case]:
        """The documents at one noise, in the order of their names."""
        return [case for case in self.cases if case.noise == noise]

    def __str__(self) -> str:
        count = len({case.name for case in self.cases})
        return f"{self.name}: {count} document{'s' * (count != 1)}"


def corpora(places: Sequence[Path], most: int | None = None) -> list[Corpus]:
    """One corpus a place; places that are not there are left out.

    Args:
        places: files and folders, as `documents.documents` has them.
        most: documents of each that are taken, all when left out.
    """
    found = []
    for place in places:
        if place.exists():
            cases = list(_cases(documents([place])))
            names = list(dict.fromkeys(case.name for case in cases))[:most]
            chosen = [case for case in cases if case.name in names]
            found.append(Corpus(_NAMES.get(place, place.stem), chosen))
    return found


def _cases(clean: Sequence[Document]) -> Iterator[Case]:
    """Every document at every noise; a name like `news.15` says that one is read badly already."""
    for document in clean:
        match = _GARBLED_BEFORE.fullmatch(document.name)
        if match:
            yield Case(match["name"], int(match["percent"]) / 100, document)
            continue
        for noise in NOISES:
            yield Case(document.name, noise, garbled(document, noise))
