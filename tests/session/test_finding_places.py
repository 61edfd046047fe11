"""Filters, going to a paragraph by name, and the list of jumps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents import documents, edits_of
from tests.session.test_finding_search import document
from workbench.errors import UsageError
from workbench.model.document import ScanRange
from workbench.model.edits import apply
from workbench.model.operations import links, paragraphs, texts
from workbench.session.finding.filters import TRAITS, Filter
from workbench.session.finding.going import destination
from workbench.session.finding.jumps import JumpList
from workbench.session.finding.query import Query
from workbench.session.finding.search import Search
from workbench.session.focus import Focus, on_word

FOUR = document(
    ("Раз стачка.", "Два.", "Три стачки.", "Стр. 4"), ("One strike.", "Two.", "Three.", "P. 4")
)


def shown(a_filter: Filter, doc=FOUR, suspects: tuple[str, ...] = ()) -> tuple[int, ...]:
    return a_filter.links(doc, lambda id_: id_ in suspects)


def test_a_filter_by_status_is_about_paragraphs_of_text():
    doc = apply(FOUR, texts.set_status(FOUR, FOUR.source[1].id, "verified"))
    doc = apply(doc, paragraphs.set_kind(doc, doc.source[3].id, "furniture"))
    at = [doc.link_index(p.id) for p in doc.source]
    assert shown(Filter(frozenset(("raw",))), doc) == (at[0], at[2])
    assert shown(Filter(frozenset(("verified",))), doc) == (at[1],)
    assert set(shown(Filter(frozenset(("verified", "raw"))), doc)) == set(at[:3])
    assert shown(Filter(frozenset(("furniture",))), doc) == (at[3],)


def test_traits_are_all_asked_for_together():
    doc = apply(FOUR, texts.set_note(FOUR, FOUR.source[0].id, "см. лист 4"))
    here, there = doc.source[0].id, doc.source[2].id
    suspects = (here, there)
    both = Filter(frozenset(("suspects",))).toggled("notes")
    assert shown(both, doc, suspects) == (doc.link_index(here),)
    assert both.name == "suspects · notes"
    assert not Filter()
    assert shown(Filter(), doc) == tuple(range(len(doc.links)))


def test_unlinked_and_unsure_are_open_questions_only():
    doc = document(("а", "б"), ("a", "b"))
    unlinked = Filter(frozenset(("unlinked",)))
    lonely = apply(doc, links.unlink(doc, doc.source[0].id)) if doc.links[0].is_pair else doc
    settled = apply(lonely, links.set_link_status(lonely, lonely.source[0].id, "confirmed"))
    at = settled.link_index(settled.source[0].id)
    assert at in shown(unlinked, lonely)
    assert at not in shown(unlinked, settled)
    assert at in shown(Filter(frozenset(("unsure",))), lonely)
    assert at not in shown(Filter(frozenset(("unsure",))), settled)


def test_a_filter_by_a_search():
    search = Search(Query("стачка{e<=1}"))
    found = Filter(search=search)
    assert shown(found) == tuple(FOUR.link_index(FOUR.source[n].id) for n in (0, 2))
    assert found.name == "/стачка{e<=1}/"


@given(documents(), st.sets(st.sampled_from(list(TRAITS))), st.sampled_from(list(TRAITS)))
def test_a_trait_more_never_shows_more_except_for_a_status(doc, traits, trait):
    a_filter = Filter(frozenset(traits))
    with_it = shown(replace(a_filter, traits=a_filter.traits | {trait}), doc)
    if trait not in ("raw", "corrected", "verified"):
        assert set(shown(a_filter, doc)).issuperset(with_it)


SCANNED = replace(
    FOUR,
    source=tuple(
        replace(p, scan=(ScanRange(f"page-00{n}.png", 0, 1),))
        for n, p in zip((3, 3, 4, 12), FOUR.source, strict=True)
    ),
)


@pytest.mark.parametrize(
    ("typed", "side", "number"),
    [("2", "source", 1), ("r3", "target", 2), ("ru3", "target", 2), ("p3", "source", 0),
     ("p12", "target", 3), ("P4", "source", 2), ("з4", None, None), ("0", None, None)],
)  # fmt: skip
def test_going_to_a_paragraph_of_the_original(typed, side, number):
    if side is None:
        with pytest.raises(UsageError):
            destination(SCANNED, typed, "source")
    else:
        assert destination(SCANNED, typed, side) == SCANNED.source[number].id


def test_going_to_a_paragraph_by_id_and_on_the_other_side():
    for id_ in (id_ for link in FOUR.links for id_ in link.ids):
        assert destination(FOUR, id_, "source") == id_
        assert destination(FOUR, f" {id_[:5]} ", "source") == id_
    assert destination(FOUR, "e2", "source") == FOUR.target[1].id
    assert destination(FOUR, "2", "target") == FOUR.target[1].id


@pytest.mark.parametrize("typed", ["", "s", "t", "5", "p2", "nowhere", "e99"])
def test_what_names_no_paragraph_or_several_is_refused(typed):
    with pytest.raises(UsageError):
        destination(FOUR, typed, "source")


def at(number: int) -> Focus:
    return on_word(FOUR, FOUR.source[number].id, 0)


def test_back_and_forward_again():
    jumps = JumpList(FOUR).record(FOUR, at(0)).record(FOUR, at(1))
    jumps, place = jumps.back(FOUR, at(2))
    assert place == at(1)
    jumps, place = jumps.back(FOUR, at(1))
    assert place == at(0)
    assert jumps.back(FOUR, at(0))[1] is None
    jumps, place = jumps.forward(FOUR)
    assert place == at(1)
    jumps, place = jumps.forward(FOUR)
    assert place == at(2)
    assert jumps.forward(FOUR)[1] is None


def test_a_paragraph_stands_in_the_list_once():
    jumps = JumpList(FOUR).record(FOUR, at(0)).record(FOUR, at(1)).record(FOUR, at(0))
    assert jumps.places == (at(1), at(0))


def test_a_place_survives_that_its_paragraph_is_joined_to_another():
    jumps = JumpList(FOUR).record(FOUR, at(0)).record(FOUR, at(1))
    joined = apply(FOUR, paragraphs.merge_paragraphs(FOUR, FOUR.source[0].id))
    _, place = jumps.back(joined, Focus(joined.source[-1].id))
    assert place is not None
    assert joined.has(place.paragraph)


@given(st.data())
def test_every_jump_leads_to_a_paragraph_that_there_is(data):
    doc = data.draw(documents())
    jumps = JumpList(doc)
    for _ in range(data.draw(st.integers(1, 8))):
        ids = [p.id for p in (*doc.source, *doc.target)]
        if not ids:
            return
        here = on_word(doc, data.draw(st.sampled_from(ids)), 0)
        step = data.draw(st.sampled_from(["record", "back", "forward", "edit"]))
        place = None
        if step == "record":
            jumps = jumps.record(doc, here)
        elif step == "back":
            jumps, place = jumps.back(doc, here)
        elif step == "forward":
            jumps, place = jumps.forward(doc)
        else:
            doc = apply(doc, data.draw(edits_of(doc)))
        assert place is None or doc.has(place.paragraph)
        assert 0 <= jumps.at <= len(jumps.places)
