"""The third part: a real page of an archive, against our own reading of it.

The page is no part of this repository; `first-seed.tsv` holds where its text is wrong, as code
points of the file, and what we read there on the page. Places we could not read for sure are left
out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.correction.readings import at
from benchmarks.correction.spots import Spot, ranks
from benchmarks.sections import Cell, Section, Table
from workbench.model.build import build
from workbench.model.document import Document, SourceParagraph
from workbench.model.edits import apply
from workbench.model.operations.links import realign
from workbench.model.suspects import Passage, Suspect
from workbench.model.text import Span
from workbench.readers.files import read
from workbench.session.aligning import links_of_beads
from workbench.session.assistant import Assistant
from workbench.tally import share

_HERE = Path(__file__).resolve().parent
_FILE = _HERE.parents[2] / "shared" / "seeds" / "000_0c4b92f397ed18c0.txt"
_OURS = _HERE / "first-seed.tsv"


@dataclass(frozen=True)
class _Found:
    """What came of one look: ranks of the spots, how many are marked, marks elsewhere."""

    ranks: list[int | None]
    marked: int
    elsewhere: int


def seed() -> Section | None:
    """Accuracy on the page, imported and aligned by the product; None where it is absent."""
    if not _FILE.exists():
        return None
    document = _imported()
    spots = _spots(document)
    assistant = Assistant()
    found = {
        "text alone": _looked(assistant, document, spots, english=False),
        "with English": _looked(assistant, document, spots, english=True),
    }
    head = ["given", "@1", "@5", "@10", "marked", "marks elsewhere"]
    rows: list[list[Cell]] = [[name, *_cells(each)] for name, each in found.items()]
    count = sum(map(len, spots.values()))
    pairs = sum(link.is_pair for link in document.links)
    note = f"{count} places; {pairs} links of paragraphs, all found by the importer."
    data: dict[str, object] = {
        name: dict(zip(head[1:], _cells(each), strict=True)) for name, each in found.items()
    }
    return Section("seed", [Table(head, rows)], [note], data)


def _cells(found: _Found) -> list[Cell]:
    shares = [at(depth, found.ranks) for depth in (1, 5, 10)]
    return [*shares, share(found.marked, len(found.ranks)), found.elsewhere]


def _imported() -> Document:
    document = build("seed", read(_FILE))
    beads = Assistant().align(document)
    return apply(document, realign(document, links_of_beads(document, beads)))


def _spots(document: Document) -> dict[str, list[Spot]]:
    """The places by the id of the paragraph they stand in."""
    found: dict[str, list[Spot]] = {}
    for line, inside in _lines():
        paragraph, shift = _paragraph(document, line)
        for span, truth in inside:
            place = Span(span.start + shift, span.end + shift)
            spot = Spot(place, place.within(paragraph.text), truth)
            found.setdefault(paragraph.id, []).append(spot)
    return found


def _paragraph(document: Document, line: str) -> tuple[SourceParagraph, int]:
    """The paragraph that a line became, and how far its code points moved.

    The importer joins lines, and cuts off what is no part of the document.
    """
    return max(
        (
            (each, max(each.text.find(line), 0) - max(line.find(each.text), 0))
            for each in document.source
            if each.text in line or line in each.text
        ),
        key=lambda found: len(found[0].text),
    )


def _lines() -> Iterator[tuple[str, list[tuple[Span, str]]]]:
    """The lines of the file that have places, with them as code points of the line."""
    rows = [row.split("\t") for row in _OURS.read_text(encoding="utf-8").splitlines()[1:]]
    places = [(int(start), int(end), truth) for start, end, truth in rows]
    offset = 0
    for line in _FILE.read_text(encoding="utf-8").split("\n"):
        inside = [
            (Span(start - offset, end - offset), truth)
            for start, end, truth in places
            if offset <= start <= end <= offset + len(line)
        ]
        if inside:
            yield line, inside
        offset += len(line) + 1


def _looked(
    assistant: Assistant, document: Document, spots: dict[str, list[Spot]], *, english: bool
) -> _Found:
    """The document read through; what it says of the places."""
    paragraphs = [each for each in document.source if each.kind == "text" or each.id in spots]
    asked = [_passage(document, each, english=english) for each in paragraphs]
    every: list[int | None] = []
    marked = elsewhere = 0
    looks = assistant.read_through(asked)
    for paragraph, (passage, suspects) in zip(paragraphs, looks, strict=True):
        known = spots.get(paragraph.id, [])
        if known:
            every += ranks(passage.text, known, suspects)
            marked += sum(any(s.span.overlaps(spot.span) for s in suspects) for spot in known)
            elsewhere += _elsewhere(suspects, known)
    return _Found(every, marked, elsewhere)


def _elsewhere(suspects: Sequence[Suspect], known: Sequence[Spot]) -> int:
    return sum(not any(each.span.overlaps(spot.span) for spot in known) for each in suspects)


def _passage(document: Document, paragraph: SourceParagraph, *, english: bool) -> Passage:
    beside = tuple(each.text for each in document.translation_of(paragraph.id)) if english else ()
    return Passage(paragraph.text, translation=beside)
