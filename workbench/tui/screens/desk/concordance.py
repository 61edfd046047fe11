"""The concordance of the word in focus, over the whole project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.model.document import Document
from workbench.session.desk import jumping
from workbench.store.positions import Position
from workbench.tui.screens.desk.lists import choose, fill, name_of, shower
from workbench.tui.screens.finding.places import Places
from workbench.tui.screens.finding.rows import PlaceRow

if TYPE_CHECKING:
    from workbench.session.desk.desk import Desk
    from workbench.session.finding.concordance import FormTotal, Line
    from workbench.tui.screens.desk.screen import DeskScreen

_LIKELY = 0.5  # confidence from which a reading is taken for the word
_FORMS = 8  # forms whose translations are told
_WORDS = 3  # translations told of each


async def show(screen: DeskScreen) -> None:
    """Show all places of the word in focus, in all its forms, with how they were translated."""
    desk = screen.desk
    word = "" if desk.is_empty else _meant(desk)
    if not any(map(str.isalpha, word)):
        screen.say("go to a word first")
        return
    found: list[Line] = []
    places = Places(
        word,
        "goes there",
        ticks=False,
        show=shower(screen),
        begin=lambda places: _collect(screen, places, found, word),
    )
    chosen = await choose(screen, places)
    if chosen is None:
        return
    line = found[chosen[0]]
    if line.document == desk.document.id:
        jumping.jump(desk, line.paragraph, line.span.start)
        screen.say("")
        screen.moved()
    else:
        _elsewhere(screen, line)


def _meant(desk: Desk) -> str:
    """The word in focus; of a suspect what it more likely reads than not."""
    suspect = desk.suspect
    if suspect is not None and suspect.readings and suspect.readings[0].confidence > _LIKELY:
        return suspect.readings[0].text.strip()
    return desk.focus.span.within(desk.paragraph.text).strip()


def _elsewhere(screen: DeskScreen, line: Line) -> None:
    """Leave the document for a place in another one."""
    if screen.leave():
        place = Position(line.paragraph, line.span.start)
        screen.post_message(screen.Left(line.document, place))


def _collect(screen: DeskScreen, places: Places, found: list[Line], word: str) -> None:
    """Find the places, and keep them in the order of the list."""
    from workbench.session.finding.concordance import Line, Totals, project_concordance

    document, project = screen.desk.document, screen.desk.session.project
    totals = Totals()
    problems: list[str] = []

    def find() -> Iterator[list[tuple[Line, PlaceRow]]]:
        for one in project_concordance(project, document, word, screen.finder.counterparts()):
            if isinstance(one, Line):
                yield [(one, _row(document, one))]
            else:
                problems.append(str(one))

    def take(some: Sequence[tuple[Line, PlaceRow]]) -> None:
        for line, _ in some:
            found.append(line)
            totals.add(line)
        places.add(row for _, row in some)
        told = [_told(one) for one in totals.forms()[:_FORMS]]
        places.tell(" · ".join([*told, *problems]))

    fill(screen, places, find, take)


def _row(document: Document, line: Line) -> PlaceRow:
    is_here = line.document == document.id
    return PlaceRow(
        line.paragraph,
        line.text,
        line.span,
        label=name_of(document, line.paragraph) if is_here else line.document,
        note="garbled?" if line.likeness == "alike" else "",
        beside=line.translation.text,
        words=line.translation.words,
        document="" if is_here else line.document,
    )


def _told(total: FormTotal) -> str:
    """A form with how often it stands there and how it was translated: `стачки 5 (strike 4)`."""
    words = [f"{word} {count}" for word, count in total.translations if word][:_WORDS]
    return f"{total.form} {total.count}" + (f" ({', '.join(words)})" if words else "")
