"""Progress: totals add up, and each decision brings the end nearer."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.documents import documents, edits_of, texts_of_words
from tests.session.small import in_project, opened, small_document, with_text
from workbench.errors import BadInputError, ImpossibleEditError
from workbench.model.document import Document, SourceParagraph
from workbench.model.edits import apply
from workbench.model.operations import links, texts
from workbench.model.operations.texts import Replacement
from workbench.model.suspects import Passage, Suspect
from workbench.model.text import Span, tokens
from workbench.session.desk.desk import Desk
from workbench.session.learning.passages import decided_spans
from workbench.session.progress.counts import (
    OriginalCounts,
    RunningCounts,
    count_links,
    count_original,
)
from workbench.session.progress.outlook import RECALL, Outlook, Outlooks, errors_left
from workbench.session.progress.progress import (
    DocumentProgress,
    Unreadable,
    document_progress,
    project_progress,
    total,
)
from workbench.store.positions import Positions

outlooks = st.builds(
    lambda words, signs, stale: Outlook(
        len(words) + len(signs), sum(words) + sum(signs), sum(words), is_stale=stale
    ),
    st.lists(st.floats(0, 1), max_size=20),
    st.lists(st.floats(0, 1), max_size=5),
    st.booleans(),
)


@st.composite
def places(draw, document: Document) -> tuple[SourceParagraph, Span]:
    """A word of the original."""
    words = [(p, token.span) for p in document.source for token in tokens(p.text)]
    assume(words)
    chosen: tuple[SourceParagraph, Span] = draw(st.sampled_from(words))
    return chosen


@given(documents(), st.none() | outlooks)
def test_the_parts_of_a_document_add_up(document, known):
    row = document_progress(document, known)
    assert row.raw + row.corrected + row.verified == row.paragraphs
    assert 0 <= row.words_left <= row.words
    assert 0 <= row.words_changed <= row.words
    assert row.links_confirmed + row.links_left == row.links
    assert (row.suspects_left is None) == (row.errors_left is None) == (known is None)
    assert (row.looked == "never") == (known is None)
    assert (row.looked == "earlier") == (known is not None and known.is_stale)
    if row.looked == "earlier":
        assert row.suspects_left is not None
        assert row.suspects_left <= row.words_left


@given(st.lists(st.tuples(documents(), st.none() | outlooks), max_size=4))
def test_the_whole_is_the_sum_of_its_documents(drawn):
    rows = [document_progress(*each) for each in drawn]
    whole = total([*rows, Unreadable("torn", "not JSON")])
    assert whole.documents == len(rows)
    assert whole.never_looked == sum(row.looked == "never" for row in rows)
    assert whole.looked_earlier == sum(row.looked == "earlier" for row in rows)
    names = {f.name for f in fields(whole)} & {f.name for f in fields(DocumentProgress)}
    assert len(names) == 15
    for name in names:
        expected = sum(getattr(row, name) or 0 for row in rows)
        assert getattr(whole, name) == pytest.approx(expected)


@given(st.data(), documents())
def test_counts_kept_while_editing_are_those_of_counting_anew(data, document):
    running = RunningCounts()
    for _ in range(5):
        assert running.of(document) == count_original(document)
        assert running.links_of(document) == count_links(document)
        for _ in range(data.draw(st.integers(1, 2))):  # it need not be asked after each
            document = apply(document, data.draw(edits_of(document)))
    assert running.links_of(document) == count_links(document)
    assert running.of(document) == count_original(document)


@given(st.data(), documents())
def test_words_left_are_those_that_no_decided_place_touches(data, document):
    for _ in range(4):
        document = apply(document, data.draw(edits_of(document)))
    left = sum(
        not any(token.span.overlaps(place) for place in decided_spans(paragraph))
        for paragraph in document.source
        if paragraph.kind == "text"
        for token in tokens(paragraph.text)
    )
    assert count_original(document).words_left == left


@given(st.data(), documents())
def test_a_word_decided_is_not_left_any_more(data, document):
    paragraph, word = data.draw(places(document))
    before = count_original(document)
    kept = count_original(apply(document, texts.check_span(document, paragraph.id, word)))
    assert kept.words_left <= before.words_left
    assert kept.words == before.words
    if paragraph.kind == "text" and paragraph.status == "raw" and not paragraph.checked:
        assert kept.words_left < before.words_left


@given(st.data(), documents(), texts_of_words)
def test_correcting_never_leaves_more_words(data, document, text):
    paragraph, word = data.draw(places(document))
    try:
        edit = texts.replace_spans(
            document, paragraph.id, [Replacement(word, text)], name="", by_person=True
        )
    except ImpossibleEditError:
        return
    assert count_original(apply(document, edit)).words_left <= count_original(document).words_left


@given(st.data(), documents())
def test_nothing_is_left_of_a_paragraph_that_was_read(data, document):
    assume(document.source)
    paragraph = data.draw(st.sampled_from(document.source))
    status = data.draw(st.sampled_from(["corrected", "verified"]))
    before = count_original(document)
    after = count_original(apply(document, texts.set_status(document, paragraph.id, status)))
    if paragraph.kind == "furniture":
        assert after == before
    else:
        words = sum(1 for _ in tokens(paragraph.text))
        assert after.words_left == before.words_left - words
        assert after.words_read == before.words_read + words


@given(st.data(), documents())
def test_confirming_never_leaves_more_links(data, document):
    ids = [p.id for p in (*document.source, *document.target)]
    assume(ids)
    confirm = links.set_link_status(document, data.draw(st.sampled_from(ids)), "confirmed")
    before, after = count_links(document), count_links(apply(document, confirm))
    assert after.pairs - after.confirmed <= before.pairs - before.confirmed


counts = st.builds(
    OriginalCounts,
    words_changed=st.integers(0, 100),
    words_left=st.integers(1, 1000),
    words_read=st.integers(0, 1000),
)
doubts = st.tuples(st.floats(0, 50), st.floats(0, 50)).map(
    lambda drawn: Outlook(100, sum(drawn), drawn[0])
)
UNMARKED = 1 / RECALL - 1


def with_doubt(known: Outlook, doubt: float) -> Outlook:
    """One more suspect, a word."""
    return Outlook(known.suspects + 1, known.doubt + doubt, known.doubt_of_words + doubt)


@given(counts, doubts)
def test_errors_left_are_those_marked_and_a_share_that_is_not(before, known):
    left = errors_left(before, known)
    found = before.words_changed + known.doubt_of_words
    assert known.doubt <= left <= known.doubt + found * UNMARKED + 1e-9
    assert left <= max(known.doubt, known.doubt - known.doubt_of_words + before.words_left) + 1e-9
    read = before - OriginalCounts(words_left=before.words_left, words_read=-before.words_left)
    assert errors_left(read, Outlook(0, 0.0, 0.0)) == 0.0


@given(counts, doubts, st.floats(0, 1))
def test_a_suspect_decided_takes_away_its_doubt_on_average(before, others, doubt):
    kept = before - OriginalCounts(words_left=1)
    fixed = kept + OriginalCounts(words_changed=1)
    start = errors_left(before, with_doubt(others, doubt))
    when_kept, when_fixed = errors_left(kept, others), errors_left(fixed, others)
    assert when_kept <= start - doubt + 1e-9
    assert doubt * when_fixed + (1 - doubt) * when_kept <= start - doubt + 1e-9
    assert when_fixed <= start + (1 - doubt) * UNMARKED - doubt + 1e-9


@given(counts, doubts)
def test_reading_a_paragraph_never_leaves_more_errors(before, known):
    after = before - OriginalCounts(words_left=1, words_read=-5)
    assert errors_left(after, known) <= errors_left(before, known)


@given(st.lists(st.tuples(st.sampled_from(["слово", ",", "« 3", "—"]), st.floats(0, 1))))
def test_an_outlook_sums_doubts_up_and_tells_words_from_signs(drawn):
    known = Outlook.of(Suspect(Span(0, len(text)), text, (), doubt) for text, doubt in drawn)
    assert known.suspects == len(drawn)
    assert known.doubt == pytest.approx(sum(doubt for _, doubt in drawn))
    words = sum(doubt for text, doubt in drawn if text in ("слово", "« 3"))
    assert known.doubt_of_words == pytest.approx(words)


def test_the_numbers_of_a_small_document():
    document = with_text(small_document(), 3, status="verified")
    document = with_text(document, 0, text=document.source[0].text.replace("Ha", "На", 1))
    row = document_progress(document)
    assert (row.paragraphs, row.raw, row.corrected, row.verified) == (3, 2, 0, 1)
    assert (row.words, row.words_left, row.words_changed) == (24, 19, 1)
    assert (row.links, row.links_left, row.unlinked) == (2, 0, 2)


def test_an_outlook_is_stale_when_the_original_changes_and_not_when_links_do(project):
    document = small_document()
    known = Outlooks(project)
    assert known.of(document) is None
    known.remember(document, Outlook(7, 3.25, 2.0))
    assert known.of(document) == Outlook(7, 3.25, 2.0)
    linked = apply(document, links.unlink(document, document.source[0].id))
    assert known.of(linked) == Outlook(7, 3.25, 2.0)
    for change in ({"status": "corrected"}, {"checked": ("этих",)}, {"text": "На"}):
        assert known.of(with_text(document, 0, **change)) == Outlook(7, 3.25, 2.0, is_stale=True)


def test_an_outlook_stays_in_its_folder_whatever_a_document_calls_itself(project):
    document = replace(small_document(), id="../../../escaped")
    outlooks = Outlooks(project)
    outlooks.remember(document, Outlook(3, 1.5, 1.0))
    assert outlooks.of(document) == Outlook(3, 1.5, 1.0)
    assert len(list((project.private / "outlooks").iterdir())) == 1
    assert not (project.private / "outlooks" / f"{document.id}.json").exists()


def test_a_damaged_outlook_is_none(project):
    document = small_document()
    Outlooks(project).remember(document, Outlook(7, 3.25, 2.0))
    (file,) = (project.private / "outlooks").iterdir()
    file.write_text('{"suspects": "many"}', encoding="utf-8")
    assert Outlooks(project).of(document) is None


def test_of_an_earlier_state_no_more_are_suspect_than_words_are_left():
    document = small_document()
    for paragraph in document.source[:3]:
        document = apply(document, texts.set_status(document, paragraph.id, "corrected"))
    row = document_progress(document, Outlook(40, 20.0, 20.0, is_stale=True))
    assert (row.looked, row.words_left, row.suspects_left) == ("earlier", 4, 4)
    assert row.errors_left is not None
    assert 2.0 <= row.errors_left < 2.5


def test_the_desk_tells_the_library_what_is_left(project):
    with opened(project) as session:
        desk = Desk(session, Positions(project.private / "positions.json"))
        first, second = (p for p in desk.document.source[:3] if p.kind == "text")
        suspect = Suspect(Span(0, 2), "Ha", (), 0.75)
        desk.suspicion.learn(first.id, Passage(first.text), (suspect,))
        assert desk.progress().looked == "never"
        desk.remember()
        (row,) = project_progress(project)
        assert isinstance(row, DocumentProgress)
        assert row.looked == "never"
        for paragraph in (second, desk.document.source[3]):
            desk.suspicion.learn(paragraph.id, Passage(paragraph.text), ())
        live = desk.progress()
        assert (live.looked, live.suspects_left) == ("now", 1)
        desk.leave()
    (row,) = project_progress(project)
    assert row == live


def test_a_document_that_can_not_be_read_hides_no_other(project):
    in_project(project, small_document())
    (project.aligned / "torn.json").write_text("{", encoding="utf-8")
    rows = list(project_progress(project))
    assert [row.id for row in rows] == ["probe", "torn"]
    assert isinstance(rows[1], Unreadable)
    with pytest.raises(BadInputError):
        project.load("torn")
