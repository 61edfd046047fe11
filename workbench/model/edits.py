"""Every edit of a document as a reversible value.

An edit is a named batch of splices. A splice says what stood at a place and what stands there
afterwards, so its inverse is itself turned round, and applying one to a document in another state
is refused instead of doing damage.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from workbench.errors import EditMismatchError
from workbench.model.document import (
    Document,
    Link,
    Paragraph,
    Side,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ParagraphsSplice:
    """Paragraphs of one side, from `index` on, replaced by others."""

    side: Side
    index: int
    removed: tuple[Paragraph, ...]
    inserted: tuple[Paragraph, ...]

    @property
    def inverse(self) -> ParagraphsSplice:
        """The splice that takes this one back."""
        return ParagraphsSplice(self.side, self.index, self.inserted, self.removed)


@dataclass(frozen=True, slots=True)
class LinksSplice:
    """Links, from `index` on, replaced by others."""

    index: int
    removed: tuple[Link, ...]
    inserted: tuple[Link, ...]

    @property
    def inverse(self) -> LinksSplice:
        """The splice that takes this one back."""
        return LinksSplice(self.index, self.inserted, self.removed)


@dataclass(frozen=True, slots=True)
class DescriptionChange:
    """Title and metadata replaced as a whole."""

    title_before: str
    title_after: str
    metadata_before: tuple[tuple[str, str], ...]
    metadata_after: tuple[tuple[str, str], ...]

    @property
    def inverse(self) -> DescriptionChange:
        """The change that takes this one back."""
        return DescriptionChange(
            self.title_after, self.title_before, self.metadata_after, self.metadata_before
        )


Change: TypeAlias = ParagraphsSplice | LinksSplice | DescriptionChange


@dataclass(frozen=True, slots=True)
class Edit:
    """A named batch of changes that is made and taken back as one.

    Attributes:
        name: what was done, in the words of the status line.
        changes: applied in order; each is in terms of the document the ones before it left.
    """

    name: str
    changes: tuple[Change, ...] = ()

    @property
    def inverse(self) -> Edit:
        """The edit that takes this one back; `apply(apply(d, e), e.inverse) == d`."""
        return Edit(self.name, tuple(change.inverse for change in reversed(self.changes)))

    def __bool__(self) -> bool:
        return bool(self.changes)


def apply(document: Document, edit: Edit) -> Document:
    """The document after the edit.

    Raises:
        EditMismatchError: the document is not in the state the edit was made for.
    """
    for change in edit.changes:
        document = _applied(document, change, edit.name)
    return document


def _applied(document: Document, change: Change, name: str) -> Document:
    if isinstance(change, LinksSplice):
        args = (change.index, change.removed, change.inserted, name)
        return document.with_links(_spliced(document.links, *args))
    if isinstance(change, DescriptionChange):
        return _described(document, change, name)
    paragraphs = _spliced(
        document.side(change.side), change.index, change.removed, change.inserted, name
    )
    return document.with_side(change.side, paragraphs)


def _spliced(
    items: tuple[T, ...], index: int, removed: tuple[T, ...], inserted: tuple[T, ...], name: str
) -> tuple[T, ...]:
    end = index + len(removed)
    if items[index:end] != removed:
        raise EditMismatchError(
            f"the edit “{name}” does not fit the document as it is now",
            "reload the document and make the edit again",
        )
    return items[:index] + inserted + items[end:]


def _described(document: Document, change: DescriptionChange, name: str) -> Document:
    before = (document.title, tuple(document.metadata.items()))
    if before != (change.title_before, change.metadata_before):
        raise EditMismatchError(
            f"the edit “{name}” does not fit the document as it is now",
            "reload the document and make the edit again",
        )
    return replace(
        document, title=change.title_after, metadata=frozen_mapping(dict(change.metadata_after))
    )


def frozen_mapping(values: Mapping[str, str]) -> Mapping[str, str]:
    """A read-only view of a copy of `values`."""
    return MappingProxyType(dict(values))
