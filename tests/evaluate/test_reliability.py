"""The reliability table and its error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.evaluate.page.reliability_chart import wilson
from workbench.evaluate.reliability import EDGES, calibration_error, table

outcomes = st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=60)


@given(outcomes)
def test_every_outcome_is_in_one_bin(found):
    bins = table(found)
    assert sum(one.count for one in bins) == len(found)
    assert [one.low for one in bins] == list(EDGES[:-1])
    right = sum(one.right * one.count for one in bins)
    assert right == pytest.approx(sum(yes for _, yes in found))
    for one in bins:
        if one.count:
            assert one.low <= one.confidence + 1e-9
            assert one.confidence <= one.high + 1e-9


@given(outcomes)
def test_the_error_lies_between_0_and_1(found):
    assert 0.0 <= calibration_error(table(found)) <= 1.0


def test_an_honest_machine_has_no_error():
    honest = [(0.75, number % 4 != 0) for number in range(40)]
    assert calibration_error(table(honest)) == pytest.approx(0.0)
    assert calibration_error(table([(1.0, False)] * 7)) == 1.0
    assert table([(1.0, True)])[-1].count == 1


@given(st.integers(1, 200), st.data())
def test_the_interval_holds_the_share(count, data):
    right = data.draw(st.integers(0, count))
    low, high = wilson(right / count, count)
    assert 0.0 <= low <= right / count + 1e-9
    assert right / count - 1e-9 <= high <= 1.0
