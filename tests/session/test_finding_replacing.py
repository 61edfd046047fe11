"""Replacing what was found: groups, case, spaces, one edit, and what counts as decided."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents import documents
from tests.session.test_finding_search import document
from workbench.errors import EditMismatchError, ImpossibleEditError, UsageError
from workbench.model import checked
from workbench.model.document import Document
from workbench.model.edits import apply
from workbench.model.operations.texts import set_status
from workbench.model.text import is_normal, normalise
from workbench.session.finding.query import Query
from workbench.session.finding.replacing import Change, Template, changes, replaced
from workbench.session.finding.search import Search


def planned(document: Document, pattern: str, text: str, **options) -> list[Change]:
    search = Search(Query(pattern, **options), with_empty=True)
    matches = [match for found in search.matches(document) for match in found]
    return list(changes(document, matches, Template(text, search)))


def result(text: str, pattern: str, new: str, **options) -> str:
    one = document((text,))
    edit = replaced(one, planned(one, pattern, new, **options))
    return apply(one, edit).source[0].text


@pytest.mark.parametrize(
    ("text", "pattern", "new", "after"),
    [
        ("партиванских сил", "партиванск", "партизанск", "партизанских сил"),
        ("ПАРТИВАНСКИХ сил", "партиванск", "партизанск", "ПАРТИЗАНСКИХ сил"),
        ("Партиванских сил", "партиванск", "партизанск", "Партизанских сил"),
        ("Партиванских сил", "Партиванск", "партизанск", "партизанских сил"),
        ("12 мая 1962", r"(\d+) мая (?P<год>\d+)", r"\g<год>, \1 мая", "1962, 12 мая"),
        ("12 мая", r"\d+", r"№ \0", "№ 12 мая"),
        ("а и б", r"(а)|(б)", r"[\2]", "[] и [б]"),
        ("а\\б", r"\\", r"\\\\", "а\\\\б"),
        ("раз лишнее два", "лишнее", "", "раз два"),
        ("восемь дней, а не пять", "дней", "", "восемь, а не пять"),
        ("лишнее раз лишнее", "лишнее", "", "раз"),
        ("раз два, три", "раз|два", "", ", три"),
        ("раз два три", "раз|два", "", "три"),
        ("раз два", "раз|два", "", ""),
        ("раз - - два", " - ", " ", "раз - два"),
        ("слово", r"\b(?=с)", "«", "«слово"),
        ("аааа", "аа", "а", "аа"),
        ("за́мок", "замок", "дом", "дом"),
        ("5 р.", "р.", "руб.", "5 руб."),
    ],
)
def test_what_a_replacement_makes(text, pattern, new, after):
    assert result(text, pattern, new) == after


def test_plain_text_has_no_groups():
    assert result("(1) а", "(1)", r"\1", is_regex=False) == r"\1 а"


@pytest.mark.parametrize("new", [r"\2", r"\g<x>", "\\", r"\q"])
def test_a_replacement_that_means_nothing_is_refused(new):
    with pytest.raises(UsageError):
        Template(new, Search(Query("(а)")))


def test_places_that_stay_as_they_are_are_no_changes():
    one = document(("порт Порт",))
    assert [change.text for change in planned(one, "Порт", "порт")] == ["порт"]
    assert planned(one, "порт", "порт") == []


def test_one_named_edit_over_both_languages():
    both = document(("Вальтес и Вальтес.",), ("Valtes.",))
    edit = replaced(both, planned(both, "Вальтес", "Вальдес"))
    assert edit.name == "replaced 2 × Вальтес → Вальдес"
    after = apply(both, edit)
    assert after.source[0].text == "Вальдес и Вальдес."
    assert after.source[0].checked == ("Вальдес", "Вальдес#2")
    translated = replaced(both, planned(both, "Valtes", "Valdes"))
    assert apply(both, translated).target[0].text == "Valdes."
    mixed = replaced(both, planned(both, "(Valtes|Вальтес)", r"\1!"))
    assert mixed.name == "replaced 3 × Вальтес → Вальтес! and 1 more"
    assert apply(apply(both, mixed), mixed.inverse) == both


def test_verified_paragraphs_are_told_and_become_corrected():
    one = document(("порт", "порт"))
    one = apply(one, set_status(one, one.source[0].id, "verified"))
    found = planned(one, "порт", "порта")
    assert [change.is_verified for change in found] == [True, False]
    assert apply(one, replaced(one, found)).source[0].status == "corrected"


def test_a_text_that_has_changed_since_is_not_touched():
    one = document(("порт и порт",))
    found = planned(one, "порт", "мол")
    with pytest.raises(EditMismatchError):
        replaced(document(("мол и мол",)), found)


@given(st.text("аб ,.«»", min_size=1).map(normalise), st.data())
def test_taking_places_away_takes_nothing_else_but_spaces(text, data):
    one = document((text,))
    found = planned(one, "[аб]", "")
    chosen = [change for change in found if data.draw(st.booleans())]
    places = {change.match.span.start for change in chosen}
    left = "".join(letter for n, letter in enumerate(text) if n not in places)
    after = apply(one, replaced(one, chosen)).source[0].text
    assert after.replace(" ", "") == left.replace(" ", "")


@given(documents(), st.sampled_from(["а", "[а-в]+", " ", "a*", "^", "(?<=б)"]), st.data())
def test_any_choice_of_places_is_one_edit_that_can_be_taken_back(before, pattern, data):
    found = planned(before, pattern, data.draw(st.sampled_from(["", "ж", "x y", r"\0\0"])))
    chosen = [change for change in found if data.draw(st.booleans())]
    try:
        edit = replaced(before, chosen)
    except ImpossibleEditError:
        return
    after = apply(before, edit)
    assert apply(after, edit.inverse) == before
    for old, new in zip(before.source, after.source, strict=True):
        assert is_normal(new.text)
        assert checked.stale(new.text, new.checked) == checked.stale(old.text, old.checked)
