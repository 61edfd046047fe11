"""Classes and lemmas of forms, against the analyser whose dictionary they are read from."""

from __future__ import annotations

import pymorphy3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.lexicon.grammar import NUMBER, Grammar, class_of

RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
SOME_FORMS = (
    "министром", "работы", "партизаны", "отрядов", "лучшего", "пошли", "сказав", "прибывшими", "ее",
    "нескольких", "еще", "шестидесяти", "городах", "большое", "читается", "самого", "комиссии",
)  # fmt: skip


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return Grammar.open()


@pytest.fixture(scope="module")
def analyser() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


@pytest.mark.parametrize("word", SOME_FORMS)
def test_analyses_are_those_of_the_analyser(
    word: str, grammar: Grammar, analyser: pymorphy3.MorphAnalyzer
) -> None:
    told = {
        (class_of(str(parse.tag)), parse.normal_form.replace("ё", "е"))
        for parse in analyser.parse(word)
        if parse.is_known
    }
    assert {(one.kind, one.lemma) for one in grammar.analyses(word)} == told


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("NOUN,anim,masc sing,ablt", "NOUN ablt masc"),
        ("NOUN,inan,femn plur,gent", "NOUN gent plur"),
        ("NOUN,anim,masc,Sgtm,Surn sing,datv", "NAME datv masc"),
        ("ADJF,Qual anim,masc,sing,accs", "ADJF accs masc anim"),
        ("VERB,perf,tran plur,past,indc", "VERB past plur tran"),
        ("VERB,impf,intr sing,3per,pres,indc", "VERB 3per sing intr"),
        ("PREP", "PREP"),
    ],
)
def test_a_class_is_what_a_neighbour_sees(tag: str, name: str) -> None:
    assert class_of(tag) == name


def test_rare_usages_count_only_where_there_is_no_other(grammar: Grammar) -> None:
    assert grammar.classes("в") == ("PREP",)


def test_numbers_are_a_class(grammar: Grammar) -> None:
    assert grammar.classes("1962") == (NUMBER,)


def test_a_compound_is_what_its_last_part_is(grammar: Grammar) -> None:
    assert grammar.classes("ново-хрюмбельского") == grammar.classes("хрюмбельского")


def test_an_unlisted_name_is_guessed_by_its_ending(grammar: Grammar) -> None:
    assert not grammar.analyses("линдквистовым")
    assert any("ablt" in name for name in grammar.classes("линдквистовым"))


@given(st.text(alphabet=RUSSIAN + "-0123456789abc", min_size=1, max_size=20))
def test_every_string_has_a_class(word: str) -> None:
    grammar = Grammar.open()
    assert grammar.classes(word)
    assert grammar.lemma(word)
