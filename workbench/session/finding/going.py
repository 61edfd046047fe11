"""Going to a paragraph that is named: by id, by number, by page."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from workbench.errors import UsageError
from workbench.model.document import Document, Paragraph, Side

FORMS = "25 (the 25th), r25 or e25 of a language, p3 (page 3), the beginning of an id"
"""What can be typed, for a hint."""

_NUMBER = regex.compile(r"(?P<side>\p{L}*)(?P<number>[0-9]+)")
_PAGE = regex.compile(r"[pPрРсС]\s*(?P<number>[0-9]+)")
_LAST_NUMBER = regex.compile(r"[0-9]+(?=[^0-9]*$)")


def destination(document: Document, typed: str, side: Side) -> str:
    """The id of the paragraph that is meant.

    Args:
        document: the document.
        typed: an id or the beginning of one; a number, from 1, with the first letters of the
            language before it for the other side (`e25`); a page (`p3`).
        side: where a plain number counts.

    Raises:
        UsageError: there is no such paragraph, or more than one.
    """
    wanted = typed.strip()
    if document.has(wanted):
        return wanted
    found = _on_page(document, wanted) or _numbered(document, wanted, side)
    return found or _by_prefix(document, wanted)


def _on_page(document: Document, wanted: str) -> str:
    page = _PAGE.fullmatch(wanted)
    if page is None:
        return ""
    first = dict(_first_on_pages(document))
    number = int(page["number"])
    if number not in first:
        known = ", ".join(map(str, sorted(first)))
        raise UsageError(
            f"no paragraph stands on page {number}",
            f"the pages are: {known}" if known else "this document has no scans",
        )
    return first[number]


def _first_on_pages(document: Document) -> Iterator[tuple[int, str]]:
    """Pages with the first paragraph of each, backwards, so that the first one wins."""
    names = sorted({place.page for p in document.source for place in p.scan})
    written = [_LAST_NUMBER.search(name.rpartition(".")[0] or name) for name in names]
    by_name = {
        name: int(match.group()) if match else n
        for n, (name, match) in enumerate(zip(names, written, strict=True), 1)
    }
    for paragraph in reversed(document.source):
        yield from ((by_name[place.page], paragraph.id) for place in paragraph.scan)


def _numbered(document: Document, wanted: str, side: Side) -> str:
    match = _NUMBER.fullmatch(wanted)
    named = _named_side(document, match["side"].lower(), side) if match else None
    if match is None or named is None:
        return ""
    paragraphs: tuple[Paragraph, ...] = document.side(named)
    number = int(match["number"])
    if not 1 <= number <= len(paragraphs):
        if match["side"]:
            return ""  # it may be the beginning of an id
        raise UsageError(f"there is no paragraph {number}", f"there are {len(paragraphs)}")
    return paragraphs[number - 1].id


def _named_side(document: Document, letters: str, side: Side) -> Side | None:
    if not letters:
        return side
    if document.source_language.startswith(letters):
        return "source"
    return "target" if document.target_language.startswith(letters) else None


def _by_prefix(document: Document, wanted: str) -> str:
    paragraphs: tuple[Paragraph, ...] = (*document.source, *document.target)
    ids = [p.id for p in paragraphs if p.id.startswith(wanted.lower())]
    if len(ids) == 1 and wanted:
        return ids[0]
    if not ids or not wanted:
        raise UsageError(f"there is no paragraph “{wanted}”", f"type {FORMS}")
    listed = ", ".join(ids[:4]) + (", …" if len(ids) > 4 else "")
    raise UsageError(f"“{wanted}” begins {len(ids)} ids", f"type more of it: {listed}")
