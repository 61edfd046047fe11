"""A simulated editor who repairs an alignment."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.evaluate.repair import Realign, repair, top_down
from workbench.model.asking import least_certain
from workbench.model.beads import Bead

CONFIDENCES = st.sampled_from((0.1, 0.4, 0.4, 0.7, 0.99))
ORDERS = pytest.mark.parametrize("order", [least_certain, top_down])


@st.composite
def alignments(draw):
    """Beads with a confidence that run down both sides and cover all of them."""
    shapes = st.sampled_from([(1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2), (3, 1)])
    beads, i, j = [], 0, 0
    for m, n in draw(st.lists(shapes, max_size=9)):
        beads.append(Bead(tuple(range(i, i + m)), tuple(range(j, j + n)), draw(CONFIDENCES)))
        i, j = i + m, j + n
    return beads, i, j


@st.composite
def cases(draw):
    """A true alignment, and a wrong one of the same paragraphs."""
    beads, rows, columns = draw(alignments())
    truth = [(bead.source, bead.target) for bead in beads if bead.source and bead.target]
    guessed: list[Bead] = []
    left, right = list(range(rows)), list(range(columns))
    while left or right:
        m = draw(st.integers(0, min(2, len(left))))
        n = draw(st.integers(0, min(2, len(right))))
        if m or n:
            guessed.append(Bead(tuple(left[:m]), tuple(right[:n]), draw(CONFIDENCES)))
            del left[:m], right[:n]
    return truth, guessed, len(beads)


def stubborn(guessed: Sequence[Bead]) -> Realign:
    """An aligner that only ever takes what is confirmed away from its first guess."""

    def realign(anchors: Sequence[Bead]) -> Iterator[Bead]:
        source = {n for anchor in anchors for n in anchor.source}
        target = {n for anchor in anchors for n in anchor.target}
        for bead in guessed:
            left = tuple(n for n in bead.source if n not in source)
            right = tuple(n for n in bead.target if n not in target)
            if left or right:
                yield Bead(left, right, bead.confidence)

    return realign


@ORDERS
@given(case=cases())
def test_when_all_was_asked_all_is_right(case, order):
    truth, guessed, _ = case
    *_, last = repair(stubborn(guessed), truth, order)
    assert last.beads == ()
    for part in (last.agreement.strict, last.agreement.lax, last.agreement.unlinked):
        assert part.f1 == 1.0


@ORDERS
@given(case=cases())
def test_anchors_are_true_and_never_move(case, order):
    truth, guessed, _ = case
    for before, after in pairwise(repair(stubborn(guessed), truth, order)):
        assert after.anchors[: len(before.anchors)] == before.anchors
        assert after.answers == before.answers + 1
        for anchor in after.anchors[len(before.anchors) :]:
            alone = len(anchor.source) + len(anchor.target) == 1
            assert alone or (anchor.source, anchor.target) in truth


@ORDERS
@given(case=cases())
def test_an_answer_settles_every_paragraph_asked_about(case, order):
    truth, guessed, links = case
    steps = list(repair(stubborn(guessed), truth, order))
    assert len(steps) - 1 <= links
    for step in steps[1:]:
        assert step.asked is not None
        assert set(step.asked.source) <= {n for one in step.anchors for n in one.source}
        assert set(step.asked.target) <= {n for one in step.anchors for n in one.target}


@given(cases())
def test_an_aligner_may_give_its_anchors_back(case):
    truth, guessed, _ = case
    realign = stubborn(guessed)
    with_anchors = repair(lambda anchors: [*anchors, *realign(anchors)], truth)
    assert list(with_anchors) == list(repair(realign, truth))


def test_who_is_asked_about():
    beads = [Bead((n,), (n,), confidence) for n, confidence in enumerate((0.9, 0.2, 0.5, 0.2))]
    truth = [((n,), (n,)) for n in range(4)]
    asked = [step.asked for step in repair(stubborn(beads), truth)]
    assert asked == [None, beads[1], beads[3], beads[2], beads[0]]
    assert [step.asked for step in repair(stubborn(beads), truth, top_down)] == [None, *beads]


def test_one_answer_tells_of_all_links_of_the_bead():
    guess = [Bead((0, 1), (0, 1), 0.3), Bead((2,), (2,), 0.9)]
    truth = [((0,), (0,)), ((1, 2), (2,))]
    before, after = repair(stubborn(guess), truth)
    assert before.agreement.strict.right == 0
    assert {(one.source, one.target) for one in after.anchors} == {*truth, ((), (1,))}
