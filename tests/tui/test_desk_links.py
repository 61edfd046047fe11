"""Keys for links and for paragraphs as a whole, pressed."""

from __future__ import annotations

import subprocess
from dataclasses import replace

from tests.tui.driving import ready, said, settled
from workbench.disk import write_text
from workbench.store.codec import encode
from workbench.tui.widgets.bars import StatusLine
from workbench.tui.widgets.readings import ReadingsPanel


async def test_links_are_confirmed_merged_split_and_moved(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("c")
        here = screen.desk.focus.paragraph
        assert screen.desk.document.link_of(here).status == "confirmed"
        await pilot.press("m")
        assert len(screen.desk.document.link_of(here).source) == 2
        await pilot.press("j", "t")
        assert len(screen.desk.document.link_of(here).source) == 1
        await pilot.press("tab", "left_square_bracket")
        assert len(screen.desk.document.link_of(here).target) == 2
        await pilot.press("y")
        assert screen.desk.document.link_of(here).target == ()


async def test_the_least_certain_link_is_asked_about_next(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        for _ in screen.desk.document.links:
            await pilot.press("w")
            await settled(pilot)
            document = screen.desk.document
            link = document.link_of(screen.desk.focus.paragraph)
            assert link.confidence == min(
                k.confidence for k in document.links if k.status == "auto"
            )
            await pilot.press("c")
            assert screen.desk.document.link_of(link.ids[0]).status == "confirmed"
            if all(k.status == "confirmed" for k in screen.desk.document.links):
                break
        assert all(k.status == "confirmed" for k in screen.desk.document.links)


async def test_the_machine_never_claims_to_be_certain_of_a_link(app, desk_project):
    document = desk_project.load("harbour")
    links = tuple(replace(link, confidence=0.999) for link in document.links)
    write_text(desk_project.document_path("harbour"), encode(replace(document, links=links)))
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        screen.machine.assistant.align(screen.desk.document)
        await pilot.press("w")
        await settled(pilot)
        assert "99% sure" in said(screen)


async def test_all_sure_links_are_confirmed_when_asked_twice(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("A")
        assert "1 open link is at least 95% sure" in said(screen)
        assert not screen.desk.session.is_dirty
        await pilot.press("j", "A")
        assert not screen.desk.session.is_dirty, "moving on has taken the question back"
        await pilot.press("A")
        assert said(screen) == "confirmed 1 link"
        links = screen.desk.document.links
        assert [k.status == "confirmed" for k in links] == [True, False, False, False, False]
        await pilot.press("A")
        assert "no link of at least 95% is left" in said(screen)
        await pilot.press("u")
        assert not any(k.status == "confirmed" for k in screen.desk.document.links)


async def test_a_corrected_paragraph_stays_and_the_next_raw_one_is_a_key_away(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("v")
        here = screen.desk.document.original(screen.desk.focus.paragraph)
        assert here.status == "corrected"
        assert said(screen).endswith("· 2 raw paragraphs left")
        await pilot.press("right_parenthesis")
        assert screen.desk.focus.paragraph == screen.desk.document.source[2].id
        await pilot.press("left_parenthesis")
        assert "no raw paragraph further up" in said(screen)


async def test_paragraphs_are_broken_joined_and_set_aside(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("n", "n", "b")
        assert len(screen.desk.document.source) == 5
        assert screen.desk.paragraph.text.startswith("партиванские")
        await pilot.press("k", "J")
        assert len(screen.desk.document.source) == 4
        await pilot.press("f")
        assert screen.desk.paragraph.kind == "furniture"


async def test_a_lonely_paragraph_shows_that_it_was_confirmed(app):
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await ready(pilot)
        await pilot.press("tab", "end", "c")
        view = screen.query_one("#columns")
        assert any("╶═" in view.render_line(y).text for y in range(20))


async def test_undoing_a_link_stays_at_the_paragraph(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("j", "tab", "left_square_bracket")
        here = screen.desk.focus.paragraph
        await pilot.press("u")
        assert screen.desk.focus.paragraph == here


async def test_confirming_what_was_asked_asks_the_next(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("w")
        await settled(pilot)
        asked = []
        while screen.desk.is_asked:
            asked.append(screen.desk.document.link_of(screen.desk.focus.paragraph).ids)
            await pilot.press("c")
        assert len(set(asked)) == len(asked) == len(screen.desk.document.links)
        assert {link.status for link in screen.desk.document.links} == {"confirmed"}


async def test_confirming_without_being_asked_stays(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        here = screen.desk.focus.paragraph
        await pilot.press("c")
        assert screen.desk.focus.paragraph == here
        assert screen.desk.document.link_of(here).status == "confirmed"


async def test_a_note_is_written_changed_and_taken_away(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("n", "i", *"see p 4", "enter")
        await pilot.pause()
        assert screen.desk.document.source[1].note == "see p 4"
        await pilot.press("i", "5", "enter")
        await pilot.pause()
        assert screen.desk.document.source[1].note == "see p 45"
        await pilot.press("u", "u")
        assert screen.desk.document.source[1].note == ""


async def test_who_corrected_a_paragraph_verifies_it_only_on_purpose(
    app, desk_project, monkeypatch, tmp_path
):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    git = ("git", "-C", str(desk_project.root))
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "config", "user.name", "Анна"], check=True)
    subprocess.run([*git, "config", "user.email", "anna@example.org"], check=True)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await pilot.press("n", "1", "v")
        here = screen.desk.focus.paragraph
        assert screen.desk.document.original(here).status == "corrected"
        assert "corrected, by Анна" in str(screen.query_one(ReadingsPanel).content)
        await pilot.press("v")
        assert "you corrected this paragraph yourself" in str(screen.query_one(StatusLine).content)
        assert screen.desk.document.original(here).status == "corrected"
        await pilot.press("V")
        assert screen.desk.document.original(here).status == "verified"
