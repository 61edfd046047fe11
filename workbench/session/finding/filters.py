"""Which rows of a document are to be seen: by status, by what is the matter, by a search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from workbench.errors import UsageError
from workbench.model.document import Document, Link, Paragraph, SourceParagraph
from workbench.session.finding.search import Search

Trait: TypeAlias = Literal[
    "raw", "corrected", "verified", "suspects", "unlinked", "unsure", "furniture", "notes"
]

TRAITS: Mapping[Trait, str] = {
    "raw": "raw paragraphs",
    "corrected": "corrected paragraphs",
    "verified": "verified paragraphs",
    "suspects": "with suspects",
    "unlinked": "text without a partner that nobody confirmed",
    "unsure": "links the machine is unsure of",
    "furniture": "page furniture",
    "notes": "with a note",
}
"""What can be asked for, with words for people."""

_STATUSES: frozenset[Trait] = frozenset(("raw", "corrected", "verified"))
UNSURE = 0.9
"""Confidence under which a link of the machine counts as unsure."""


@dataclass(frozen=True)
class Filter:
    """What a row must have to be seen.

    Attributes:
        traits: all of these; of several statuses one is enough. Statuses are those of paragraphs
            of text: furniture is never corrected.
        search: and a place of this search, if there is one.
    """

    traits: frozenset[Trait] = frozenset()
    search: Search | None = None

    def __bool__(self) -> bool:
        return bool(self.traits or self.search)

    @property
    def name(self) -> str:
        """For the title: "raw · unlinked · /стачка/"; '' where all is seen."""
        names: list[str] = [trait for trait in TRAITS if trait in self.traits]
        if self.search is not None:
            names.append(f"/{self.search.query.pattern}/")
        return " · ".join(names)

    def toggled(self, trait: Trait) -> Filter:
        """The same with a trait more or less."""
        return replace(self, traits=self.traits ^ {trait})

    def links(self, document: Document, has_suspects: Callable[[str], object]) -> tuple[int, ...]:
        """Indexes of the links to be seen.

        Args:
            document: the document.
            has_suspects: tells of a paragraph's id whether suspects are known in it.
        """
        found = rows(document, has_suspects, self.search)
        return tuple(n for n, row in enumerate(found) if self.shows(row))

    def shows(self, row: Row) -> bool:
        """Whether a row is seen."""
        statuses = self.traits & _STATUSES
        return (
            self.traits - _STATUSES <= row.traits
            and (not statuses or not statuses.isdisjoint(row.traits))
            and (self.search is None or row.is_found)
        )


@dataclass(frozen=True, slots=True)
class Row:
    """What is to be said of a link.

    Attributes:
        traits: of it or of its paragraphs.
        is_found: whether a search has a place in it.
    """

    traits: frozenset[Trait]
    is_found: bool


def rows(
    document: Document, has_suspects: Callable[[str], object], search: Search | None
) -> list[Row]:
    """All links of a document."""
    made: list[Row] = []
    for link in document.links:
        paragraphs = [document.paragraph(id_) for id_ in link.ids]
        traits = frozenset((*_of_paragraphs(paragraphs), *_of_link(link, paragraphs)))
        if any(has_suspects(id_) for id_ in link.source):
            traits |= {"suspects"}
        made.append(Row(traits, _is_found(document, paragraphs, search)))
    return made


def _is_found(document: Document, paragraphs: list[Paragraph], search: Search | None) -> bool:
    """Whether a search has a place in paragraphs; what takes too long stays in sight."""
    if search is None:
        return False
    try:
        return any(
            search.of(p) for p in paragraphs if search.query.looks_at(document.place(p.id)[0])
        )
    except UsageError:
        return True


def _of_paragraphs(paragraphs: list[Paragraph]) -> Iterator[Trait]:
    for paragraph in paragraphs:
        if paragraph.kind == "furniture":
            yield "furniture"
        elif isinstance(paragraph, SourceParagraph):
            yield paragraph.status
        if paragraph.note:
            yield "notes"


def _of_link(link: Link, paragraphs: list[Paragraph]) -> Iterator[Trait]:
    is_text = any(paragraph.kind == "text" for paragraph in paragraphs)
    if not is_text or link.status == "confirmed":
        return
    if not link.is_pair:
        yield "unlinked"
    if link.confidence < UNSURE:
        yield "unsure"
