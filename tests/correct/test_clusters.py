"""Suspects that are one word, and what else one fix would change."""

from __future__ import annotations

from workbench.correct.clusters import clusters, series_of
from workbench.model.suspects import Reading, Suspect
from workbench.model.text import Span


def suspect(text: str, **readings: float) -> Suspect:
    return Suspect(
        Span(0, len(text)), text, tuple(Reading(word, share) for word, share in readings.items())
    )


NAME = [
    ("a", suspect("ВАЛЬИЕСА", ВАЛЬДЕСА=0.6, ВАЛЬСА=0.1)),
    ("b", suspect("Вальтес", Вальтес=0.3, Вальдес=0.2)),
    ("b", suspect("решаня", решения=0.8)),
    ("c", suspect("ВАЛЬНЕСУ", ВАЛЬДЕСУ=0.5)),
    ("d", suspect("Вальдгсом", Вальсом=0.4)),
    ("d", suspect("решаня", решения=0.7, решать=0.1)),
    ("e", suspect("цжбк")),
]


def test_garbles_with_one_stem_are_a_series():
    found = clusters(NAME)
    assert [[m.suspect.text for m in cluster.members] for cluster in found] == [
        ["ВАЛЬИЕСА", "Вальтес", "ВАЛЬНЕСУ"],
        ["решаня", "решаня"],
    ]
    assert [m.text for m in found[0].members] == ["ВАЛЬДЕСА", "Вальдес", "ВАЛЬДЕСУ"]
    assert list(found[0].forms) == ["вальдеса", "вальдесу", "вальдес"]
    assert found[1].forms == {"решения": 1.5}


def test_the_largest_series_comes_first():
    more = [*NAME, *(("f", suspect("решаня", решения=0.7)) for _ in range(2))]
    assert [len(cluster.members) for cluster in clusters(more)] == [4, 3]


def test_equal_garbles_without_readings_are_a_series():
    (found,) = clusters([("a", suspect("цжбк")), ("b", suspect("Цжбк"))])
    assert [m.text for m in found.members] == ["цжбк", "Цжбк"]
    assert [m.confidence for m in found.members] == [0, 0]


def test_one_fix_for_the_whole_series_each_in_its_own_form():
    found = list(series_of("ВАЛЬИЕСА", "ВАЛЬДЕСА", NAME[1:]))
    assert {m.suspect.text: m.text for m in found} == {
        "Вальтес": "Вальдес",
        "ВАЛЬНЕСУ": "ВАЛЬДЕСУ",
        "Вальдгсом": "Вальдесом",
    }


def test_a_word_that_was_typed_is_put_where_the_same_was_read():
    found = list(series_of("Цжбк", "цирк", [("e", suspect("ЦЖБК")), ("e", suspect("шум"))]))
    assert [(m.suspect.text, m.text) for m in found] == [("ЦЖБК", "ЦИРК")]


def mark(text: str, *readings: str) -> Suspect:
    return Suspect(Span(0, len(text)), text, tuple(Reading(reading, 0.4) for reading in readings))


def test_signs_are_no_series_of_one_word():
    marks = [("a", mark(" _", "")), ("b", mark(" =", "")), ("c", mark(".", ",", ""))]
    assert not clusters([*marks, ("d", mark(".", ","))])
    assert not list(series_of(".", ",", marks))
    assert not list(series_of(" _", "", marks))


def test_a_letter_read_as_a_sign_is_of_a_series():
    (found,) = clusters([("a", mark("©", "о")), ("b", mark("©", "о"))])
    assert [m.text for m in found.members] == ["о", "о"]
