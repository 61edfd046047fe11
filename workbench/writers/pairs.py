"""What the writers write: pairs of texts that translate each other, paragraphs or sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from workbench.model.document import Document, Link, LinkStatus
from workbench.model.text import Span

Level: TypeAlias = Literal["paragraph", "sentence"]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which links are written.

    Attributes:
        confirmed_only: leave out links that no person confirmed.
        with_furniture: write headers, stamps and page numbers too.
    """

    confirmed_only: bool = False
    with_furniture: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph of a pair, or what of it stands there.

    Attributes:
        id: of the paragraph.
        span: code points of the paragraph's text; None where it is the whole paragraph.
        text: what stands there.
    """

    id: str
    span: Span | None
    text: str

    @property
    def name(self) -> str:
        """The id, and for a part of a paragraph its first and last code point: `sqyyy7b:2-12`."""
        return self.id if self.span is None else f"{self.id}:{self.span.start}-{self.span.end}"


@dataclass(frozen=True, slots=True)
class Pair:
    """Texts that translate each other; one of the sides may have none.

    Attributes:
        source: the original, in order.
        target: the translation.
        status: of the link they stand in.
        confidence: probability in 0..1 that they belong together.
    """

    source: tuple[Stretch, ...]
    target: tuple[Stretch, ...]
    status: LinkStatus
    confidence: float

    @property
    def ids(self) -> tuple[str, ...]:
        """The paragraphs that the pair is of, source first."""
        return tuple(dict.fromkeys(stretch.id for stretch in (*self.source, *self.target)))

    @property
    def source_text(self) -> str:
        """The original, stretches joined by a space; '' where there is none."""
        return _joined(self.source)

    @property
    def target_text(self) -> str:
        """The translation, likewise."""
        return _joined(self.target)


@dataclass(frozen=True, slots=True)
class ParallelText:
    """A document as it is written.

    Attributes:
        document: its id and languages are written with every pair.
        pairs: in reading order.
        level: what a pair is made of.
    """

    document: Document
    pairs: tuple[Pair, ...]
    level: Level = "paragraph"


def parallel_text(document: Document, selection: Selection) -> ParallelText:
    """The selected links of a document as pairs of whole paragraphs."""
    pairs = (
        Pair(
            _stretches(document, link.source, selection),
            _stretches(document, link.target, selection),
            link.status,
            link.confidence,
        )
        for link in _selected(document.links, selection)
    )
    return ParallelText(document, tuple(pair for pair in pairs if pair.source or pair.target))


def notes_of(document: Document, ids: Iterable[str]) -> dict[str, str]:
    """The notes of those of these paragraphs that have one, by id."""
    notes = {id_: document.paragraph(id_).note for id_ in ids}
    return {id_: note for id_, note in notes.items() if note}


def _selected(links: Iterable[Link], selection: Selection) -> Iterable[Link]:
    return (one for one in links if one.status == "confirmed" or not selection.confirmed_only)


def _stretches(
    document: Document, ids: tuple[str, ...], selection: Selection
) -> tuple[Stretch, ...]:
    paragraphs = (document.paragraph(id_) for id_ in ids)
    return tuple(
        Stretch(one.id, None, one.text)
        for one in paragraphs
        if selection.with_furniture or one.kind == "text"
    )


def _joined(stretches: Iterable[Stretch]) -> str:
    return " ".join(stretch.text for stretch in stretches)
