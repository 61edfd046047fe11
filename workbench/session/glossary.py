"""The glossary of a project, read from its file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workbench.disk import read_text
from workbench.errors import BadInputError, Place
from workbench.lexicon import glossary
from workbench.lexicon.glossary import FILE, NO_GLOSSARY, Glossary
from workbench.store.check import Finding
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
        mistakes = list(glossary.mistakes(read_text(path), str(path)))
    except BadInputError as error:
        mistakes = [error]
    for mistake in mistakes:
        yield Finding(mistake.place or Place(str(path)), mistake.message, mistake.remedy)
