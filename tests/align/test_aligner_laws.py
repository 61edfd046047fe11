from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.align.aligner import Aligner
from workbench.model.beads import Bead

RUSSIAN = [
    "СОВЕРШЕННО СЕКРЕТНО",
    "9 марта 1958 г.",
    "Посол Орлов сообщил о беседе с министром Лудиным в Кабуле.",
    "Он просил прислать 14 инженеров и 60 грузовых автомашин.",
    "- 12 -",
    "Вопрос решается в Москве.",
    "«Мы ждем ответа», — сказал министр?",
]
ENGLISH = [
    "TOP SECRET",
    "9 March 1958",
    "Ambassador Orlov reported on a conversation with Minister Ludin in Kabul.",
    "He asked for 14 engineers and 60 lorries to be sent.",
    "Page 2",
    "The question is being decided in Moscow.",
    '"We are waiting for an answer," said the minister?',
]
sources = st.lists(st.sampled_from([*RUSSIAN, "и;я»Вн иян", "x"]), max_size=9)
targets = st.lists(st.sampled_from([*ENGLISH, "", "…"]), max_size=9)


def members(beads: Iterable[Bead], side: str) -> list[int]:
    return sorted(n for bead in beads for n in getattr(bead, side))


@given(sources, targets)
@settings(max_examples=60, deadline=None)
def test_every_paragraph_stands_in_exactly_one_bead(source, target):
    beads = Aligner().align(source, target)
    assert members(beads, "source") == list(range(len(source)))
    assert members(beads, "target") == list(range(len(target)))
    for bead in beads:
        assert bead.source or bead.target
        assert 0.0 <= bead.confidence <= 1.0
        assert list(bead.source) == sorted(bead.source)
        assert list(bead.target) == sorted(bead.target)


@st.composite
def anchored(draw):
    source, target = draw(sources), draw(targets)
    rows = draw(st.permutations(range(len(source))))
    columns = draw(st.permutations(range(len(target))))
    anchors = []
    for _ in range(draw(st.integers(0, 3))):
        height, across = draw(st.sampled_from([(1, 1), (1, 0), (0, 1), (2, 1), (1, 2)]))
        if len(rows) < height or len(columns) < across:
            break
        left, rows = rows[:height], rows[height:]
        right, columns = columns[:across], columns[across:]
        anchors.append(Bead(tuple(sorted(left)), tuple(sorted(right)), 1.0))
    return source, target, anchors


@given(anchored())
@settings(max_examples=80, deadline=None)
def test_anchors_survive_and_are_not_crossed_if_in_step(case):
    source, target, anchors = case
    beads = Aligner().align(source, target, anchors=anchors)
    assert members(beads, "source") == list(range(len(source)))
    assert members(beads, "target") == list(range(len(target)))
    assert all(anchor in beads for anchor in anchors)
    pairs = [anchor for anchor in anchors if anchor.source and anchor.target]
    if len(pairs) != 1:
        return
    (wall,) = pairs
    for bead in beads:
        if bead.source and bead.target and bead not in anchors:
            assert (bead.source[0] < wall.source[0]) == (bead.target[0] < wall.target[0])
            assert (bead.source[-1] < wall.source[-1]) == (bead.target[-1] < wall.target[-1])


def test_a_stamp_between_the_halves_of_a_confirmed_link_is_not_linked_across_it():
    anchor = Bead((0,), (0, 2), 1.0)
    beads = Aligner().align(["СОВЕРШЕННО СЕКРЕТНО"] * 2, ["TOP SECRET"] * 3, anchors=[anchor])
    assert anchor in beads
    assert all(not (bead.source and bead.target) for bead in beads if bead != anchor)


def test_order_of_reading():
    beads = Aligner().align(RUSSIAN, ["Stamp illegible", *ENGLISH])
    firsts = [bead.source[0] for bead in beads if bead.source]
    assert firsts == sorted(firsts)
    assert beads[0].target == (0,)


