"""What is suspected in each paragraph: counted once, then only where something changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from workbench.model.difference import Difference, difference
from workbench.model.document import Document, SourceParagraph
from workbench.model.suspects import Suspect
from workbench.session.progress.outlook import Outlook

SuspectsOf: TypeAlias = Callable[[SourceParagraph], Sequence[Suspect] | None]

_NOTHING = Outlook(0, 0.0, 0.0)


class Tally:
    """Suspects of a document, by the places of its source paragraphs.

    It is asked about one state of a document after another; what a state shares with the one
    before is not counted again.

    Args:
        suspects_of: the suspects of a paragraph; None where they were never looked for.
    """

    def __init__(self, suspects_of: SuspectsOf) -> None:
        self._suspects_of = suspects_of
        self._source: tuple[SourceParagraph, ...] = ()
        self._counts: list[int] = []
        self._doubts: list[float] = []
        self._doubts_of_words: list[float] = []
        self._some = bytearray()  # 1 where a paragraph has suspects: searched at the speed of C
        self._unseen = bytearray()  # 1 where they were never looked for
        self._total = 0
        self._renewed: set[str] = set()

    def renew(self, paragraph_id: str) -> None:
        """The suspects of a paragraph may be others now."""
        self._renewed.add(paragraph_id)

    def total(self, document: Document) -> int:
        """How many suspects the document has."""
        self._follow(document)
        return self._total

    def outlook(self, document: Document) -> Outlook | None:
        """All suspects summed up; None where those of some paragraph were never looked for."""
        self._follow(document)
        if self._unseen.find(1) >= 0:
            return None
        return Outlook(self._total, sum(self._doubts), sum(self._doubts_of_words))

    def beyond(self, document: Document, place: int, step: int) -> Iterator[SourceParagraph]:
        """Paragraphs with suspects below (+1) or above (-1) a place among the source paragraphs.

        The document must not change meanwhile.
        """
        self._follow(document)
        while (place := self._next(place, step)) >= 0:
            yield document.source[place]

    def _next(self, place: int, step: int) -> int:
        if step > 0:
            return self._some.find(1, place + 1)
        return self._some.rfind(1, 0, max(place, 0))

    def _follow(self, document: Document) -> None:
        at = difference(self._source, document.source)
        if at:
            self._count(document.source, at)
        self._source = document.source
        for id_ in self._renewed:
            if document.has(id_) and document.place(id_)[0] == "source":
                place = document.place(id_)[1]
                self._count(document.source, Difference(place, place + 1, place + 1))
        self._renewed.clear()

    def _count(self, source: Sequence[SourceParagraph], at: Difference) -> None:
        """Count the paragraphs of a stretch anew."""
        found = [self._suspects_of(paragraph) for paragraph in source[at.start : at.new_end]]
        parts = [Outlook.of(suspects) if suspects else _NOTHING for suspects in found]
        stretch = slice(at.start, at.old_end)
        counts = [part.suspects for part in parts]
        self._total += sum(counts) - sum(self._counts[stretch])
        self._counts[stretch] = counts
        self._doubts[stretch] = [part.doubt for part in parts]
        self._doubts_of_words[stretch] = [part.doubt_of_words for part in parts]
        self._some[stretch] = bytes(map(bool, found))
        self._unseen[stretch] = bytes(suspects is None for suspects in found)
