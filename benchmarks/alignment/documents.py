"""Bilingual documents whose true alignment is known.

Two formats are read: our own `.links` files, written by hand (`benchmarks/texts/README.md`), and
JSON with `ru`, `en`, `gold` and `kind`, such as `../shared/bench/align` has.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

import regex

Link: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
"""Numbers of the paragraphs of a link, original and translation, from 0."""

_LINE = regex.compile(r"(?P<side>[RE])(?P<furniture>#?) (?P<text>.+)")
_PARTED = regex.compile(r"\s\|(?:\s|$)")
_NOTHING = "∅"
_FURNITURE = frozenset("gj")  # letters of kinds in the JSON: garbage and junk


@dataclass(frozen=True, slots=True)
class Part:
    """The smallest texts of a link that translate each other; one of them may be ''."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its true alignment.

    Attributes:
        name: of the file.
        source: paragraphs of the original.
        target: paragraphs of the translation.
        links: the true pairs.
        source_furniture: which source paragraphs are furniture.
        target_furniture: the same of the target.
        parts: per link its text in the smallest parts; () where that is not known.
    """

    name: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    links: tuple[Link, ...]
    source_furniture: tuple[bool, ...]
    target_furniture: tuple[bool, ...]
    parts: tuple[tuple[Part, ...], ...] = ()

    def with_source(self, source: Iterable[str]) -> Document:
        """The same with other texts of the same source paragraphs."""
        return replace(self, source=tuple(source))


def read(path: Path) -> Document:
    """One document, by the ending of its file."""
    text = path.read_text(encoding="utf-8")
    return _of_json(path.stem, text) if path.suffix == ".json" else _of_links(path.stem, text)


def documents(places: Sequence[Path]) -> list[Document]:
    """The documents of files, and of all `.links` and `.json` files of folders."""
    files = [
        file
        for place in places
        for file in (sorted(place.iterdir()) if place.is_dir() else [place])
        if file.suffix in (".links", ".json")
    ]
    return [read(file) for file in files]


def _of_json(name: str, text: str) -> Document:
    data = json.loads(text)
    return Document(
        name,
        tuple(data["ru"]),
        tuple(data["en"]),
        tuple((tuple(source), tuple(target)) for source, target in data["gold"]),
        tuple(kind in _FURNITURE for kind in data["kind"]["ru"]),
        tuple(kind in _FURNITURE for kind in data["kind"]["en"]),
    )


def _of_links(name: str, text: str) -> Document:
    sides: dict[str, list[str]] = {"R": [], "E": []}
    furniture: dict[str, list[bool]] = {"R": [], "E": []}
    links: list[Link] = []
    parts: list[tuple[Part, ...]] = []
    for block in regex.split(r"\n\s*\n", text.strip()):
        members: dict[str, list[int]] = {"R": [], "E": []}
        stamps: dict[str, list[int]] = {"R": [], "E": []}
        marked: dict[str, list[str]] = {"R": [], "E": []}
        for line in block.splitlines():
            match = _LINE.fullmatch(line)
            if match is None:
                raise ValueError(f"{name}: not a line of a document with links: {line[:60]!r}")
            side = match["side"]
            (stamps if match["furniture"] else members)[side].append(len(sides[side]))
            furniture[side].append(bool(match["furniture"]))
            sides[side].append(
                " ".join(_PARTED.sub(" ", match["text"]).replace(_NOTHING, "").split())
            )
            if not match["furniture"]:
                marked[side].append(match["text"])
        if members["R"] and members["E"]:
            links.append((tuple(members["R"]), tuple(members["E"])))
            parts.append(_parts(name, marked["R"], marked["E"]))
        elif not (members["R"] or members["E"]) and stamps["R"] and stamps["E"]:
            links.append((tuple(stamps["R"]), tuple(stamps["E"])))
            parts.append(_parts(name, [sides["R"][stamps["R"][0]]], [sides["E"][stamps["E"][0]]]))
    return Document(
        name,
        tuple(sides["R"]),
        tuple(sides["E"]),
        tuple(links),
        tuple(furniture["R"]),
        tuple(furniture["E"]),
        tuple(parts),
    )


def _parts(name: str, source: list[str], target: list[str]) -> tuple[Part, ...]:
    left, right = (
        [part.strip() for part in _PARTED.split(" ".join(side)) if part.strip()]
        for side in (source, target)
    )
    if len(left) != len(right):
        raise ValueError(f"{name}: {len(left)} parts and {len(right)}: {left[0][:60]!r}")
    blank = {_NOTHING: ""}
    return tuple(
        Part(blank.get(one, one), blank.get(other, other))
        for one, other in zip(left, right, strict=True)
    )
