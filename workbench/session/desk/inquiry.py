"""Looking for the suspects of a document that is being edited, from a thread of its own.

What that needs is imported in the thread, so that no frame waits for it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.lexicon.glossary import Glossary
from workbench.model.document import Document
from workbench.model.suspects import Memory, Passage, Suspect
from workbench.session.desk.suspicion import Suspicion
from workbench.store.project import Project

if TYPE_CHECKING:
    from workbench.session.assistant import Assistant
    from workbench.session.learning.memory import DocumentMemory
    from workbench.session.pages.recognising import Recognisers


class Inquiry:
    """Puts the paragraphs of one document to the assistant.

    Args:
        project: the project.
        document_id: the document.
        suspicion: knows which paragraphs have been looked at; it is only read here.
        glossary: of the project.
    """

    def __init__(
        self, project: Project, document_id: str, suspicion: Suspicion, glossary: Glossary
    ) -> None:
        self._project = project
        self._id = document_id
        self._glossary = glossary
        self._suspicion = suspicion
        self._making = threading.Lock()
        self._memory: DocumentMemory | None = None

    @property
    def memory(self) -> DocumentMemory:
        """What the document and its project teach."""
        with self._making:
            if self._memory is None:
                from workbench.session.learning.memory import DocumentMemory

                self._memory = DocumentMemory(self._project, self._id, self._glossary)
            return self._memory

    @cached_property
    def _recognisers(self) -> Recognisers:
        from workbench.session.pages.recognising import Recognisers

        return Recognisers(self._project, self._id)

    def search(
        self, assistant: Assistant, document: Document, memory: Memory, visible: Sequence[str]
    ) -> Iterator[tuple[str, Passage, tuple[Suspect, ...]]]:
        """Paragraphs that have not been looked at, as they were asked about, with their suspects.

        When all have been looked at, `memory` knows more of the whole than it did before.

        Args:
            assistant: finds the suspects.
            document: the document as it was when the search began.
            memory: what was known then.
            visible: paragraphs that come first, and are asked again where the memory is new.
        """
        for id_, bare in self._suspicion.unknown(document, memory, visible):
            asked = replace(bare, recognised=self._recognisers.of(document.original(id_)))
            suspects = assistant.suspects(asked)
            self.memory.looked(id_, asked, suspects)
            yield id_, asked, suspects
