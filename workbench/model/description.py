"""What a document says of itself, apart from its paragraphs and links."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.conflict import Conflict


@dataclass(frozen=True, slots=True)
class Description:
    """Title, metadata and languages of a document; fields as in `document.Document`.

    Attributes:
        title: the title.
        metadata: keys and values, in the document's order.
        source_language: ISO 639-1 code of the original.
        target_language: ISO 639-1 code of the translation.
        conflicts: what two editors made of one of these differently, by its name.
    """

    title: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    source_language: str = "ru"
    target_language: str = "en"
    conflicts: tuple[tuple[str, Conflict], ...] = ()