def test_plain_pairs_with_evidence_and_header():
    beads = {bead.source: bead for bead in Aligner().align(RUSSIAN, ENGLISH) if bead.source}
    for n in (0, 1, 2, 3, 5, 6):
        assert beads[n,].target == (n,)


def test_the_reasons_for_a_link():
    texts = Aligner().texts(RUSSIAN, ENGLISH)
    reasons, others, none = (
        texts.reasons(bead)
        for bead in (Bead((3,), (3,), 1.0), Bead((2,), (2,), 1.0), Bead((4,), (), 1.0))
    )
    assert {"length", "numbers"} <= {reason.kind for reason in reasons}
    (numbers,) = (reason for reason in reasons if reason.kind == "numbers")
    assert numbers.detail == "14, 60"
    assert numbers.weight > 0
    weights = [reason.weight for reason in others]
    assert weights == sorted(weights, reverse=True)
    assert not none


def test_evidence_can_be_switched_off():
    without = Aligner(without=frozenset({"names", "numbers"}))
    reasons = without.texts(RUSSIAN, ENGLISH).reasons(Bead((3,), (3,), 1.0))
    assert not {"names", "numbers"} & {reason.kind for reason in reasons}


def test_a_link_skips_furniture_in_its_middle():
    source = [
        "Посол Орлов сообщил, что переговоры с министром Лудиным о дороге через перевал Саланг",
        "СЕКРЕТНО",
        "будут продолжены в Кабуле 14 апреля и что он просит прислать 60 автомашин.",
    ]
    target = [
        "Ambassador Orlov reported that the talks with Minister Ludin on the road across the "
        "Salang pass would be continued in Kabul on 14 April and that he asked for 60 lorries."
    ]
    beads = Aligner().align(source, target)
    assert (0, 2) in [bead.source for bead in beads]


def test_empty_sides():
    assert Aligner().align([], []) == ()
    assert [b.source for b in Aligner().align(RUSSIAN, [])] == [(n,) for n in range(7)]
    assert [b.target for b in Aligner().align([], ENGLISH)] == [(n,) for n in range(7)]


def test_furniture_must_be_given_for_all():
    with pytest.raises(ValueError, match="every paragraph"):
        Aligner().align(RUSSIAN, ENGLISH, source_furniture=[0.0])


@given(anchored())
@settings(max_examples=40, deadline=None)
def test_aligning_again_is_aligning_anew(case):
    source, target, anchors = case
    again = Aligner().texts(source, target)
    again.align()
    for number in range(len(anchors) + 1):
        some = anchors[:number]
        assert again.align(some) == Aligner().align(source, target, anchors=some)


def some_text(number: int) -> tuple[str, str]:
    """A sentence of our own with its translation, unlike those of other numbers."""
    return (
        f"В деревне № {number * 7} работали {number + 20} человек, сдано {number * 13} пудов.",
        f"In village No. {number * 7} {number + 20} people worked, {number * 13} poods "
        "were delivered.",
    )


def test_a_paragraph_that_was_moved_far_away_holds_no_other_link_back():
    source, target = map(list, zip(*map(some_text, range(40)), strict=True))
    target.insert(36, target.pop(0))
    moved = Bead((0,), (36,), 1.0)
    beads = Aligner().align(source, target, anchors=[moved])
    assert moved in beads
    right = [Bead((n,), (n - 1 if n <= 36 else n,), 0.0) for n in range(1, 40)]
    found = {(bead.source, bead.target) for bead in beads}
    assert sum((bead.source, bead.target) in found for bead in right) >= 36


def test_a_person_is_believed_against_a_few_sure_links():
    source, target = map(list, zip(*map(some_text, range(12)), strict=True))
    anchor = Bead((5,), (8,), 1.0)
    beads = Aligner().align(source, target, anchors=[anchor])
    assert anchor in beads
    for bead in beads:
        if bead.source and bead.target and bead != anchor:
            assert (bead.source[0] < 5) == (bead.target[0] < 8)
