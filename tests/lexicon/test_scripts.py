"""Look-alike letters, the matching key, English words, names from Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.lexicon import english
from workbench.lexicon.fold import fold
from workbench.lexicon.lookalikes import repair, script
from workbench.lexicon.romanisation import russian_spellings


@pytest.mark.parametrize(
    ("token", "kind"),
    [
        ("слово", "cyrillic"),
        ("word", "latin"),
        ("cлово", "mixed"),
        ("1962", "other"),
        ("", "other"),
    ],
)
def test_scripts(token: str, kind: str) -> None:
    assert script(token) == kind


def test_repair_reads_shapes_not_sounds() -> None:
    assert repair("PACCEKPETHO") == "РАССЕКРЕТНО"
    assert repair("cootatmm").startswith("соотат")


@given(text=st.text(max_size=40))
def test_repair_keeps_offsets_and_leaves_no_plain_latin(text: str) -> None:
    repaired = repair(text)
    assert len(repaired) == len(text)
    assert not any("a" <= letter.lower() <= "z" for letter in repaired if letter.isascii())
    assert repair(repaired) == repaired


@given(text=st.text(max_size=40))
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_fold_joins_spellings() -> None:
    assert fold("ЕЩЁ") == fold("еще") == fold("еще\u0308")


def test_english_share() -> None:
    assert english.english_share("In addition to previously sent reports, I am reporting") > 0.9
    assert english.english_share("HESIGRATEME ROUTETA TOCKESONACHOCTK") < 0.2
    assert english.english_share("ramiel when koroporo meet chom werko") < 0.6
    assert english.english_share("Представитель КГБ") == 0.0
    assert english.english_share("1962") == 0.0


@pytest.mark.parametrize(
    ("name", "russian"),
    [
        ("Valdez", "вальдес"),
        ("Pineiro", "пинейро"),
        ("Nicaragua", "никарагуа"),
        ("Khrushchev", "хрущев"),
        ("Castro", "кастро"),
        ("Guatemala", "гватемала"),
        ("Zhukov", "жуков"),
        ("Mikoyan", "микоян"),
    ],
)
def test_names_come_back_to_russian(name: str, russian: str) -> None:
    assert russian in russian_spellings(name)


def test_what_is_no_name_has_no_spelling() -> None:
    assert russian_spellings("Ω") == ()
