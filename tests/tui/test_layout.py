"""Lines of the bilingual view: wrapping, levelling, and what is where."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.documents import documents, sentences
from workbench.model.text import Span
from workbench.tui.widgets.bilingual.rows import RowIndex
from workbench.tui.widgets.bilingual.wrap import wrap

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


@given(documents(), st.integers(30, 120))
def test_every_line_of_the_view_belongs_to_a_row(document, width):
    rows = RowIndex(document, width)
    places = [rows.at_line(line) for line in range(rows.height)]
    found = [place for place in places if place is not None]
    assert len(found) == len(places)
    assert rows.at_line(rows.height) is None
    assert found == sorted(found)


@given(documents(), st.integers(30, 120))
def test_rows_taken_over_are_the_rows_laid_out_anew(document, width):
    fresh = RowIndex(document, width)
    reused = RowIndex(document, width, fresh)
    assert reused.rows == fresh.rows
    assert all(a is b for a, b in zip(fresh.rows, reused.rows, strict=True))


def test_a_paragraph_is_found_at_its_lines():
    from workbench.model.build import build
    from workbench.model.draft import Draft, DraftParagraph

    document = build("probe", Draft(source=(DraftParagraph("слово " * 30),)))
    id_ = document.source[0].id
    rows = RowIndex(document, 60)
    first, last = rows.lines_of(id_, Span(0, len(document.source[0].text)))
    assert (first, last) == (0, len(rows.rows[0].source) - 1)
