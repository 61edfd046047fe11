"""Two editors' work on the paragraphs of one document, joined."""

from dataclasses import replace

import pytest

from tests.revisions.two_editors import (
    BASE,
    Work,
    done,
    join,
    merged,
    note,
    split,
    status,
    text,
    texts_of,
    without,
    word,
)
from workbench.errors import ImpossibleEditError
from workbench.model.conflict import Conflict
from workbench.model.document import Document
from workbench.revisions.merge import merge


def test_words_side_by_side_in_one_paragraph_are_joined():
    result = merged([word("s1", "Первый", "Иной")], [word("s1", "абзац", "параграф")])
    assert text(result.document, "s1") == "Иной параграф о группах ОРО."
    assert (result.conflicts, result.doubts, result.remarks) == (0, (), ())


def test_the_same_correction_is_made_once():
    both = [word("s1", "ОРО", "ОРОП")]
    assert text(merged(both, [*both, note("s1", "лист 4")]).document, "s1").count("ОРОП") == 1


def test_one_word_corrected_in_two_ways_is_disputed_and_everything_else_is_joined():
    ours = [word("s1", "ОРО", "ОУН"), word("s1", "Первый", "Иной")]
    theirs = [word("s1", "ОРО", "ОДО"), word("s1", "о группах", "про группы")]
    result = merged(ours, theirs)
    assert result.conflicts == 1
    paragraph = result.document.original("s1")
    assert paragraph.text == "Иной абзац про группы ОУН."
    assert paragraph.conflict == Conflict(
        "Иной абзац про группы ОРО.", "Иной абзац про группы ОУН.", "Иной абзац про группы ОДО."
    )


def test_a_joined_word_and_a_correction_inside_it_are_disputed():
    result = merged([word("s1", "о группах", "огруппах")], [word("s1", "группах", "группе")])
    assert result.conflicts == 1


def test_punctuation_and_the_word_before_it_are_two_things():
    result = merged([word("s1", "ОРО.", "ОРО!")], [word("s1", "ОРО", "ОУН")])
    assert text(result.document, "s1") == "Первый абзац о группах ОУН!"


def test_a_split_and_a_correction_in_the_second_half():
    result = merged([split("s2", "его")], [word("s2", "часть", "половина")])
    assert texts_of(result.document.source)[1:3] == ["Второй абзац,", "его вторая половина."]
    assert [p.ocr for p in result.document.source][2:4] == ["Второй абзац,", "его вторая часть."]
    assert len(result.document.link_of("s2").source) == 2


def test_two_splits_of_one_paragraph_at_different_places():
    result = merged([split("s2", "его")], [split("s2", "вторая")])
    assert texts_of(result.document.source)[1:4] == ["Второй абзац,", "его", "вторая часть."]
    assert result.conflicts == 0


def test_the_same_split_made_twice_is_one_though_the_halves_were_corrected():
    result = merged([split("s2", "его"), word("s2", "Второй", "Иной")],
                    [word("s2", "часть", "половина"), split("s2", "его")])  # fmt: skip
    assert texts_of(result.document.source)[1:3] == ["Иной абзац,", "его вторая половина."]


def test_a_join_over_furniture_and_corrections_in_both_parts():
    result = merged([join("s1")], [word("s2", "часть", "половина"), word("s1", "ОРО", "ОУН")])
    joined = "Первый абзац о группах ОУН. Второй абзац, его вторая половина."
    assert texts_of(result.document.source) == [joined, "Третий абзац."]
    assert result.document.link_of("s1").target == ("t1", "t2")


def test_a_join_and_a_split_further_on():
    result = merged([join("s1")], [split("s2", "его")])
    assert texts_of(result.document.source) == [
        "Первый абзац о группах ОРО. Второй абзац,",
        "его вторая часть.",
        "Третий абзац.",
    ]


