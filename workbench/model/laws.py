"""What is always true of a document. The codec refuses files that break these laws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import regex

from workbench.model.conflict import Conflict
from workbench.model.description import is_part
from workbench.model.document import Document
from workbench.model.text import is_normal

_BARE_NAME = regex.compile(r"(?!\.)[^/\\\p{Cc}]+")
_CONTROL = regex.compile(r"\p{Cc}")
_NOT_NORMAL = "is not one line of NFC without double spaces"


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
    yield from _description(document)
    yield from _texts(document)
    yield from _pages(document)
    yield from _links(document)


def _ids(document: Document) -> Iterator[Violation]:
    seen: set[str] = set()
    for side in ("source", "target"):
        for n, paragraph in enumerate(document.side(side)):
            path = (side, "paragraphs", n, "id")
            if _CONTROL.search(paragraph.id):
                yield Violation(path, "the id has a control character")
            if paragraph.id in seen:
                yield Violation(path, f"the id {paragraph.id} stands twice")
            seen.add(paragraph.id)


def is_page_name(name: str) -> bool:
    """Whether `name` can be the page of a scan range: a file's name alone, and not a hidden one.

    A page is looked for in the folder of its document; a name with a folder in it could lead out.
    """
    return _BARE_NAME.fullmatch(name) is not None


def _description(document: Document) -> Iterator[Violation]:
    if not is_normal(document.title):
        yield Violation(("title",), f"the title {_NOT_NORMAL}")
    for key, value in document.metadata.items():
        for what, text in (("name", key), ("value", value)):
            if not is_normal(text):
                yield Violation(("metadata", key), f"the {what} {_NOT_NORMAL}")
    for part, conflict in document.conflicts.items():
        if not is_part(part):
            yield Violation(("conflict", part), f"“{part}” is no part of a description")
        for name, text in _versions(conflict):
            if not is_normal(text):
                yield Violation(("conflict", part, name), f"the text {_NOT_NORMAL}")


def _texts(document: Document) -> Iterator[Violation]:
    for side in ("source", "target"):
        for n, paragraph in enumerate(document.side(side)):
            if not is_normal(paragraph.text):
                yield Violation((side, "paragraphs", n, "text"), f"the text {_NOT_NORMAL}")
            if not is_normal(paragraph.note):
                yield Violation((side, "paragraphs", n, "note"), f"the note {_NOT_NORMAL}")
            for name, text in _versions(paragraph.conflict):
                if not is_normal(text):
                    path = (side, "paragraphs", n, "conflict", name)
                    yield Violation(path, f"the text {_NOT_NORMAL}")
    for n, paragraph in enumerate(document.source):
        if not is_normal(paragraph.ocr):
            yield Violation(("source", "paragraphs", n, "ocr"), f"the OCR {_NOT_NORMAL}")


def _versions(conflict: Conflict | None) -> tuple[tuple[str, str], ...]:
    if conflict is None:
        return ()
    return ("base", conflict.base), ("ours", conflict.ours), ("theirs", conflict.theirs)


def _pages(document: Document) -> Iterator[Violation]:
    for n, paragraph in enumerate(document.source):
        for part in paragraph.scan:
            if not is_page_name(part.page):
                path = ("source", "paragraphs", n, "scan")
                yield Violation(path, f"“{part.page}” is not the bare name of a page's file")


def _links(document: Document) -> Iterator[Violation]:
    known = {p.id: side for side in ("source", "target") for p in document.side(side)}
    order = {p.id: n for side in ("source", "target") for n, p in enumerate(document.side(side))}
    uses = Counter(id_ for link in document.links for id_ in link.ids)
    for n, link in enumerate(document.links):
        if not link.ids:
            yield Violation(("links", n), "the link has no paragraph")
        for side, ids in (("source", link.source), ("target", link.target)):
            if any(order.get(a, -1) > order.get(b, len(order)) for a, b in pairwise(ids)):
                yield Violation(
                    ("links", n, side), "the paragraphs do not stand in the order of the document"
                )
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
