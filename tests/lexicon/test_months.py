"""Months of an English text in Russian."""

from workbench.lexicon.months import months


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
