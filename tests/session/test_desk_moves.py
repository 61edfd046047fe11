"""Going about on the desk: suspects, words, sides, and where an edit leaves the editor."""

import pytest

from tests.session.desks import desk_on, learn, suspect_at, word
from tests.session.small import one_sided, small_document
from workbench.errors import ImpossibleEditError
from workbench.model.beads import Bead
from workbench.model.build import build
from workbench.model.draft import Draft, DraftParagraph
from workbench.model.edits import apply
from workbench.model.operations.links import realign
from workbench.model.text import Span
from workbench.session.aligning import links_of_beads
from workbench.session.desk.desk import Desk
from workbench.session.learning.passages import passage


def test_suspects_follow_each_other_down_and_up(desk):
    assert word(desk) == "Ha"
    seen = []
    while desk.to_suspect(1):
        seen.append(word(desk))
    assert seen == ["cведении", "напнсано"]
    assert not desk.to_suspect(1)
    assert word(desk) == "напнсано"
    assert desk.to_suspect(-1)
    assert desk.to_suspect(-1)
    assert not desk.to_suspect(-1)
    assert word(desk) == "Ha"
    assert desk.suspects_left() == 3


def test_accepting_goes_on_to_the_next_suspect(desk):
    desk.accept(1)
    assert desk.document.source[0].text.startswith("На основании")
    assert word(desk) == "cведении"
    desk.accept(2)
    assert "этих сведений группы" in desk.document.source[0].text
    assert word(desk) == "напнсано"
    desk.keep()
    assert word(desk) == "напнсано"
    assert desk.suspects_left() == 0


def test_a_reading_that_is_not_there_can_not_be_accepted(desk):
    for number in (0, 2, 9):
        with pytest.raises(ImpossibleEditError, match=f"no reading {number}"):
            desk.accept(number)
    desk.move_word(1)
    with pytest.raises(ImpossibleEditError, match="no reading 1"):
        desk.accept(1)
    assert not desk.session.is_dirty


def test_what_was_decided_is_no_suspect_again_even_when_the_answer_comes_late(desk):
    asked = passage(desk.document, desk.document.source[0])
    late = (suspect_at(asked.text, "Ha", "На"), suspect_at(asked.text, "cведении", "сведении"))
    desk.keep()
    desk.suspicion.learn(desk.document.source[0].id, asked, late)
    assert [s.text for s in desk.suspects_of(desk.document.source[0].id)] == ["cведении"]
    desk.accept(1)
    desk.suspicion.learn(desk.document.source[0].id, asked, late)
    assert desk.suspects_of(desk.document.source[0].id) == ()


def test_undo_goes_where_the_edit_was_and_brings_the_suspect_back(desk):
    desk.accept(1)
    desk.to_suspect(1)
    assert word(desk) == "напнсано"
    desk.undo()
    assert desk.focus.paragraph == desk.document.source[0].id
    assert desk.suspects_left() == 3
    desk.redo()
    assert desk.document.source[0].text.startswith("На")


def test_suspects_stay_beside_an_edit_until_new_ones_come(desk):
    desk.move_word(1)
    assert word(desk) == "основании"
    desk.put("самом основании")
    shown = desk.suspects_of(desk.document.source[0].id)
    assert [s.span.within(desk.document.source[0].text) for s in shown] == ["Ha", "cведении"]


def test_furniture_and_translations_have_no_suspects(desk):
    desk.toggle_furniture()
    assert desk.suspects_of(desk.document.source[0].id) == ()
    assert desk.suspects_of(desk.document.target[0].id) == ()
    assert desk.suspects_of("nobody") == ()


def test_words_follow_each_other_across_paragraphs(project):
    desk = desk_on(project)
    words = []
    for _ in range(100):
        words.append(word(desk))
        desk.move_word(1)
    text = " ".join(p.text for p in desk.document.source)
    assert words[-1] == "перевода"
    assert [w for w in words if w not in text] == []
    assert words[:10] == text.replace(".", "").split()[:10]
    for _ in range(100):
        desk.move_word(-1)
    assert word(desk) == "Ha"


def test_the_other_side_is_that_of_the_link(desk):
    desk.move(2)
    assert desk.focus.paragraph == desk.document.source[2].id
    desk.switch_side()
    assert desk.focus.paragraph == desk.document.target[1].id
    desk.switch_side()
    assert desk.focus.paragraph == desk.document.source[2].id
    desk.to_last()
    desk.switch_side()
    assert desk.document.place(desk.focus.paragraph)[0] == "target"


def test_the_next_suspect_is_found_from_the_translation(desk):
    desk.go_to(desk.document.target[1].id)
    assert desk.to_suspect(1)
    assert word(desk) == "напнсано"


def test_intents_for_the_original_are_refused_on_the_translation(desk):
    desk.switch_side()
    for intent in (desk.keep, desk.mark_illegible, desk.mark_doubtful, desk.next_status):
        with pytest.raises(ImpossibleEditError, match="for the original"):
            intent()
    assert desk.put("Upon")
    assert desk.document.target[0].text.startswith("Upon the basis")


