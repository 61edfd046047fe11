"""A bilingual document: paragraphs of two languages and the links between them. Pure values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Literal, TypeAlias, cast

from workbench.model.conflict import Conflict, LinkConflict
from workbench.model.description import Description
from workbench.model.difference import difference

Side: TypeAlias = Literal["source", "target"]
Kind: TypeAlias = Literal["text", "furniture"]
Status: TypeAlias = Literal["raw", "corrected", "verified"]
LinkStatus: TypeAlias = Literal["auto", "confirmed"]

STATUSES: tuple[Status, ...] = ("raw", "corrected", "verified")
KINDS: tuple[Kind, ...] = ("text", "furniture")
LINK_STATUSES: tuple[LinkStatus, ...] = ("auto", "confirmed")


@dataclass(frozen=True, slots=True)
class ScanRange:
    """Where a paragraph stands on a page image.

    Attributes:
        page: file name of the image without folder ("page-001.png"); its hOCR lies beside it.
        start: first code point of the paragraph in the page's hOCR text.
        end: one past the last code point.
    """

    page: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    """A paragraph of the original.

    Attributes:
        id: short, unique in the document; never changes, whatever happens to the text (`ids`).
        text: what the editor has made of it, NFC, one line.
        ocr: what the machine read; a split or merge cuts or joins it, nothing else changes it.
        status: raw, corrected or verified.
        scan: where it stands on the page images; empty when there is no scan.
        checked: places a person decided, each a piece of `text` as `model.checked` writes it.
        kind: text or furniture (headers, stamps, page numbers, catalogue lines).
        note: what an editor remarks on it, one line, NFC; '' for none.
        conflict: what two editors made of its text differently; None for nearly all.
    """

    id: str
    text: str
    ocr: str
    status: Status = "raw"
    scan: tuple[ScanRange, ...] = ()
    checked: tuple[str, ...] = ()
    kind: Kind = "text"
    note: str = ""
    conflict: Conflict | None = None


@dataclass(frozen=True, slots=True)
class TargetParagraph:
    """A paragraph of the translation; fields as in `SourceParagraph`."""

    id: str
    text: str
    kind: Kind = "text"
    note: str = ""
    conflict: Conflict | None = None


Paragraph: TypeAlias = SourceParagraph | TargetParagraph


@dataclass(frozen=True, slots=True)
class Link:
    """Paragraphs that translate each other, or stand alone when one side is empty.

    Attributes:
        source: ids of source paragraphs in document order; they may skip over furniture.
        target: ids of target paragraphs in document order.
        status: auto (the machine's) or confirmed (a person's, which nothing moves).
        confidence: probability in 0..1 that the link is right.
        conflict: what two editors linked differently; None for nearly all.
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    status: LinkStatus = "auto"
    confidence: float = 0.0
    conflict: LinkConflict | None = None

    @property
    def is_pair(self) -> bool:
        """Whether both sides have a paragraph."""
        return bool(self.source and self.target)

    @property
    def ids(self) -> tuple[str, ...]:
        """All paragraphs of the link, source first."""
        return self.source + self.target


