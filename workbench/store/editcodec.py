"""Edits as JSON, one line each, for the journal."""

from __future__ import annotations

from workbench.errors import BadInputError
from workbench.model.description import Description
from workbench.model.document import SourceParagraph, TargetParagraph
from workbench.model.edits import Change, DescriptionChange, Edit, LinksSplice, ParagraphsSplice
from workbench.store.codec import (
    decode_link,
    decode_source,
    decode_target,
    encode_link,
    encode_paragraph,
)
from workbench.store.conflictcodec import decode_conflicts, encode_conflicts
from workbench.store.fields import Node
from workbench.store.jsontext import Json


def encode_edit(edit: Edit) -> dict[str, Json]:
    """The JSON value of an edit."""
    return {"name": edit.name, "changes": [_encode_change(change) for change in edit.changes]}


def decode_edit(node: Node) -> Edit:
    """The edit of a JSON object. Raises BadInputError."""
    return Edit(node.text("name"), tuple(_decode_change(item) for item in node.nodes("changes")))


def _encode_change(change: Change) -> dict[str, Json]:
    if isinstance(change, LinksSplice):
        return {
            "change": "links",
            "index": change.index,
            "removed": [encode_link(link) for link in change.removed],
            "inserted": [encode_link(link) for link in change.inserted],
        }
    if isinstance(change, ParagraphsSplice):
        return {
            "change": change.side,
            "index": change.index,
            "removed": [encode_paragraph(p) for p in change.removed],
            "inserted": [encode_paragraph(p) for p in change.inserted],
        }
    return {
        "change": "description",
        "before": _encode_description(change.before),
        "after": _encode_description(change.after),
    }


def _decode_change(node: Node) -> Change:
    kind = node.text("change")
    if kind == "description":
        before, after = node.child("before"), node.child("after")
        return DescriptionChange(_decode_description(before), _decode_description(after))
    index = node.whole("index")
    if kind == "links":
        removed = tuple(decode_link(item) for item in node.nodes("removed"))
        return LinksSplice(index, removed, tuple(decode_link(k) for k in node.nodes("inserted")))
    if kind == "source":
        return ParagraphsSplice(
            "source", index, _sources(node, "removed"), _sources(node, "inserted")
        )
    if kind == "target":
        return ParagraphsSplice(
            "target", index, _targets(node, "removed"), _targets(node, "inserted")
        )
    raise BadInputError(f"“{kind}” is no kind of change")


def _sources(node: Node, key: str) -> tuple[SourceParagraph, ...]:
    return tuple(decode_source(item) for item in node.nodes(key))


def _targets(node: Node, key: str) -> tuple[TargetParagraph, ...]:
    return tuple(decode_target(item) for item in node.nodes(key))


def _encode_description(description: Description) -> dict[str, Json]:
    return {
        **encode_conflicts(dict(description.conflicts)),
        "title": description.title,
        "metadata": dict(description.metadata),
        "source": description.source_language,
        "target": description.target_language,
    }


def _decode_description(node: Node) -> Description:
    return Description(
        node.text("title"),
        tuple(node.child("metadata").texts_by_key().items()),
        node.text("source"),
        node.text("target"),
        tuple(decode_conflicts(node).items()),
    )