def test_typing_the_same_word_on_the_translation_changes_nothing(desk):
    desk.switch_side()
    assert not desk.put("On")
    assert not desk.session.is_dirty


def test_after_all_text_is_gone_every_key_still_answers(desk):
    desk.rewrite("")
    assert desk.paragraph.text == ""
    assert desk.focus.span == Span(0, 0)
    for intent in (desk.keep, desk.mark_illegible, lambda: desk.put("x"), desk.split_paragraph):
        with pytest.raises(ImpossibleEditError):
            intent()
    desk.move_word(1)
    assert desk.focus.paragraph == desk.document.source[1].id
    desk.move_word(-1)
    desk.undo()
    assert word(desk)


def test_a_split_and_its_undo_leave_the_editor_in_the_text(desk):
    desk.to_suspect(1)
    first = desk.focus.paragraph
    desk.split_paragraph()
    second = desk.focus.paragraph
    assert second != first
    desk.undo()
    assert not desk.document.has(second)
    assert desk.focus.paragraph == desk.document.source[0].id


@pytest.mark.parametrize("side", ["source", "target"])
def test_a_document_of_one_side(project, side):
    desk = desk_on(project, one_sided(side))
    before = desk.focus
    desk.switch_side()
    assert desk.focus == before
    assert not desk.to_suspect(1)
    assert not desk.to_suspect(-1)
    desk.to_last()
    desk.to_first()
    desk.unlink()
    desk.confirm_link()
    desk.merge_paragraphs()
    desk.undo()
    desk.leave()


def every_intent(desk: Desk):
    yield from (desk.keep, desk.mark_illegible, desk.mark_doubtful, desk.next_status)
    yield from (desk.split_paragraph, desk.merge_paragraphs, desk.toggle_furniture)
    yield from (desk.confirm_link, desk.confirm_sure_links, desk.merge_links, desk.split_link)
    yield from (desk.unlink, lambda: desk.shift(forward=True), lambda: desk.shift(forward=False))
    yield from (lambda: desk.put("слово"), lambda: desk.accept(1), desk.undo, desk.redo)
    yield lambda: desk.rewrite("слово")


def test_an_empty_document_refuses_every_intent_in_words(project):
    desk = desk_on(project, build("probe", Draft(title="Пусто")))
    assert desk.is_empty
    for intent in every_intent(desk):
        with pytest.raises(ImpossibleEditError):
            intent()
    for step in (-1, 1):
        desk.move(step)
        desk.move_word(step)
        assert not desk.to_suspect(step)
    desk.switch_side()
    desk.to_first()
    desk.to_last()
    assert desk.suspect is None
    assert desk.suspects_left() == 0
    desk.leave()


def test_every_intent_works_or_says_why_from_every_word(project):
    desk = desk_on(project, small_document())
    sides = (desk.document.source, desk.document.target)
    starts = [(p.id, offset) for side in sides for p in side for offset in (0, 9, 99)]
    for paragraph, offset in starts:
        for number in range(len(list(every_intent(desk)))):
            desk.go_to(paragraph, offset)
            steps = len(desk.session.history.done)
            intent = list(every_intent(desk))[number]
            try:
                intent()
            except ImpossibleEditError:
                assert len(desk.session.history.done) <= steps
            while len(desk.session.history.done) > steps:
                desk.undo()
    assert desk.document == small_document()


def test_typing_on_the_translation_stays_there(desk):
    """The next suspect is on the other side: going there would take the editor away."""
    desk.switch_side()
    desk.put("Upon")
    assert desk.focus.paragraph == desk.document.target[0].id
    assert word(desk) == "Upon"


def test_from_a_translation_without_original_the_next_suspect_is_the_next_in_the_text(project):
    source = ("Первый.", "Второй.", "Третий.")
    target = ("First.", "A note.", "Second.", "Third.")
    drafts = [tuple(map(DraftParagraph, side)) for side in (source, target)]
    document = build("probe", Draft(source=drafts[0], target=drafts[1]))
    beads = [Bead(s, t, 0.9) for s, t in (((0,), (0,)), ((), (1,)), ((1,), (2,)), ((2,), (3,)))]
    document = apply(document, realign(document, links_of_beads(document, beads)))
    desk = desk_on(project, document)
    for number, text in enumerate(source):
        learn(desk, number, (text,))
    note = document.target[1].id
    desk.go_to(note)
    assert desk.to_suspect(1)
    assert word(desk) == "Второй."
    desk.go_to(note)
    assert desk.to_suspect(-1)
    assert word(desk) == "Первый."


def test_the_ends_of_a_paragraph(desk):
    desk.to_word_at_end(last=True)
    assert word(desk) == "Москву"
    desk.to_word_at_end(last=False)
    assert word(desk) == "Ha"
    desk.switch_side()
    desk.to_word_at_end(last=True)
    assert word(desk) == "Moscow"
