"""Columns of tables for terminals."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.cli.table import columns, cut, table
from workbench.model.text import graphemes

texts = st.text(st.sampled_from("абв \u0301\u0306文é…"), max_size=20)


def test_a_letter_keeps_its_accent_where_a_text_is_cut():
    assert cut("а\u0301бв", 2) == "а\u0301…"


@given(texts, st.integers(1, 12))
def test_as_much_is_kept_as_fits(text, width):
    short = cut(text, width)
    assert columns(short) <= width
    if short != text:
        kept = graphemes(short.removesuffix("…"))
        assert kept == graphemes(text)[: len(kept)]


@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=5), st.integers(10, 60))
def test_the_last_column_begins_at_one_place(rows, width):
    lines = list(table([(one, "|") for one, _ in rows], flexible=(0,), width=width))
    assert len({columns(line.partition("|")[0]) for line in lines}) == 1
    assert max(map(columns, lines)) <= width
