"""Where two states of a sequence differ."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.documents import documents, edits_of
from workbench.model.difference import difference
from workbench.model.edits import apply
from workbench.model.text import is_normal, normalise

long_and_short = st.builds(
    lambda head, middle, tail: (*range(head), *middle, *range(tail)),
    st.integers(0, 1500),
    st.lists(st.integers(0, 3), max_size=4),
    st.integers(0, 1500),
)


@given(long_and_short, long_and_short)
def test_putting_the_new_stretch_in_place_of_the_old_one_gives_the_new_sequence(old, new):
    at = difference(old, new)
    assert old[: at.start] + new[at.start : at.new_end] + old[at.old_end :] == new
    assert bool(at) == (old != new)


@given(long_and_short, long_and_short)
def test_the_stretch_is_the_smallest(old, new):
    at = difference(old, new)
    removed, inserted = old[at.start : at.old_end], new[at.start : at.new_end]
    if removed and inserted:
        assert removed[0] != inserted[0]
        assert removed[-1] != inserted[-1]


@given(documents(), st.data())
def test_indexes_that_are_handed_over_are_those_made_anew(document, data):
    for _ in range(3):
        known = {id_ for link in document.links for id_ in link.ids}
        assert all(document.has(id_) for id_ in known)
        assert all(document.link_index(id_) >= 0 for id_ in known)
        document = apply(document, data.draw(edits_of(document)))
    for n, link in enumerate(document.links):
        assert all(document.link_index(id_) == n for id_ in link.ids)
    for side in ("source", "target"):
        for n, paragraph in enumerate(document.side(side)):
            assert document.place(paragraph.id) == (side, n)
            assert document.paragraph(paragraph.id) is paragraph


@given(st.text(" \u00a0\t\u200b\ufeffабe\u0301\u0306и\u180e\u2028\ud800\u0378", max_size=8))
def test_a_text_is_normal_when_making_it_so_changes_nothing(text):
    assert is_normal(text) == (text == normalise(text))
