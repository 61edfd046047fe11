"""Months of an English text in Russian."""

import pytest
import regex

from workbench.lexicon.months import MONTHS, months


def test_months_have_their_case_forms():
    assert dict(months("on 18 June 1962 and in August"))["June"] == (
        "июнь",
        "июня",
        "июню",
        "июнем",
        "июне",
    )
    assert dict(months("in August"))["August"][:2] == ("август", "августа")


def test_words_that_may_be_no_months_need_a_number():
    assert not list(months("It May be a long March."))
    assert [name for name, _ in months("from 9 to 28 May; March 5")] == ["May", "March"]


@pytest.mark.parametrize("month", MONTHS, ids=lambda month: month.english)
def test_stems_begin_the_names_of_their_month_alone(month):
    for stem, name in ((month.english_stem, "english"), (month.russian_stem, "russian")):
        begun = [m for m in MONTHS if regex.match(stem, getattr(m, name).lower())]
        assert begun == [month]
    forms = dict(months(f"on 3 {month.english} 1962"))[month.english]
    assert all(regex.match(month.russian_stem, form) for form in forms[:2])
