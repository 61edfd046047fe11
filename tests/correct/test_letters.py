"""The case pattern of a reading."""

import pytest

from workbench.correct.letters import with_case_of


@pytest.mark.parametrize(
    ("observed", "reading", "expected"),
    [
        ("ВАЛЬНЕСА", "вальдеса", "ВАЛЬДЕСА"),
        ("вАЛЬНЕСА", "вальдеса", "ВАЛЬДЕСА"),
        ("Куби", "кубы", "Кубы"),
        ("каСТОЯЩее", "настоящее", "настоящее"),
        ("ваявил", "заявил", "заявил"),
        ("Я8", "я", "Я"),
    ],
)
def test_a_reading_keeps_the_case_pattern(observed, reading, expected):
    assert with_case_of(observed, reading) == expected
