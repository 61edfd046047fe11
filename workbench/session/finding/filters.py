"""Which rows of a document are to be seen: by status, by what is the matter, by a search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

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

        Raises:
            UsageError: the search takes too long.
        """
        return tuple(
            n for n, link in enumerate(document.links) if self._shows(document, link, has_suspects)
        )

    def count(
        self, document: Document, has_suspects: Callable[[str], object]
    ) -> Mapping[Trait, int]:
        """How many links would be left with each trait beside those that are asked for."""
        return {
            trait: len(replace(self, traits=self.traits | {trait}).links(document, has_suspects))
            for trait in TRAITS
        }

    def _shows(self, document: Document, link: Link, has_suspects: Callable[[str], object]) -> bool:
        paragraphs = [document.paragraph(id_) for id_ in link.ids]
        statuses = self.traits & _STATUSES
        if statuses and not statuses.intersection(_statuses(paragraphs)):
            return False
        if not all(
            _has(trait, link, paragraphs, has_suspects) for trait in self.traits - _STATUSES
        ):
            return False
        search = self.search
        return search is None or any(
            search.of(p) for p in paragraphs if search.query.looks_at(document.place(p.id)[0])
        )


def _statuses(paragraphs: list[Paragraph]) -> Iterator[Trait]:
    for paragraph in paragraphs:
        if isinstance(paragraph, SourceParagraph) and paragraph.kind == "text":
            yield paragraph.status


def _has(
    trait: Trait,
    link: Link,
    paragraphs: list[Paragraph],
    has_suspects: Callable[[str], object],
) -> bool:
    if trait == "suspects":
        return any(has_suspects(id_) for id_ in link.source)
    is_text = any(paragraph.kind == "text" for paragraph in paragraphs)
    if trait == "unlinked":
        return is_text and not link.is_pair and link.status == "auto"
    if trait == "unsure":
        return is_text and link.status == "auto" and link.confidence < UNSURE
    if trait == "furniture":
        return any(paragraph.kind == "furniture" for paragraph in paragraphs)
    return any(paragraph.note for paragraph in paragraphs)
