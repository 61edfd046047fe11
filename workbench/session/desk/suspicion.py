"""Suspects of a whole document as they become known, kept right while the text changes."""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.model.document import Document, SourceParagraph, TargetParagraph
from workbench.model.suspects import NO_MEMORY, Memory, Passage, Suspect, carry
from workbench.model.touched import touched_links
from workbench.session import lasting
from workbench.session.desk.tally import Tally
from workbench.session.learning.passages import decided_spans, passage
from workbench.session.progress.outlook import Outlook


@dataclass(frozen=True, slots=True)
class _Made:
    """A passage, without memory, and the values it was made of."""

    paragraph: SourceParagraph
    beside: tuple[TargetParagraph, ...]
    passage: Passage


@dataclass(frozen=True, slots=True)
class _Found:
    """The suspects of a passage, and which memory it was asked with.

    Memories are held weakly: a large document would keep thousands of them alive.
    """

    passage: Passage
    memory: weakref.ref[Memory]
    suspects: tuple[Suspect, ...]

    def answers(self, bare: Passage, memory: Memory | None) -> bool:
        """Whether these are the suspects of a passage; with this memory, unless it is None."""
        return self.passage == bare and memory in (None, self.memory())


class Suspicion:
    """What is known of the suspects of a document's paragraphs.

    Suspects are looked for elsewhere, in their own time. Until they come, those of the text before
    the last edit stand in where the text around them has not changed.

    Attributes:
        edition: another number whenever a document may have other suspects than it had.
    """

    def __init__(self) -> None:
        self.edition = 0
        self._found: dict[str, _Found] = {}
        self._shown: dict[str, tuple[SourceParagraph, tuple[Suspect, ...]]] = {}
        self._made: dict[str, _Made] = {}
        self._tally = Tally(self._looked)
        self._settled: Document | None = None

    def learn(self, paragraph_id: str, asked: Passage, suspects: tuple[Suspect, ...]) -> bool:
        """Take in the suspects of a paragraph as it was when they were asked for.

        Returns:
            Whether they are others than were known.
        """
        bare = replace(asked, memory=NO_MEMORY, recognised=())
        before = self._found.get(paragraph_id)
        self._found[paragraph_id] = _Found(bare, weakref.ref(asked.memory), suspects)
        if before is None and len(self._found) % lasting.MANY_PARAGRAPHS == 0:
            lasting.stays()
        if before and (before.passage.text, before.suspects) == (asked.text, suspects):
            return False
        self._shown.pop(paragraph_id, None)
        self._tally.renew(paragraph_id)
        self.edition += 1
        return True

    def of(self, paragraph: SourceParagraph) -> tuple[Suspect, ...]:
        """The suspects of a paragraph, sorted by place; () while nothing is known."""
        shown = self._shown.get(paragraph.id)
        if shown is not None and shown[0] is paragraph:
            return shown[1]
        if paragraph.id not in self._found or paragraph.kind == "furniture":
            return ()
        found = self._found[paragraph.id]
        carried = carry(found.suspects, found.passage.text, paragraph.text)
        decided = decided_spans(paragraph) if carried else ()
        kept = tuple(s for s in carried if not any(s.span.overlaps(d) for d in decided))
        self._shown[paragraph.id] = (paragraph, kept)
        return kept

    def count(self, document: Document) -> int:
        """How many suspects are known in a document."""
        return self._tally.total(document)

    def outlook(self, document: Document) -> Outlook | None:
        """What is left to doubt in a document; None as long as paragraphs were never looked at."""
        return self._tally.outlook(document)

    def beyond(self, document: Document, place: int, step: int) -> Iterator[SourceParagraph]:
        """Paragraphs with suspects, below (+1) or above (-1) a place among the source paragraphs.

        The document must not change meanwhile.
        """
        return self._tally.beyond(document, place, step)

    def unknown(
        self, document: Document, memory: Memory = NO_MEMORY, first: Sequence[str] = ()
    ) -> Iterator[tuple[str, Passage]]:
        """Passages whose suspects have not been looked for, those of `first` before the others.

        What was learned elsewhere is reason enough to look again at `first`, not at the rest.
        """
        wanted = [document.original(id_) for id_ in first if self._is_source(document, id_)]
        seen = {paragraph.id for paragraph in wanted}
        wanted += [p for p in self._unsettled(document) if p.id not in seen]
        for paragraph in wanted:
            if paragraph.kind == "furniture":
                continue
            bare = self._passage(document, paragraph)
            found = self._found.get(paragraph.id)
            is_visible = paragraph.id in seen
            if found is None or not found.answers(bare, memory if is_visible else None):
                yield paragraph.id, replace(bare, memory=memory)
        self._settled = document

    def _unsettled(self, document: Document) -> Iterator[SourceParagraph]:
        """Paragraphs of which something changed since all had been looked at."""
        if self._settled is None:
            yield from document.source
            return
        _, touched = touched_links(self._settled, document)
        for number in sorted(touched):
            yield from map(document.original, document.links[number].source)

    def _looked(self, paragraph: SourceParagraph) -> tuple[Suspect, ...] | None:
        """The suspects of a paragraph; None while they have not been looked for."""
        if paragraph.kind != "furniture" and paragraph.id not in self._found:
            return None
        return self.of(paragraph)

    def _passage(self, document: Document, paragraph: SourceParagraph) -> Passage:
        """`passage`, remembered: most paragraphs are the same objects from one edit to the next."""
        beside = document.translation_of(paragraph.id)
        old = self._made.get(paragraph.id)
        if not (old and old.paragraph is paragraph and old.beside == beside):
            old = _Made(paragraph, beside, passage(document, paragraph))
            self._made[paragraph.id] = old
        return old.passage

    @staticmethod
    def _is_source(document: Document, paragraph_id: str) -> bool:
        return document.has(paragraph_id) and document.place(paragraph_id)[0] == "source"
