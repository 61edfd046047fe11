"""What a reader found in a file, before its paragraphs have ids and links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from workbench.model.document import Kind, ScanRange


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """One paragraph as read: normal text (`text.normalise`), its kind, its place on a scan."""

    text: str
    kind: Kind = "text"
    scan: tuple[ScanRange, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything a file contained; nothing of it is thrown away.

    Attributes:
        title: title of the document, or ''.
        metadata: keys as in `Document.metadata`.
        source: paragraphs of the original in reading order, furniture among them.
        target: paragraphs of the translation in reading order, furniture among them.
    """

    title: str = ""
    metadata: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    source: tuple[DraftParagraph, ...] = ()
    target: tuple[DraftParagraph, ...] = ()
