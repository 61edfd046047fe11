"""What was seen under a number is what the number means."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.session.test_desk_moves import desk_on
from workbench.model.suspects import Reading, Suspect
from workbench.model.text import Span
from workbench.session.desk.steady import steady
from workbench.session.learning.passages import passage

readings = st.lists(st.sampled_from("абвгдежз"), unique=True, max_size=6).map(
    lambda texts: tuple(Reading(text, 0.5 / (n + 1)) for n, text in enumerate(texts))
)


@given(readings, readings)
def test_numbers_that_were_seen_stay_and_nothing_new_is_missing(before, after):
    seen, found = (Suspect(Span(0, 1), "о", r) for r in (before, after))
    texts = [reading.text for reading in steady(found, seen).readings]
    assert texts[: len(before)] == [reading.text for reading in before] or before == after
    assert len(texts) == len(set(texts))
    assert set(texts) == {r.text for r in (*before, *after)}
    now = {reading.text: reading for reading in after}
    assert all(now.get(r.text, r) == r for r in steady(found, seen).readings)


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
