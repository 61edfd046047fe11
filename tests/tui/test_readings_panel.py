"""The panel of readings: what is told first, what is told once, and how it is set."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from tests.tui.driving import settled
from workbench.model.evidence import Evidence
from workbench.model.suspects import Reading, Suspect
from workbench.model.text import Span
from workbench.session.assistant import Assistant
from workbench.tui.widgets.readings import ReadingsPanel

DAMAGE = "6 of 45 words here are in no dictionary"
REASONS = (
    "a rare form of a known word that goes on for quite a while",
    "English: Ramiro, Valdez",
    "м read as ш, д read as и, а was missed",
)


class Wordy:
    """Finds one word with two readings and a lot to say of each."""

    def suspects(self, passage, limit=10):
        start = passage.text.find("ваявил")
        if start < 0:
            return ()
        evidence = tuple(Evidence("shape", 1.0, reason) for reason in REASONS)
        damage = Evidence("damage", 0.5, DAMAGE)
        shares = (("заявил", 0.9), ("выявил", 0.003))
        readings = tuple(Reading(text, share, (*evidence, damage)) for text, share in shares)
        return (Suspect(Span(start, start + 6), "ваявил", readings, 0.97),)


async def lines(app, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]) -> list[str]:
    monkeypatch.setattr(Assistant, "corrector", Wordy())
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        panel = pilot.app.screen.query_one("#readings", Static)
        return ["".join(s.text for s in panel.render_line(y)) for y in range(panel.size.height)]


async def test_in_a_narrow_window_a_reading_is_one_line_and_the_facts_are_seen(app, monkeypatch):
    shown = [line.strip() for line in await lines(app, monkeypatch, (80, 24))]
    (headline,) = [line for line in shown if line.startswith("ваявил")]
    assert "raw · link" in headline
    assert [line[:8] for line in shown if line[:1].isdigit()] == ["1 заявил", "2 выявил"]


async def test_beside_the_text_reasons_are_indented_and_whole(app, monkeypatch):
    shown = await lines(app, monkeypatch, (200, 60))
    text = " ".join(" ".join(shown).split())
    assert all(text.count(reason) >= 1 for reason in REASONS)
    assert text.count(f" · {DAMAGE}") == 1
    after = next(n for n, line in enumerate(shown) if line.strip().startswith("1 заявил"))
    margin = shown[after].index("1")
    below = [line for line in shown[after + 1 : after + 4] if not line.strip()[:1].isdigit()]
    assert below
    assert all(line.strip() and line[margin : margin + 2] == "  " for line in below)


async def test_a_small_chance_is_not_none(app, monkeypatch):
    shown = " ".join(await lines(app, monkeypatch, (80, 24)))
    assert "<1%" in shown
    assert " 0%" not in shown


class Many:
    """Finds one word with nine readings."""

    def suspects(self, passage, limit=10):
        start = passage.text.find("ваявил")
        if start < 0:
            return ()
        words = ("заявил", "выявил", "явил", "вывил", "уявил", "заявит", "заявив", "завил", "вялил")
        reason = (Evidence("shape", 1.0, REASONS[0]),)
        readings = tuple(Reading(w, 0.5 / 2**n, reason) for n, w in enumerate(words))
        return (Suspect(Span(start, start + 6), "ваявил", readings, 0.97),)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (140, 24), (200, 60)])
async def test_every_reading_that_has_a_key_can_be_seen(app, monkeypatch, size):
    monkeypatch.setattr(Assistant, "corrector", Many())
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("n")
        panel = pilot.app.screen.query_one(ReadingsPanel)
        shown = " ".join(
            "".join(s.text for s in panel.render_line(y)) for y in range(panel.size.height)
        )
        assert panel.in_sight >= 6
        for number in range(1, panel.in_sight + 1):
            assert f" {number} " in f" {shown}"
        if panel.in_sight < 9:
            await pilot.press("9")
            assert "ваявил" in pilot.app.screen.desk.document.source[1].text


async def test_below_the_text_no_reason_is_cut_in_the_middle(app, monkeypatch):
    shown = [line.strip() for line in await lines(app, monkeypatch, (80, 24))]
    (first,) = [line for line in shown if line.startswith("1 заявил")]
    assert first.endswith(f"{REASONS[0]}; …")
    (headline,) = [line for line in shown if line.startswith("ваявил")]
    assert not headline.endswith("…")


async def test_where_there_is_room_more_reasons_stand_behind_a_reading(app, monkeypatch):
    shown = [line.strip() for line in await lines(app, monkeypatch, (139, 30))]
    (first,) = [line for line in shown if line.startswith("1 заявил")]
    assert first.endswith(f"{REASONS[0]}; {REASONS[1]}; …")
    assert any(line.startswith("ваявил") and line.endswith(DAMAGE) for line in shown)
