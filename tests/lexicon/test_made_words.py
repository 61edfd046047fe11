"""Words that no dictionary lists: put together, declined, added."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.lexicon import gazetteer
from workbench.lexicon.additions import additions
from workbench.lexicon.compounds import Compounds
from workbench.lexicon.forms import FLOOR
from workbench.lexicon.inflection import case_forms
from workbench.lexicon.lexicon import Lexicon
from workbench.lexicon.names import case_forms_of_names

COMMON = dict.fromkeys(
    [
        "тонными",
        "летие",
        "революционной",
        "сварщицы",
        "распакованным",
        "контроль",
        "документы",
        "торговца",
    ],
    1e-05,
)


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    return Lexicon.build(COMMON, tmp_path_factory.mktemp("lexicon") / "small.bin")


@pytest.mark.parametrize(
    "word",
    [
        "двадцатипятитонными",
        "Сорокалетие",
        "ультрареволюционной",
        "ЭЛЕКТРОСВАРЩИЦЫ",
        "нераспакованным",
        "Рыбтресте",
        "главнефтесбыта",
        "финконтроль",
        "шифрдокументы",
    ],
)
def test_words_put_together_are_known_as_rare_ones(lexicon: Lexicon, word: str) -> None:
    assert lexicon.log_frequency(word) == pytest.approx(FLOOR)


@pytest.mark.parametrize(
    "garble", ["двалцатипятитонными", "ультрареволющионной", "электросварщццы", "нераспакован"]
)
def test_garbles_of_them_are_not(lexicon: Lexicon, garble: str) -> None:
    assert not lexicon.knows(garble)


def test_a_beginning_needs_a_word_of_some_length() -> None:
    compounds = Compounds(lambda word: 0.0 if word in ("дом", "рода") else -99.0)
    assert not compounds.has("электродом")
    assert not compounds.has("водорода")


def test_names_get_all_cases() -> None:
    forms = set(case_forms_of_names(["бирнбаум", "мусинский", "лепешкина", "стол"]))
    assert {"бирнбаумом", "мусинскому", "лепешкиной"} <= forms
    assert "столом" not in forms


def test_listed_words_decline_as_the_dictionary_says() -> None:
    assert "московского" in case_forms("московский")
    assert {"вальдеса", "вальдесом"} <= case_forms("Вальдес")
    assert case_forms("Кассиопуло") == {"кассиопуло"}


def test_abbreviations_of_offices_are_added() -> None:
    found = set(additions())
    assert {"лекпома", "губзу", "д-ра", "ревсоветом"} <= found
    assert all(word == word.lower() for word in found)


def test_the_gazetteer_is_only_there_where_it_is_installed() -> None:
    places = set(gazetteer.places())
    assert bool(places) == bool(gazetteer.packages())
    assert not places or {"букараманге", "лиссабоном"} <= places


def test_made_words_are_in_the_word_list_of_this_machine() -> None:
    real = Lexicon.open()
    assert real.knows("д-ра")
    assert real.knows("Бирнбаумом")
    assert real.log_frequency("лекпома") == pytest.approx(FLOOR - 0.5, abs=0.02)


def test_hyphens(tmp_path: Path) -> None:
    small = Lexicon.build({"морской": 1e-5, "военно": 1e-5}, tmp_path / "words.bin")
    assert small.knows("военно-морской")
    assert not small.knows("военно-мор")
