"""The machine at the editor's side: it opens word lists when they are first needed, and remembers.

Everything it is asked is about immutable values, so it can be asked from worker threads. Its
engines are imported when they are first asked, which keeps numpy off the way to the first frame.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from workbench.correct.survey import survey
from workbench.model.beads import Bead
from workbench.model.document import Document, Link
from workbench.model.evidence import Evidence
from workbench.model.suspects import NO_MEMORY, Memory, Passage, Suspect
from workbench.session.aligning import DocumentAligner

if TYPE_CHECKING:
    from workbench.correct.corrector import Corrector

Progress: TypeAlias = Callable[[str, float], None]

_REMEMBERED = 20_000  # paragraphs; a passage and its suspects take some kilobytes


class Assistant:
    """Suspects and alignments of documents.

    Args:
        progress: told of long work, such as the first building of the word list.
        without: kinds of evidence of the corrector that are switched off.
    """

    def __init__(
        self, progress: Progress | None = None, without: frozenset[str] = frozenset()
    ) -> None:
        self._progress = progress
        self._without = without
        self._corrector: Corrector | None = None
        self._opening = threading.Lock()
        self._looking = threading.Lock()
        self._known: OrderedDict[Passage, tuple[Suspect, ...]] = OrderedDict()
        self._memory: Memory = NO_MEMORY
        self._aligner = DocumentAligner()

    @property
    def corrector(self) -> Corrector:
        """The corrector; opened on first use, which may build the word list.

        Raises:
            StorageError: the word list can not be kept.
        """
        with self._opening:
            if self._corrector is None:
                from workbench.correct.corrector import Corrector

                self._corrector = Corrector.open(self._progress, self._without)
            return self._corrector

    def suspects(self, asked: Passage) -> tuple[Suspect, ...]:
        """The suspects of a passage, sorted by place."""
        with self._looking:
            if asked.memory is not self._memory:  # nobody asks again with an earlier one
                self._memory = asked.memory
                self._known.clear()
            elif (known := self._known.get(asked)) is not None:
                return known
        found = self.corrector.suspects(asked)
        with self._looking:
            self._known[asked] = found
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return found

    def read_through(
        self, passages: Sequence[Passage], memory: Memory = NO_MEMORY
    ) -> Iterator[tuple[Passage, tuple[Suspect, ...]]]:
        """All passages of one document with their suspects, in the light of the whole of it.

        Every passage is looked at twice: by itself, and knowing what the first look at all of them
        leads to expect.

        Args:
            passages: in their order.
            memory: what is known beforehand.
        """
        told = self._progress or (lambda _label, _share: None)
        looked: list[tuple[str, tuple[Suspect, ...]]] = []
        for number, asked in enumerate(passages):
            first = replace(asked, memory=memory)
            looked.append((asked.text, self.corrector.suspects(first, explained=False)))
            told("Looking through the text", (number + 1) / len(passages))
        informed = replace(memory, expected=survey(looked))
        for number, asked in enumerate(passages):
            known = replace(asked, memory=informed)
            yield known, self.suspects(known)
            told("Looking once more", (number + 1) / len(passages))

    def align(self, document: Document) -> tuple[Bead, ...]:
        """Beads of a document around its confirmed links."""
        return self._aligner.align(document)

    def align_again(self, document: Document) -> tuple[Bead, ...] | None:
        """The same in a moment; None unless it is the document that was aligned last."""
        return self._aligner.align_again(document)

    def knows_links(self, document: Document) -> bool:
        """Whether `align_again` is for this document."""
        return self._aligner.knows(document)

    def reasons(self, document: Document, link: Link) -> tuple[Evidence, ...]:
        """Why the document that was aligned last has a link, strongest first; none for others."""
        return self._aligner.reasons(document, link)
