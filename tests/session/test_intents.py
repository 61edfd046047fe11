"""What each intent of an editor does to a small document."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.session.small import opened, small_document, with_text
from workbench.errors import ImpossibleEditError
from workbench.model.beads import Bead
from workbench.model.build import build
from workbench.model.document import ScanRange
from workbench.model.draft import Draft, DraftParagraph
from workbench.model.edits import apply
from workbench.model.operations.links import realign
from workbench.model.text import Span
from workbench.session.aligning import DocumentAligner, links_of_beads
from workbench.session.learning.memory import DocumentMemory
from workbench.session.learning.passages import decided_spans, passage
from workbench.session.session import Session
from workbench.store.project import Project


@pytest.fixture
def session(project):
    with opened(project) as session:
        yield session


def span_of(session: Session, paragraph_id: str, word: str) -> Span:
    start = session.document.paragraph(paragraph_id).text.index(word)
    return Span(start, start + len(word))


def decided_words(session: Session, index: int) -> list[str]:
    paragraph = session.document.source[index]
    return [span.within(paragraph.text) for span in decided_spans(paragraph)]


# -- words


def test_an_accepted_reading_is_decided_and_the_ocr_stays(session):
    first = session.document.source[0]
    edit = session.accept(first.id, span_of(session, first.id, "cведении"), "сведений")
    after = session.document.source[0]
    assert edit.name == "cведении → сведений"
    assert "этих сведений группы" in after.text
    assert after.ocr == first.ocr
    assert after.checked == ("сведений",)
    assert after.status == "raw"
    assert "сведений" in decided_words(session, 0)
    assert DocumentMemory().of(session.document).accepted == {"сведений": 1}


def test_a_word_kept_as_it_stands_is_decided(session):
    first = session.document.source[0]
    session.keep(first.id, span_of(session, first.id, "ОРО"))
    after = session.document.source[0]
    assert after.text == first.text
    assert after.checked == ("ОРО",)
    assert passage(session.document, after).decided == (span_of(session, first.id, "ОРО"),)


def test_keeping_a_word_twice_is_one_edit(session):
    first = session.document.source[0]
    assert session.keep(first.id, span_of(session, first.id, "ОРО"))
    assert not session.keep(first.id, span_of(session, first.id, "ОРО"))
    assert len(session.history.done) == 1


def test_accepting_what_stands_there_keeps_it(session):
    first = session.document.source[0]
    session.accept(first.id, span_of(session, first.id, "ОРО"), "ОРО")
    assert session.document.source[0].checked == ("ОРО",)


def test_the_second_of_two_equal_words_is_told_from_the_first(session):
    third = session.document.source[2]
    start = third.text.rindex("такие")
    session.keep(third.id, Span(start, start + 5))
    assert session.document.source[2].checked == ("такие#2",)
    session.accept(third.id, span_of(session, third.id, "напнсано"), "написано")
    places = decided_spans(session.document.source[2])
    assert Span(start, start + 5) in places
    assert span_of(session, third.id, "такие") not in places


def test_a_reading_of_two_words_and_of_none(session):
    first = session.document.source[0]
    session.accept(first.id, span_of(session, first.id, "группы"), "груп пы")
    session.accept(first.id, span_of(session, first.id, "этих"), "")
    assert session.document.source[0].text == (
        "Ha основании cведении груп пы ОРО были направлены в Москву."
    )
    session.undo()
    session.undo()
    assert session.document.source[0] == first


def test_marks_stand_in_the_text(session):
    first = session.document.source[0]
    session.mark_illegible(first.id, span_of(session, first.id, "cведении"))
    session.mark_doubtful(first.id, span_of(session, first.id, "ОРО"))
    text = session.document.source[0].text
    assert text == "Ha основании этих […] группы [ОРО?] были направлены в Москву."


def test_a_translation_has_no_marks_of_its_own(session):
    with pytest.raises(KeyError):
        session.mark_illegible(session.document.target[0].id, Span(0, 2))


def test_rewriting_decides_only_the_words_that_changed(session):
    first = session.document.source[0]
    session.rewrite(first.id, first.text.replace("cведении", "сведений") + "  ")
    after = session.document.source[0]
    assert after.text == first.text.replace("cведении", "сведений")
    assert decided_words(session, 0) == ["сведений"]
    assert after.checked == ("сведений",)


def test_rewriting_with_the_same_words_changes_nothing(session):
    first = session.document.source[0]
    assert not session.rewrite(first.id, f"  {first.text}\n")
    assert not session.is_dirty


def test_a_verified_paragraph_that_is_edited_is_corrected(session):
    first = session.document.source[0]
    session.set_status(first.id, "verified")
    session.accept(first.id, span_of(session, first.id, "Ha"), "На")
    assert session.document.source[0].status == "corrected"


# -- paragraphs


def test_splitting_cuts_text_ocr_scan_and_decisions(project):
    text = "Ha основании этих cведении группы ОРО были направлены в Москву."
    document = with_text(
        small_document(),
        0,
        scan=(ScanRange("page-001.png", 100, 126), ScanRange("page-002.png", 5, 41)),
        checked=("ОРО", "этих"),
    )
    assert len(text) == 26 + 1 + 36
    with opened(project, document) as session:
        first = document.source[0]
        session.accept(first.id, Span(0, 2), "На самом деле")
        cut = session.document.source[0].text.index("группы")
        session.split_paragraph(first.id, cut)
        head, tail = session.document.source[:2]
        assert head.text == "На самом деле основании этих cведении"
        assert tail.text == "группы ОРО были направлены в Москву."
        assert head.ocr == "Ha основании этих cведении"
        assert tail.ocr == tail.text
        assert head.id == first.id
        assert head.scan == (ScanRange("page-001.png", 100, 126),)
        assert tail.scan == (ScanRange("page-002.png", 5, 41),)
        assert set(head.checked) == {"На самом деле", "этих"}
        assert tail.checked == ("ОРО",)
        link = session.document.link_of(head.id)
        assert link.source == (head.id, tail.id)
        assert session.document.link_of(tail.id) is link
        session.undo()
        session.undo()
        assert session.document == document


def test_a_cut_inside_a_scan_range_divides_it(project):
    document = with_text(small_document(), 3, scan=(ScanRange("page-001.png", 50, 79),))
    with opened(project, document) as session:
        last = document.source[3]
        session.split_paragraph(last.id, last.text.index("без"))
        head, tail = session.document.source[3:]
        assert head.scan == (ScanRange("page-001.png", 50, 50 + len(head.ocr)),)
        assert tail.scan == (ScanRange("page-001.png", 79 - len(tail.ocr), 79),)


def test_merging_what_was_split_gives_the_same_paragraph(session):
    before = session.document
    first = before.source[0]
    session.split_paragraph(first.id, first.text.index("группы"))
    session.merge_paragraphs(first.id)
    assert session.document == before


@pytest.mark.parametrize("side", ["source", "target"])
def test_a_paragraph_can_not_be_split_at_its_ends(session, side):
    paragraph = session.document.side(side)[0]
    for offset in (0, len(paragraph.text)):
        with pytest.raises(ImpossibleEditError, match="beginning or end"):
            session.split_paragraph(paragraph.id, offset)
    assert not session.is_dirty


def test_merging_skips_the_furniture_between(session):
    first, stamp, third, _ = session.document.source
    session.merge_paragraphs(first.id)
    merged, after, _ = session.document.source
    assert merged.text == f"{first.text} {third.text}"
    assert merged.ocr == f"{first.ocr} {third.ocr}"
    assert after == stamp


def test_merging_the_last_paragraph_is_impossible(session):
    with pytest.raises(ImpossibleEditError, match="no paragraph after"):
        session.merge_paragraphs(session.document.source[3].id)
    with pytest.raises(ImpossibleEditError, match="no paragraph after"):
        session.merge_paragraphs(session.document.source[1].id)


def test_paragraphs_of_different_status_merge_to_raw(session):
    first, third = session.document.source[0], session.document.source[2]
    session.set_status(first.id, "verified")
    session.merge_paragraphs(first.id)
    assert session.document.source[0].status == "raw"
    assert not session.document.has(third.id)


def test_furniture_and_back(session):
    before = session.document
    first = before.source[0]
    session.set_kind(first.id, "furniture")
    assert session.document.source[0].kind == "furniture"
    assert session.document.links == before.links
    session.set_kind(first.id, "text")
    assert session.document == before


# -- links


def links_of(session: Session) -> list[tuple[tuple[int, ...], tuple[int, ...], str]]:
    place = session.document.place
    return [
        (tuple(place(i)[1] for i in k.source), tuple(place(i)[1] for i in k.target), k.status)
        for k in session.document.links
    ]


def test_a_link_is_confirmed_and_given_back(session):
    lonely = session.document.source[3].id
    session.confirm_link(lonely)
    assert session.document.link_of(lonely).status == "confirmed"
    session.confirm_link(lonely)
    assert session.document.link_of(lonely).status == "auto"


def test_merging_and_splitting_links(session):
    first, _, third, _ = session.document.source
    session.merge_links(first.id)
    assert ((0, 2), (0, 1), "confirmed") in links_of(session)
    session.split_link(third.id)
    assert ((0,), (0,), "confirmed") in links_of(session)
    assert ((2,), (1,), "confirmed") in links_of(session)


def test_moving_a_paragraph_to_the_next_link_and_back(session):
    english = session.document.target[0].id
    session.move_paragraph(english, forward=True)
    assert ((2,), (0, 1), "confirmed") in links_of(session)
    assert ((0,), (), "auto") in links_of(session)
    session.undo()
    assert ((0,), (0,), "confirmed") in links_of(session)


def test_there_is_no_link_beyond_the_last(session):
    with pytest.raises(ImpossibleEditError, match="no link after"):
        session.merge_links(session.document.target[3].id)
    with pytest.raises(ImpossibleEditError, match="no link before"):
        session.move_paragraph(session.document.source[0].id, forward=False)


def test_unlinked_paragraphs_stand_alone_by_decision(session):
    session.unlink(session.document.source[0].id)
    assert ((0,), (), "confirmed") in links_of(session)
    assert ((), (0,), "confirmed") in links_of(session)


def test_realigning_keeps_confirmed_links(project):
    document = small_document()
    wrong = (document.source[0].id, document.target[1].id)
    with opened(project, replace(document)) as session:
        session.unlink(document.source[0].id)
        session.unlink(document.source[2].id)
        for id_ in (document.source[0].id, document.source[2].id, *[p.id for p in document.target]):
            if session.document.link_of(id_).status == "confirmed":
                session.confirm_link(id_)
        assert all(k.status == "auto" for k in session.document.links)
        session.realign(DocumentAligner().align(session.document))
        assert ((0,), (0,), "auto") in links_of(session)
        session.unlink(wrong[0])
        session.realign(DocumentAligner().align(session.document))
        assert ((0,), (), "confirmed") in links_of(session)
        assert ((), (0,), "confirmed") in links_of(session)


def test_a_decision_and_what_follows_from_it_are_one_edit(project):
    with opened(project) as session:
        for paragraph in (session.document.source[0], session.document.source[2]):
            session.confirm_link(paragraph.id)  # given back to the machine
        aligner = DocumentAligner()
        session.realign(aligner.align(session.document))
        before = session.document
        session.realigner = aligner.align_again
        first, second = before.source[0].id, before.target[1].id
        session.move_paragraph(second, forward=False)
        assert session.document.link_of(first).target == (before.target[0].id, second)
        assert session.document.link_of(before.source[2].id).target == ()
        session.undo()
        assert session.document == before


@given(st.lists(st.sampled_from([0.0, 0.5, 0.94, 0.95, 0.99, 1.0]), min_size=1, max_size=8))
def test_all_sure_links_are_confirmed_at_once_and_no_other(confidences):
    texts = tuple(DraftParagraph(f"Текст {n}.") for n in range(len(confidences)))
    document = build("probe", Draft(source=texts, target=texts))
    beads = [Bead((n,), (n,), confidence) for n, confidence in enumerate(confidences)]
    before = apply(document, realign(document, links_of_beads(document, beads)))
    sure = [confidence >= 0.95 for confidence in confidences]
    with TemporaryDirectory() as folder:
        project = Project(Path(folder))
        project.aligned.mkdir()
        with opened(project, before) as session:
            if any(sure):
                edit = session.confirm_sure_links()
                assert edit.name == f"confirmed {sum(sure)} link{'s' * (sum(sure) > 1)}"
                assert [k.status == "confirmed" for k in session.document.links] == sure
                session.undo()
                assert session.document == before
                session.redo()
            with pytest.raises(ImpossibleEditError, match="at least 95%"):
                session.confirm_sure_links()


def test_an_alignment_that_was_taken_back_does_not_return_with_the_next_decision(project):
    with opened(project) as session:
        for paragraph in (session.document.source[0], session.document.source[2]):
            session.unlink(paragraph.id)
            session.confirm_link(paragraph.id)
        for english in session.document.target:
            if session.document.link_of(english.id).status == "confirmed":
                session.confirm_link(english.id)
        apart = session.document.links
        aligner = DocumentAligner()
        session.realigner = aligner.align_again
        session.realign(aligner.align(session.document))
        assert session.document.links != apart
        session.undo()
        session.confirm_link(session.document.source[3].id)
        others = [k for k in session.document.links if k.status == "auto"]
        assert all(not k.is_pair for k in others)


def test_what_was_aligned_last_is_aligned_again_and_nothing_else(project):
    with opened(project) as session:
        aligner = DocumentAligner()
        assert aligner.align_again(session.document) is None
        beads = aligner.align(session.document)
        assert aligner.align_again(session.document) == beads
        session.accept(session.document.source[0].id, Span(0, 2), "На")
        assert aligner.align_again(session.document) == beads
        session.split_paragraph(session.document.source[2].id, 34)
        assert aligner.align_again(session.document) is None


def test_documents_of_other_languages_are_aligned_as_well_as_it_goes(project):
    with opened(project, replace(small_document(), source_language="uk")) as session:
        assert DocumentAligner().align(session.document)


# -- history


def test_there_is_nothing_to_undo_at_the_start(session):
    with pytest.raises(ImpossibleEditError, match="nothing to undo"):
        session.undo()
    with pytest.raises(ImpossibleEditError, match="nothing to redo"):
        session.redo()


def test_an_edit_after_undo_forgets_what_was_undone(session):
    first = session.document.source[0]
    session.set_status(first.id, "verified")
    session.undo()
    session.set_status(first.id, "corrected")
    with pytest.raises(ImpossibleEditError, match="nothing to redo"):
        session.redo()


def test_a_paragraph_that_does_not_exist_is_a_key_error(session):
    for intent in (session.merge_paragraphs, session.unlink, session.confirm_link):
        with pytest.raises(KeyError):
            intent("nobody")
