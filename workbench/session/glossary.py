"""The glossary of a project, read from its file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workbench.disk import read_text
from workbench.errors import BadInputError, Place
from workbench.lexicon import glossary
from workbench.lexicon.glossary import FILE, NO_GLOSSARY, Glossary
from workbench.store.finding import Finding
from workbench.store.marks import conflict_marks
from workbench.store.project import Project


def path_of(project: Project) -> Path:
    """Where the glossary of a project lies, or would."""
    return project.root / FILE


def load(project: Project) -> Glossary:
    """The glossary of a project; an empty one where it has none.

    Raises:
        BadInputError: the file can not be read, or a line is no Russian word; names file and line.
    """
    path = path_of(project)
    return glossary.parse(read_text(path), str(path)) if path.exists() else NO_GLOSSARY


def findings(path: Path) -> Iterator[Finding]:
    """Everything wrong with a glossary."""
    try:
        text = read_text(path)
    except BadInputError as error:
        mistakes = [error]
    else:
        mistakes = list(_marks(text, path)) or list(glossary.mistakes(text, str(path)))
    for mistake in mistakes:
        yield Finding(mistake.place or Place(str(path)), mistake.message, mistake.remedy)


def _marks(text: str, path: Path) -> Iterator[BadInputError]:
    for number in conflict_marks(text):
        yield BadInputError(
            "a merge left conflict marks of git here",
            "keep the words of both sides and remove the marks",
            Place(str(path), number),
        )
