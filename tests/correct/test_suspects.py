"""What the corrector marks and what it proposes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.correct.automatic import auto
from workbench.correct.corrector import Corrector
from workbench.model.evidence import Evidence
from workbench.model.suspects import Memory, Passage, Reading, Suspect
from workbench.model.text import Span, normalise, tokens

GARBLE = "ВАЛЬТЕС ваявил, что это решаня иэ-за неопыт пости правитсльства 14 апреля"


def texts(suspects: tuple[Suspect, ...]) -> list[str]:
    return [suspect.text for suspect in suspects]


def best(corrector: Corrector, text: str, **known: object) -> dict[str, str]:
    passage = Passage(text, **known)  # type: ignore[arg-type]
    return {s.text: s.readings[0].text for s in corrector.suspects(passage)}


def test_clean_russian_is_left_alone(real: Corrector, clean_sentences: list[str]) -> None:
    marked = [texts(real.suspects(Passage(sentence))) for sentence in clean_sentences]
    words = sum(len(list(tokens(sentence))) for sentence in clean_sentences)
    assert sum(map(len, marked)) <= words / 200


@pytest.mark.parametrize(
    ("garbled", "right"),
    [
        ("Доклад PACCEKPESEHO вчера", "РАССЕКРЕЧЕНО"),
        ("представитель сообщил о полготовке партизан", "подготовке"),
        ("он ваявил об этом вчера", "заявил"),
        ("руководство сосреди точено в его руках", "сосредоточено"),
        ("решение принято правитслъством республики", "правительством"),
    ],
)
def test_the_best_reading_of_a_garble(real: Corrector, garbled: str, right: str) -> None:
    assert right in best(real, garbled).values()


def test_a_word_torn_in_two_is_one_suspect(small: Corrector) -> None:
    found = small.suspects(Passage("ошибки возможны из-за неопыт пости наших друзей"))
    assert [(s.text, s.readings[0].text) for s in found] == [("неопыт пости", "неопытности")]


@pytest.mark.parametrize(
    ("text", "torn", "right"),
    [
        ("Партий ный комитет обсудил вопрос об уборке.", "Партий ный", "Партийный"),
        ("Собрание рабо чих депутатов закрылось.", "рабо чих", "рабочих"),
        ("Командир пог внотрада доложил обстановку.", "пог внотрада", "погранотряда"),
    ],
)
def test_what_is_torn_is_told_by_the_words_around(
    real: Corrector, text: str, torn: str, right: str
) -> None:
    assert best(real, text) == {torn: right}


def test_two_wrong_words_side_by_side_stay_two(real: Corrector) -> None:
    found = best(real, "Сотрудники посольствя встретилнсь с членами делегации.")
    assert found == {"посольствя": "посольства", "встретилнсь": "встретились"}


def test_a_letter_that_is_no_word_is_read_as_one(real: Corrector) -> None:
    text = "Посол сообшил, что в Москве м за рубежом ь этом году не былo урожая."
    found = best(real, text)
    assert (found["м"], found["ь"]) == ("и", "в")
    measures = "Длина моста 25 м при ширине 6 м, по пункту б принято решение."
    assert not best(real, measures)


def test_two_words_run_together(small: Corrector) -> None:
    assert "решение правительства" in best(small, "это решениеправительства страны").values()


def test_the_pattern_of_capitals_is_kept(small: Corrector) -> None:
    found = best(small, "Правнтельство и ПРАВНТЕЛЬСТВО и правнтельство")
    assert set(found.values()) == {"Правительство", "ПРАВИТЕЛЬСТВО", "правительство"}


def test_english_quoted_in_russian_is_not_suspect(real: Corrector) -> None:
    text = "В газете The New York Times появилась статья о событиях на Кубе."
    assert texts(real.suspects(Passage(text))) == []


def test_russian_read_as_latin_is_suspect(real: Corrector) -> None:
    text = "HESIGRATEME ROUTETA TOCKESONACHOCTK"
    assert len(real.suspects(Passage(text))) >= 2


def test_numbers_numerals_initials_and_acronyms_are_left_alone(real: Corrector) -> None:
    text = "В 1962 г. на XX съезде КПСС тов. Н. С. Хрущёв и ЦК (дело 88497, 903-с) 4.4.62"
    assert texts(real.suspects(Passage(text))) == []


def test_what_a_person_decided_or_marked_is_never_suspect(small: Corrector) -> None:
    text = "он ваявил и ваявил и [ваявил?] и ваявил"
    decided = (Span(3, 9), Span(12, 18))
    found = small.suspects(Passage(text, decided=decided))
    assert [s.span for s in found] == [Span(33, 39)]


def test_an_accepted_word_is_known_and_proposed(small: Corrector) -> None:
    memory = Memory(accepted={"тыртышный": 1})
    assert texts(small.suspects(Passage("приехал Тыртышный", memory=memory))) == []
    assert "Тыртышный" in best(small, "приехал Тыртншный", memory=memory).values()


def test_the_translation_names_the_person(real: Corrector) -> None:
    text = "По слован ВАЛЬНЕСА решение принято"
    passage = Passage(text, translation=("According to VALDEZ, a decision was taken",))
    found = {s.text: s for s in real.suspects(passage)}
    reading = found["ВАЛЬНЕСА"].readings[0]
    assert reading.text == "ВАЛЬДЕСА"
    assert "English: VALDEZ" in [evidence.detail for evidence in reading.evidence]
    without = Corrector.open(without=frozenset({"translation"})).suspects(passage)
    kinds = {e.kind for s in without for r in s.readings for e in r.evidence}
    assert "translation" not in kinds


def test_the_reasons_are_told_in_words(small: Corrector) -> None:
    (suspect,) = small.suspects(Passage("министр ваявил об этом"))
    evidence = {e.kind: e.detail for e in suspect.readings[0].evidence}
    assert evidence["shape"] == "з read as в"
    assert evidence["lexicon"] == "common word"
    weights = [e.weight for e in suspect.readings[0].evidence]
    assert weights == sorted(weights, reverse=True)


def test_the_words_around_are_told_where_no_neighbour_explains(real: Corrector) -> None:
    readings = [
        reading
        for text in ("Прелседатель сообшил, что деложение в стране тяжелое.", GARBLE)
        for suspect in real.suspects(Passage(text))
        for reading in suspect.readings
    ]
    told = [e.detail for r in readings for e in r.evidence if e.kind == "context"]
    assert any(detail.startswith("fits «") and "…" in detail for detail in told)


def test_the_same_passage_gives_the_same_suspects(small: Corrector) -> None:
    assert small.suspects(Passage(GARBLE)) == small.suspects(Passage(GARBLE))


def test_fewer_readings_when_fewer_are_wanted(small: Corrector) -> None:
    assert all(len(s.readings) <= 3 for s in small.suspects(Passage(GARBLE), limit=3))


LETTERS = st.text("абвгдежиклмнопрстуцьяАВСНРabcehimnoprtuxHPC019 .,:-!?[]«»", max_size=60)


@settings(max_examples=60, deadline=None)
@given(text=LETTERS.map(normalise))
def test_laws_of_suspects(small: Corrector, text: str) -> None:
    found = small.suspects(Passage(text))
    assert all(s.text == s.span.within(text) and s.text for s in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    for suspect in found:
        confidences = [reading.confidence for reading in suspect.readings]
        assert confidences == sorted(confidences, reverse=True)
        assert sum(confidences) <= 1 + 1e-6
        assert 0 <= suspect.doubt <= 1
        assert len({reading.text for reading in suspect.readings}) == len(suspect.readings)


@settings(max_examples=40, deadline=None)
@given(text=LETTERS.map(normalise), threshold=st.floats(0, 1))
def test_laws_of_automatic_correction(small: Corrector, text: str, threshold: float) -> None:
    words = list(tokens(text))
    decided = tuple(word.span for word in words[::2])
    passage = Passage(text, decided=decided)
    for span, replacement in auto(passage, small.suspects(passage), threshold):
        assert not any(span.overlaps(done) for done in decided)
        assert replacement != span.within(text)
        assert not span.within(text).isdigit()


def test_automatic_correction_needs_confidence(small: Corrector) -> None:
    passage = Passage("министр ваявил об этом")
    found = small.suspects(passage)
    assert auto(passage, found, 1.01) == ()
    assert auto(passage, found, 0.5) == ((Span(8, 14), "заявил"),)


def test_a_mark_inside_a_word_does_not_tear_it(real: Corrector) -> None:
    found = best(real, "ведомость за разгр©зку судов и пр©грамма работ порта")
    assert found["разгр©зку"] == "разгрузку"
    assert found["пр©грамма"] == "программа"


def test_a_name_is_not_spelt_anew_without_a_person() -> None:
    english = (Evidence("translation", 4.0, "English: Zuhair"),)
    passage = Passage("министра Зухейра ждали")
    suspect = Suspect(Span(9, 16), "Зухейра", (Reading("Зухайра", 0.97, english),), 0.97)
    assert auto(passage, (suspect,), 0.9) == ()
    other = replace(suspect, readings=(Reading("Зухрейра", 0.97, english),))
    assert auto(passage, (other,), 0.9) != ()
