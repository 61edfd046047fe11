"""Work beside the UI: saving by itself, looking where the editor looks, stopping."""

from __future__ import annotations

import threading

import pytest

from tests.tui.conftest import SmallCorrector
from tests.tui.driving import ready, said, settled
from workbench.disk import write_text
from workbench.model.build import build
from workbench.model.draft import Draft, DraftParagraph
from workbench.session.assistant import Assistant
from workbench.session.desk.desk import Desk
from workbench.session.finding.search import Search
from workbench.session.learning.passages import passage
from workbench.session.session import Session
from workbench.store.codec import encode
from workbench.store.positions import Positions
from workbench.store.project import Project
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.desk.answers import Found
from workbench.tui.screens.desk.history import autosave
from workbench.tui.screens.desk.screen import DeskScreen
from workbench.tui.widgets.bars import StatusLine


async def test_unsaved_work_is_saved_by_itself(app, desk_project):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("n", "1")
        autosave(screen)
        await settled(pilot)
        assert "РОМЕРО заявил," in desk_project.load("harbour").source[1].text
        assert not screen.desk.session.is_dirty
        await pilot.press("u")
        assert "РОМЕРО ваявил," in screen.desk.document.source[1].text


async def test_a_change_made_meanwhile_waits_for_the_next_time(app, desk_project):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("n", "1")
        autosave(screen)
        await pilot.press("1")
        await settled(pilot)
        autosave(screen)
        await settled(pilot)
        assert desk_project.load("harbour") == screen.desk.document


async def test_a_file_changed_elsewhere_is_not_overwritten_by_itself(app, desk_project):
    path = desk_project.document_path("harbour")
    theirs = path.read_text("utf-8").replace("cranes", "ships")
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("n", "1")
        path.write_text(theirs, "utf-8")
        autosave(screen)
        await settled(pilot)
        assert path.read_text("utf-8") == theirs
        assert "changed by another program" in str(screen.query_one(StatusLine).content)
        autosave(screen)
        await settled(pilot)
        assert path.read_text("utf-8") == theirs
        await pilot.press("s")
        assert path.read_text("utf-8") == theirs, "the first s joins"
        assert "both are joined here" in said(screen)
        await pilot.press("s")
        assert "заявил" in path.read_text("utf-8")
        assert "ships" in path.read_text("utf-8")


async def test_leaving_joins_what_was_written_elsewhere_and_saves_then(app, desk_project):
    path = desk_project.document_path("harbour")
    theirs = path.read_text("utf-8").replace("cranes", "ships")
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("n", "1")
        path.write_text(theirs, "utf-8")
        await pilot.press("q")
        assert "both are joined here" in said(screen)
        assert "ships" in "".join(p.text for p in screen.desk.document.target)
        await pilot.press("q")
        assert "заявил" in path.read_text("utf-8")
        assert "ships" in path.read_text("utf-8")


async def test_a_damaged_file_is_overwritten_only_when_told_twice(app, desk_project):
    path = desk_project.document_path("harbour")
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("n", "1")
        path.write_text("<<<<<<< ours", "utf-8")
        await pilot.press("s")
        assert "can not be joined" in said(screen)
        assert "save again to overwrite it" in said(screen)
        assert path.read_text("utf-8") == "<<<<<<< ours"
        await pilot.press("s")
        assert "заявил" in path.read_text("utf-8")


