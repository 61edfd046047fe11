"""Pairs of sentences against true ones."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.evaluate.sentences import SentenceLink, compare_sentences


@st.composite
def stretches(draw):
    start = draw(st.integers(0, 8))
    return draw(st.sampled_from([0, 1, "a"])), start, start + draw(st.integers(1, 4))


sides = st.frozensets(stretches(), max_size=2)
pairs = st.lists(st.tuples(sides, sides), max_size=6)


def pair(source: tuple[int, int], target: tuple[int, int]) -> SentenceLink:
    return frozenset({(0, *source)}), frozenset({(0, *target)})


TRUTH = [pair((0, 10), (0, 12)), pair((11, 30), (13, 25)), pair((31, 40), (26, 40))]


@given(pairs)
def test_sentences_agree_with_themselves(found):
    same = compare_sentences(found, found)
    assert same.strict.precision == same.strict.recall == 1.0
    assert same.lax.precision == same.lax.recall == 1.0


@given(pairs, pairs)
def test_lax_is_never_stricter_than_strict(found, truth):
    agreement = compare_sentences(found, truth)
    assert agreement.lax.right >= agreement.strict.right
    assert agreement.lax.recall >= agreement.strict.recall


@given(pairs, pairs)
def test_precision_one_way_is_recall_the_other(found, truth):
    one, other = compare_sentences(found, truth), compare_sentences(truth, found)
    assert one.strict.precision == other.strict.recall
    assert one.lax.precision == other.lax.recall


def test_a_sentence_cut_in_two_overlaps_and_is_not_the_same():
    found = [TRUTH[0], pair((11, 20), (13, 18)), pair((21, 30), (19, 25)), TRUTH[2]]
    agreement = compare_sentences(found, TRUTH)
    assert (agreement.strict.right, agreement.strict.found, agreement.strict.true) == (2, 4, 3)
    assert (agreement.lax.right, agreement.lax.met) == (4, 3)


def test_both_sides_must_overlap_the_same_pair():
    crossed = [pair((0, 10), (13, 25)), pair((11, 30), (0, 12))]
    assert compare_sentences(crossed, TRUTH).lax.right == 0


def test_how_a_stretch_is_written_does_not_count():
    in_two = frozenset({(0, 0, 4), (0, 4, 10)}), TRUTH[0][1]
    assert compare_sentences([in_two], TRUTH).strict.right == 1


def test_the_same_place_of_another_paragraph_is_another():
    moved = [(frozenset({(1, 0, 10)}), TRUTH[0][1])]
    assert compare_sentences(moved, TRUTH).lax.right == 0
