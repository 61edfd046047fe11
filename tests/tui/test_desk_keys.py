"""The editor's keys, pressed: words, moving, leaving."""

from __future__ import annotations

import pytest
from textual.widgets import Input, TextArea

from tests.tui.driving import ready, settled, texts, word
from workbench.tui.actions import actions_of
from workbench.tui.keys import twin
from workbench.tui.screens.desk.asking import EditParagraph, TypeReading
from workbench.tui.screens.help import Help
from workbench.tui.screens.library.screen import Library


async def test_from_suspect_to_suspect_accepting_readings(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("n")
        assert word(screen) == "ваявил"
        await pilot.press("1")
        assert "РОМЕРО заявил," in texts(screen)[1]
        assert word(screen) == "партиванские"
        await pilot.press("1")
        await pilot.press("2")
        assert "продолжалось" in texts(screen)[2]
        assert screen.desk.suspects_left() == 0


async def test_every_key_works_in_the_russian_layout(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press(twin("n"))
        assert word(screen) == "ваявил"
        await pilot.press("1", twin("u"))
        assert "РОМЕРО ваявил," in texts(screen)[1]
        await pilot.press(twin("question_mark"))
        assert isinstance(app.screen, Help)


@pytest.mark.parametrize("key", ["ctrl+s", "ctrl+ы"])
async def test_saving_in_both_layouts(app, desk_project, key):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("n", "1")
        assert screen.desk.session.is_dirty
        await pilot.press(key)
        assert not screen.desk.session.is_dirty
    assert "РОМЕРО заявил," in desk_project.load("harbour").source[1].text


async def test_keeping_a_word_as_it_stands(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("n", "space")
        assert screen.desk.document.source[1].checked == ("ваявил",)
        assert word(screen) == "партиванские"
        await pilot.press("p")
        assert word(screen) == "партиванские"


async def test_typing_a_reading(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("n", "enter")
        assert isinstance(app.screen, TypeReading)
        app.screen.query_one(Input).value = "объявил"
        await pilot.press("enter")
        await pilot.pause()
        assert "РОМЕРО объявил," in texts(screen)[1]


async def test_editing_a_paragraph_and_throwing_it_away(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        before = texts(screen)
        await pilot.press("n", "e")
        assert isinstance(app.screen, EditParagraph)
        app.screen.query_one(TextArea).text = "Совсем другой текст."
        await pilot.press("escape")
        assert isinstance(app.screen, EditParagraph), "escape asks first"
        await pilot.press("escape")
        await pilot.pause()
        assert texts(screen) == before
        await pilot.press("e")
        app.screen.query_one(TextArea).text = "Совсем другой текст."
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert texts(screen)[1] == "Совсем другой текст."


async def test_undo_and_redo_all_the_way(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        start = screen.desk.document
        await pilot.press("n", "1", "1", "1", "c", "m", "v")
        end = screen.desk.document
        assert end != start
        await pilot.press(*["u"] * 6)
        assert screen.desk.document == start
        await pilot.press(*["r"] * 6)
        assert screen.desk.document == end


async def test_the_ends_of_a_paragraph(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("L")
        assert word(screen) == "порту"
        await pilot.press("Р")
        assert word(screen) == "РОМЕРО"


async def test_leaving_saves_and_coming_back_finds_the_place(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("n", "1", "n")
        place = screen.desk.focus
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, Library)
        await pilot.press("enter")
        await pilot.pause()
        again = await ready(pilot)
        assert again.desk.focus == place
        assert "РОМЕРО заявил," in texts(again)[1]


async def test_a_second_window_reads_only(app, desk_project):
    async with app.run_test() as pilot:
        first = await ready(pilot)
        from workbench.session.session import Session

        second = Session.open(desk_project, "harbour")
        assert second.read_only
        assert "another window" in second.notice
        await pilot.press("n", "1")
        assert "заявил" in texts(first)[1]


async def test_what_was_not_saved_is_there_after_a_crash(app, desk_project):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("n", "1")
        screen.desk.session.close()
    from workbench.session.session import Session

    with Session(desk_project, "harbour") as again:
        assert again.recovered == 1
        assert "РОМЕРО заявил," in again.document.source[1].text


async def test_a_click_goes_to_the_word(app):
    async with app.run_test(size=(120, 30)) as pilot:
        screen = await ready(pilot)
        view = screen.query_one("#columns")
        line = next(y for y in range(20) if "РОМЕРО" in view.render_line(y).text)
        column = view.render_line(line).text.index("партиванские")
        await pilot.click("#columns", offset=(column + 3, line))
        assert word(screen) == "партиванские"


async def test_the_palette_offers_every_action(app):
    async with app.run_test() as pilot:
        await ready(pilot)
        titles = [command.title for command in app.get_system_commands(app.screen)]
        for action in actions_of("desk"):
            if not action.id.startswith("desk.accept"):
                assert action.help.rstrip(".") in titles


async def test_a_problem_is_said_and_nothing_changes(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        before = screen.desk.document
        await pilot.press("u")
        assert "nothing to undo" in str(screen.query_one("StatusLine").render())
        await pilot.press("tab", "space")
        assert screen.desk.document == before


async def test_what_is_typed_replaces_what_the_dialog_showed(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("n", "enter")
        shown = screen.desk.focus
        screen.desk.move_word(1)  # as suspects found meanwhile might do
        app.screen.query_one(Input).value = "сказал"
        await pilot.press("enter")
        await pilot.pause()
        assert "РОМЕРО сказал, что партиванские" in texts(screen)[1]
        assert shown.span.start == 7


async def test_a_doubtful_word_can_be_taken_back(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        before = texts(screen)
        await pilot.press("n", "d")
        paragraph = screen.desk.document.source[1]
        assert "[ваявил?]" in paragraph.text
        screen.desk.go_to(paragraph.id, paragraph.text.index("ваявил"))
        await pilot.press("d")
        assert texts(screen) == before


async def test_undo_goes_to_the_word_it_gave_back(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("n", "1", "1", "u", "u")
        await settled(pilot)
        assert word(screen) == "ваявил"
        await pilot.press("r", "r")
        assert word(screen) == "партизанские"


async def test_page_down_passes_a_paragraph_longer_than_the_screen(app):
    async with app.run_test(size=(40, 12)) as pilot:
        screen = await ready(pilot)
        places = []
        for _ in range(12):
            await pilot.press("pagedown")
            places.append(screen.desk.focus)
        assert places[-1].paragraph == screen.desk.document.source[-1].id
        assert len(set(places)) > 3


async def test_ctrl_q_leaves_from_the_paragraph_editor_after_asking(app):
    async with app.run_test() as pilot:
        await ready(pilot)
        await pilot.press("n", "e", "a", "ctrl+q")
        assert isinstance(app.screen, EditParagraph)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert app.return_code == 0 or not app.is_running


async def test_nothing_is_said_to_be_recovered_after_a_normal_leave(app, desk_project):
    async with app.run_test() as pilot:
        await ready(pilot)
        await pilot.press("n", "1", "u", "q")
        await pilot.pause()
    from workbench.session.session import Session

    with Session(desk_project, "harbour") as again:
        assert not again.recovered
        assert not again.notice


async def test_typing_is_refused_at_once_where_nothing_can_be_changed(app, desk_project):
    from workbench.session.session import Session

    with Session(desk_project, "harbour"):
        async with app.run_test() as pilot:
            screen = await ready(pilot)
            await pilot.press("n", "e")
            assert app.screen is screen
            assert "another window" in str(screen.query_one("StatusLine").render())


async def test_ctrl_q_asks_before_a_typed_word_is_lost(app):
    async with app.run_test() as pilot:
        await ready(pilot)
        await pilot.press("n", "enter", "a", "ctrl+q")
        assert isinstance(app.screen, TypeReading)
        await pilot.press("escape")
        await pilot.press("enter", "ctrl+q")
        await pilot.pause()
        assert app.return_code == 0 or not app.is_running


async def test_page_down_shows_what_only_the_other_side_has(app):
    async with app.run_test(size=(60, 14)) as pilot:
        screen = await ready(pilot)
        view = screen.query_one("#columns")
        await pilot.press(*["pagedown"] * 8)
        await pilot.pause()
        seen = " ".join(view.render_line(y).text for y in range(view.size.height))
        assert "no original" in " ".join(seen.split())


async def test_suspects_below_are_marked_when_they_are_scrolled_to(app):
    async with app.run_test(size=(40, 12)) as pilot:
        screen = await ready(pilot)
        view = screen.query_one("#columns")
        marked = set()
        for top in range(int(view.max_scroll_y) + 1):
            view.scroll_to(y=top, animate=False)
            await pilot.pause()
            for y in range(view.size.height):
                for segment in view.render_line(y):
                    if segment.style and segment.style.underline:
                        marked.add(segment.text.strip())
        assert {"ваявил"} <= marked
        assert any("продол" in piece for piece in marked)


async def test_the_order_of_the_queue_is_switched(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("z", "n")
        assert word(screen) == "ваявил"
        await pilot.press("p")
        assert word(screen) == "продолжаотся"
        await pilot.press("z", "p")
        assert word(screen) == "партиванские"


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_a_word_is_typed_where_it_stands(app, size):
    async with app.run_test(size=size) as pilot:
        screen = await ready(pilot)
        await pilot.press("n")
        region = screen.view.room_for_typing(screen.desk.focus.paragraph, screen.desk.focus.span)
        assert region is not None
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.query_one(Input).region.offset == region.offset


async def test_a_double_click_types_a_word_and_a_click_goes_to_it(app):
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await pilot.press("n")
        at = screen.view.room_for_typing(screen.desk.focus.paragraph, screen.desk.focus.span)
        assert at is not None
        await pilot.press("G")
        await pilot.click(offset=(at.x + 1, at.y))
        assert word(screen) == "ваявил"
        await pilot.click(offset=(at.x + 1, at.y), times=2)
        await pilot.pause()
        assert isinstance(app.screen, TypeReading)


@pytest.mark.parametrize("width", [1, 2])
async def test_a_window_too_narrow_for_any_text(app, width):
    async with app.run_test(size=(width, 24)) as pilot:
        screen = await ready(pilot)
        await pilot.press("pagedown", "pageup", "b", "J")
        await pilot.resize_terminal(80, 24)
        await pilot.press("g", "n", "1")
        assert "заявил" in "".join(texts(screen))


@pytest.mark.parametrize("key", ["enter", "e", "slash"])
async def test_in_a_dialog_help_and_palette_have_what_works_there(app, key):
    async with app.run_test() as pilot:
        await ready(pilot)
        await pilot.press(key)
        offered = {command.title for command in app.get_system_commands(app.screen)}
        everywhere = {action.help.rstrip(".") for action in actions_of("everywhere")}
        assert offered < everywhere
