"""Desks for tests: a small document, and suspects made known."""

from tests.session.small import opened
from workbench.model.suspects import Passage, Reading, Suspect
from workbench.model.text import Span
from workbench.session.desk.desk import Desk
from workbench.session.learning.passages import passage
from workbench.store.positions import Positions
from workbench.store.project import Project


def desk_on(project: Project, document=None) -> Desk:
    positions = Positions(project.private / "positions.json")
    return Desk(opened(project, document), positions)


def suspect_at(text: str, word: str, *readings: str) -> Suspect:
    start = text.index(word)
    found = tuple(Reading(reading, 0.5 / (n + 1)) for n, reading in enumerate(readings))
    return Suspect(Span(start, start + len(word)), word, found)


def learn(desk: Desk, index: int, *words: tuple[str, ...]) -> Passage:
    paragraph = desk.document.source[index]
    asked = passage(desk.document, paragraph)
    suspects = tuple(suspect_at(paragraph.text, *word) for word in words)
    desk.suspicion.learn(paragraph.id, asked, suspects)
    return asked


def word(desk: Desk) -> str:
    return desk.focus.span.within(desk.paragraph.text)
