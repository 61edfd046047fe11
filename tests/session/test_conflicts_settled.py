"""Disputed places: decided in any order they come to the version that was chosen, and back."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.session.small import opened, small_document, with_text
from workbench.errors import ImpossibleEditError
from workbench.model.conflict import Conflict, LinkConflict
from workbench.model.disputes import Dispute, disputes
from workbench.model.document import Document, Link
from workbench.model.edits import apply
from workbench.model.laws import violations
from workbench.model.operations import conflicts, links
from workbench.model.text import is_normal
from workbench.revisions.merge import merge
from workbench.session.conflicts.places import disputed_places, settled
from workbench.store.codec import decode, encode
from workbench.store.project import Project

words = st.sampled_from(["РОМЕРО", "заявил,", "что", "«группы»", "в", "порту.", "7", "—", "[…]"])
texts = st.lists(words, max_size=7).map(" ".join)


@st.composite
def disputed(draw: st.DrawFn) -> Conflict:
    """Versions made of one text by changing, putting in and taking out words."""
    base = draw(texts)
    ours, theirs = (_edited(draw, base) for _ in range(2))
    return Conflict(base, ours, theirs)


def _edited(draw: st.DrawFn, text: str) -> str:
    made: list[str] = []
    for word in text.split():
        made += {
            "stays": [word],
            "goes": [],
            "changes": [draw(words)],
            "gets company": [draw(words), word],
        }[draw(st.sampled_from(["stays", "stays", "goes", "changes", "gets company"]))]
    return " ".join(made)


def in_document(conflict: Conflict, text: str | None = None) -> Document:
    whole = conflict.ours if text is None else text
    return with_text(small_document(), 0, text=whole, ocr=conflict.base, conflict=conflict)


@given(disputed(), st.sampled_from(["ours", "theirs", "base"]), st.data())
@example(Conflict("в", "", "7"), "ours", None)
@settings(deadline=None)
def test_all_places_decided_for_a_version_make_its_text(conflict, version, data):
    wanted, text = getattr(conflict, version), conflict.ours
    if conflict.ours == conflict.theirs:
        wanted = None  # nothing to choose
    rest: Conflict | None = conflict
    decisions = 0
    while rest is not None:
        places = disputed_places(rest, text)
        number = data.draw(st.integers(0, len(places) - 1)) if data else 0
        words_there = getattr(places[number], version)
        decision = settled(rest, text, number, words_there)
        text, rest = decision.text, decision.rest
        decisions += 1
        assert is_normal(text)
        assert decisions <= 20
    if wanted is not None and version != "base":
        assert text == wanted


@given(disputed(), st.data())
def test_words_stand_where_the_version_had_them_and_nothing_else_changes(conflict, data):
    places = disputed_places(conflict, conflict.ours)
    number = data.draw(st.integers(0, len(places) - 1))
    chosen = data.draw(st.sampled_from(["заявляет", "", places[number].theirs]))
    decision = settled(conflict, conflict.ours, number, chosen)
    place = places[number]
    assert place.span is not None
    assert place.span.within(conflict.ours) == place.ours == place.present
    before, after = conflict.ours[: place.span.start], conflict.ours[place.span.end :]
    assert decision.text.replace(" ", "") == f"{before}{chosen}{after}".replace(" ", "")


@given(disputed(), st.integers(0, 5), st.sampled_from(["Вчера ", "Сегодня же "]))
def test_a_place_is_found_though_the_text_before_it_was_edited(conflict, number, before):
    text = f"{before}{conflict.ours}".strip()
    places = disputed_places(conflict, text)
    place = places[number % len(places)]
    if place.span is not None and conflict.ours and conflict.ours != conflict.theirs:
        assert place.present.endswith(place.ours)


def test_a_place_that_was_edited_away_can_only_be_kept():
    conflict = Conflict("он ваявил им", "он заявил им", "он выявил им")
    text = "ничего"
    place = disputed_places(conflict, text)[0]
    assert place.span is None
    with pytest.raises(ValueError, match="not found"):
        settled(conflict, text, 0, "заявил")
    kept = settled(conflict, text, 0, None)
    assert (kept.text, kept.rest) == (text, None)


@given(disputed(), st.data())
@settings(deadline=None, max_examples=40)
def test_undo_brings_the_document_back(conflict, data):
    document = in_document(conflict)
    assert list(violations(document)) == []
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        project.aligned.mkdir()
        with opened(project, document) as session:
            steps = 0
            while session.document.has(document.source[0].id):
                paragraph = session.document.source[0]
                if paragraph.conflict is None:
                    break
                count = len(disputed_places(paragraph.conflict, paragraph.text))
                number = data.draw(st.integers(0, count - 1))
                choice = data.draw(st.sampled_from([None, "слово", ""]))
                assert session.settle_text(paragraph.id, number, choice)
                assert list(violations(session.document)) == []
                assert decode(encode(session.document), "probe") == session.document
                steps += 1
            for _ in range(steps):
                session.undo()
            assert session.document == document


@pytest.fixture
def project(tmp_path):
    project = Project(tmp_path)
    project.aligned.mkdir()
    return project


def test_what_was_chosen_is_decided_by_a_person(project):
    conflict = Conflict("он ваявил им", "он заявил им", "он выявил им")
    with opened(project, in_document(conflict)) as session:
        id_ = session.document.source[0].id
        session.settle_text(id_, 0, "заявил")
        paragraph = session.document.original(id_)
        assert (paragraph.text, paragraph.conflict) == ("он заявил им", None)
        assert paragraph.checked == ("заявил",)


def test_words_put_in_are_decided_without_the_space_beside_them(project):
    conflict = Conflict("он им", "он же им", "он и им")
    with opened(project, in_document(conflict, "он им")) as session:
        id_ = session.document.source[0].id
        session.settle_text(id_, 0, "и")
        assert session.document.original(id_).checked == ("и",)
        assert session.document.original(id_).text == "он и им"


def test_a_sign_close_to_its_word_stays_close():
    conflict = Conflict("Да, он", "Да; он", "Да: он")
    assert settled(conflict, conflict.ours, 0, ".").text == "Да. он"
    assert settled(conflict, conflict.ours, 0, ":").text == "Да: он"


def test_a_paragraph_that_one_side_took_away_can_go(project):
    conflict = Conflict("как было", "", "как стало")
    with opened(project, in_document(conflict, "как стало")) as session:
        before, id_ = session.document, session.document.source[0].id
        [place] = disputed_places(conflict, "как стало")
        assert (place.ours, place.theirs, place.present) == ("", "как стало", "как стало")
        session.settle_text(id_, 0, place.ours)
        assert not session.document.has(id_)
        assert list(violations(session.document)) == []
        session.undo()
        assert session.document == before
        session.settle_text(id_, 0, place.theirs)
        assert session.document.original(id_).text == "как стало"


def linked_otherwise() -> Document:
    """Theirs linked the third paragraph with the first translation."""
    document = small_document()
    first, third = document.source[0].id, document.source[2].id
    one, two = document.target[0].id, document.target[1].id
    conflict = LinkConflict(
        base=(((first,), ()), ((third,), (one,))),
        ours=(((first,), (one,)), ((third,), (two,))),
        theirs=(((first, third), (one,)), ((), (two,))),
    )
    at = document.link_index(first)
    changed = list(document.links)
    changed[at] = replace(changed[at], conflict=conflict)
    return document.with_links(tuple(changed))


def test_a_version_written_by_hand_leaves_the_document_sound(project):
    document = linked_otherwise()
    first, one = document.source[0].id, document.target[0].id
    twice = LinkConflict(base=(), ours=(((first,), ()), ((first, one), (one,))), theirs=())
    at = document.link_index(first)
    changed = list(document.links)
    changed[at] = replace(changed[at], conflict=twice)
    with opened(project, document.with_links(tuple(changed))) as session:
        session.settle_links(first, "ours")
        assert list(violations(session.document)) == []


def test_links_are_made_as_a_version_has_them(project):
    with opened(project, linked_otherwise()) as session:
        before = session.document
        first, third = before.source[0].id, before.source[2].id
        session.settle_links(first, "theirs")
        assert session.document.link_of(first).source == (first, third)
        assert session.document.link_of(first).status == "confirmed"
        assert list(violations(session.document)) == []
        assert disputes(session.document) == ()
        session.undo()
        assert session.document == before
        session.settle_links(first, None)
        assert [k.ids for k in session.document.links] == [k.ids for k in before.links]
        with pytest.raises(ImpossibleEditError, match="not disputed"):
            session.settle_links(first, None)


def test_what_ours_linked_and_theirs_did_not_is_as_it_was_before(project):
    base = small_document()
    first, third = base.source[0].id, base.source[2].id
    one, two = (p.id for p in base.target[:2])
    loose = apply(base, links.join(base, [first, third, one]))
    loose = apply(loose, links.set_link_status(loose, first, "auto"))
    ours = apply(loose, links.join(loose, [first, third, one, two]))
    theirs = apply(loose, links.join(loose, [third]))
    with opened(project, merge(loose, ours, theirs).document) as session:
        session.settle_links(first, "theirs")
        document = session.document
    assert document.link_of(third) == Link((third,), (), "confirmed", 1.0)
    assert document.link_of(first) == Link((first,), (one,), "auto", 0.0)
    assert document.link_of(two).ids == (two,)
    assert document.link_of(two).status == "auto"


def test_no_edit_of_links_loses_a_conflict():
    document = linked_otherwise()
    first = document.source[0].id
    with pytest.raises(ImpossibleEditError, match="disputed"):
        links.unlink(document, first)
    with pytest.raises(ImpossibleEditError, match="disputed"):
        links.merge_links(document, first)
    confirmed = apply(document, links.set_link_status(document, first, "auto"))
    assert disputes(confirmed) == disputes(document)
    assert disputes(apply(document, links.realign(document, []))) == disputes(document)


def test_parts_of_the_description_are_settled(project):
    parts = {
        "title": Conflict("Донесение", "Донесение о порте", "Доклад"),
        "metadata.date": Conflict("17 мая 1962", "18 мая 1962", ""),
    }
    with opened(project, replace(small_document(), conflicts=parts)) as session:
        before = session.document
        assert disputes(before) == (
            Dispute("description", "title"),
            Dispute("description", "metadata.date"),
        )
        session.settle_description("title", "Доклад")
        session.settle_description("metadata.date", "")
        assert session.document.title == "Доклад"
        assert "date" not in session.document.metadata
        assert disputes(session.document) == ()
        session.undo()
        session.undo()
        assert session.document == before
        session.settle_description("title", None)
        assert session.document.title == before.title
        with pytest.raises(ImpossibleEditError, match="not disputed"):
            session.settle_description("title", None)


def test_a_language_is_settled_by_its_code_alone(project):
    parts = {"source.language": Conflict("ru", "uk", "be")}
    with opened(project, replace(small_document(), conflicts=parts)) as session:
        before = session.document
        for no_code in ("украинский", ""):
            with pytest.raises(ImpossibleEditError, match="language code"):
                session.settle_description("source.language", no_code)
        assert session.document == before
        session.settle_description("source.language", "be")
        session.save()
        assert decode(encode(session.document), "probe.json").source_language == "be"


def test_a_text_of_which_nothing_is_left_stays_while_a_place_of_it_is_open(project):
    conflict = Conflict("один раз два", "ОДИН раз ДВА", "Один раз Два")
    with opened(project, in_document(conflict, text="ОДИН")) as session:
        paragraph = session.document.source[0].id
        session.settle_text(paragraph, 0, "")
        left = session.document.original(paragraph)
        assert left.text == ""
        assert left.conflict == Conflict("раз два", "раз ДВА", "раз Два")
        session.settle_text(paragraph, 0, None)
        assert not session.document.has(paragraph)


def test_disputes_come_in_reading_order():
    conflict = Conflict("а", "б", "в")
    document = linked_otherwise()
    document = with_text(document, 2, conflict=conflict)
    document = replace(document, conflicts={"title": conflict})
    target = (replace(document.target[0], conflict=conflict), *document.target[1:])
    document = replace(document, target=target)
    assert [one.kind for one in disputes(document)] == ["description", "links", "text", "text"]
    assert [one.of for one in disputes(document)][2:] == [
        document.target[0].id,
        document.source[2].id,
    ]


def test_settling_never_leaves_what_the_model_refuses():
    document = linked_otherwise()
    first = document.source[0].id
    edit = conflicts.settle_by_removal(document, first, "gone")
    after = apply(document, edit)
    assert not after.has(first)
    assert list(violations(after)) == []
    assert disputes(after)
    assert apply(after, edit.inverse) == document