@dataclass(frozen=True)
class Document:
    """One bilingual document.

    Attributes:
        id: name of the file under `aligned/` without its ending.
        title: title in the language of the project.
        metadata: date, citation, archive_reference, credits, summary, … as text.
        source_language: ISO 639-1 code of the original.
        target_language: ISO 639-1 code of the translation.
        source: paragraphs of the original in reading order.
        target: paragraphs of the translation in reading order.
        links: in the order in which the two columns are read; every paragraph is in exactly one.
        conflicts: what two editors made differently of the description, by `title`,
            `metadata.KEY`, `source.language` and so on.
    """

    id: str
    title: str = ""
    metadata: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    source_language: str = "ru"
    target_language: str = "en"
    source: tuple[SourceParagraph, ...] = ()
    target: tuple[TargetParagraph, ...] = ()
    links: tuple[Link, ...] = ()
    conflicts: Mapping[str, Conflict] = field(default_factory=lambda: MappingProxyType({}))

    def side(self, side: Side) -> tuple[Paragraph, ...]:
        """The paragraphs of one side."""
        return self.source if side == "source" else self.target

    def with_side(self, side: Side, paragraphs: tuple[Paragraph, ...]) -> Document:
        """The document with other paragraphs on one side."""
        if side == "source":
            made = replace(self, source=cast("tuple[SourceParagraph, ...]", paragraphs))
        else:
            made = replace(self, target=cast("tuple[TargetParagraph, ...]", paragraphs))
        _hand_over("_link_indexes", self, made)
        if _same_ids(self.side(side), paragraphs):
            _hand_over("_places", self, made)
        return made

    def with_links(self, links: tuple[Link, ...]) -> Document:
        """The document with other links."""
        made = replace(self, links=links)
        _hand_over("_places", self, made)
        if _same_members(self.links, links):
            _hand_over("_link_indexes", self, made)
        return made

    @property
    def description(self) -> Description:
        """All but the id, the paragraphs and the links."""
        return Description(
            self.title,
            tuple(self.metadata.items()),
            self.source_language,
            self.target_language,
            tuple(self.conflicts.items()),
        )

    def with_description(self, description: Description) -> Document:
        """The document with another description."""
        made = replace(
            self,
            title=description.title,
            metadata=MappingProxyType(dict(description.metadata)),
            source_language=description.source_language,
            target_language=description.target_language,
            conflicts=MappingProxyType(dict(description.conflicts)),
        )
        _hand_over("_places", self, made)
        _hand_over("_link_indexes", self, made)
        return made

    @cached_property
    def _places(self) -> Mapping[str, tuple[Side, int]]:
        places: dict[str, tuple[Side, int]] = {
            p.id: ("source", n) for n, p in enumerate(self.source)
        }
        places.update({p.id: ("target", n) for n, p in enumerate(self.target)})
        return places

    @cached_property
    def _link_indexes(self) -> Mapping[str, int]:
        return {id_: n for n, link in enumerate(self.links) for id_ in link.ids}

    def has(self, paragraph_id: str) -> bool:
        """Whether a paragraph of this id exists."""
        return paragraph_id in self._places

    def place(self, paragraph_id: str) -> tuple[Side, int]:
        """Side and index of a paragraph. Raises KeyError when there is none of this id."""
        return self._places[paragraph_id]

    def paragraph(self, paragraph_id: str) -> Paragraph:
        """The paragraph of this id. Raises KeyError when there is none."""
        side, index = self._places[paragraph_id]
        return self.side(side)[index]

    def original(self, paragraph_id: str) -> SourceParagraph:
        """The source paragraph of this id. Raises KeyError when there is none."""
        paragraph = self.paragraph(paragraph_id)
        if not isinstance(paragraph, SourceParagraph):
            raise KeyError(paragraph_id)
        return paragraph

    def link_index(self, paragraph_id: str) -> int:
        """Index of the link the paragraph stands in. Raises KeyError when there is none."""
        return self._link_indexes[paragraph_id]

    def link_of(self, paragraph_id: str) -> Link:
        """The link the paragraph stands in. Raises KeyError when there is none."""
        return self.links[self._link_indexes[paragraph_id]]

    def translation_of(self, paragraph_id: str) -> tuple[TargetParagraph, ...]:
        """The target paragraphs linked to a source paragraph, in order."""
        link = self.link_of(paragraph_id)
        return tuple(self.target[self._places[id_][1]] for id_ in link.target)


def _hand_over(index: str, old: Document, new: Document) -> None:
    """Let a document use an index that was made for the one before it and holds for it too."""
    if index in vars(old):
        vars(new)[index] = vars(old)[index]


def _same_ids(old: tuple[Paragraph, ...], new: tuple[Paragraph, ...]) -> bool:
    at = difference(old, new)
    return [p.id for p in old[at.start : at.old_end]] == [p.id for p in new[at.start : at.new_end]]


def _same_members(old: tuple[Link, ...], new: tuple[Link, ...]) -> bool:
    at = difference(old, new)
    return [k.ids for k in old[at.start : at.old_end]] == [
        k.ids for k in new[at.start : at.new_end]
    ]