def test_a_border_moved_by_both_in_opposite_directions_is_reported():
    ours = [split("s2", "часть"), lambda d: join(d.source[3].id)(d)]
    theirs = [split("s3", "абзац"), join("s2")]
    result = merged(ours, theirs)
    assert len(result.doubts) == 1
    assert "s3 was moved in opposite directions" in result.doubts[0]
    assert " ".join(texts_of(result.document.source)) == " ".join(texts_of(BASE.source))


def test_a_translation_is_cut_and_corrected_like_the_original():
    result = merged([split("t2", "its")], [word("t2", "part", "half"), join("t1")])
    assert texts_of(result.document.target) == [
        "The first paragraph about ORO groups. The second paragraph,",
        "its second half.",
        "The third paragraph.",
    ]


def test_what_was_verified_and_then_changed_by_the_other_is_corrected_only():
    result = merged([status("s1", "verified")], [word("s1", "ОРО", "ОУН")])
    assert result.document.original("s1").status == "corrected"
    assert "s1 was verified by one editor" in result.remarks[0]


def test_a_status_that_was_verified_with_the_very_words_stays():
    result = merged([status("s1", "corrected")], [status("s1", "verified")])
    assert result.document.original("s1").status == "verified"


def test_who_lowers_a_status_is_heard():
    base = done(status("s1", "corrected"))
    result = merged([status("s1", "raw")], [status("s1", "verified")], base)
    assert result.document.original("s1").status == "raw"


def test_places_decided_by_either_are_decided():
    result = merged([word("s1", "Первый", "Иной")], [word("s1", "ОРО", "ОУН")])
    assert result.document.original("s1").checked == ("Иной", "ОУН")


def test_a_second_occurrence_is_found_again_when_the_other_adds_one_before_it():
    base = replace(BASE, source=(replace(BASE.source[0], text="дом и дом"), *BASE.source[1:]))
    result = merged([word("s1", "и дом", "или дом")], [word("s1", "дом и", "дом, дом и")], base)
    assert text(result.document, "s1") == "дом, дом или дом"
    assert "или дом" in result.document.original("s1").checked


def test_two_notes_are_kept_side_by_side():
    result = merged([note("s1", "см. лист 4")], [note("s1", "почерк неясен")])
    assert result.document.paragraph("s1").note == "см. лист 4 · почерк неясен"


def test_a_paragraph_taken_out_by_one_and_corrected_by_the_other_stays_in_dispute():
    corrected = done(word("s3", "Третий", "Иной"))
    result = merge(BASE, without(BASE, "s3"), corrected)
    paragraph = result.document.original("s3")
    assert paragraph.text == "Иной абзац."
    assert paragraph.conflict == Conflict("Третий абзац.", "", "Иной абзац.")


def test_a_paragraph_taken_out_by_one_alone_is_gone():
    result = merge(BASE, without(BASE, "s3"), done(word("s1", "ОРО", "ОУН")))
    assert not result.document.has("s3")
    assert result.document.link_of("t3").source == ()


def test_the_same_page_added_by_both():
    empty = Document("probe")
    result = merge(empty, done(word("s1", "ОРО", "ОУН")), done(word("s1", "Первый", "Иной")))
    assert text(result.document, "s1") == "Иной абзац о группах ОУН."
    assert result.conflicts == 0


def test_title_and_metadata_are_values_that_nobody_mixes():
    base = replace(BASE, metadata={"date": "April 14, 1962", "credits": "Б"})
    ours = replace(base, metadata={"date": "14 апреля 1962", "credits": "А", "fond": "5"})
    theirs = replace(base, title="Записка о порте", metadata={"date": "14.04.1962"})
    document = merge(base, ours, theirs).document
    assert document.title == "Записка о порте"
    assert document.metadata == {"date": "14 апреля 1962", "credits": "А", "fond": "5"}
    assert document.conflicts == {
        "metadata.date": Conflict("April 14, 1962", "14 апреля 1962", "14.04.1962"),
        "metadata.credits": Conflict("Б", "А", ""),
    }


