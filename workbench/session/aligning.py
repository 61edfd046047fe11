"""Between documents with ids and the aligner, which counts paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

from workbench.model.beads import Bead
from workbench.model.document import Document, Kind, Link, Paragraph
from workbench.model.evidence import Evidence

if TYPE_CHECKING:
    from workbench.align.realigner import Realigner

# Probability of being furniture where the document says what a paragraph is.
_SAID: Mapping[Kind, float] = {"furniture": 0.98, "text": 0.02}
_LIKELY = 0.5

_Paragraphs: TypeAlias = tuple[str, tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]
"""Which document it is, and of both sides the paragraphs with their kinds."""


class DocumentAligner:
    """Aligns documents; the last one again in a moment. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: tuple[_Paragraphs, Realigner] | None = None

    def align(self, document: Document) -> tuple[Bead, ...]:
        """Align the two sides of a document as they read now; its confirmed links are anchors."""
        from workbench.align.aligner import Aligner  # numpy is not on the way to a first frame

        texts = Aligner().texts(
            [p.text for p in document.source],
            [p.text for p in document.target],
            _furniture(document.source, "ru"),
            _furniture(document.target, "en"),
        )
        with self._lock:
            beads = texts.align(_anchors(document))
            self._known = _paragraphs(document), texts
        return beads

    def align_again(self, document: Document) -> tuple[Bead, ...] | None:
        """Align the document that was aligned last around the links confirmed since.

        What was corrected since in its texts does not count. None where it was another document
        or has other paragraphs now, or another thread is at it.
        """
        with self._texts(document) as texts:
            return texts.align(_anchors(document)) if texts else None

    def knows(self, document: Document) -> bool:
        """Whether it is the document that was aligned last, with the same paragraphs."""
        return self._known is not None and self._known[0] == _paragraphs(document)

    def reasons(self, document: Document, link: Link) -> tuple[Evidence, ...]:
        """The evidence for a link of the document that was aligned last, strongest first."""
        with self._texts(document) as texts:
            return texts.reasons(bead_of_link(document, link)) if texts else ()

    @contextmanager
    def _texts(self, document: Document) -> Iterator[Realigner | None]:
        """What is kept of a document, unless another thread is at it."""
        if not self._lock.acquire(blocking=False):
            yield None
            return
        try:
            yield self._known[1] if self._known and self.knows(document) else None
        finally:
            self._lock.release()


def links_of_beads(document: Document, beads: Iterable[Bead]) -> list[Link]:
    """Beads of a document's own alignment as automatic links."""
    return [
        Link(
            tuple(document.source[n].id for n in bead.source),
            tuple(document.target[n].id for n in bead.target),
            "auto",
            round(min(1.0, max(0.0, bead.confidence)), 4),
        )
        for bead in beads
    ]


def _paragraphs(document: Document) -> _Paragraphs:
    source, target = (
        tuple((p.id, p.kind) for p in side) for side in (document.source, document.target)
    )
    return document.id, source, target


def _furniture(paragraphs: Sequence[Paragraph], language: str) -> list[float]:
    """What the detector thinks; where the document clearly says otherwise, what that says.

    Then a person has decided, or the importer, which saw the page that the paragraph stood on.
    """
    from workbench.lexicon.furniture import classify  # needs numpy, as the aligner does

    judged = classify([p.text for p in paragraphs], language)
    return [
        share if (share >= _LIKELY) == (paragraph.kind == "furniture") else _SAID[paragraph.kind]
        for paragraph, share in zip(paragraphs, judged, strict=True)
    ]


def _anchors(document: Document) -> list[Bead]:
    return [bead_of_link(document, link) for link in document.links if link.status == "confirmed"]


def bead_of_link(document: Document, link: Link) -> Bead:
    """A link by the places of its paragraphs in the document."""
    source, target = (
        tuple(document.place(id_)[1] for id_ in side) for side in (link.source, link.target)
    )
    return Bead(source, target, link.confidence)