class Gated:
    """Looks at a paragraph when it is let, and notes what it was asked about."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self.texts: list[str] = []

    def suspects(self, passage, limit=10):
        self.texts.append(passage.text)
        self.may_go_on.wait(10)
        return SmallCorrector().suspects(passage, limit)


async def test_looking_for_suspects_can_be_stopped(app, monkeypatch):
    slow = Gated()
    monkeypatch.setattr(Assistant, "corrector", slow)
    async with app.run_test() as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, DeskScreen)
        while not slow.texts:
            await pilot.pause(0.01)
        await pilot.press("ctrl+c")
        assert not screen.machine.is_searching
        slow.may_go_on.set()
        await settled(pilot)
        assert len(slow.texts) == 1
        await pilot.press("ctrl+c")
        assert "nothing is under way" in str(screen.query_one(StatusLine).content)


async def test_what_is_scrolled_to_is_looked_at_next(tmp_path, monkeypatch):
    project = Project(tmp_path / "long")
    texts = tuple(DraftParagraph(f"Абзац номер {n}.") for n in range(200))
    document = build("long", Draft(source=texts))
    write_text(project.document_path("long"), encode(document))
    recording = Gated()
    monkeypatch.setattr(Assistant, "corrector", recording)
    app = WorkbenchApp(project, "long")
    async with app.run_test(size=(100, 30)) as pilot:
        while not recording.texts:
            await pilot.pause(0.01)
        await pilot.press("G")
        while len(recording.texts) < 2:
            await pilot.pause(0.01)
        recording.may_go_on.set()
        await settled(pilot)
        assert recording.texts[0] == "Абзац номер 0."
        assert int(recording.texts[1].split()[-1].rstrip(".")) > 150
        assert len({*recording.texts}) == 200


async def test_a_place_that_is_found_late_does_not_lead_away_who_has_moved_on(app, monkeypatch):
    may_go_on, finds = threading.Event(), Search.matches

    def late(search, document):
        may_go_on.wait(10)
        return finds(search, document)

    monkeypatch.setattr(Search, "matches", late)
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("slash", *"ships", "enter")
        assert "searching" in str(screen.query_one(StatusLine).content)
        await pilot.press("j")
        here = screen.desk.focus
        may_go_on.set()
        await settled(pilot)
        assert screen.desk.focus == here
        await pilot.press("N")
        assert screen.desk.focus != here


async def test_a_question_about_links_that_comes_late_does_not_lead_away(app, monkeypatch):
    may_go_on, aligns = threading.Event(), Assistant.align

    def late(assistant, document):
        may_go_on.wait(10)
        return aligns(assistant, document)

    monkeypatch.setattr(Assistant, "align", late)
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("w", "G")
        here = screen.desk.focus
        may_go_on.set()
        await settled(pilot)
        assert screen.desk.focus == here
        assert not screen.desk.is_asked
        await pilot.press("w")
        assert screen.desk.is_asked


async def test_one_word_is_asked_for_once_however_often_it_is_clicked(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        screen.action_do("type")
        screen.action_do("type")
        await pilot.pause()
        assert len(app.screen_stack) == 3


async def test_where_there_is_no_paragraph_typing_says_so(tmp_path):
    project = Project(tmp_path / "empty")
    write_text(project.document_path("empty"), encode(build("empty", Draft())))
    app = WorkbenchApp(project, "empty")
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        for key in ("enter", "e", "i", "R", "S"):
            screen.say("")
            await pilot.press(key)
            assert "there is no paragraph here" in str(screen.query_one(StatusLine).content)


def test_the_first_frame_does_not_say_that_nothing_is_left(desk_project):
    with Session(desk_project, "harbour") as session:
        desk = Desk(session, Positions(desk_project.private / "positions.json"))
        assert DeskScreen(desk, Assistant()).machine.is_searching


@pytest.mark.parametrize(("keys", "word"), [("n", "ваявил"), ("nl", "ваявил"), ("nj", "Разгрузка")])
async def test_who_asks_for_a_suspect_too_early_is_led_to_it(app, monkeypatch, keys, word):
    gated = Gated()
    monkeypatch.setattr(Assistant, "corrector", gated)
    async with app.run_test() as pilot:
        while not gated.texts:
            await pilot.pause(0.01)
        await pilot.press(*keys)
        gated.may_go_on.set()
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, DeskScreen)
        focus = screen.desk.focus
        assert focus.span.within(screen.desk.paragraph.text) == word


async def test_a_suspect_that_is_none_any_more_is_told_of(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("n")
        paragraph = screen.desk.document.source[1]
        asked = passage(screen.desk.document, paragraph)
        screen.post_message(Found(paragraph.id, asked, ()))
        await pilot.pause()
        assert "no longer suspect" in str(screen.query_one(StatusLine).content)
        assert screen.desk.focus.paragraph == paragraph.id
