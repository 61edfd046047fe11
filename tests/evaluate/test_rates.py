"""Error rates: what is always true of them, and the cases one can count on one's fingers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evaluate.garbling import anything, garbled
from workbench.evaluate.hipe import Hipe, hipe_scores
from workbench.evaluate.keys import exact, folded, hipe
from workbench.evaluate.rates import Counts, characters, words
from workbench.evaluate.words import words_changed

MEASURES = [characters, words]


@pytest.mark.parametrize("measure", MEASURES)
@given(text=anything)
def test_equal_texts_have_no_errors(measure, text):
    found = measure(text, text)
    assert (found.errors, found.rate, found.match_error_rate) == (0, 0.0, 0.0)


@pytest.mark.parametrize("measure", MEASURES)
@given(one=anything, other=anything)
def test_errors_are_the_same_both_ways(measure, one, other):
    there, back = measure(one, other), measure(other, one)
    assert there.errors == back.errors
    assert there.reference == back.hits + back.substitutions + back.insertions


@pytest.mark.parametrize("measure", MEASURES)
@given(one=anything, other=anything)
def test_rates_stay_in_their_range(measure, one, other):
    found = measure(one, other)
    assert min(found.hits, found.substitutions, found.deletions, found.insertions) >= 0
    assert 0.0 <= found.match_error_rate <= 1.0
    assert found.match_error_rate <= found.rate or found.reference == 0


@pytest.mark.parametrize("measure", MEASURES)
@given(parts=st.lists(st.tuples(anything, anything), min_size=1, max_size=6))
def test_the_average_of_the_parts_is_that_of_the_whole(measure, parts):
    found = [measure(*part) for part in parts]
    total = sum(found, Counts())
    assert total.errors == sum(one.errors for one in found)
    assert total.reference == sum(one.reference for one in found)
    if total.reference:
        weighted = sum(one.rate * one.reference for one in found if one.reference)
        inserted = sum(one.errors for one in found if not one.reference)
        assert total.rate == pytest.approx((weighted + inserted) / total.reference)


def test_a_letter_with_its_accent_is_one_character():
    assert characters("а\u0301", "б\u0301").reference == 1
    assert characters("кот", "ко\u0301т") == Counts(hits=2, substitutions=1)


def test_counts_on_fingers():
    assert characters("кит", "кот") == Counts(2, 1, 0, 0)
    assert characters("кт", "кот") == Counts(2, 0, 1, 0)
    assert characters("коот", "кот") == Counts(3, 0, 0, 1)
    assert words("два кота, и", "два кита и пёс") == Counts(2, 1, 1, 0)
    assert characters("абв", "").rate == 1.0


@given(anything)
def test_folding_is_idempotent(text):
    for key in (folded, hipe):
        assert key(key(text)) == key(text)
    assert exact(text) == text


@given(anything, anything)
def test_folding_forgives_case_yo_and_signs(one, other):
    assert characters(one.upper() + "!", one, folded).errors == 0
    assert characters("Ёж — «ёж».", "еж еж", folded).errors == 0
    assert words(one, other, folded).errors <= words(one, other).errors + len(one) + len(other)


def test_the_task_forgives_case_and_signs_but_not_yo():
    assert hipe("Straße_и  «ЁЖ»\n") == "strasse и ёж"
    assert hipe_scores("еж", "ёж.", "Ёж").improved == 1


@given(garbled())
def test_preference(pair):
    read, truth = pair
    better = hipe_scores(read, truth, truth)
    same = hipe_scores(read, read, truth)
    worse = hipe_scores(truth, read, truth)
    wrong = hipe(read) != hipe(truth)
    assert (better.preference, same.preference, worse.preference) == (wrong, 0, -wrong)
    together = better + same + worse
    assert together.segments == 3
    assert together.preference == 0
    assert Hipe().preference == 0


@given(garbled())
def test_a_perfect_correction_fixes_all_and_breaks_nothing(pair):
    read, truth = pair
    done = words_changed(read, truth, truth)
    assert (done.fixed, done.broken) == (done.wrong, 0)
    undone = words_changed(truth, read, truth)
    assert (undone.broken, undone.fixed, undone.wrong) == (done.wrong, 0, 0)
    nothing = words_changed(read, read, truth)
    assert (nothing.fixed, nothing.broken) == (0, 0)
    assert nothing.right + nothing.wrong == len(truth.split())


def test_words_fixed_and_broken_are_counted_in_the_truth():
    found = words_changed("на мосту стоид кто", "намосту стоит кто", "на мосту стоит кто")
    assert (found.right, found.wrong, found.fixed, found.broken) == (3, 1, 1, 2)
    assert found.broken_share == pytest.approx(2 / 3)
