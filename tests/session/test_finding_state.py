"""What a desk remembers of a search: the next place, after edits too; what was typed before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.documents import documents, edits_of
from tests.session.test_finding_search import document
from workbench.model.edits import apply
from workbench.model.operations.texts import Replacement, replace_spans
from workbench.model.text import Span
from workbench.session.finding.finding import Finding
from workbench.session.finding.past import Past
from workbench.session.finding.query import Query
from workbench.session.finding.search import Search, search
from workbench.session.focus import Focus, on_word


def finding(doc, pattern: str) -> Finding:
    state = Finding(doc)
    asked = Search(Query(pattern))
    state.begin(doc, asked)
    for found in asked.matches(doc):
        state.found(asked, doc, found, is_last=False)
    state.found(asked, doc, (), is_last=True)
    return state


PORT = document(("порт и порт", "мол", "порт"), ("port", "mole", "port"))


def test_next_and_previous_go_round():
    state = finding(PORT, "порт")
    here, numbers = Focus(PORT.source[0].id, Span(0, 4)), []
    for _ in range(4):
        hit = state.beyond(PORT, here, 1)
        assert hit is not None
        numbers.append((hit.number, hit.came_round))
        here = Focus(hit.match.paragraph, hit.match.span)
    assert numbers == [(2, False), (3, False), (1, True), (2, False)]
    back = state.beyond(PORT, on_word(PORT, PORT.source[0].id, 0), -1)
    assert back is not None
    assert (back.number, back.total, back.came_round) == (3, 3, True)
    assert finding(PORT, "ъ").beyond(PORT, here, 1) is None


def test_places_of_a_search_that_was_left_are_not_taken():
    state = finding(PORT, "порт")
    other = Search(Query("мол"))
    assert not state.found(other, PORT, next(iter(other.matches(PORT))), is_last=True)
    assert state.count == "3"
    state.begin(PORT, other)
    assert state.count == "0…"
    state.begin(PORT, None)
    assert state.count == "0"
    assert not state.query


def test_a_place_that_was_edited_is_searched_again():
    state = finding(PORT, "порт")
    id_ = PORT.source[1].id
    edit = replace_spans(PORT, id_, [Replacement(Span(0, 3), "порт!")], name="", by_person=True)
    after = apply(PORT, edit)
    assert state.spans_of(after, id_) == ()
    assert len(state.matches(after)) == 4
    assert state.spans_of(after, id_) == (Span(0, 4),)
    assert state.spans_of(after, after.target[0].id) == ()


@given(st.data())
def test_after_any_edits_the_places_are_those_of_a_new_search(data):
    doc = data.draw(documents())
    state = finding(doc, "[ав]")
    for _ in range(3):
        doc = apply(doc, data.draw(edits_of(doc)))
        assert list(state.matches(doc)) == list(search(doc, Query("[ав]")))


def test_lines_typed_before():
    past = Past()
    assert past.older() is None
    assert past.newer() == ""
    for line in ("раз", "два", "раз"):
        past.add(line)
    assert [past.older(), past.older(), past.older()] == ["раз", "два", None]
    assert [past.newer(), past.newer()] == ["раз", ""]
    assert past.newest == "раз"
