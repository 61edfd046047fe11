"""Conflicts of a merge as JSON; a field `conflict`, first in its object and mostly not there."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.model.conflict import Conflict, LinkConflict, Members
from workbench.store.fields import Node
from workbench.store.jsontext import Json

FIELD = "conflict"
_VERSIONS = ("base", "ours", "theirs")


def encode_conflict(conflict: Conflict | None) -> dict[str, Json]:
    """The field of a disputed text, or no field."""
    return {} if conflict is None else {FIELD: _texts(conflict)}


def decode_conflict(node: Node) -> Conflict | None:
    """The disputed text of an object; None where it has none. Raises BadInputError."""
    return _conflict(node.child(FIELD)) if FIELD in node.value else None


def encode_conflicts(conflicts: Mapping[str, Conflict]) -> dict[str, Json]:
    """The field of the disputed parts of a description, or no field."""
    return {FIELD: {name: _texts(one) for name, one in conflicts.items()}} if conflicts else {}


def decode_conflicts(node: Node) -> dict[str, Conflict]:
    """The disputed parts of a description, by name. Raises BadInputError."""
    if FIELD not in node.value:
        return {}
    found = node.child(FIELD)
    return {name: _conflict(found.child(name)) for name in found.value}


def encode_link_conflict(conflict: LinkConflict | None) -> dict[str, Json]:
    """The field of disputed links, or no field."""
    if conflict is None:
        return {}
    return {
        FIELD: {
            "base": _encode_members(conflict.base),
            "ours": _encode_members(conflict.ours),
            "theirs": _encode_members(conflict.theirs),
        }
    }


def decode_link_conflict(node: Node) -> LinkConflict | None:
    """The disputed links of an object; None where it has none. Raises BadInputError."""
    if FIELD not in node.value:
        return None
    found = node.child(FIELD)
    found.only(*_VERSIONS)
    return LinkConflict(*(_decode_members(found, name) for name in _VERSIONS))


def _texts(conflict: Conflict) -> dict[str, Json]:
    return {"base": conflict.base, "ours": conflict.ours, "theirs": conflict.theirs}


def _conflict(node: Node) -> Conflict:
    node.only(*_VERSIONS)
    return Conflict(*(node.text(name) for name in _VERSIONS))


def _encode_members(links: tuple[Members, ...]) -> list[Json]:
    return [{"source": list(source), "target": list(target)} for source, target in links]


def _decode_members(node: Node, name: str) -> tuple[Members, ...]:
    for link in node.nodes(name):
        link.only("source", "target")
    return tuple(
        (tuple(link.texts("source")), tuple(link.texts("target"))) for link in node.nodes(name)
    )
