"""Lines of the bilingual view: wrapping, levelling, and what is where."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.documents import documents, edits_of, sentences
from workbench.model.edits import apply
from workbench.model.text import Span
from workbench.tui.widgets.bilingual.index import RowIndex
from workbench.tui.widgets.bilingual.layout import Layout
from workbench.tui.widgets.bilingual.rows import columns
from workbench.tui.widgets.bilingual.wrap import height, wrap

texts = st.one_of(sentences, st.text("абв 漢字é\u0301😀-", max_size=60))


@given(texts, st.integers(2, 30))
def test_no_line_is_wider_than_the_column(text, width):
    assert all(cell_len(span.within(text)) <= width for span in wrap(text, width))


@given(texts, st.integers(2, 30))
@example("\u0301 1", 2)
def test_lines_leave_out_only_space(text, width):
    lines = wrap(text, width)
    assert "".join(span.within(text) for span in lines).replace(" ", "") == text.replace(" ", "")
    assert all(a.end <= b.start for a, b in pairwise(lines))


@given(texts, st.integers(2, 30))
@example("слово", 2)
def test_the_height_is_the_number_of_lines(text, width):
    assert height(text, width) == len(wrap(text, width))


def test_every_character_that_is_not_measured_takes_one_cell():
    from workbench.tui.widgets.bilingual.wrap import _NARROW

    narrow = [chr(n) for n in range(0x3000) if _NARROW.fullmatch(chr(n))]
    assert all(cell_len(character) == 1 for character in narrow)
    assert [character for character in narrow if character.isspace()] == [" "]


@given(documents(), st.integers(30, 120), st.data())
def test_every_line_of_the_view_belongs_to_an_entry(document, width, data):
    layout = Layout(document, columns(width))
    every = range(len(document.links))
    only = data.draw(st.none() | st.sets(st.sampled_from(every)) if every else st.none())
    rows = RowIndex(layout, only)
    places = [rows.at_line(line) for line in range(rows.height)]
    found = [place for place in places if place is not None]
    assert len(found) == len(places)
    assert rows.at_line(rows.height) is None
    assert found == sorted(found)
    assert {entry for entry, _ in found} == set(range(len(rows)))


@given(documents(), st.integers(30, 120), st.data())
def test_what_is_not_shown_is_counted(document, width, data):
    every = range(len(document.links))
    only = data.draw(st.sets(st.sampled_from(every)) if every else st.just(set()))
    rows = RowIndex(Layout(document, columns(width)), only)
    shown = [row.link for n in range(len(rows)) if (row := rows.row(n)) is not None]
    assert shown == [document.links[n] for n in sorted(only)]
    assert sum(rows.skipped(n) for n in range(len(rows))) == len(every) - len(only)
    ids = [id_ for link in shown for id_ in link.ids]
    assert rows.ids(0, len(rows)) == ids
    for id_ in ids:
        row = rows.row(rows.entry_of(id_))
        assert row is not None
        assert id_ in row.link.ids


@given(documents(), st.integers(30, 120), st.data())
def test_a_layout_that_followed_an_edit_is_the_one_made_anew(document, width, data):
    layout = Layout(document, columns(width))
    for _ in range(3):
        for n in range(len(document.links)):
            layout.row(n)
        before = list(layout.heights)
        old = [layout.row(n) for n in range(len(before))]
        document = apply(document, data.draw(edits_of(document)))
        touched = layout.follow(document)
        fresh = Layout(document, columns(width))
        assert layout.heights == fresh.heights
        assert (touched is None) == (before != layout.heights)
        rows = [layout.row(n) for n in range(len(document.links))]
        assert rows == [fresh.row(n) for n in range(len(document.links))]
        assert [row.height for row in rows] == layout.heights
        if touched is not None:
            assert {n for n, row in enumerate(rows) if row != old[n]} <= touched


def test_a_paragraph_is_found_at_its_lines():
    from workbench.model.build import build
    from workbench.model.draft import Draft, DraftParagraph

    document = build("probe", Draft(source=(DraftParagraph("слово " * 30),)))
    id_ = document.source[0].id
    rows = RowIndex(Layout(document, columns(60)))
    first, last = rows.lines_of(id_, Span(0, len(document.source[0].text)))
    assert (first, last) == (0, rows.height - 2)
