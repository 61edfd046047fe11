"""Finding on the desk, by its keys."""

from __future__ import annotations

import pytest
from textual.widgets import Input, Static

from tests.tui.driving import arrived, ready, settled, texts, word
from workbench.disk import write_text
from workbench.model.operations.texts import set_status
from workbench.session.desk import jumping
from workbench.store.codec import encode
from workbench.tui.screens.desk.screen import DeskScreen
from workbench.tui.screens.finding.filtering import FilterChooser
from workbench.tui.screens.finding.places import Places
from workbench.tui.screens.finding.prompts import GoTo, ReplacePrompt, SearchPrompt
from workbench.tui.screens.help import Help
from workbench.tui.widgets.bars import StatusLine, TitleBar


async def typed(pilot, text: str) -> None:
    """Type into the field in focus, as a paste does."""
    field = pilot.app.focused
    assert isinstance(field, Input)
    field.insert_text_at_cursor(text)
    await found(pilot)


async def found(pilot) -> None:
    """Wait until nothing is searched any more and what was found is shown."""
    await arrived(pilot)
    desk = next(screen for screen in pilot.app.screen_stack if isinstance(screen, DeskScreen))
    while desk.machine.background.is_busy:
        await pilot.pause(0.01)
    await pilot.pause()
    await pilot.pause()


def ticked(places: Places) -> tuple[int, ...]:
    return places.list.ticked


def shown(screen: DeskScreen) -> frozenset[int] | None:
    return jumping.shown_links(screen.desk)


def on_top(app) -> object:
    return app.screen


def told(pilot) -> str:
    return str(pilot.app.screen.query_one("#told", Static).render())


def said(screen: DeskScreen) -> str:
    return str(screen.query_one(StatusLine).render())


