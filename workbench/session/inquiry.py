"""Looking for the suspects of a document that is being edited, from a thread of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.lexicon.glossary import Glossary
from workbench.model.document import Document
from workbench.model.suspects import Memory, Passage, Suspect
from workbench.session.assistant import Assistant
from workbench.session.memory import DocumentMemory
from workbench.session.recognising import Recognisers
from workbench.session.suspicion import Suspicion
from workbench.store.project import Project


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
        self.memory = DocumentMemory(project, document_id, glossary)
        self._recognisers = Recognisers(project, document_id)
        self._suspicion = suspicion

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
