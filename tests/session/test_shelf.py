"""The list of documents: any filter and any order shows each wanted document once."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.session.small import small_document
from workbench.session.progress.progress import DocumentProgress, Unreadable, document_progress
from workbench.session.progress.shelf import MEASURES, Shelf

SMALL = document_progress(small_document())
IDS = st.text("abcде-1", min_size=1, max_size=4)
COUNTS = st.integers(0, 9)


@st.composite
def entries(draw):
    id_ = draw(IDS)
    if draw(st.booleans()):
        return Unreadable(id_, "torn") if draw(st.booleans()) else None
    left = draw(st.none() | COUNTS)
    return replace(
        SMALL,
        id=id_,
        title=draw(st.sampled_from(["", "Беседа", "беседа", "Note"])),
        words_left=draw(COUNTS),
        corrected=draw(COUNTS),
        suspects_left=left,
        errors_left=None if left is None else left * 0.7,
    )


def filled(found: list[DocumentProgress | Unreadable | None]) -> Shelf:
    shelf = Shelf()
    shelf.put_up([entry.id for entry in found if entry] + ["uncounted"])
    for entry in found:
        if entry:
            shelf.learn(entry)
    return shelf


@given(st.lists(entries(), max_size=8), st.sampled_from(sorted(MEASURES)), st.booleans())
def test_every_order_has_all_documents_and_the_unknown_ones_last(found, measure, is_reversed):
    shelf = filled(found)
    shelf.measure, shelf.is_reversed = measure, is_reversed
    ids = shelf.shown()
    assert sorted(ids) == sorted({entry.id for entry in found if entry} | {"uncounted"})
    counted = [entry for id_ in ids if isinstance(entry := shelf.entry(id_), DocumentProgress)]
    values = [MEASURES[measure](entry) for entry in counted]
    known = [value for value in values if value is not None]
    assert values[: len(known)] == known
    falls = (measure not in {"document", "title"}) != is_reversed
    assert known == sorted(known, reverse=falls)


@given(st.lists(entries(), max_size=8), st.text("abДЕ", max_size=2))
def test_a_filter_takes_ids_and_titles_in_any_case(found, wanted):
    shelf = filled(found)
    shelf.wanted = wanted
    for id_ in shelf.shown():
        title = getattr(shelf.entry(id_), "title", "")
        assert wanted.casefold() in id_.casefold() or wanted.casefold() in title.casefold()
    hidden = {entry.id for entry in found if entry} - set(shelf.shown())
    assert not any(wanted.casefold() in id_.casefold() for id_ in hidden)


@given(st.lists(entries(), max_size=8))
def test_the_sum_is_that_of_what_is_shown(found):
    shelf = filled(found)
    shelf.wanted = "a"
    counted = [
        entry for id_ in shelf.shown() if isinstance(entry := shelf.entry(id_), DocumentProgress)
    ]
    assert shelf.total().words_left == sum(entry.words_left for entry in counted)
    assert shelf.total().never_looked == sum(entry.looked == "never" for entry in counted)


def test_sorting_goes_through_all_columns_and_round():
    shelf = Shelf()
    seen = []
    for _ in MEASURES:
        seen.append(shelf.measure)
        shelf.sort_by_next()
    assert seen == list(MEASURES)
    assert shelf.measure == "document"
    shelf.sort_by("document")
    assert shelf.is_reversed
    shelf.sort_by("words")
    assert not shelf.is_reversed


def test_what_was_counted_is_kept_until_it_is_counted_anew_or_gone():
    shelf = Shelf()
    shelf.put_up(["probe"])
    shelf.learn(SMALL)
    shelf.put_up(["other", "probe"])
    assert shelf.entry("probe") == SMALL
    shelf.put_up(["other"])
    shelf.learn(SMALL)
    assert not shelf.has("probe")
    assert len(shelf) == 1
