"""The translation beside a paragraph speaks for readings, and leads to some."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.correct.corrector import Corrector
from workbench.correct.evidence.translation.beside import Beside
from workbench.correct.evidence.translation.english import english_words
from workbench.correct.evidence.translation.rendering import COLUMNS, best_match
from workbench.correct.evidence.translation.similar import Similar
from workbench.lexicon.encoder import Encoder
from workbench.lexicon.lexicon import Lexicon
from workbench.model.suspects import Passage, Suspect

WAYS = ("names", "numbers", "dictionary", "cognates", "encoder")


def told(suspects: tuple[Suspect, ...], reading: str) -> list[str]:
    """What the translation is said to say for a reading."""
    return [
        evidence.detail
        for suspect in suspects
        for found in suspect.readings
        if found.text == reading
        for evidence in found.evidence
        if evidence.kind == "translation"
    ]


@pytest.mark.parametrize(
    ("text", "english", "reading", "detail"),
    [
        (
            "По слован ВАЛЬНЕСА решение принято",
            "According to Valdez, a decision was taken",
            "ВАЛЬДЕСА",
            "English: Valdez",
        ),
        (
            "нападение лартизансного отряда на станцию",
            "the guerrilla detachment's attack on the station",
            "партизанского",
            'English: "guerrilla"',
        ),
        (
            "прибыло двенадиать судов",
            "twelve vessels arrived",
            "двенадцать",
            "English: twelve",
        ),
        ("сообщил кубннский посол", "reported the Cuban ambassador", "кубинский", "English: Cuban"),
        ("победа ревопюции на острове", "victory of the revolution on the island", "революции", ""),
        ("вечером 3 нюня он уехал", "on the evening of June 3 he left", "июня", "English: June"),
    ],
)
def test_the_english_word_is_told(
    real: Corrector, text: str, english: str, reading: str, detail: str
) -> None:
    found = told(real.suspects(Passage(text, translation=(english,))), reading)
    assert found
    assert found[0] == detail or (not detail and found[0].startswith("English: "))


def test_a_damaged_word_is_found_in_the_translation(real: Corrector) -> None:
    text = "передал AMTIROMETHNeCHHH представитель"
    english = ("said the diplomatic representative",)
    suspects = real.suspects(Passage(text, translation=english))
    assert any("дипломатический" in r.text.lower() for s in suspects for r in s.readings)


def test_every_way_can_be_switched_off(real: Corrector) -> None:
    text, english = "нападение лартизансного отряда", ("the guerrilla detachment's attack",)
    silent = Corrector(Lexicon.open(), without=frozenset(WAYS))
    assert told(silent.suspects(Passage(text, translation=english)), "партизанского") == []


def test_without_a_translation_nothing_changes(real: Corrector) -> None:
    text = "нападение лартизансного отряда на станцию"
    alone = Corrector(Lexicon.open(), without=frozenset({"translation"}))
    readings = [
        [[r.text for r in s.readings] for s in corrector.suspects(Passage(text))]
        for corrector in (real, alone)
    ]
    assert len(readings[0]) == len(readings[1])
    assert not told(real.suspects(Passage(text)), "партизанского")


@given(
    st.dictionaries(st.integers(0, 30), st.floats(0.01, 1)),
    st.floats(0, 1),
    st.integers(31, 400),
)
def test_a_match_is_nearer_or_surer_than_any_other(
    shares: dict[int, float], position: float, length: int
) -> None:
    found = best_match([shares], position, length)
    if not shares:
        assert found is None
        return
    assert found is not None
    assert found.ratio > 0
    assert found.place in shares
    surer = best_match(
        [{place: min(1.0, 2 * share) for place, share in shares.items()}], position, length
    )
    assert surer is not None
    assert surer.ratio >= found.ratio


def test_what_stands_where_it_is_due_weighs_more() -> None:
    ratios = [
        match.ratio
        for place in (50, 56, 70, 99)
        for match in [best_match([{place: 0.3}], 0.5, 100)]
        if match
    ]
    assert all(a > b for a, b in itertools.pairwise(ratios))


def test_words_and_numbers_of_a_translation() -> None:
    words = english_words(("Valdez's men, 1,500 of them;", "the Shah-i-Zinda"))
    assert [word.text for word in words] == [
        "Valdez",
        "men",
        "1,500",
        "of",
        "them",
        "the",
        "Shah-i-Zinda",
    ]
    assert [word.place for word in words] == list(range(7))
    assert words[-1].parts == ("Shah", "i", "Zinda")


def test_senses_are_compared_by_an_encoder() -> None:
    senses = {"guerrilla": (1, 0), "партизан": (0.9, 0.44), "картина": (0, 1)}
    encoder = Encoder(lambda texts: np.array([senses.get(text, (0, -1)) for text in texts]))
    rendering = Similar(encoder).render(english_words(("the guerrilla war",)))
    close, strange, short = rendering.shares(["партизан", "картина", "он"])
    assert close[1] > 0.2
    assert not strange
    assert not short


@settings(max_examples=30, deadline=None)
@given(st.text("abcdeorstV ,.1x'-", max_size=60), st.text("абвгдеорст", min_size=1, max_size=9))
def test_any_translation_is_looked_at(english: str, word: str) -> None:
    found = Beside(english_words((english,)), (), Lexicon.open().trie)
    assert list(found.matches(word, 0.5)) == []
    assert set(COLUMNS) == {"name", "number", "word", "sense"}
