"""Links of alignments against true ones."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.evaluate.links import compare, lax, strict, unlinked

ids = st.frozensets(st.integers(0, 6), max_size=3)
links = st.lists(st.tuples(ids, ids), max_size=6)


def link(source: str, target: str) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(source), frozenset(target)


TRUTH = [link("a", "x"), link("bc", "y"), link("d", "")]


@given(links)
def test_an_alignment_agrees_with_itself(found):
    same = compare(found, found)
    for part in (same.strict, same.lax, same.unlinked):
        assert part.precision == part.recall == 1.0


@given(links, links)
def test_lax_is_never_stricter_than_strict(found, truth):
    assert lax(found, truth).right >= strict(found, truth).right
    assert lax(found, truth).recall >= strict(found, truth).recall
    for part in (lax(found, truth), strict(found, truth), compare(found, truth).unlinked):
        assert 0.0 <= part.f1 <= 1.0


@given(links, links)
def test_precision_one_way_is_recall_the_other(found, truth):
    for measure in (strict, lax):
        assert measure(found, truth).precision == measure(truth, found).recall


def test_links_on_fingers():
    found = [link("a", "x"), link("b", "y"), link("d", "z")]
    assert (strict(found, TRUTH).right, strict(found, TRUTH).found, strict(found, TRUTH).true) == (
        1,
        3,
        2,
    )
    assert (lax(found, TRUTH).right, lax(found, TRUTH).met) == (2, 2)
    alone = unlinked(found, TRUTH, "abcd", "xyz")
    assert (alone.found, alone.right, alone.true) == (1, 0, 2)  # c; d and z


def test_numbers_count_from_zero():
    found = [(frozenset({0}), frozenset({0})), (frozenset({3}), frozenset({2}))]
    assert compare(found, found).unlinked.true == 3  # 1 and 2 of the one side, 1 of the other
