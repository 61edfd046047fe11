"""Looking through a whole document at once, for commands; the desk does it as it goes."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.lexicon.glossary import NO_GLOSSARY
from workbench.model.document import Document, SourceParagraph
from workbench.model.suspects import Passage, Suspect
from workbench.session.assistant import Assistant
from workbench.session.glossary import load
from workbench.session.learning.memory import DocumentMemory
from workbench.session.learning.passages import passage
from workbench.session.pages.recognising import Recognisers
from workbench.store.project import Project


def look_through(
    assistant: Assistant, document: Document, project: Project | None = None
) -> Iterator[tuple[SourceParagraph, Passage, tuple[Suspect, ...]]]:
    """Every paragraph of the original that is text, as it was asked about, with its suspects.

    Args:
        assistant: finds the suspects.
        document: the document as it is.
        project: the project it belongs to, whose glossary and other documents teach something too.

    Raises:
        BadInputError: the glossary can not be used; names file and line.
    """
    paragraphs = [p for p in document.source if p.kind != "furniture"]
    glossary = load(project) if project else NO_GLOSSARY
    memory = DocumentMemory(project, document.id, glossary).of(document)
    recognised = Recognisers(project, document.id).of if project else lambda _: ()
    asked = [passage(document, p, recognised=recognised(p)) for p in paragraphs]
    looked = assistant.read_through(asked, memory)
    for paragraph, (known, suspects) in zip(paragraphs, looked, strict=True):
        yield paragraph, known, suspects
