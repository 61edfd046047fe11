"""The line that says what just happened."""

from __future__ import annotations

from textual.app import App, ComposeResult

from workbench.tui.widgets.bars import StatusLine


class Bare(App[None]):
    """A status line and nothing else."""

    def compose(self) -> ComposeResult:
        """One line."""
        yield StatusLine()


def shown(line: StatusLine) -> str:
    """What can be read of it."""
    rows = ("".join(s.text for s in line.render_line(y)) for y in range(line.size.height))
    return " ".join(" ".join(rows).split())


async def test_a_long_message_is_seen_whole_and_takes_no_room_afterwards():
    message = "81% sure of this link · words: абзац–paragraph, кончить–end, ключ–key, связь–link"
    app = Bare()
    async with app.run_test(size=(60, 10)) as pilot:
        line = app.query_one(StatusLine)
        line.say("saved")
        await pilot.pause()
        line.say(message)
        await pilot.pause()
        assert shown(line) == message
        line.say("saved")
        await pilot.pause()
        assert line.size.height == 1


async def test_when_long_work_is_done_what_was_said_before_is_back():
    app = Bare()
    async with app.run_test() as pilot:
        line = app.query_one(StatusLine)
        line.say("4 unsaved changes recovered")
        line.work("Sorting", 0.4)
        line.work("Sorting", 0.7)
        await pilot.pause()
        assert shown(line) == "Sorting 70%"
        line.work("Words are ready", 1.0)
        await pilot.pause()
        assert shown(line) == "4 unsaved changes recovered"


async def test_work_that_was_done_at_once_and_work_after_a_problem_hide_nothing():
    app = Bare()
    async with app.run_test() as pilot:
        line = app.query_one(StatusLine)
        line.say("? shows all keys")
        line.work("Context is ready", 1.0)
        await pilot.pause()
        assert shown(line) == "? shows all keys"
        line.complain("the disk is full")
        line.work("Sorting", 0.4)
        line.work("Words are ready", 1.0)
        await pilot.pause()
        assert shown(line) == "! the disk is full"


async def test_a_problem_with_a_long_path_is_seen_to_its_end(app):
    problem = f"/{'archive/' * 30}harbour.json: it was changed — the other version is in kept/x"
    async with app.run_test(size=(80, 24)) as pilot:
        line = pilot.app.screen.query_one(StatusLine)
        line.complain(problem)
        await pilot.pause()
        assert shown(line).endswith("kept/x")
