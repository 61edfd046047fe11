"""What was seen under a number is what the number means."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.session.desks import desk_on
from workbench.model.suspects import Reading, Suspect
from workbench.model.text import Span
from workbench.session.desk.steady import SLIGHT, steady
from workbench.session.learning.passages import passage

shares = st.sampled_from([0.9, 0.4, 0.1, SLIGHT, 0.01, 0.001])
readings = st.dictionaries(st.sampled_from("абвгдежз"), shares, max_size=6).map(
    lambda found: tuple(Reading(*item) for item in sorted(found.items(), key=lambda i: -i[1]))
)


@given(readings, readings)
def test_what_was_seen_keeps_its_number_and_what_is_likely_is_there(before, after):
    seen, found = (Suspect(Span(0, 1), "о", r) for r in (before, after))
    shown = steady(found, seen).readings
    texts = [reading.text for reading in shown]
    now = {reading.text: reading for reading in after}
    assert len(texts) == len(set(texts))
    assert {r.text for r in after if r.confidence >= SLIGHT} <= set(texts)
    assert all(now.get(r.text, r) == r for r in shown if r.text in now)
    for number, reading in enumerate(before):
        if before != after and now.get(reading.text, reading).confidence >= SLIGHT:
            assert texts[number] == reading.text


def learn(desk, *texts: str) -> None:
    paragraph = desk.document.source[0]
    start = paragraph.text.index("Ha")
    found = tuple(Reading(text, 0.9 / (n + 1)) for n, text in enumerate(texts))
    suspect = Suspect(Span(start, start + 2), "Ha", found)
    desk.suspicion.learn(paragraph.id, passage(desk.document, paragraph), (suspect,))


def shown(desk) -> list[str]:
    suspect = desk.suspect
    assert suspect is not None
    return [reading.text for reading in suspect.readings]


def test_a_digit_means_what_was_seen_whatever_was_learned_meanwhile(project):
    desk = desk_on(project)
    learn(desk, "На", "Не")
    desk.go_to(desk.document.source[0].id, 0)
    desk.mark_seen()
    learn(desk, "Не", "Ни", "На")
    assert shown(desk) == ["На", "Не", "Ни"]
    desk.accept(1)
    assert desk.document.source[0].text.startswith("На")


def test_coming_back_shows_the_likeliest_first(project):
    desk = desk_on(project)
    learn(desk, "На", "Не")
    desk.go_to(desk.document.source[0].id, 0)
    desk.mark_seen()
    learn(desk, "Не", "На")
    desk.move_word(1)
    desk.mark_seen()
    desk.move_word(-1)
    assert shown(desk) == ["Не", "На"]
