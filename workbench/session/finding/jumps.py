"""Where the editor came from: jumps back and forward, as vim has them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbench.model.document import Document
from workbench.session.focus import Focus, surviving

_MOST = 100


@dataclass(frozen=True)
class JumpList:
    """Places that jumps started from. Each method returns a new list.

    Attributes:
        document: the document in which the places are meant; they are carried over to the one of
            the next call.
        places: the oldest first; a paragraph stands in it once.
        at: index of the place that the editor has gone back to; `len(places)` when at none.
    """

    document: Document
    places: tuple[Focus, ...] = ()
    at: int = 0

    def record(self, document: Document, here: Focus) -> JumpList:
        """The list when a jump starts here."""
        now = self.carried(document)
        others = tuple(place for place in now.places if place.paragraph != here.paragraph)
        places = (*others, here)[-_MOST:]
        return replace(now, places=places, at=len(places))

    def back(self, document: Document, here: Focus) -> tuple[JumpList, Focus | None]:
        """The list and the place one jump back; None where there is none."""
        now = self.carried(document)
        if now.at == len(now.places):  # not gone back yet: forward has to lead here again
            now = now.record(document, here)
            now = replace(now, at=len(now.places) - 1)
        return _moved(now, -1)

    def forward(self, document: Document) -> tuple[JumpList, Focus | None]:
        """The list and the place one jump forward; None where there is none."""
        return _moved(self.carried(document), 1)

    def carried(self, document: Document) -> JumpList:
        """The list in the document as it is now: each place, or the nearest that is left."""
        if document is self.document:
            return self
        places = [surviving(self.document, document, place) for place in self.places]
        return replace(self, document=document, places=tuple(places))


def _moved(jumps: JumpList, step: int) -> tuple[JumpList, Focus | None]:
    to = jumps.at + step
    if not 0 <= to < len(jumps.places):
        return jumps, None
    return replace(jumps, at=to), jumps.places[to]
