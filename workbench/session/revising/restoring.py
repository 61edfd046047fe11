"""A document, or a paragraph, as it was at a revision: edits that can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.errors import UsageError
from workbench.model.document import Document, Paragraph, Side
from workbench.model.edits import Edit
from workbench.model.operations.restoring import become, put_back
from workbench.revisions.compare.kin import Kin, kindred

_SIDES: tuple[Side, Side] = ("source", "target")


@dataclass(frozen=True, slots=True)
class Restored:
    """What restoring comes to.

    Attributes:
        edit: makes it so; without changes where all is as it was.
        others: ids of paragraphs that are concerned besides the one that was asked for.
    """

    edit: Edit
    others: tuple[str, ...] = ()


def whole_restored(document: Document, past: Document, at: str) -> Restored:
    """The whole document as it was: texts, paragraphs, links, description; only the id stays.

    Args:
        document: as it is.
        past: as it was.
        at: what that time is called.
    """
    return Restored(become(document, past, f"restored the document as it was at {at}"))


def paragraph_restored(document: Document, past: Document, id_: str, at: str) -> Restored:
    """One paragraph as it was, with those that it was split into or joined with since.

    Raises:
        UsageError: the paragraph is in neither state, or was not there then.
    """
    name = f"restored a paragraph as it was at {at}"
    if not document.has(id_) and not past.has(id_):
        raise UsageError(
            f"{document.id} has no paragraph “{id_}”, and had none at {at}",
            "`workbench blame ID` lists those that were worked on",
        )
    kin = next((kin for kin in _kindred(past, document) if id_ in _ids(kin.old + kin.new)), None)
    if kin is None:
        return Restored(Edit(name))
    if not kin.old:
        raise UsageError(
            f"the paragraph {id_} was not there at {at}", "`workbench log ID` tells when it came"
        )
    now, then = _ids(kin.new), _ids(kin.old)
    edit = put_back(document, past, now, then, name)
    return Restored(edit, tuple(other for other in dict.fromkeys(now + then) if other != id_))


def _kindred(past: Document, document: Document) -> Iterator[Kin]:
    for side in _SIDES:
        yield from kindred(past, document, side)


def _ids(paragraphs: Iterable[Paragraph]) -> list[str]:
    return [paragraph.id for paragraph in paragraphs]
