"""What a sample document should become, from the truth beside the script that drew its pages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from workbench.model.document import Document, Link, Paragraph
from workbench.model.text import normalise

TEXTS = Path(__file__).parents[3] / "benchmarks" / "pages" / "texts"

Pair: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
"""Numbers of the paragraphs of a link, original and translation, from 0."""


@dataclass(frozen=True, slots=True)
class Truth:
    """The true texts, kinds and links of a document.

    Attributes:
        source: texts of the original, NFC.
        target: texts of the translation.
        source_kinds: text or furniture, of every paragraph of the original.
        target_kinds: the same of the translation.
        links: furniture is in none of them.
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    source_kinds: tuple[str, ...]
    target_kinds: tuple[str, ...]
    links: tuple[Pair, ...]

    @classmethod
    def of_sample(cls, document_id: str) -> Truth:
        """The truth of a document of the sample project."""
        told = json.loads((TEXTS / f"{document_id}.links.json").read_text(encoding="utf-8"))
        return cls(
            _paragraphs(TEXTS / f"{document_id}.ru.txt"),
            _paragraphs(TEXTS / f"{document_id}.en.txt"),
            tuple(told["kind"]["ru"]),
            tuple(told["kind"]["en"]),
            tuple((tuple(source), tuple(target)) for source, target in told["links"]),
        )

    def link_of(self, side: int, number: int) -> Pair:
        """The true link of a paragraph of text; of one without a counterpart, itself alone."""
        found = (link for link in self.links if number in link[side])
        return next(found, ((number,), ()) if side == 0 else ((), (number,)))

    def wanting(self, document: Document) -> Iterator[str]:
        """What of a document is not as it should be, in words; nothing when it is finished."""
        yield from _wrong("ru", document.source, self.source, self.source_kinds)
        yield from _wrong("en", document.target, self.target, self.target_kinds)
        yield from (f"{p.id} is {p.status}" for p in document.source if p.status != "corrected")
        yield from (f"{k} is not confirmed" for k in document.links if k.status != "confirmed")
        yield from (f"{k} is wrong" for k in document.links if not self.is_right(document, k))

    def is_right(self, document: Document, link: Link) -> bool:
        """Whether a link is a true one; furniture may be linked with furniture, or not at all."""
        members = {document.place(id_) for id_ in link.ids}
        texts = [p for p in link.ids if document.paragraph(p).kind == "text"]
        if not texts:
            return True
        side, number = document.place(texts[0])
        source, target = self.link_of(0 if side == "source" else 1, number)
        return members == {*(("source", n) for n in source), *(("target", n) for n in target)}


def _wrong(
    name: str, found: Sequence[Paragraph], texts: Sequence[str], kinds: Sequence[str]
) -> Iterator[str]:
    if len(found) != len(texts):
        yield f"{name}: {len(found)} paragraphs, not {len(texts)}"
        return
    for number, (paragraph, text, kind) in enumerate(zip(found, texts, kinds, strict=True)):
        if paragraph.text != text:
            yield f"{name} {number}: {paragraph.text!r}, not {text!r}"
        if paragraph.kind != kind:
            yield f"{name} {number}: {paragraph.kind}, not {kind}"


def _paragraphs(path: Path) -> tuple[str, ...]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return tuple(text for text in map(normalise, lines) if text)