async def test_search_goes_to_the_next_place_and_on(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("slash")
        assert isinstance(app.screen, SearchPrompt)
        await typed(pilot, "порт{e<=1}")
        assert told(pilot) == "1 found"
        await pilot.press("enter")
        await settled(pilot)
        assert word(screen) == "порту"
        await pilot.press(".", *"port", "enter")  # the key of / in the Russian layout
        await settled(pilot)
        assert word(screen) == "port"
        await pilot.press("N")
        assert "1 of 1 · from the beginning again" in said(screen)
        assert screen.finder.spans_of(screen.desk.focus.paragraph)


async def test_next_and_previous_place(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("slash")
        await typed(pilot, "THE")
        assert told(pilot) == "nothing found"
        await pilot.press("alt+c")
        await found(pilot)
        assert told(pilot) == "5 found"
        await pilot.press("alt+s", "alt+s", "alt+w")
        await found(pilot)
        assert told(pilot) == "5 found"
        await pilot.press("enter")
        await settled(pilot)
        seen = []
        for _ in range(4):
            seen.append((screen.desk.document.place(screen.desk.focus.paragraph)[1], said(screen)))
            await pilot.press("N")
        assert [index for index, _ in seen] == [1, 2, 3, 3]
        assert ["1 of 5" in seen[0][1], "4 of 5" in seen[3][1]] == [True, True]
        await pilot.press("P", "P")
        assert "/THE/ 3 of 5" in said(screen)


async def test_escape_leaves_the_search_before(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("slash", *"port", "enter")
        await settled(pilot)
        here = screen.desk.focus
        await pilot.press("slash", *"ship", "escape")
        await settled(pilot)
        assert screen.desk.focus == here
        assert screen.desk.finding.query.pattern == "port"
        await pilot.press("slash", "up")
        assert app.screen.query_one(Input).value == "port"
        await pilot.press("down", "enter")  # an empty line searches again
        await settled(pilot)
        assert "/port/ 1 of 1" in said(screen)


async def test_a_pattern_that_can_not_be_read_is_told_while_it_is_typed(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("slash")
        await typed(pilot, "(пор")
        assert "at character 5: missing )" in told(pilot)
        await pilot.press("alt+r")
        await found(pilot)
        assert told(pilot) == "nothing found"
        await pilot.press("alt+r", "enter")
        assert "at character 5: missing )" in told(pilot)
        await pilot.press(")", "enter")
        await settled(pilot)
        assert word(screen) == "порту"


async def test_replace_shows_every_place_and_is_one_edit(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        before = texts(screen)
        await pilot.press("R")
        assert isinstance(app.screen, ReplacePrompt)
        await typed(pilot, "дней|судов|кр(аны)")
        await pilot.press("enter")
        await typed(pilot, r"\2")
        await pilot.press("enter")
        assert "no group 2" in told(pilot)
        await pilot.press("backspace", "1", "enter")
        await found(pilot)
        assert isinstance(app.screen, Places)
        assert [row.new for row in app.screen.list.rows] == ["", "", "аны"]
        await pilot.press("space")
        assert ticked(app.screen) == (1, 2)
        await pilot.press("enter")
        await settled(pilot)
        assert texts(screen)[2] == "Разгрузка судов продолжаотся восемь, а не пять."
        assert texts(screen)[3] == "По мнению капитана, аны стоят без дела."
        assert screen.desk.document.source[3].checked == ("аны",)
        assert "replaced 2 ×" in said(screen)
        await pilot.press("u")
        assert texts(screen) == before


async def test_verified_paragraphs_are_not_ticked(app, desk_project):
    document = desk_project.load("harbour")
    from workbench.model.edits import apply

    verified = apply(document, set_status(document, document.source[2].id, "verified"))
    write_text(desk_project.document_path("harbour"), encode(verified))
    async with app.run_test() as pilot:
        await ready(pilot)
        await pilot.press("R")
        await typed(pilot, "не |без ")
        await pilot.press("enter", *"x", "enter")
        await found(pilot)
        places = app.screen
        assert isinstance(places, Places)
        assert [row.note for row in places.list.rows] == ["verified", ""]
        assert ticked(places) == (1,)
        await pilot.press("a")
        assert ticked(places) == (0, 1)
        await pilot.press("a")
        assert ticked(places) == ()
        await pilot.press("enter")
        assert on_top(app) is places  # nothing is ticked: it says so and stays
        await pilot.press("escape")
        assert isinstance(app.screen, DeskScreen)


async def test_the_same_fix_for_the_series(app, desk_project):
    document = desk_project.load("harbour")
    text = encode(document).replace("краны стоят", "партиванские краны")
    write_text(desk_project.document_path("harbour"), text)
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("n", "n", "1")
        await settled(pilot)
        await pilot.press("S")
        assert isinstance(app.screen, Places)
        (row,) = app.screen.list.rows
        assert (row.span.within(row.text), row.new) == ("партиванские", "партизанские")
        await pilot.press("enter")
        await settled(pilot)
        assert "партизанские краны" in texts(screen)[3]
        assert "1 × партиванские → партизанские" in said(screen)


async def test_concordance_goes_to_the_place(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("down")
        assert word(screen) == "Разгрузка"
        start = screen.desk.focus
        await pilot.press("right", "C")  # судов
        await found(pilot)
        places = app.screen
        assert isinstance(places, Places)
        (row,) = places.list.rows
        assert "ships" in row.beside
        await pilot.press("space", "a")  # there are no boxes here
        assert ticked(places) == (0,)
        await pilot.press("enter")
        await settled(pilot)
        assert word(screen) == "судов"
        await pilot.press("o")
        assert screen.desk.focus.paragraph == start.paragraph


async def test_concordance_leads_to_a_place_in_another_document(app, desk_project):
    text = encode(desk_project.load("harbour")).replace('"id": "harbour"', '"id": "other"')
    write_text(desk_project.document_path("other"), text)
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("down", "right", "C")
        await found(pilot)
        places = app.screen
        assert isinstance(places, Places)
        assert [row.document for row in places.list.rows] == ["", "other"]
        await pilot.press("down", "o")  # another document can not be looked at behind the list
        assert not places.has_class("-looking")
        await pilot.press("enter")
        while app.screen in (screen, places):
            await pilot.pause(0.01)
        there = await ready(pilot)
        assert there.desk.document.id == "other"
        assert word(there) == "судов"


async def test_filter_shows_some_rows_and_moving_stays_in_them(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("F")
        assert isinstance(app.screen, FilterChooser)
        await pilot.press("down", "down", "down", "space", "enter")  # with suspects
        await settled(pilot)
        assert "only suspects" in str(
            screen.query_one(TitleBar).query_one("#title", Static).render()
        )
        assert shown(screen) == frozenset({1, 2})
        await pilot.press("end")
        assert screen.desk.document.place(screen.desk.focus.paragraph) == ("source", 2)
        await pilot.press("F", "a", "enter")
        assert shown(screen) is None


@pytest.mark.parametrize(
    ("line", "side", "index"), [("3", "source", 2), ("e5", "target", 4), ("ru2", "source", 1)]
)
async def test_going_to_a_paragraph_and_back(app, line, side, index):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        start = screen.desk.focus
        await pilot.press("colon")
        assert isinstance(app.screen, GoTo)
        await typed(pilot, line)
        assert told(pilot)[:10] in screen.desk.document.side(side)[index].text
        await pilot.press("enter")
        assert screen.desk.document.place(screen.desk.focus.paragraph) == (side, index)
        await pilot.press("o")
        assert screen.desk.focus == start
        await pilot.press("O")
        assert screen.desk.document.place(screen.desk.focus.paragraph) == (side, index)
        await pilot.press("O")
        assert said(screen) == "there is no jump forward"


async def test_a_paragraph_that_is_not_there_is_told_and_can_be_mended(app):
    async with app.run_test() as pilot:
        await ready(pilot)
        await pilot.press("colon", "9", "9", "enter")
        assert isinstance(app.screen, GoTo)
        assert "there is no paragraph 99" in told(pilot)
        await pilot.press("escape")
        assert isinstance(app.screen, DeskScreen)


async def test_looking_behind_a_list_and_help_on_its_keys(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("R")
        await typed(pilot, "капитана")
        await pilot.press("enter", "x", "enter")
        await found(pilot)
        await pilot.press("o")
        places = app.screen
        assert isinstance(places, Places)
        assert places.has_class("-looking")
        await pilot.press("enter")
        assert not places.has_class("-looking")
        await pilot.press("question_mark")
        assert isinstance(app.screen, Help)
        await pilot.press("escape", "escape")
        assert on_top(app) is screen
        assert "капитана" in texts(screen)[3]


async def test_a_click_ticks_and_a_second_one_looks(app):
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(pilot)
        await pilot.press("R")
        await typed(pilot, "а|о")
        await pilot.press("enter", "x", "enter")
        await found(pilot)
        places = app.screen
        assert isinstance(places, Places)
        await pilot.click(places.list, offset=(3, 2))
        assert 2 not in places.list.ticked
        await pilot.click(places.list, offset=(40, 4))
        assert not places.has_class("-looking")
        await pilot.click(places.list, offset=(40, 4))
        assert places.has_class("-looking")


async def test_after_an_edit_its_places_are_marked_anew(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("slash", *"заявил", "enter")
        await settled(pilot)
        assert "nowhere" in said(screen)
        await pilot.press("n", "1")
        await found(pilot)
        assert screen.finder.spans_of(screen.desk.document.source[1].id)
        await pilot.press("N")
        assert word(screen) == "заявил"


async def test_a_pattern_that_takes_too_long_is_told_and_given_up(app, monkeypatch):
    monkeypatch.setattr("workbench.session.finding.search._PATIENCE", 0.0)
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("slash")
        await typed(pilot, r"(\w|\w\w)+=")
        assert "takes too long" in told(pilot)
        await pilot.press("enter")
        await found(pilot)
        assert "takes too long" in said(screen)
        await pilot.press("N")
        assert "nothing is being looked for" in said(screen)


async def test_the_concordance_of_a_garbled_word_is_that_of_its_reading(app):
    async with app.run_test() as pilot:
        await ready(pilot)
        await pilot.press("n", "n", "C")
        await found(pilot)
        places = app.screen
        assert isinstance(places, Places)
        assert "партизанские" in str(places.query_one("#heading", Static).render())
        assert [row.note for row in places.list.rows] == ["garbled?"]
        await pilot.press("escape")


@pytest.mark.parametrize("key", ["slash", "R"])
async def test_hints_of_the_keys_are_broken_between_keys_only(app, key):
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press(key)
        await found(pilot)
        hint = pilot.app.screen.query_one(".hint", Static)
        rows = ["".join(s.text for s in hint.render_line(y)) for y in range(hint.size.height)]
        assert len(rows) == 2
        assert rows[0].rstrip().endswith(" ·")
        assert "esc" in rows[1]
