"""The machine at the editor's side: it opens word lists when they are first needed, and remembers.

Everything it is asked is about immutable values, so it can be asked from worker threads. Its
engines are imported when they are first asked, which keeps numpy off the way to the first frame.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from workbench.model.beads import Bead
from workbench.model.document import Document, SourceParagraph
from workbench.model.suspects import Passage, Suspect
from workbench.session.aligning import align
from workbench.session.passages import accepted_words, passage

if TYPE_CHECKING:
    from workbench.correct.corrector import Corrector

Progress: TypeAlias = Callable[[str, float], None]

_REMEMBERED = 20_000  # paragraphs; a passage and its suspects take some kilobytes


class Assistant:
    """Suspects and alignments of documents.

    Args:
        progress: told of long work, such as the first building of the word list.
    """

    def __init__(self, progress: Progress | None = None) -> None:
        self._progress = progress
        self._corrector: Corrector | None = None
        self._opening = threading.Lock()
        self._known: OrderedDict[Passage, tuple[Suspect, ...]] = OrderedDict()

    @property
    def corrector(self) -> Corrector:
        """The corrector; opened on first use, which may build the word list.

        Raises:
            StorageError: the word list can not be kept.
        """
        with self._opening:
            if self._corrector is None:
                from workbench.correct.corrector import Corrector

                self._corrector = Corrector.open(self._progress)
            return self._corrector

    def suspects(self, asked: Passage) -> tuple[Suspect, ...]:
        """The suspects of a passage, sorted by place."""
        if (known := self._known.get(asked)) is not None:
            return known
        found = self.corrector.suspects(asked)
        self._known[asked] = found
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return found

    def suspects_of(
        self, document: Document, paragraph: SourceParagraph, accepted: frozenset[str] | None = None
    ) -> tuple[Suspect, ...]:
        """The suspects of a paragraph of a document; furniture has none.

        Args:
            document: the document as it is.
            paragraph: one of its source paragraphs.
            accepted: its accepted words, if the caller has counted them already.
        """
        if paragraph.kind == "furniture":
            return ()
        words = accepted_words(document) if accepted is None else accepted
        return self.suspects(passage(document, paragraph, words))

    def align(self, document: Document) -> tuple[Bead, ...]:
        """Beads of a document around its confirmed links."""
        from workbench.align.aligner import Aligner

        return align(document, Aligner())
