"""Pairs of editors drawn at random are merged, and every law of merging is asked.

`benchmarks/revisions/merges.py` does the same with thousands; `shrinking.py` there finds the least
that goes wrong.
"""

import pytest

from benchmarks.revisions.laws import broken_by
from benchmarks.revisions.pairs import NEARNESS, pair
from workbench.revisions.merge import merge

SEEDS = range(0, 240, 40)


@pytest.mark.parametrize("near", NEARNESS)
@pytest.mark.parametrize("first", SEEDS)
def test_no_law_is_broken(near, first):
    for seed in range(first, first + 5):
        drawn = pair(seed, near)
        made = merge(drawn.base, drawn.ours, drawn.theirs)
        assert broken_by(drawn, merge, made) == [], seed