def test_a_remark_that_both_rewrote_is_there_in_both_forms():
    base = done(note("s1", "проверить имена · лист 3"))
    ours = [note("s1", "имена проверены · лист 3")]
    theirs = [note("s1", "проверить имена по листу 4 · лист 3")]
    written = merged(ours, theirs, base).document.paragraph("s1").note
    assert written == "имена проверены · лист 3 · проверить имена по листу 4"


def test_an_open_conflict_stays_through_other_merges():
    base = merge(BASE, done(word("s1", "ОРО", "ОУН")), done(word("s1", "ОРО", "ОДО"))).document
    result = merged([word("s1", "Первый", "Иной")], [word("s3", "Третий", "Иной")], base)
    assert result.document.paragraph("s1").conflict == base.paragraph("s1").conflict
    assert result.conflicts == 1


def test_a_second_conflict_in_a_paragraph_is_refused():
    base = merge(BASE, done(word("s1", "ОРО", "ОУН")), done(word("s1", "ОРО", "ОДО"))).document
    with pytest.raises(ImpossibleEditError, match="conflict"):
        merge(
            base, done(word("s1", "Первый", "А"), on=base), done(word("s1", "Первый", "Б"), on=base)
        )


def test_a_conflict_of_the_base_that_both_settled_differently_is_disputed_again():
    """Branches that merged each other: git merges their two bases first, with a conflict."""
    ours, theirs = done(word("s1", "ОРО", "ОУН")), done(word("s1", "ОРО", "ОДО"))
    base = merge(BASE, ours, theirs).document
    assert merge(base, ours, theirs).document.original("s1").conflict is not None
    assert merge(base, ours, ours).conflicts == 0


def test_a_conflict_settled_by_one_alone_is_settled():
    base = merge(BASE, done(word("s1", "ОРО", "ОУН")), done(word("s1", "ОРО", "ОДО"))).document
    settled = done(word("s1", "ОРО", "ОДО"))
    result = merge(base, settled, done(word("s3", "Третий", "Иной"), on=base))
    assert (result.conflicts, text(result.document, "s1")) == (0, text(settled, "s1"))


def typed(paragraph_id: str, new: str) -> Work:
    """Write a whole text, as one does who edits freely."""
    return lambda document: word(paragraph_id, text(document, paragraph_id), new)(document)


def test_a_border_that_both_shifted_by_typing_in_opposite_directions_is_disputed():
    ours = [typed("s2", "Второй абзац, его вторая"), typed("s3", "часть. Третий абзац.")]
    theirs = [typed("s2", "Второй абзац, его вторая часть. Третий"), typed("s3", "абзац.")]
    result = merged(ours, theirs)
    assert result.conflicts == 2
    assert "between s2 and s3 was shifted in opposite directions" in result.doubts[0]
    assert "2 words back in ours, 1 word on in theirs" in result.doubts[0]
    assert texts_of(result.document.source)[1:] == [
        "Второй абзац, его вторая",
        "часть. Третий абзац.",
    ]
    conflict = result.document.original("s3").conflict
    assert conflict == Conflict("Третий абзац.", "часть. Третий абзац.", "абзац.")


def test_a_border_that_both_shifted_alike_by_typing_is_where_both_want_it():
    both = [typed("s2", "Второй абзац, его вторая"), typed("s3", "часть. Третий абзац.")]
    result = merged([*both, word("s2", "Второй", "Иной")], both)
    assert (result.conflicts, result.doubts) == (0, ())
    assert texts_of(result.document.source)[1:] == [
        "Иной абзац, его вторая",
        "часть. Третий абзац.",
    ]


def test_words_put_in_on_both_sides_of_a_border_do_not_shift_it():
    ours = [word("s2", "часть.", "часть. Вставка."), word("s3", "Третий", "Иной")]
    theirs = [word("s3", "Третий", "Затем Третий"), word("s2", "Второй", "Тот")]
    result = merged(ours, theirs)
    assert result.doubts == ()
