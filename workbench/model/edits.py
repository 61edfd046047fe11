"""Every edit of a document as a reversible value.

An edit is a named batch of splices. A splice says what stood at a place and what stands there
afterwards, so its inverse is itself turned round, and applying one to a document in another state
is refused instead of doing damage.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from workbench.errors import EditMismatchError
from workbench.model.description import Description
from workbench.model.document import Document, Link, Paragraph, Side

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
    """Title, metadata and the rest of the description replaced as a whole."""

    before: Description
    after: Description

    @property
    def inverse(self) -> DescriptionChange:
        """The change that takes this one back."""
        return DescriptionChange(self.after, self.before)


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

    Sides and links do not depend on each other; each is copied once, however many splices it has.

    Raises:
        EditMismatchError: the document is not in the state the edit was made for.
    """
    for side in ("source", "target"):
        splices = [c for c in edit.changes if isinstance(c, ParagraphsSplice) and c.side == side]
        if splices:
            parts = ((c.index, c.removed, c.inserted) for c in splices)
            paragraphs = _spliced(document.side(side), parts, edit.name)
            document = document.with_side(side, paragraphs)
    relinked = [c for c in edit.changes if isinstance(c, LinksSplice)]
    if relinked:
        stretches = ((c.index, c.removed, c.inserted) for c in relinked)
        document = document.with_links(_spliced(document.links, stretches, edit.name))
    for change in edit.changes:
        if isinstance(change, DescriptionChange):
            document = _described(document, change, edit.name)
    return document


def _spliced(
    items: tuple[T, ...], splices: Iterable[tuple[int, tuple[T, ...], tuple[T, ...]]], name: str
) -> tuple[T, ...]:
    """`items` after splices, each an index with what stood there and what stands there then."""
    made = list(items)
    for index, removed, inserted in splices:
        end = index + len(removed)
        if tuple(made[index:end]) != removed:
            raise _mismatch(name)
        made[index:end] = inserted
    return tuple(made)


def _described(document: Document, change: DescriptionChange, name: str) -> Document:
    if document.description != change.before:
        raise _mismatch(name)
    return document.with_description(change.after)


def _mismatch(name: str) -> EditMismatchError:
    return EditMismatchError(
        f"the edit “{name}” does not fit the document as it is now",
        "reload the document and make the edit again",
    )


def frozen_mapping(values: Mapping[str, T]) -> Mapping[str, T]:
    """A read-only view of a copy of `values`."""
    return MappingProxyType(dict(values))
