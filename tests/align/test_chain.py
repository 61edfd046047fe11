"""The heaviest chain against trying every subset."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.align.chain import Span, heaviest_chain

ranges = st.tuples(st.integers(0, 9), st.integers(0, 3)).map(lambda one: (one[0], sum(one)))
spans = st.lists(st.builds(Span, ranges, ranges, st.integers(1, 5).map(float)), max_size=8)


def is_chain(some: list[Span] | tuple[Span, ...]) -> bool:
    return all(
        one.source[1] < two.source[0] and one.target[1] < two.target[0]
        for one, two in pairwise(some)
    )


@given(spans)
def test_no_other_chain_is_heavier(some):
    found = heaviest_chain(some)
    assert is_chain(found)
    ordered = sorted(some, key=lambda span: span.source)
    best = max(
        sum(span.weight for span in chosen)
        for size in range(len(some) + 1)
        for chosen in combinations(ordered, size)
        if is_chain(chosen)
    )
    assert sum(span.weight for span in found) == pytest.approx(best)
