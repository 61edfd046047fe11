"""Laws of the model, stated for documents and edits drawn at random."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from tests.documents import documents, edits_of, letters
from workbench.model import checked
from workbench.model.edits import Edit, apply
from workbench.model.history import History
from workbench.model.laws import violations
from workbench.model.text import Span, is_normal, normalise, tokens, units


@given(st.data(), documents())
def test_undo_after_apply_is_the_identity(data, document):
    edit = data.draw(edits_of(document))
    assert apply(apply(document, edit), edit.inverse) == document


@given(st.data(), documents())
def test_an_edit_of_many_changes_is_each_of_them_in_its_turn(data, document):
    after, changes = document, []
    for _ in range(4):
        edit = data.draw(edits_of(after))
        after = apply(after, edit)
        changes += edit.changes
    whole = Edit("all at once", tuple(changes))
    assert apply(document, whole) == after
    assert apply(after, whole.inverse) == document


@given(st.data(), documents())
def test_every_law_holds_after_any_edits(data, document):
    assert not list(violations(document))
    for _ in range(4):
        document = apply(document, data.draw(edits_of(document)))
        assert not list(violations(document))


@given(st.data(), documents())
def test_undo_and_redo_walk_the_same_path(data, document):
    history = History(document)
    seen = [document]
    for _ in range(4):
        edit = data.draw(edits_of(history.document))
        history = history.make(edit)
        seen.append(history.document)
    for earlier in reversed(seen[:-1]):
        history = history.undo()
        assert history.document == earlier
    for later in seen[1:]:
        history = history.redo()
        assert history.document == later


@given(st.data(), documents())
def test_no_edit_loses_words_of_the_ocr(data, document):
    """What the machine read is cut and joined, never changed."""
    before = "".join(p.ocr for p in document.source).replace(" ", "")
    after_edit = apply(document, data.draw(edits_of(document)))
    after = "".join(p.ocr for p in after_edit.source).replace(" ", "")
    assert sorted(after) == sorted(before)


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    once = normalise(text)
    assert normalise(once) == once
    assert is_normal(once)
    assert "\n" not in once


@given(st.text(letters))
def test_tokens_lie_where_they_say(text):
    found = list(tokens(text))
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(st.data(), st.text(letters, max_size=40))
def test_places_find_their_spans_again(data, text):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    places = checked.places(text, [Span(start, end)])
    for span, place in zip(checked.spans(text, places), places, strict=True):
        assert span == checked.widened(text, Span(start, end))
        assert place.startswith(span.within(text))


@given(st.text(letters))
def test_a_cursor_reaches_every_word(text):
    places = list(units(text))
    assert {token.span for token in tokens(text)} <= set(places)
    assert all(a.end <= b.start for a, b in itertools.pairwise(places))


def test_a_cursor_reaches_signs_that_stand_alone():
    text = "докладываю © беседе — «да»"
    assert [span.within(text) for span in units(text)] == ["докладываю", "©", "беседе", "да"]
