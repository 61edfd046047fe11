"""A document as canonical JSON text and back.

One field a line, fixed key order, NFC, no time stamps: two documents are equal exactly when their
texts are, and git joins edits of different fields. Reading checks every field and says which one
is wrong; nothing unknown is silently dropped.
"""

from __future__ import annotations

import re

from workbench.errors import BadInputError, Place
from workbench.model.description import is_language_code
from workbench.model.document import (
    KINDS,
    LINK_STATUSES,
    STATUSES,
    Document,
    Link,
    Paragraph,
    ScanRange,
    SourceParagraph,
    TargetParagraph,
)
from workbench.model.edits import frozen_mapping
from workbench.model.laws import violations
from workbench.store.conflictcodec import (
    decode_conflict,
    decode_conflicts,
    decode_link_conflict,
    encode_conflict,
    encode_conflicts,
    encode_link_conflict,
)
from workbench.store.fields import Node
from workbench.store.jsontext import Json, emit, line_of, parse

FORMAT = "workbench/1"
_LONGEST_ID = 64
_SCAN = re.compile(r"(?P<page>.+):(?P<start>[0-9]{1,9})-(?P<end>[0-9]{1,9})")


def encode(document: Document) -> str:
    """The canonical text of a document: UTF-8, LF, final newline."""
    return emit(
        {
            "format": FORMAT,
            **encode_conflicts(document.conflicts),
            "id": document.id,
            "title": document.title,
            "metadata": dict(document.metadata),
            "source": {
                "language": document.source_language,
                "paragraphs": [encode_paragraph(p) for p in document.source],
            },
            "target": {
                "language": document.target_language,
                "paragraphs": [encode_paragraph(p) for p in document.target],
            },
            "links": [encode_link(link) for link in document.links],
        }
    )


def decode(text: str, file: str) -> Document:
    """The document that a text holds.

    Args:
        text: JSON in format `workbench/1`, canonical or not.
        file: its name, for messages.

    Raises:
        BadInputError: not JSON, another or a newer format, a field that is missing, unknown or of
            the wrong type, or a broken law; the place names file, line and field.
    """
    root = read_root(text, file)
    document = Document(
        id=root.sized("id"),
        title=root.text("title"),
        metadata=frozen_mapping(root.child("metadata").texts_by_key()),
        source_language=_language(root.child("source")),
        target_language=_language(root.child("target")),
        source=tuple(decode_source(node) for node in root.child("source").nodes("paragraphs")),
        target=tuple(decode_target(node) for node in root.child("target").nodes("paragraphs")),
        links=tuple(decode_link(node) for node in root.nodes("links")),
        conflicts=frozen_mapping(decode_conflicts(root)),
    )
    root.only("format", "conflict", "id", "title", "metadata", "source", "target", "links")
    root.child("source").only("language", "paragraphs")
    root.child("target").only("language", "paragraphs")
    for violation in violations(document):
        raise BadInputError(
            violation.message,
            "repair the field, or take the file back from git",
            Place(file, line_of(text, violation.path), _dotted(violation.path)),
        )
    return document


def read_root(text: str, file: str) -> Node:
    """The outermost object of a document's text, which says it is in our format.

    Raises:
        BadInputError: not JSON, no object, or another or a newer format.
    """
    root = Node(parse(text, file), file, text)
    name = root.text("format")
    if name == FORMAT:
        return root
    family, _, version = name.partition("/")
    if family == FORMAT.partition("/")[0] and version.isdecimal():
        raise root.wrong(
            "format",
            f"the file is in format {name}, this program knows {FORMAT}",
            "install a newer workbench",
        )
    raise root.wrong("format", f"“{name}” is not a workbench document")


def encode_paragraph(paragraph: Paragraph) -> dict[str, Json]:
    """The JSON value of a paragraph of either side.

    A note stands first: neither the brace before it nor the id after it ever changes, so git
    joins it with changes of the paragraph itself.
    """
    first = encode_conflict(paragraph.conflict)
    if paragraph.note:
        first["note"] = paragraph.note
    if not isinstance(paragraph, SourceParagraph):
        return {**first, "id": paragraph.id, "text": paragraph.text, "kind": paragraph.kind}
    return {
        **first,
        "id": paragraph.id,
        "text": paragraph.text,
        "ocr": paragraph.ocr,
        "status": paragraph.status,
        "scan": [f"{part.page}:{part.start}-{part.end}" for part in paragraph.scan],
        "checked": list(paragraph.checked),
        "kind": paragraph.kind,
    }


def encode_link(link: Link) -> dict[str, Json]:
    """The JSON value of a link; the confidence has four decimals."""
    return {
        **encode_link_conflict(link.conflict),
        "source": list(link.source),
        "target": list(link.target),
        "status": link.status,
        "confidence": round(link.confidence, 4),
    }


def decode_source(node: Node) -> SourceParagraph:
    """The source paragraph of a JSON object. Raises BadInputError."""
    node.only("conflict", "note", "id", "text", "ocr", "status", "scan", "checked", "kind")
    return SourceParagraph(
        id=node.sized("id", _LONGEST_ID),
        text=node.text("text"),
        ocr=node.text("ocr"),
        status=node.choice("status", STATUSES),
        scan=tuple(_scan_range(node, item) for item in node.texts("scan")),
        checked=tuple(_checked(node)),
        kind=node.choice("kind", KINDS),
        note=node.text_or_none("note"),
        conflict=decode_conflict(node),
    )


def decode_target(node: Node) -> TargetParagraph:
    """The target paragraph of a JSON object. Raises BadInputError."""
    node.only("conflict", "note", "id", "text", "kind")
    return TargetParagraph(
        id=node.sized("id", _LONGEST_ID),
        text=node.text("text"),
        kind=node.choice("kind", KINDS),
        note=node.text_or_none("note"),
        conflict=decode_conflict(node),
    )


def decode_link(node: Node) -> Link:
    """The link of a JSON object. Raises BadInputError."""
    node.only("conflict", "source", "target", "status", "confidence")
    confidence = node.number("confidence")
    if not 0.0 <= confidence <= 1.0:
        raise node.wrong("confidence", "the confidence is not between 0 and 1")
    return Link(
        source=tuple(node.texts("source")),
        target=tuple(node.texts("target")),
        status=node.choice("status", LINK_STATUSES),
        confidence=round(confidence, 4),
        conflict=decode_link_conflict(node),
    )


def _scan_range(node: Node, value: str) -> ScanRange:
    match = _SCAN.fullmatch(value)
    if match is None or int(match["start"]) > int(match["end"]):
        raise node.wrong("scan", f"“{value}” is not of the form page-001.png:START-END")
    return ScanRange(match["page"], int(match["start"]), int(match["end"]))


def _checked(node: Node) -> list[str]:
    places = node.texts("checked")
    if "" in places:
        raise node.wrong_item("checked", places.index(""), "a checked place is empty")
    return places


def _language(node: Node) -> str:
    code = node.text("language")
    if is_language_code(code):
        return code
    raise node.wrong("language", f"“{code}” is not a language code such as ru or en")


def _dotted(path: tuple[str | int, ...]) -> str:
    return ".".join(str(part) for part in path)
