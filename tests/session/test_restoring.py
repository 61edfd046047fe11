"""Going back: laws of restored documents and paragraphs, and what becomes of links."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents import documents, edits_of
from tests.session.small import small_document
from workbench.errors import UsageError
from workbench.model.document import Document, Link
from workbench.model.edits import apply
from workbench.model.laws import violations
from workbench.model.operations import links, paragraphs, texts
from workbench.revisions.compare.kin import kindred
from workbench.session.revising.restoring import paragraph_restored, whole_restored


def edited(data: st.DataObject, document: Document, most: int = 4) -> Document:
    for _ in range(data.draw(st.integers(0, most))):
        document = apply(document, data.draw(edits_of(document)))
    return document


@given(st.data(), documents())
def test_a_whole_document_is_as_it_was(data, past):
    document = edited(data, past)
    edit = whole_restored(document, past, "HEAD").edit
    assert apply(document, edit) == past
    assert apply(past, edit.inverse) == document
    assert bool(edit) == (document != past)


@given(documents(), documents())
def test_a_document_that_has_nothing_in_common_with_what_it_was(document, past):
    renamed = replace(document, id="другой")
    restored = apply(renamed, whole_restored(renamed, past, "HEAD").edit)
    assert restored == replace(past, id="другой")


@given(st.data(), documents())
def test_a_paragraph_is_as_it_was_and_all_laws_hold(data, past):
    document = edited(data, past)
    ids = sorted({p.id for d in (past, document) for p in (*d.source, *d.target)})
    if not ids:
        return
    id_ = data.draw(st.sampled_from(ids))
    try:
        restored = paragraph_restored(document, past, id_, "HEAD")
    except UsageError:
        assert not past.has(id_)
        return
    after = apply(document, restored.edit)
    assert not list(violations(after))
    assert apply(after, restored.edit.inverse) == document
    concerned = {id_, *restored.others}
    for known in sorted(concerned):
        if past.has(known):
            assert after.paragraph(known) == past.paragraph(known)
    if past.has(id_):
        assert not paragraph_restored(after, past, id_, "HEAD").edit
    for side in (document.source, document.target):
        untouched = [p for p in side if p.id not in concerned]
        assert all(after.paragraph(p.id) == p for p in untouched)


@given(st.data(), documents())
def test_all_paragraphs_restored_one_by_one_are_those_that_were(data, past):
    """One cut within its only word has nothing in common with its halves: a half may be left."""
    document = edited(data, past)
    for id_ in [p.id for side in (past.source, past.target) for p in side]:
        edit = paragraph_restored(document, past, id_, "HEAD").edit
        document = apply(document, edit)
    assert tuple(p for p in document.source if past.has(p.id)) == past.source
    assert tuple(p for p in document.target if past.has(p.id)) == past.target
    assert not any(kin.old for kin in kindred(past, document, "source"))
    assert not list(violations(document))


def test_a_split_is_undone_with_its_links():
    past = small_document()
    first = past.source[0]
    document = apply(past, paragraphs.split_paragraph(past, first.id, 12, 12))
    second = document.source[1]
    document = apply(document, links.split_link(document, second.id))
    document = apply(document, texts.set_note(document, second.id, "вторая половина"))
    restored = paragraph_restored(document, past, second.id, "HEAD")
    assert restored.others == (first.id,)
    assert apply(document, restored.edit) == past


def test_a_join_is_undone_with_its_links():
    past = small_document()
    first, _, third = past.source[:3]
    document = apply(past, paragraphs.merge_paragraphs(past, first.id))
    restored = paragraph_restored(document, past, third.id, "HEAD")
    assert restored.others == (first.id,)
    assert apply(document, restored.edit) == past


def test_what_was_linked_otherwise_since_stays_together():
    past = small_document()
    first, other = past.source[0], past.target[2]
    document = apply(past, paragraphs.split_paragraph(past, first.id, 12, 12))
    second = document.source[1]
    document = apply(document, links.join(document, [second.id, other.id]))
    after = apply(document, paragraph_restored(document, past, first.id, "HEAD").edit)
    assert after.source == past.source
    assert after.link_of(first.id) == Link(
        (first.id,), (past.target[0].id, other.id), "confirmed", 1.0
    )


def test_a_link_that_a_person_made_since_stays_where_only_words_changed():
    past = small_document()
    last, other = past.source[3], past.target[3]
    changed = texts.set_status(past, last.id, "verified")
    document = apply(past, changed)
    document = apply(document, links.join(document, [last.id, other.id]))
    after = apply(document, paragraph_restored(document, past, last.id, "HEAD").edit)
    assert after.original(last.id).status == "raw"
    assert after.links == document.links


def test_a_paragraph_that_came_later():
    past = small_document()
    document = apply(past, paragraphs.split_paragraph(past, past.source[0].id, 12, 12))
    new = document.source[1].id
    shorter = past.with_side("source", past.source[1:])
    gone = next(link for link in past.links if past.source[0].id in link.ids)
    shorter = shorter.with_links(
        tuple(replace(link, source=()) if link == gone else link for link in past.links)
    )
    with pytest.raises(UsageError, match="was not there at main"):
        paragraph_restored(document, shorter, new, "main")
    with pytest.raises(UsageError, match="has no paragraph “нет”"):
        paragraph_restored(document, past, "нет", "main")


def test_a_paragraph_that_was_taken_out_comes_back_to_its_place():
    past = small_document()
    gone = past.source[2]
    shorter = past.with_side("source", past.source[:2] + past.source[3:])
    shorter = shorter.with_links(tuple(links.without(past.links, {gone.id})))
    assert apply(shorter, paragraph_restored(shorter, past, gone.id, "HEAD").edit) == past
