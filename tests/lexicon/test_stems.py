"""Case forms of a word share a stem."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.lexicon.stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        "Вальдес ВАЛЬДЕСА вальдесу Вальдесом Вальдесе",
        "партия партии партию партией партий партиями",
        "партизанский партизанского партизанскую партизанских",
        "правительство правительства правительством",
        "Никарагуа",
        "рассмотрено рассмотрена",
        "Ленин Ленина Ленину Лениным",
    ],
)
def test_forms_of_one_word(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


def test_different_words_are_told_apart() -> None:
    words = [
        "партия",
        "партизан",
        "портовый",
        "порт",
        "письмо",
        "писатель",
        "республика",
        "республиканец",
    ]
    assert len({stem(word) for word in words}) == len(words)


@given(st.text("абвгдеийлмнорстуыьюяё-АС", min_size=1, max_size=14))
def test_a_stem_begins_its_word(word: str) -> None:
    folded = word.lower().replace("ё", "е")
    assert folded.startswith(stem(word))
    assert len(stem(word)) >= min(3, len(word))
