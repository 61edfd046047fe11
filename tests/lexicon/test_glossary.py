"""The glossary that editors keep."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import BadInputError
from workbench.lexicon.glossary import mistakes, parse

TEXT = """\
# people

Вальдес   # of the embassy
Тхаун Мьин: Тхаун Мьина, Тхаун Мьину
Кинтана:
ЦРУ
"""


def test_words_are_known_in_all_case_forms() -> None:
    forms = parse(TEXT).forms
    assert forms["вальдесом"] == "Вальдес"
    assert forms["мьину"] == "Тхаун Мьин"
    assert forms["тхаун"] == "Тхаун Мьин"
    assert "мьином" not in forms
    assert "кинтана" in forms
    assert "кинтаны" not in forms
    assert "цру" in forms


def test_remarks_and_blank_lines_are_nothing() -> None:
    assert not parse("\ufeff# nothing\n\n  \n").forms


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("Вальдес\nValdez", 2, "is no Russian word"),
        ("\n\nсcведений", 3, "do not have: c"),
        ("Мьин: Мьина, ,", 1, "is no Russian word"),
        (": Мьина", 1, "is no Russian word"),
        ("отдел 5", 1, "do not have: 5"),
        ("а" * 40, 1, "is too long"),
    ],
)
def test_mistakes_name_file_and_line(text: str, line: int, why: str) -> None:
    (mistake,) = mistakes(text, "glossary.txt")
    assert str(mistake).startswith(f"glossary.txt:{line}: ")
    assert why in mistake.message
    with pytest.raises(BadInputError):
        parse(text)


@given(st.text("аяёЖ -:,#aZ5\n\t", max_size=60))
def test_any_text_is_a_glossary_or_has_mistakes(text: str) -> None:
    if any(True for _ in mistakes(text)):
        return
    assert all(form == form.lower() and " " not in form for form in parse(text).forms)
