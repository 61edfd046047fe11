"""Two states of a document compared: what an editor is told of each kind of edit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.session.small import small_document, with_text
from workbench.model.conflict import Conflict
from workbench.model.document import Document, Link
from workbench.model.edits import Edit, apply
from workbench.model.operations import conflicts, links, paragraphs, texts
from workbench.model.operations.texts import Replacement
from workbench.model.text import Span
from workbench.revisions.compare.changes import (
    Added,
    ConflictChanged,
    Described,
    FieldChanged,
    LinkDecided,
    Regrouped,
    Relinked,
    Removed,
    Reordered,
    WordsChanged,
    WordsChecked,
)
from workbench.revisions.compare.comparison import compare
from workbench.revisions.compare.sentences import notes
from workbench.revisions.compare.totals import totals

DOCUMENT = small_document()
FIRST, NUMBER, THIRD, LAST = (p.id for p in DOCUMENT.source)
SENT, WRITTEN, FILE, ALONE = (p.id for p in DOCUMENT.target)


def corrected(document: Document, id_: str, old: str, new: str, *, by_person: bool = True):
    text = document.paragraph(id_).text
    span = Span(text.index(old), text.index(old) + len(old))
    made = texts.replace_spans(
        document, id_, [Replacement(span, new)], name="fix", by_person=by_person
    )
    return apply(document, made)


def checked(document: Document, id_: str, word: str) -> Document:
    start = document.paragraph(id_).text.index(word)
    return apply(document, texts.check_span(document, id_, Span(start, start + len(word))))


def cut(document: Document, id_: str, before: str) -> Document:
    at = document.paragraph(id_).text.index(before)
    return apply(document, paragraphs.split_paragraph(document, id_, at, at))


def joined(document: Document, id_: str) -> Document:
    return apply(document, paragraphs.merge_paragraphs(document, id_))


def done(document: Document, operation: Callable[..., Edit], *arguments, **options) -> Document:
    return apply(document, operation(document, *arguments, **options))


def words(before: Document, after: Document) -> list[tuple[str, str, str]]:
    changes = compare(before, after).changes
    return [(c.paragraph, c.old_text, c.new_text) for c in changes if isinstance(c, WordsChanged)]


def the_only(before: Document, after: Document):
    (change,) = compare(before, after).changes
    return change


def test_a_word_corrected_with_its_place_and_what_was_read():
    once = corrected(DOCUMENT, FIRST, "cведении", "сведении")
    twice = corrected(once, FIRST, "сведении", "сведений")
    change = the_only(once, twice)
    assert isinstance(change, WordsChanged)
    assert (change.old_text, change.new_text, change.ocr) == ("сведении", "сведений", "cведении")
    assert change.new[0].span.within(twice.original(FIRST).text) == "сведений"
    assert change.by_person
    assert totals(compare(once, twice)).decided == 1


def test_words_corrected_one_by_one_are_changes_of_their_own():
    after = corrected(corrected(DOCUMENT, FIRST, "Ha", "На"), FIRST, "cведении", "сведений")
    assert words(DOCUMENT, after) == [(FIRST, "Ha", "На"), (FIRST, "cведении", "сведений")]


def test_the_machines_correction_is_not_a_persons():
    after = corrected(DOCUMENT, FIRST, "Ha", "На", by_person=False)
    assert not the_only(DOCUMENT, after).by_person


def test_a_word_taken_out_stands_between_its_neighbours():
    after = corrected(DOCUMENT, FIRST, "этих ", "")
    change = the_only(DOCUMENT, after)
    assert (change.old_text, change.new_text, change.words) == ("этих", "", 1)
    assert change.new[0].span == Span(len("Ha основании"), len("Ha основании"))


def test_a_space_that_came_is_seen():
    document = with_text(DOCUMENT, 0, text="Слово , ещё")
    change = the_only(document, with_text(document, 0, text="Слово, ещё"))
    assert (change.old_text, change.new_text, change.words) == (" ,", ",", 0)


def test_words_of_the_translation_have_no_ocr():
    change = the_only(DOCUMENT, corrected(DOCUMENT, SENT, "sent", "dispatched"))
    assert (change.side, change.new_text, change.ocr) == ("target", "dispatched", "")


def test_a_cut_paragraph_with_words_changed_inside_the_halves():
    after = cut(DOCUMENT, FIRST, "группы")
    new = after.source[1].id
    after = corrected(corrected(after, FIRST, "cведении", "сведений"), new, "ОРО", "ОРО́")
    split, *_ = compare(DOCUMENT, after).changes
    assert isinstance(split, Regrouped)
    assert (split.kind, [p.id for p in split.new]) == ("split", [FIRST, new])
    assert words(DOCUMENT, after) == [(FIRST, "cведении", "сведений"), (new, "ОРО", "ОРО́")]


def test_a_cut_right_before_a_sign_changes_no_word():
    document = with_text(DOCUMENT, 0, text="Слово, ещё", ocr="Слово, ещё")
    split = the_only(document, cut(document, FIRST, ", ещё"))
    assert (split.kind, [p.text for p in split.new]) == ("split", ["Слово", ", ещё"])


def test_paragraphs_joined_and_the_word_torn_between_them_mended():
    before = with_text(DOCUMENT, 0, text="начало пере-", ocr="начало пере-")
    before = with_text(before, 2, text="возка груза", ocr="возка груза")
    after = corrected(joined(before, FIRST), FIRST, "пере- возка", "перевозка")
    found = compare(before, after)
    kinds = [c.kind for c in found.changes if isinstance(c, Regrouped)]
    assert kinds == ["joined"]
    assert words(before, after) == [(FIRST, "пере- возка", "перевозка")]
    (change,) = (c for c in found.changes if isinstance(c, WordsChanged))
    assert [piece.paragraph for piece in change.old] == [FIRST, THIRD]


def test_joining_moves_statuses_and_links_without_telling_of_them_twice():
    found = compare(DOCUMENT, joined(DOCUMENT, FIRST))
    assert totals(found).joined == 1
    assert not words(DOCUMENT, joined(DOCUMENT, FIRST))


def test_a_boundary_that_moved():
    after = cut(joined(DOCUMENT, FIRST), FIRST, "такие группы")
    change = next(c for c in compare(DOCUMENT, after).changes if isinstance(c, Regrouped))
    assert (change.kind, len(change.old), len(change.new)) == ("recut", 2, 2)


def test_words_confirmed_as_right_and_taken_back():
    after = checked(DOCUMENT, FIRST, "группы ОРО")
    change = the_only(DOCUMENT, after)
    assert change == WordsChecked(change.place, is_checked=True)
    assert (change.place.text, change.words) == ("группы ОРО", 2)
    back = the_only(after, DOCUMENT)
    assert (back.place.text, back.is_checked) == ("группы ОРО", False)


def test_a_corrected_word_is_not_confirmed_besides():
    after = corrected(DOCUMENT, FIRST, "Ha", "На")
    assert after.original(FIRST).checked == ("На",)
    assert totals(compare(DOCUMENT, after)).confirmed == 0


def test_places_written_in_another_way_are_told_of():
    before = with_text(DOCUMENT, 0, checked=("группы ОРО",))
    change = the_only(before, with_text(before, 0, checked=("группы", "ОРО")))
    assert change == FieldChanged(FIRST, "source", "checked", "группы ОРО", "группы, ОРО")


@pytest.mark.parametrize(
    ("field", "value", "old", "new"),
    [
        ("status", "verified", "raw", "verified"),
        ("kind", "furniture", "text", "furniture"),
        ("note", "см. лист 4", "", "см. лист 4"),
        ("ocr", "Ha", DOCUMENT.source[0].ocr, "Ha"),
    ],
)
def test_fields_of_a_paragraph(field, value, old, new):
    change = the_only(DOCUMENT, with_text(DOCUMENT, 0, **{field: value}))
    assert change == FieldChanged(FIRST, "source", field, old, new)


def test_the_second_half_verified_after_a_cut():
    after = cut(DOCUMENT, FIRST, "группы")
    new = after.source[1].id
    after = done(after, texts.set_status, new, "verified")
    _, status = compare(DOCUMENT, after).changes
    assert status == FieldChanged(new, "source", "status", "raw", "verified")


def test_paragraphs_added_removed_and_moved():
    without = replace(
        DOCUMENT,
        source=DOCUMENT.source[:3],
        links=tuple(link for link in DOCUMENT.links if LAST not in link.ids),
    )
    assert any(isinstance(c, Removed) and c.paragraph == LAST for c in told(DOCUMENT, without))
    assert any(isinstance(c, Added) and c.paragraph == LAST for c in told(without, DOCUMENT))
    moved = replace(DOCUMENT, target=(*DOCUMENT.target[1:], DOCUMENT.target[0]))
    assert told(DOCUMENT, moved) == (Reordered("target", (SENT,)),)


def told(before: Document, after: Document):
    return compare(before, after).changes


def test_the_description():
    after = replace(DOCUMENT, title="Записка", metadata={"date": "17 мая 1962", "credits": "А."})
    assert told(DOCUMENT, after) == (
        Described("title", "Донесение", "Записка"),
        Described("metadata.credits", None, "А."),
        Described("metadata.citation", "Ф. 5, оп. 30", None),
    )


def test_conflicts_opened_and_settled():
    conflict = Conflict("a", "b", "c")
    open_ = replace(with_text(DOCUMENT, 0, conflict=conflict), conflicts={"title": conflict})
    assert told(DOCUMENT, open_) == (
        ConflictChanged("", "title", "opened"),
        ConflictChanged(FIRST, "text", "opened"),
    )
    assert [c.outcome for c in told(open_, DOCUMENT)] == ["settled", "settled"]


def test_the_note_of_a_half_is_told_of_that_half():
    noted = with_text(DOCUMENT, 0, note="проверить имена")
    split = cut(noted, FIRST, "группы")
    half = split.source[1].id
    after = done(split, texts.set_note, half, "сверить с листом 3")
    found = [c for c in told(noted, after) if isinstance(c, FieldChanged)]
    assert found == [FieldChanged(half, "source", "note", "", "сверить с листом 3")]
    assert [c for c in told(noted, split) if isinstance(c, FieldChanged)] == []


def test_the_conflict_of_joined_paragraphs_is_one():
    after = joined(DOCUMENT, FIRST)
    open_ = with_text(after, 0, conflict=Conflict("a", "b", "c"))
    assert totals(compare(DOCUMENT, open_)).conflicts_opened == 1
    assert totals(compare(open_, DOCUMENT)).conflicts_settled == 1
    assert ConflictChanged(FIRST, "text", "opened") in told(DOCUMENT, open_)
    disputed = with_text(DOCUMENT, 0, conflict=Conflict("a", "b", "c"))
    assert totals(compare(disputed, open_)).conflicts_opened == 0


@pytest.mark.parametrize("versions", [("", "c"), ("b", "")])
def test_a_paragraph_that_one_took_away_and_the_other_changed(versions):
    stays = with_text(DOCUMENT, 3, conflict=Conflict("a", *versions))
    gone = apply(stays, conflicts.settle_by_removal(stays, LAST, "taken away"))
    opened = ConflictChanged(LAST, "paragraph", "opened")
    assert told(DOCUMENT, stays) == (opened,)
    assert opened in told(gone, stays)
    assert totals(compare(gone, stays)).conflicts_opened == 1
    assert "one took the paragraph away, the other changed it" in " · ".join(
        notes(told(gone, stays), gone, stays)
    )
    assert ConflictChanged(LAST, "paragraph", "settled") in told(stays, gone)


# -- links -----------------------------------------------------------------------------------------


def pairs(found: tuple[Link, ...]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(link.source, link.target) for link in found]


def test_a_link_made_and_taken_apart():
    after = done(DOCUMENT, links.join, [LAST, ALONE])
    made = the_only(DOCUMENT, after)
    assert isinstance(made, Relinked)
    assert (made.kind, pairs(made.new)) == ("made", [((LAST,), (ALONE,))])
    apart = the_only(DOCUMENT, done(DOCUMENT, links.unlink, FIRST))
    assert (apart.kind, pairs(apart.old)) == ("apart", [((FIRST,), (SENT,))])
    assert totals(compare(DOCUMENT, after)).links_confirmed == 1


def test_two_links_joined_and_one_split():
    after = done(DOCUMENT, links.merge_links, FIRST)
    change = the_only(DOCUMENT, after)
    assert (change.kind, len(change.old), len(change.new)) == ("joined", 2, 1)
    assert the_only(after, done(after, links.split_link, THIRD)).kind == "split"


def test_a_paragraph_moved_from_one_link_to_another():
    before = done(DOCUMENT, links.join, [FIRST, LAST, SENT])
    after = done(before, links.join, [THIRD, LAST, WRITTEN])
    change = the_only(before, after)
    assert (change.kind, change.moved) == ("moved", (LAST,))
    assert ((THIRD, LAST), (WRITTEN,)) in pairs(change.new)


def test_a_link_confirmed_and_given_back():
    before = done(DOCUMENT, links.set_link_status, FIRST, "auto")
    assert the_only(before, DOCUMENT) == LinkDecided(DOCUMENT.link_of(FIRST), is_confirmed=True)
    assert the_only(DOCUMENT, before) == LinkDecided(before.link_of(FIRST), is_confirmed=False)


def test_the_machines_own_links_are_counted_only():
    auto = done(DOCUMENT, links.set_link_status, FIRST, "auto")
    after = auto.with_links(
        tuple(replace(link, confidence=0.5) if FIRST in link.ids else link for link in auto.links)
    )
    found = compare(auto, after)
    assert (found.changes, found.automatic) == ((), 1)


def test_cutting_a_paragraph_changes_no_link():
    assert [type(c) for c in told(DOCUMENT, cut(DOCUMENT, FIRST, "группы"))] == [Regrouped]


def test_a_half_linked_elsewhere_after_the_cut():
    after = cut(DOCUMENT, FIRST, "группы")
    new = after.source[1].id
    after = done(after, links.join, [new, ALONE])
    linked = [c for c in told(DOCUMENT, after) if isinstance(c, Relinked)]
    assert [pairs(c.new) for c in linked] == [[((new,), (ALONE,))]]


def test_changes_come_in_reading_order():
    after = corrected(DOCUMENT, THIRD, "напнсано", "написано")
    after = corrected(after, SENT, "sent", "dispatched")
    after = corrected(after, FIRST, "Ha", "На")
    after = replace(after, title="Записка")
    assert [c.paragraph for c in told(DOCUMENT, after)] == ["", FIRST, SENT, THIRD]
