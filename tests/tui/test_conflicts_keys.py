"""Conflicts of a merge, settled through keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import Static

from tests.tui.driving import arrived, opened, ready, said
from workbench.disk import write_text
from workbench.model.conflict import Conflict, LinkConflict
from workbench.model.document import Document
from workbench.session.session import Session
from workbench.store.codec import encode
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.conflicts.screen import ConflictsScreen
from workbench.tui.screens.desk.asking import TypeReading
from workbench.tui.screens.desk.screen import DeskScreen
from workbench.tui.screens.library.table import DocumentTable
from workbench.tui.widgets.bars import StatusLine, TitleBar

SIZES = pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids=["small", "large"])


def with_conflicts(document: Document) -> Document:
    """Two disputed words in the second paragraph, a link, a translation, and the title."""
    source, target = list(document.source), list(document.target)
    base = source[1].text
    ours = base.replace("ваявил", "заявил").replace("порту", "гавани")
    theirs = base.replace("ваявил", "выявил").replace("порту", "городе")
    source[1] = replace(source[1], text=ours, conflict=Conflict(base, ours, theirs))
    last = target[4].text
    target[4] = replace(target[4], conflict=Conflict(f"{last} Old.", last, ""))
    links = list(document.links)
    third, fourth = links[2], links[3]
    joined = (third.source + fourth.source, third.target + fourth.target)
    apart = ((third.source, third.target), (fourth.source, fourth.target))
    links[2] = replace(third, conflict=LinkConflict(apart, apart, (joined,)))
    return replace(
        document,
        source=tuple(source),
        target=tuple(target),
        links=tuple(links),
        conflicts={"title": Conflict(document.title, document.title, "Talk in the port")},
    )


@pytest.fixture
def disputed(app, desk_project):
    path = desk_project.document_path("harbour")
    write_text(path, encode(with_conflicts(desk_project.load("harbour"))))
    return app


def title(screen) -> str:
    return str(screen.query_one(TitleBar).query_one("#title").content)


def status(screen) -> str:
    return str(screen.query_one(StatusLine).content)


def seen(screen, id_: str) -> str:
    return str(screen.query_one(id_).content)


def footer(screen) -> str:
    return " · ".join(str(key.render()) for key in screen.query("FooterKey"))


async def conflicts(pilot) -> ConflictsScreen:
    """From the desk to the first conflict of a text."""
    await ready(pilot)
    await pilot.press("X")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, ConflictsScreen)
    return screen


async def test_the_desk_tells_of_conflicts_and_marks_them(disputed):
    async with disputed.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        assert "4 conflicts of a merge are open: X settles them" in said(screen)
        rows = [screen.view.render_line(y).text for y in range(screen.view.size.height)]
        assert any("≠·РОМЕРО" in row.replace("c", "·") for row in rows)
        assert sum("≠" in row for row in rows) == 3
        assert "4 conflicts" in str(screen.query_one(TitleBar).query_one("#facts", Static).content)


@SIZES
async def test_a_text_is_settled_place_by_place(disputed, size):
    async with disputed.run_test(size=size) as pilot:
        screen = await conflicts(pilot)
        assert title(screen).startswith("conflict 2 of 4 · paragraph ru2 (")
        assert "place 1 of 2" in title(screen)
        assert "⟦заявил⟧" in seen(screen, "#passage")
        choices = seen(screen, "#choices").splitlines()
        assert [line.split()[:3] for line in choices] == [
            ["1", "ours", "заявил"],
            ["2", "theirs", "выявил"],
            ["3", "before", "ваявил"],
            ["4", "machine", "ваявил"],
        ]
        assert "stands now" in choices[0]
        await pilot.press("2")
        assert status(screen) == "settled: выявил"
        assert "conflict 2 of 4" in title(screen)
        assert "place" not in title(screen)
        await pilot.press("1")
        assert "conflict 2 of 3 · link ru3" in title(screen)
        desk = screen._conflicts.desk
        paragraph = desk.document.source[1]
        assert paragraph.text.startswith("РОМЕРО выявил")
        assert "в гавани." in paragraph.text
        assert paragraph.conflict is None
        assert "выявил" in paragraph.checked


async def test_words_are_typed_in_place(disputed):
    async with disputed.run_test(size=(80, 24)) as pilot:
        screen = await conflicts(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, TypeReading)
        await pilot.press(*"ДА", "enter")
        await pilot.pause()
        assert screen.is_current
        assert screen._conflicts.document.source[1].text.startswith("РОМЕРО ДА")
        await pilot.press("enter", "escape")
        assert "place" not in title(screen)


async def test_what_was_settled_comes_back(disputed):
    async with disputed.run_test(size=(80, 24)) as pilot:
        screen = await conflicts(pilot)
        before = screen._conflicts.document
        await pilot.press("u")
        assert "nothing was settled here yet" in status(screen)
        await pilot.press("3", "k", "2")
        assert screen._conflicts.document != before
        await pilot.press("u", "u", "u")
        assert screen._conflicts.document == before
        assert "place 1 of 2" in title(screen)


@SIZES
async def test_links_are_chosen_from_three_ways(disputed, size):
    async with disputed.run_test(size=size) as pilot:
        screen = await conflicts(pilot)
        await pilot.press("n", "n")
        told = seen(screen, "#passage")
        assert [line for line in told.splitlines() if line and line[0] in "123"] == [
            "1 ours  stands now",
            "2 theirs",
            "3 before  stands now",
        ]
        assert "ru3 Разгрузка" in told
        assert "en4 In the captain" in told
        await pilot.press("enter")
        assert "links can not be typed" in status(screen)
        await pilot.press("4")
        assert "no choice 4" in status(screen)
        await pilot.press("2")
        link = screen._conflicts.document.link_of(screen._conflicts.document.source[2].id)
        assert (len(link.source), len(link.target), link.status) == (2, 2, "confirmed")


async def test_after_the_last_one_the_desk_is_back(disputed):
    async with disputed.run_test(size=(200, 60)) as pilot:
        await conflicts(pilot)
        await pilot.press("k", "k", "k", "2")
        screen = pilot.app.screen
        assert isinstance(screen, ConflictsScreen)
        assert "conflict 1 of 1 · title" in title(screen)
        await pilot.press("2")
        await pilot.pause()
        desk = await opened(pilot)
        assert said(desk) == "settled: title, Talk in the port · that was the last conflict"
        assert len(desk.desk.document.target) == 4
        assert desk.desk.document.title == "Talk in the port"
        await pilot.press("X")
        assert said(desk) == "no conflict of a merge is open"
        await pilot.press("u", "u", "u", "u", "u")
        assert desk.desk.document == with_conflicts_of(desk)


def with_conflicts_of(desk: DeskScreen) -> Document:
    return desk.desk.session.project.load("harbour")


async def test_the_desk_goes_where_the_conflict_was(disputed):
    async with disputed.run_test(size=(80, 24)) as pilot:
        await conflicts(pilot)
        await pilot.press("n", "n", "escape")
        await pilot.pause()
        desk = await opened(pilot)
        assert desk.desk.focus.paragraph == desk.desk.document.source[2].id
        assert "4 conflicts of a merge are open" in said(desk)
        await pilot.press("o")
        assert desk.desk.focus.paragraph != desk.desk.document.source[2].id


async def test_a_place_that_is_gone_can_be_kept(disputed, desk_project):
    path = desk_project.document_path("harbour")
    document = desk_project.load("harbour")
    edited = replace(document.source[1], text="Всё переписано заново.")
    source = (document.source[0], edited, *document.source[2:])
    write_text(path, encode(replace(document, source=source)))
    async with disputed.run_test(size=(80, 24)) as pilot:
        screen = await conflicts(pilot)
        assert "the place is not found in it" in seen(screen, "#passage")
        await pilot.press("1")
        assert "the place is not found" in status(screen)
        assert "keep it as it stands" in status(screen)
        await pilot.press("k", "k")
        assert screen._conflicts.document.source[1] == replace(edited, conflict=None)


async def test_a_document_that_is_only_read_settles_nothing(disputed, desk_project):
    with Session(desk_project, "harbour"):
        async with disputed.run_test(size=(80, 24)) as pilot:
            screen = await conflicts(pilot)
            await pilot.press("1")
            assert "read only" in status(screen)
            await pilot.press("enter")
            assert pilot.app.screen is screen


async def test_keys_of_the_russian_layout(disputed):
    async with disputed.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("Ч")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, ConflictsScreen)
        await pilot.press("л")
        assert status(screen) == "settled: stays as it stands"


async def test_the_library_marks_the_document(disputed, desk_project):
    library = WorkbenchApp(desk_project)
    async with library.run_test(size=(80, 24)) as pilot:
        await arrived(pilot)
        table = pilot.app.screen.query_one(DocumentTable)
        while not any("harbour ≠4" in cell for cell in table.row("harbour")):
            await pilot.pause(0.01)


async def test_ways_of_linking_show_all_that_they_do(app, desk_project):
    """The link in dispute holds one more paragraph, which each way would leave alone."""
    document = desk_project.load("harbour")
    links = list(document.links)
    third, fourth = links[2], links[3]
    apart = ((third.source, ()), ((), third.target))
    links[2] = replace(
        third,
        target=(*third.target, *fourth.target),
        conflict=LinkConflict((), ((third.source, third.target),), apart),
    )
    links[3] = replace(fourth, target=())
    changed = replace(document, links=tuple(links))
    write_text(desk_project.document_path("harbour"), encode(changed))
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("X")
        await pilot.pause()
        passage = seen(pilot.app.screen, "#passage")
        ours, theirs = passage[passage.index("1 ours") :].split("2 theirs")
        assert "—" in ours, "en4 is alone then"
        assert "en4" in ours
        assert "en4" in theirs


async def test_the_footer_names_the_choices_there_are(disputed):
    async with disputed.run_test(size=(120, 24)) as pilot:
        screen = await conflicts(pilot)
        assert "1-4" in footer(screen)
        await pilot.press("1", "1")
        await pilot.pause()
        assert "link" in title(screen)
        assert "1-3" in footer(screen)
