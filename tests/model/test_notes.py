"""Notes on paragraphs of either side: written, taken away, kept through cuts and joins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents import documents, edits_of, notes
from tests.session.small import small_document
from workbench.model.document import Document
from workbench.model.edits import apply
from workbench.model.operations import paragraphs, texts
from workbench.model.text import normalise


def remarks(document: Document) -> set[str]:
    """What is remarked anywhere, joined notes taken apart."""
    every = document.side("source") + document.side("target")
    return {part for p in every for part in p.note.split(" · ") if part}


@given(st.data(), documents())
def test_only_noting_changes_what_is_noted(data, document):
    edit = data.draw(edits_of(document))
    if not edit.name.startswith(("noted", "took a note")):
        assert remarks(apply(document, edit)) == remarks(document)


@given(st.data(), documents(), notes)
def test_a_note_is_all_that_noting_changes(data, document, note):
    every = [p.id for p in (*document.source, *document.target)]
    if not every:
        return
    id_ = data.draw(st.sampled_from(every))
    noted = apply(document, texts.set_note(document, id_, note))
    assert noted.paragraph(id_).note == normalise(note)
    bare = apply(document, texts.set_note(document, id_, ""))
    assert apply(noted, texts.set_note(noted, id_, "")) == bare
    assert not texts.set_note(noted, id_, note)


def test_an_edit_says_what_was_noted():
    document = small_document()
    id_ = document.target[0].id
    edit = texts.set_note(document, id_, "  see\npage 4 ")
    assert edit.name == "noted: see page 4"
    assert texts.set_note(apply(document, edit), id_, "").name == "took a note away"


@pytest.mark.parametrize("side", ["source", "target"])
def test_the_first_half_keeps_the_note_and_a_whole_has_both(side):
    document = small_document()
    first = document.side(side)[0]
    document = apply(document, texts.set_note(document, first.id, "одно"))
    cut = apply(document, paragraphs.split_paragraph(document, first.id, 3, 3))
    assert [p.note for p in cut.side(side)[:2]] == ["одно", ""]
    second = cut.side(side)[1]
    cut = apply(cut, texts.set_note(cut, second.id, "другое"))
    whole = apply(cut, paragraphs.merge_paragraphs(cut, first.id))
    assert whole.paragraph(first.id).note == "одно · другое"
    same = apply(cut, texts.set_note(cut, second.id, "одно"))
    whole = apply(same, paragraphs.merge_paragraphs(same, first.id))
    assert whole.paragraph(first.id).note == "одно"
