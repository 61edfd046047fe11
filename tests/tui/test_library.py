"""The library: titles are text, damaged files have their row, columns fit, rows are found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.widgets import Input

from tests.tui.driving import settled
from workbench.disk import write_text
from workbench.model.build import build
from workbench.model.draft import Draft, DraftParagraph
from workbench.session.progress.shelf import MEASURES
from workbench.store.codec import encode
from workbench.tui.actions import actions_of
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.library.columns import COLUMNS, PADDING, placed
from workbench.tui.screens.library.doings import DOINGS
from workbench.tui.screens.library.screen import Library
from workbench.tui.screens.library.table import Guide, SumsLine

TEXT = st.text("aя漢 1/", max_size=30)
ROWS = st.lists(
    st.dictionaries(st.sampled_from([c.name for c in COLUMNS]), TEXT), min_size=1, max_size=4
)


def add(project, id_, title, *paragraphs) -> None:
    draft = Draft(title=title, source=tuple(DraftParagraph(text) for text in paragraphs))
    write_text(project.document_path(id_), encode(build(id_, draft)))


@pytest.fixture
def three(project):
    add(project, "b-harbour", "Порт", "Разгрузка судов идёт медленно.", "Краны стоят без дела.")
    add(project, "a-grain", "Talks on grain", "Договор о зерне.")
    add(project, "c-note", "Записка о порте", "Записка", "о том", "и о сём")
    return project


async def counted_library(pilot) -> Library:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert isinstance(pilot.app.screen, Library)
    return pilot.app.screen


def ids(library: Library) -> list[str]:
    return list(library.table.ids)


async def test_titles_and_problems_are_shown_as_they_are(project):
    document = build("odd", Draft(title="Bad [/b] title [red]", source=(DraftParagraph("да"),)))
    write_text(project.document_path("odd"), encode(replace(document)))
    write_text(project.document_path("torn"), '{"format": [')
    app = WorkbenchApp(project)
    async with app.run_test(size=(160, 30)) as pilot:
        library = await counted_library(pilot)
        shown = " ".join(str(cell) for key in ("odd", "torn") for cell in library.table.row(key))
        assert "Bad [/b] title [red]" in shown
        assert "! this is not JSON" in shown


async def test_a_key_behind_the_one_that_leaves_opens_nothing(desk_project):
    app = WorkbenchApp(desk_project)
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        app.simulate_key("q")
        app.simulate_key("enter")
        await pilot.pause()
    assert app.return_code == 0


async def test_an_empty_project_says_what_to_do(project):
    app = WorkbenchApp(project)
    async with app.run_test() as pilot:
        library = await counted_library(pilot)
        assert library.query_one(Guide).display
        assert not library.table.display
        await pilot.press("enter", "s", "f", "a", "c", "down")
        assert app.screen is library
        add(project, "first", "The first", "Первый абзац.")
        await pilot.press("r")
        await counted_library(pilot)
        assert not library.query_one(Guide).display
        assert str(library.table.row("first")[0]).strip() == "first"


async def test_the_list_is_filtered_while_one_types(three):
    app = WorkbenchApp(three)
    async with app.run_test() as pilot:
        library = await counted_library(pilot)
        await pilot.press("slash", *"порт")
        await pilot.pause()
        assert ids(library) == ["b-harbour", "c-note"]
        assert "2/5" not in str(library.query_one(SumsLine).content)
        assert "0/5" in str(library.query_one(SumsLine).content)
        await pilot.press("enter", "j")
        assert ids(library) == ["b-harbour", "c-note"]
        assert library.table.chosen == "c-note"
        await pilot.press("escape")
        await pilot.pause()
        assert ids(library) == ["a-grain", "b-harbour", "c-note"]
        assert not library.query_one("#filter", Input).display
        assert library.table.chosen == "c-note"


async def test_escape_while_typing_a_filter_shows_all_again(three):
    app = WorkbenchApp(three)
    async with app.run_test() as pilot:
        library = await counted_library(pilot)
        await pilot.press("slash", *"grain")
        await pilot.pause()
        assert ids(library) == ["a-grain"]
        await pilot.press("escape", "j")
        await pilot.pause()
        assert ids(library) == ["a-grain", "b-harbour", "c-note"]


async def test_rows_are_sorted_by_the_next_column_and_back(three):
    app = WorkbenchApp(three)
    async with app.run_test() as pilot:
        library = await counted_library(pilot)
        while library.shelf.measure != "words":
            await pilot.press("z")
        assert ids(library) == ["b-harbour", "c-note", "a-grain"]
        assert library.table.chosen == "a-grain"
        await pilot.press("Z")
        assert ids(library) == ["a-grain", "c-note", "b-harbour"]
        assert "words▴" in library.table.render_line(0).text


async def test_a_click_on_a_heading_sorts(three):
    app = WorkbenchApp(three)
    async with app.run_test(size=(120, 30)) as pilot:
        library = await counted_library(pilot)
        await pilot.click(library.table, offset=(3, 0))
        await pilot.pause()
        assert ids(library) == ["c-note", "b-harbour", "a-grain"]


@pytest.mark.parametrize("width", [80, 200])
async def test_columns_fit_the_screen(three, width):
    app = WorkbenchApp(three)
    async with app.run_test(size=(width, 24)) as pilot:
        library = await counted_library(pilot)
        columns = [one.column.name for one in library.table.columns]
        widths = sum(one.width + PADDING for one in library.table.columns)
        assert widths < width
        assert columns[0] == "document"
        assert {"suspects", "corrected", "errors", "links"} <= set(columns)
        assert (columns == [column.name for column in COLUMNS]) == (width == 200)
        assert len(str(library.query_one(SumsLine).content)) == widths


async def test_another_width_chooses_columns_anew(three):
    app = WorkbenchApp(three)
    async with app.run_test(size=(200, 24)) as pilot:
        library = await counted_library(pilot)
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        assert len(library.table.columns) < len(COLUMNS)


@given(ROWS, st.integers(0, 200), st.sampled_from(sorted(MEASURES)), st.booleans())
def test_columns_never_take_more_room_than_there_is(rows, room, measure, needs_title):
    chosen = placed(rows, room, measure, needs_title=needs_title)
    assert sum(one.width + PADDING for one in chosen) <= room
    names = [one.column.name for one in chosen]
    assert names == [column.name for column in COLUMNS if column.name in names]
    for one in chosen:
        for row in rows:
            text = row.get(one.column.name, "")
            fitted = one.column.fitted(text, one.width)
            assert cell_len(fitted) == one.width
            if one.column.name != "title":
                assert fitted.strip() == text.strip()


def test_what_the_library_does_and_its_actions_are_the_same():
    assert {action.id.removeprefix("library.") for action in actions_of("library")} == {*DOINGS}


async def test_numbers_are_counted_anew_after_a_document_was_edited(app, desk_project):
    library_app = WorkbenchApp(desk_project)
    async with library_app.run_test(size=(120, 24)) as pilot:
        library = await counted_library(pilot)
        assert "0/3" in library.table.row("harbour")[2]
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("j", "v", "q")
        await pilot.pause()
        assert await counted_library(pilot) is library
        assert "1/3" in library.table.row("harbour")[2]
