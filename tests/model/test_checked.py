"""Decided places survive edits beside them and go with edits over them."""

from workbench.model import checked
from workbench.model.text import Span

TEXT = "такие сведения, а такие группы ОРО и ОРОВ"


def test_a_place_names_the_second_occurrence():
    assert checked.places(TEXT, [Span(18, 23)]) == ("такие#2",)
    assert checked.spans(TEXT, ["такие#2"]) == (Span(18, 23),)


def test_an_occurrence_is_bounded_by_the_word():
    at = TEXT.index("ОРОВ")
    assert checked.places(TEXT, [Span(at, at + 3)]) == ("ОРОВ",)


def test_an_edit_before_a_place_moves_it():
    moved = checked.shifted(checked.spans(TEXT, ["такие#2"]), Span(0, 5), 7)
    assert moved == (Span(20, 25),)


def test_an_edit_over_a_place_ends_it():
    decided = checked.spans(TEXT, ["такие", "группы"])
    assert checked.shifted(decided, Span(2, 9), 3) == (Span(20, 26),)


def test_a_place_that_is_gone_is_stale():
    assert checked.stale(TEXT, ["такие", "Куба"]) == ("Куба",)
