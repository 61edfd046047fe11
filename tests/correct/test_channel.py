"""The visual channel: its data file, its costs, its alignments."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.correct.channel import Channel, shape_key
from workbench.correct.letters import with_case_of
from workbench.correct.tables import SCRIPTS
from workbench.errors import BadInputError

RUSSIAN = st.text("абвгдежзийклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=12)


def test_what_looks_alike_is_cheaper_than_what_does_not() -> None:
    channel = Channel.shipped()
    alike = channel.align("cyrillic", "решиля", "решили").cost
    unlike = channel.align("cyrillic", "решищ", "решил").cost
    assert alike < unlike
    latin = channel.align("latin", "PACCEKPETHO", "рассекретно").cost
    assert latin < channel.align("latin", "PACCEKPETHO", "наблюдатель").cost - 10


@given(observed=RUSSIAN, truth=RUSSIAN)
def test_an_alignment_spells_both_sides(observed: str, truth: str) -> None:
    for script in SCRIPTS:
        found = Channel.shipped().align(script, observed, truth)
        assert "".join(segment[0] for segment in found.segments) == observed
        assert "".join(segment[1] for segment in found.segments) == truth
        assert math.isfinite(found.cost)


@given(observed=RUSSIAN, truth=RUSSIAN)
def test_no_misreading_is_likelier_than_reading_it_right(observed: str, truth: str) -> None:
    channel = Channel.shipped()
    right = channel.align("cyrillic", truth, truth).cost
    assert right <= channel.align("cyrillic", observed, truth).cost + 1e-9


@pytest.mark.parametrize(
    "row", ["cyrillic\tа\tо", "greek\tа\tо\t1", "any\tабв\tо\t1", "any\tа\tо\tdear", "any\tа\tz\t1"]
)
def test_a_bad_row_is_named(row: str) -> None:
    with pytest.raises(BadInputError, match=r"table\.tsv:2"):
        Channel.parse(f"# a table\n{row}\n", "table.tsv")


@given(text=st.text(max_size=30))
def test_the_key_keeps_offsets(text: str) -> None:
    assert len(shape_key(text)) == len(text)


@pytest.mark.parametrize(
    ("observed", "reading", "shown"),
    [
        ("ВАЛЬЛЕСА", "вальдеса", "ВАЛЬДЕСА"),
        ("Кубв", "куба", "Куба"),
        ("решиля", "решили", "решили"),
        ("РАCCEкРЕЧEHO", "рассекречено", "РАССЕКРЕЧЕНО"),
        ("8есной", "весной", "весной"),
        ("Б", "в", "В"),
    ],
)
def test_case_patterns(observed: str, reading: str, shown: str) -> None:
    assert with_case_of(observed, reading) == shown
