"""What is always true of a document. The codec refuses files that break these laws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.model.document import Document
from workbench.model.text import is_normal


@dataclass(frozen=True, slots=True)
class Violation:
    """A law that a document breaks.

    Attributes:
        path: field in the file, as keys and indexes ("links", 3, "source").
        message: what is wrong.
    """

    path: tuple[str | int, ...]
    message: str


def violations(document: Document) -> Iterator[Violation]:
    """Every broken law of the document; nothing when it is sound."""
    yield from _ids(document)
    yield from _texts(document)
    yield from _links(document)


def _ids(document: Document) -> Iterator[Violation]:
    seen: set[str] = set()
    for side in ("source", "target"):
        for n, paragraph in enumerate(document.side(side)):
            if paragraph.id in seen:
                path = (side, "paragraphs", n, "id")
                yield Violation(path, f"the id {paragraph.id} stands twice")
            seen.add(paragraph.id)


def _texts(document: Document) -> Iterator[Violation]:
    for side in ("source", "target"):
        for n, paragraph in enumerate(document.side(side)):
            if not is_normal(paragraph.text):
                path = (side, "paragraphs", n, "text")
                yield Violation(path, "the text is not one line of NFC without double spaces")


def _links(document: Document) -> Iterator[Violation]:
    known = {p.id: side for side in ("source", "target") for p in document.side(side)}
    uses = Counter(id_ for link in document.links for id_ in link.ids)
    for n, link in enumerate(document.links):
        if not link.ids:
            yield Violation(("links", n), "the link has no paragraph")
        for side, ids in (("source", link.source), ("target", link.target)):
            for id_ in ids:
                yield from _reference(
                    ("links", n, side), id_, uses[id_], is_known=known.get(id_) == side
                )
        if not 0.0 <= link.confidence <= 1.0:
            yield Violation(("links", n, "confidence"), "the confidence is not between 0 and 1")
    for id_, side in known.items():
        if not uses[id_]:
            yield Violation(("links",), f"the {side} paragraph {id_} stands in no link")


def _reference(
    path: tuple[str | int, ...], id_: str, uses: int, *, is_known: bool
) -> Iterator[Violation]:
    if not is_known:
        yield Violation(path, f"there is no {path[-1]} paragraph {id_}")
    elif uses > 1:
        yield Violation(path, f"the paragraph {id_} stands in {uses} links")
