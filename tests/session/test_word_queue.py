"""The two orders in which suspects are put to the editor."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.build import build
from workbench.model.document import Document
from workbench.model.draft import Draft, DraftParagraph
from workbench.model.edits import apply
from workbench.model.operations.texts import set_status
from workbench.model.suspects import Reading, Suspect
from workbench.model.text import tokens
from workbench.session.desk.queue import WordQueue
from workbench.session.desk.suspicion import Suspicion
from workbench.session.focus import Focus, on_word
from workbench.session.learning.passages import passage

RIGHT = {"ваявил": "заявил", "заявпл": "заявил", "хлеоа": "хлеба", "порта": "порту"}
DOUBTS = {"ваявил": 0.6, "заявпл": 0.7, "хлеоа": 0.9, "порта": 0.5}

texts = st.lists(
    st.lists(st.sampled_from([*RIGHT, "день", "и"]), min_size=1, max_size=4).map(" ".join),
    min_size=1,
    max_size=5,
)


def known(paragraphs: list[str]) -> tuple[Document, Suspicion, list[Focus]]:
    document = build("d", Draft(source=tuple(DraftParagraph(text) for text in paragraphs)))
    suspicion, places = Suspicion(), []
    for paragraph in document.source:
        found = tuple(
            Suspect(t.span, t.text, (Reading(RIGHT[t.text], 0.8),), DOUBTS[t.text])
            for t in tokens(paragraph.text)
            if t.text in RIGHT
        )
        suspicion.learn(paragraph.id, passage(document, paragraph), found)
        places += [Focus(paragraph.id, suspect.span) for suspect in found]
    return document, suspicion, places


def words(document: Document, places: list[Focus]) -> list[str]:
    return [place.span.within(document.paragraph(place.paragraph).text) for place in places]


@given(texts)
def test_reading_order_visits_every_suspect_once_both_ways(paragraphs):
    document, suspicion, places = known(paragraphs)
    queue = WordQueue(suspicion)
    for step, start, wanted in (
        (1, Focus(document.source[0].id), places[1:] if _first(document, places) else places),
        (-1, Focus(document.source[-1].id, _end(document)), places[::-1]),
    ):
        visited, here = [], start
        while (found := queue.beyond(document, here, step)) is not None:
            visited.append(found)
            here = found
        assert visited == wanted


def _first(document: Document, places: list[Focus]) -> bool:
    """Whether a suspect stands at the very first letter, where the walk begins."""
    return (
        bool(places)
        and places[0].paragraph == document.source[0].id
        and (places[0].span.start == 0)
    )


def _end(document: Document):
    span = on_word(document, document.source[-1].id, 10_000).span
    return type(span)(span.end, span.end)


@given(texts)
def test_order_of_use_visits_every_suspect_and_comes_round(paragraphs):
    document, suspicion, places = known(paragraphs)
    queue = WordQueue(suspicion)
    queue.order = "useful"
    visited, here = [], Focus(document.source[0].id)
    for _ in places:
        found = queue.beyond(document, here, 1)
        if found is None:
            break
        visited.append(found)
        here = found
    assert sorted(visited, key=repr) == sorted(places, key=repr)
    if len(places) > 1:
        assert queue.beyond(document, here, 1) == visited[0]
        assert queue.beyond(document, visited[0], -1) == visited[-1]


def test_series_come_first_then_the_surest_errors():
    document, suspicion, _ = known(["порта хлеоа", "ваявил", "заявпл"])
    queue = WordQueue(suspicion)
    queue.order = "useful"
    visited = [Focus(document.source[0].id)]
    for _ in range(4):
        found = queue.beyond(document, visited[-1], 1)
        assert found is not None
        visited.append(found)
    assert words(document, visited[1:]) == ["ваявил", "заявпл", "хлеоа", "порта"]


@pytest.mark.parametrize("order", ["reading", "useful"])
def test_without_suspects_there_is_nowhere_to_go(order):
    document, suspicion, _ = known(["день и день"])
    queue = WordQueue(suspicion)
    queue.order = order
    assert queue.beyond(document, Focus(document.source[0].id), 1) is None
    assert queue.beyond(document, Focus(document.source[0].id), -1) is None


@given(texts, st.data())
def test_order_of_use_is_that_of_what_is_known_now(paragraphs, data):
    document, suspicion, _ = known(paragraphs)
    queue = WordQueue(suspicion)
    queue.order = "useful"
    for _ in range(3):
        paragraph = data.draw(st.sampled_from(document.source))
        if data.draw(st.booleans()):
            suspicion.learn(paragraph.id, passage(document, paragraph), ())
        else:
            document = apply(document, set_status(document, paragraph.id, "corrected"))
        for place in [Focus(p.id, s.span) for p in document.source for s in suspicion.of(p)]:
            anew = WordQueue(suspicion)
            anew.order = "useful"
            for step in (1, -1):
                assert queue.beyond(document, place, step) == anew.beyond(document, place, step)
