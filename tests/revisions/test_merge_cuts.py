"""Paragraphs that two editors cut differently: what the laws of merging found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.revisions.two_editors import (
    BASE,
    Work,
    done,
    join,
    link_status,
    note,
    split,
    status,
    text,
    without,
    word,
)
from workbench.model.document import Document, Link
from workbench.model.edits import apply
from workbench.model.laws import violations
from workbench.model.operations.links import realign
from workbench.model.operations.paragraphs import set_kind
from workbench.model.operations.texts import check_span
from workbench.model.text import Span
from workbench.revisions.merge import Merged, merge


def both(ours: Document, theirs: Document) -> list[Merged]:
    """The merge, one way round and the other."""
    found = [merge(BASE, ours, theirs), merge(BASE, theirs, ours)]
    for result in found:
        assert list(violations(result.document)) == []
    return found


def shifted(first: str, second: str, piece: str) -> list[Work]:
    """The words before a piece of the second paragraph go to the first."""
    return [split(second, piece), join(first)]


def on_side(document: Document) -> list[str]:
    return [p.text for p in document.source if p.kind == "text"]


def words(document: Document) -> list[str]:
    return sorted(" ".join(on_side(document)).split())


def test_a_paragraph_dropped_by_one_and_joined_by_the_other_takes_no_other_word_along():
    for result in both(without(BASE, "s1"), done(join("s1"))):
        assert words(result.document) == sorted(
            ["Второй", "абзац,", "его", "вторая", "часть.", "Третий", "абзац."]
        )
        assert result.conflicts == 0


def test_a_paragraph_dropped_by_one_and_only_split_by_the_other_is_gone():
    for result in both(without(BASE, "s2"), done(split("s2", "вторая"))):
        assert on_side(result.document) == [text(BASE, "s1"), text(BASE, "s3")]


def test_a_half_that_was_corrected_stays_when_the_whole_was_dropped():
    cut = done(split("s2", "вторая"))
    half = cut.source[3].id
    for result in both(without(BASE, "s2"), done(word(half, "часть", "половина"), on=cut)):
        assert text(result.document, half) == "вторая половина."
        assert result.conflicts == 1


def test_the_rest_of_a_split_paragraph_of_which_the_head_was_dropped_is_there_once():
    cut = done(split("s2", "вторая"))
    for result in both(without(cut, "s2"), done(join("s2"))):
        assert on_side(result.document) == [text(BASE, "s1"), "вторая часть. Третий абзац."]
        assert result.conflicts == 0


@pytest.mark.parametrize("kind", ["furniture"])
def test_a_kind_stays_with_its_own_side_of_a_shifted_border(kind):
    furniture = apply(BASE, set_kind(BASE, "s2", kind))
    for result in both(done(*shifted("s2", "s3", "абзац")), furniture):
        kinds = {p.text: p.kind for p in result.document.source}
        assert kinds["абзац."] == "text"


def test_a_note_that_one_took_away_is_gone_though_the_other_shifted_the_border():
    base = done(note("s3", "лист 4"))
    shift = done(split("s2", "часть"), on=base)
    new = shift.source[3].id
    shift = done(join(new), on=shift)
    assert shift.original(new).note == "лист 4"
    taken = done(note("s3", ""), on=base)
    for pair in ((shift, taken), (taken, shift)):
        result = merge(base, *pair)
        assert [p.note for p in result.document.source if p.note] == []


def test_joined_and_split_again_by_one_and_emptied_by_the_other():
    joined = done(join("s2"))
    again = done(split("s2", "Третий"), on=joined)
    emptied = done(word("s3", "Третий абзац.", ""))
    for result in both(again, emptied):
        assert words(result.document) == words(emptied)


def test_a_word_that_one_took_away_and_the_other_made_a_paragraph_of_its_own():
    apart = done(split("s2", "его"))
    apart = done(split(apart.source[3].id, "вторая"), on=apart)
    for result in both(done(word("s2", " его", "")), apart):
        found = [t for t in on_side(result.document) if t]
        assert found == [text(BASE, "s1"), "Второй абзац,", "вторая часть.", text(BASE, "s3")]


def test_a_verified_paragraph_beside_a_shifted_border_stays_verified():
    for result in both(done(*shifted("s2", "s3", "абзац")), done(status("s3", "verified"))):
        statuses = {p.text: p.status for p in result.document.source}
        assert statuses["абзац."] == "verified"


def target_side(document: Document) -> list[str]:
    return [p.text for p in document.target]


def test_a_second_half_that_was_written_anew_is_known_by_a_word_that_stayed():
    cut = done(split("t2", "its"))
    half = cut.target[2].id
    anew = done(word(half, "its second part.", "which has a second bit"), on=cut)
    for result in both(anew, done(word("t2", "paragraph", "section"))):
        assert target_side(result.document)[1:3] == [
            "The second section,",
            "which has a second bit",
        ]
        assert result.conflicts == 0


def test_a_joined_paragraph_that_the_other_wrote_anew_is_merged_once():
    anew = done(word("t2", text(BASE, "t2"), "One more section and a second thing"))
    merged = both(done(join("t1")), anew)[0].document
    again = merge(BASE, merged, anew).document
    assert target_side(again) == target_side(merged)
    assert len(target_side(again)) == 2


def test_what_both_put_in_before_a_border_that_one_made_is_there_once():
    put_in = word("t1", "The first", "Secret note The first")
    cut = done(put_in, split("t1", "The first"))
    for result in both(cut, done(put_in)):
        assert target_side(result.document)[:2] == ["Secret note", text(BASE, "t1")]


def test_a_border_behind_what_both_put_in_stands_behind_it_though_one_took_the_next_word():
    put_in = word("t1", "The first", "The very special first")
    cut = done(put_in, split("t1", "first"))
    taken = done(put_in, word("t1", " first", ""))
    for result in both(cut, taken):
        found = target_side(result.document)[:2]
        assert found == ["The very special", "paragraph about ORO groups."]


def test_a_paragraph_dropped_by_one_of_which_the_other_gave_the_last_words_to_the_next():
    dropped = without(BASE, "s2")
    shift = done(split("s2", "часть"))
    shift = done(join(shift.source[3].id), on=shift)
    shift = done(word(shift.source[3].id, "Третий", "Другой"), on=shift)
    for result in both(dropped, shift):
        assert "Другой" in words(result.document)
        assert words(result.document).count("абзац.") == 1


def test_words_that_one_took_away_at_a_border_that_both_made_stay_away():
    cut = done(split("s2", "часть"))
    for result in both(done(word("s2", ", его вторая", ""), on=cut), cut):
        assert on_side(result.document)[1:3] == ["Второй абзац", "часть."]


def test_furniture_that_one_joined_over_many_pages_and_the_other_corrected():
    between = tuple(replace(BASE.source[0], id=f"p{n}") for n in range(40))
    stamp = replace(BASE.source[1], id="last", text="Лист 7", ocr="Лист 7")
    source = (*BASE.source, *between, stamp)
    links = (*BASE.links, *(Link((p.id,), ()) for p in (*between, stamp)))
    base = replace(BASE, source=source, links=links)
    ours, theirs = done(join("sf"), on=base), done(word("last", "7", "77"), on=base)
    for pair in ((ours, theirs), (theirs, ours)):
        result = merge(base, *pair)
        assert text(result.document, "sf") == "Дело 88497 Лист 77"
        assert result.conflicts == 0


def test_a_confirmation_that_one_gave_up_with_a_join_does_not_come_back():
    base = done(link_status("s2"))
    joined = done(join("s2"), split("s2", "абзац."), on=base)
    realigned = apply(base, realign(base, [Link(("s3",), ("t1",), "auto", 0.4)]))
    assert joined.link_of("s2").status == "auto"
    for pair in ((joined, realigned), (realigned, joined)):
        assert merge(base, *pair).document.link_of("s2").status == "auto"


def test_a_paragraph_that_one_emptied_and_the_other_dropped_is_gone():
    for result in both(without(BASE, "s3"), done(word("s3", text(BASE, "s3"), ""))):
        assert not result.document.has("s3")
        assert result.conflicts == 0


def test_what_one_put_into_a_place_that_the_other_checked_is_not_checked():
    span = Span(0, len("Первый абзац"))
    checked = apply(BASE, check_span(BASE, "s1", span))
    put_in = word("s1", "абзац", "же абзац")
    by_machine = replace(done(put_in).original("s1"), checked=())
    machine = replace(BASE, source=(by_machine, *BASE.source[1:]))
    for result in both(checked, machine):
        assert result.document.original("s1").checked == ("Первый", "абзац")


def test_words_replaced_by_fewer_at_a_border_that_both_made():
    cut = done(split("s2", "вторая"))
    half = cut.source[3].id
    ours = done(word("s2", " его", ""), word(half, "вторая", "эта"), on=cut)
    for result in both(ours, cut):
        assert on_side(result.document)[1:3] == ["Второй абзац,", "эта часть."]
