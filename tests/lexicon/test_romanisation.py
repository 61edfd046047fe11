"""Names in Latin letters and their Russian spellings, forms and sounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.lexicon.chinese import palladius
from workbench.lexicon.declension import declined, relational
from workbench.lexicon.romanisation import russian_spellings
from workbench.lexicon.sounds import Sounds, kinship, likeness


@pytest.mark.parametrize(
    ("latin", "russian"),
    [
        ("Khrushchev", "хрущев"),
        ("Hruščov", "хрущов"),
        ("Valdez", "вальдес"),
        ("Piñeiro", "пинейро"),
        ("Nicaragua", "никарагуа"),
        ("Nguyen", "нгуен"),
        ("Novotný", "новотный"),
        ("Dobrynin", "добрынин"),
        ("Evtushenko", "евтушенко"),
        ("Yevtushenko", "евтушенко"),
        ("Ul’ianov", "ульянов"),
        ("Müller", "мюллер"),
        ("Harriman", "гарриман"),
        ("Truman", "трумэн"),
        ("Ryazan", "рязань"),
        ("Quijano", "кихано"),
        ("McNamara", "макнамара"),
        ("Andreyev", "андреев"),
    ],
)
def test_a_name_has_its_usual_russian_spelling(latin: str, russian: str) -> None:
    assert russian in russian_spellings(latin)


@given(st.text(max_size=12))
def test_spellings_are_russian_and_distinct(name: str) -> None:
    found = russian_spellings(name)
    assert len(found) <= 48
    assert len(set(found)) == len(found)
    assert all(not set(spelling) - set("абвгдежзийклмнопрстуфхцчшщъыьэюя-") for spelling in found)


@pytest.mark.parametrize(
    ("latin", "russian"),
    [
        ("Zhou", "чжоу"),
        ("Chou", "чжоу"),
        ("Enlai", "эньлай"),
        ("En-lai", "эньлай"),
        ("Zedong", "цзэдун"),
        ("Tse-tung", "цзэдун"),
        ("Hsiao-p'ing", "сяопин"),
        ("Xiaoping", "сяопин"),
        ("Guangzhou", "гуанчжоу"),
        ("Shaoqi", "шаоци"),
    ],
)
def test_chinese_names_by_palladius(latin: str, russian: str) -> None:
    assert russian in palladius(latin)


def test_other_names_are_not_chinese() -> None:
    assert palladius("Valdez") == palladius("Kosygin") == palladius("") == ()


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("хрущев", {"хрущева", "хрущеву", "хрущевым", "хрущеве", "хрущевой", "хрущевых"}),
        ("громыко", {"громыко"}),
        ("достоевский", {"достоевского", "достоевским", "достоевская"}),
        ("вальдес", {"вальдеса", "вальдесом", "вальдесе"}),
        ("кубела", {"кубелу", "кубелой", "кубелы"}),
        ("рязань", {"рязани", "рязанью"}),
        ("голубничий", {"голубничего", "голубничему", "голубничая"}),
        ("линдквист", {"линдквиста", "линдквистом"}),
        ("ист-ривер", {"ист-ривера"}),
    ],
)
def test_names_are_declined(name: str, forms: set[str]) -> None:
    assert forms <= set(declined(name))


@given(st.text("абвгдежзийклмнопрстуфхцчшщъыьэюя-", max_size=14))
def test_a_name_is_a_form_of_itself(name: str) -> None:
    found = declined(name)
    assert found[0] == name
    assert len(set(found)) == len(found)


def test_adjectives_are_made_of_names() -> None:
    assert {"гаванский", "гаванского", "гаванская"} <= set(relational("гаван"))


def test_names_are_heard_in_any_case_form() -> None:
    sounds = Sounds(["Roosevelt", "Valdez"], likeness)
    assert list(sounds.alike("рузвельтом", 0.8)) == ["Roosevelt"]
    assert not sounds.alike("правительства", 0.7)


def test_words_of_one_origin_are_heard() -> None:
    sounds = Sounds(["revolution", "delegation", "police"], kinship)
    assert list(sounds.alike("революц", 0.9)) == ["revolution"]
    assert list(sounds.alike("делегац", 0.9)) == ["delegation"]
    assert not sounds.alike("резолюц", 0.9)
