"""Texts merged by words: what the laws of merging found."""

import pytest

from workbench.revisions.threeway import merge_texts, versions


def merged(base: str, ours: str, theirs: str) -> tuple[str, str, str]:
    return versions(merge_texts(base, ours, theirs))


def clean(base: str, ours: str, theirs: str) -> str:
    before, mine, other = merged(base, ours, theirs)
    assert before == mine == other
    return mine


@pytest.mark.parametrize("turned", [False, True])
def test_what_both_put_in_is_there_once_though_one_took_away_what_stood_beside_it(turned):
    base, ours, theirs = "сто дней ветер там", "сто дней дул там", "сто дней дул ветер там"
    pair = (theirs, ours) if turned else (ours, theirs)
    assert clean(base, *pair) == "сто дней дул там"


@pytest.mark.parametrize("turned", [False, True])
def test_what_both_put_in_behind_a_word_is_there_once_though_one_changed_the_word(turned):
    base, ours, theirs = "учёные забыли прав", "учёные вабыли меру прав", "учёные забыли меру прав"
    pair = (theirs, ours) if turned else (ours, theirs)
    assert clean(base, *pair) == "учёные вабыли меру прав"


def test_a_sign_that_both_put_in_is_there_once_though_one_changed_the_word_before_it():
    base, ours, theirs = "что администрация ушла", "что тэра. ушла", "что администрация. ушла"
    assert clean(base, ours, theirs) == "что тэра. ушла"


def test_what_both_put_in_and_one_changed_afterwards_is_disputed_not_doubled():
    before, mine, other = merged("сто дней ветер", "сто дней злой дул", "сто дней тихо дул ветер")
    assert (mine, other) == ("сто дней злой дул", "сто дней тихо дул ветер")
    assert before == "сто дней ветер"


def test_a_word_is_not_glued_to_one_of_the_other_version():
    base = "курсы при КУ№МЗ,1926–27 гг."
    ours = "курсы при один второй третий–27 гг."
    theirs = "курсы при КУ№МЗ,–27 гг."
    assert merged(base, ours, theirs) == (base, ours, theirs)


def test_words_put_in_before_and_behind_a_word_are_joined_with_its_correction():
    assert clean("раз два три", "раз вот два три", "раз пва три") == "раз вот пва три"
    assert clean("раз два три", "раз два вот три", "раз пва три") == "раз пва вот три"


def test_a_new_word_of_both_is_there_once_though_signs_have_it_at_different_places():
    base, ours = "РГАЭ. Ф. 7604. Оп. 5. Д. 33.", "РГАЭ. Ф. 7604. Оп. шесть. Д. 33."
    theirs = "РГАЭ. Ф. 7604. . шесть. Д. 33."
    for version in merged(base, ours, theirs)[1:]:
        assert version.count("шесть") == 1


def test_words_that_stayed_are_kept_beside_new_ones():
    base, ours, theirs = "вот I tell you !", "вот раз два I !", "вот I tell !"
    _, mine, other = merged(base, ours, theirs)
    assert "I" in mine
    assert "I" in other
