"""Going over raw paragraphs and over rows that a filter shows."""

from hypothesis import given
from hypothesis import strategies as st

from tests.documents import documents
from tests.session.desks import desk_on, word
from workbench.model.build import build
from workbench.model.draft import Draft, DraftParagraph
from workbench.model.edits import apply
from workbench.model.operations.texts import set_status
from workbench.model.suspects import Suspect
from workbench.model.text import Span
from workbench.session.desk import jumping
from workbench.session.finding.filters import Filter
from workbench.session.focus import Focus, beside, raw_beyond
from workbench.session.learning.passages import passage


@given(st.lists(st.sampled_from(["raw", "corrected", "furniture"]), min_size=1, max_size=8))
def test_raw_paragraphs_follow_each_other_both_ways(states):
    draft = Draft(
        source=tuple(
            DraftParagraph("Текст.", "furniture" if state == "furniture" else "text")
            for state in states
        ),
        target=(DraftParagraph("Text."),),
    )
    document = build("probe", draft)
    for paragraph, state in zip(document.source, states, strict=True):
        if state == "corrected":
            document = apply(document, set_status(document, paragraph.id, "corrected"))
    raw = [p.id for p, state in zip(document.source, states, strict=True) if state == "raw"]
    for step, start, wanted in (
        (1, document.source[0].id, raw[states[0] == "raw" :]),
        (-1, document.source[-1].id, raw[: len(raw) - (states[-1] == "raw")][::-1]),
    ):
        visited, here = [], Focus(start)
        while (found := raw_beyond(document, here, step)) is not None:
            visited.append(found.paragraph)
            here = found
        assert visited == wanted


def test_raw_paragraphs_are_those_of_text_that_nobody_corrected(desk):
    assert desk.raw_left() == 3
    desk.next_status()
    assert desk.raw_left() == 2
    assert desk.to_raw(1)
    assert desk.focus.paragraph == desk.document.source[2].id
    assert not desk.to_raw(-1)
    desk.switch_side()
    assert desk.to_raw(1)
    assert desk.focus.paragraph == desk.document.source[2].id, "the original of the translation"


def test_words_beyond_a_paragraph_are_those_of_the_next_that_is_shown(project):
    desk = desk_on(project)
    desk.finding.filter = Filter(frozenset({"raw"}))  # hides the furniture below
    desk.to_word_at_end(last=True)
    desk.move_word(1)
    assert desk.focus.paragraph == desk.document.source[2].id
    desk.move_word(-1)
    assert word(desk) == "Москву"


def test_a_filter_by_suspects_follows_them_from_paragraph_to_paragraph(desk):
    first, third = desk.document.source[0], desk.document.source[2]
    desk.finding.filter = Filter(frozenset({"suspects"}))
    for with_one, without in ((first, third), (third, first)):
        found = (Suspect(Span(0, 1), with_one.text[0]),)
        desk.suspicion.learn(with_one.id, passage(desk.document, with_one), found)
        desk.suspicion.learn(without.id, passage(desk.document, without), ())
        desk.go_to(with_one.id)
        assert jumping.shown_links(desk) == frozenset({desk.document.link_index(with_one.id)})


@given(documents(), st.data())
def test_rows_that_are_not_shown_are_not_counted(document, data):
    ids = [p.id for p in (*document.source, *document.target)]
    if not ids:
        return
    here = data.draw(st.sampled_from(ids))
    links = st.integers(0, len(document.links) - 1)
    shown = data.draw(st.sets(links)) | {document.link_index(here)}
    side, _ = document.place(here)
    column = [p.id for p in document.side(side) if document.link_index(p.id) in shown]
    step = data.draw(st.integers(-4, 4))
    wanted = min(max(column.index(here) + step, 0), len(column) - 1)
    assert beside(document, Focus(here), step, shown).paragraph == column[wanted]
