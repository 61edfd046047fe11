"""The same change at many places: search and replace, and the fix of a series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.lexicon.fold import fold
from workbench.model.document import Document
from workbench.session.desk.series import Series
from workbench.session.finding.query import Query
from workbench.session.finding.replacing import Change, Template, changes
from workbench.session.finding.search import Search
from workbench.tui.screens.desk.lists import choose, fill, name_of, shower
from workbench.tui.screens.finding.places import Places
from workbench.tui.screens.finding.prompts import ReplacePrompt
from workbench.tui.screens.finding.rows import PlaceRow
from workbench.wording import percent

if TYPE_CHECKING:
    from workbench.tui.screens.desk.screen import DeskScreen


async def replace(screen: DeskScreen) -> None:
    """Replace what is found, after showing every place."""
    if not screen.can_type():
        return
    finder, finding = screen.finder, screen.desk.finding
    before = finding.search
    prompt = ReplacePrompt(
        finding.searches,
        finding.replacements,
        finding.query,
        lambda p, q: finder.look(q, p.tell),
        check=_template,
    )
    answer = await screen.app.push_screen_wait(prompt)
    if answer is None:
        finder.begin(before)
        return
    query, text = answer
    finding.searches.add(query.pattern)
    finding.replacements.add(text)
    found: list[Change] = []
    title = f"replace {query.pattern} by {text or 'nothing'}"
    places = Places(
        title,
        "replaces them",
        ticks=True,
        show=shower(screen),
        begin=lambda places: _collect(screen, places, found, _template(query, text)),
    )
    chosen = await choose(screen, places)
    if chosen is not None:
        screen.change(lambda: screen.desk.replace([found[n] for n in chosen]))


def _template(query: Query, text: str) -> Template:
    return Template(text, Search(query, with_empty=True))


def _collect(screen: DeskScreen, places: Places, found: list[Change], template: Template) -> None:
    """Find what would change, and keep it in the order of the list."""
    document = screen.desk.document

    def find() -> Iterator[list[tuple[Change, PlaceRow]]]:
        for matches in template.search.matches(document):
            planned = changes(document, matches, template)
            yield [(change, _changed(document, change)) for change in planned]

    def take(some: Sequence[tuple[Change, PlaceRow]]) -> None:
        found.extend(change for change, _ in some)
        places.add(row for _, row in some)

    fill(screen, places, find, take)


def _changed(document: Document, change: Change) -> PlaceRow:
    match = change.match
    return PlaceRow(
        match.paragraph,
        document.paragraph(match.paragraph).text,
        match.span,
        new=change.text,
        label=name_of(document, match.paragraph),
        note="verified" if change.is_verified else "",
        is_ticked=not change.is_verified,
    )


async def fix_series(screen: DeskScreen) -> None:
    """Make the same fix wherever the same word was read wrongly, after showing every place."""
    if not screen.can_type():
        return
    series = screen.desk.series()
    if series is None:
        screen.say("there is no fix here to make elsewhere")
        return
    if not series.members:
        screen.say(f"{series.fix.observed} → {series.fix.fixed} has no other place")
        return
    title = f"{series.fix.observed} → {series.fix.fixed}"
    rows = _members(screen.desk.document, series)
    chosen = await choose(
        screen, Places(title, "makes the fix", rows, ticks=True, show=shower(screen))
    )
    if chosen is not None:
        members = [series.members[n] for n in chosen]
        screen.change(lambda: screen.desk.accept_series(series, members))


def _members(document: Document, series: Series) -> Iterator[PlaceRow]:
    """Ticked are places where the same was read, or where the word is among the readings."""
    for member in series.members:
        paragraph = document.original(member.paragraph)
        is_verified = paragraph.status == "verified"
        is_same = fold(member.suspect.text) == fold(series.fix.observed)
        likely = f"{percent(member.confidence)}%" if member.confidence else "looks alike"
        yield PlaceRow(
            member.paragraph,
            paragraph.text,
            member.suspect.span,
            new=member.text,
            label=name_of(document, member.paragraph),
            note="verified" if is_verified else likely,
            is_ticked=not is_verified and (is_same or member.confidence > 0),
        )
