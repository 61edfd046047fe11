"""How well words go together: laws, and what any reader of Russian would say."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.correct.context.gaps import GAPS, Gap, gap
from workbench.correct.context.neighbours import Neighbours

WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "в",
                "по",
                "министром",
                "работы",
                "партизаны",
                "которые",
                "1962",
                "так",
                "и",
                "хрюмбл",
                "ее",
            ]
        ),
        st.text(alphabet="абвеёинорст- ", max_size=12),
    ),
    min_size=1,
    max_size=6,
)


@pytest.fixture(scope="module")
def neighbours() -> Neighbours:
    return Neighbours.open()


@given(left=WORDS, right=WORDS, between=st.sampled_from(GAPS))
def test_every_pair_has_a_finite_score_of_its_own(
    left: list[str], right: list[str], between: Gap
) -> None:
    neighbours = Neighbours.open()
    found = neighbours.between(left, right, between)
    assert found.shape == (len(left), len(right))
    assert np.isfinite(found).all()
    alone = neighbours.between(left[-1:], right[-1:], between)
    assert np.allclose(found[-1, -1], alone, atol=1e-4)


@given(words=WORDS, between=st.sampled_from(GAPS))
def test_an_unknown_neighbour_tells_nothing(words: list[str], between: Gap) -> None:
    neighbours = Neighbours.open()
    assert not neighbours.between([""], words, between).any()
    assert not neighbours.between(words, [""], between).any()


@pytest.mark.parametrize(
    ("left", "right", "wrong"),
    [
        ("по", "лицам", "лицах"),
        ("в", "лицах", "лицам"),
        ("о", "сообщении", "сообщения"),
        ("с", "министром", "министра"),
        ("партизанского", "движения", "движению"),
        ("новым", "министром", "министров"),
        ("партизаны", "пошли", "пошел"),
        ("руководил", "отрядом", "отряду"),
        ("пять", "городов", "городам"),
        ("потому", "что", "кто"),
    ],
)
def test_what_is_right_scores_above_what_is_wrong(
    left: str, right: str, wrong: str, neighbours: Neighbours
) -> None:
    fits, does_not = neighbours.between([left], [right, wrong])[0]
    assert fits > does_not


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("по", "городам", "dative «городам» after «по»"),
        ("с", "министром", "instrumental «министром» after «с»"),
        ("новым", "министром", "agree in the instrumental"),
        ("таким", "образом", "a usual phrase"),
        ("партизаны", "пошли", "subject and predicate"),
        ("по", "лицах", ""),
    ],
)
def test_a_reason_is_given_in_words(
    left: str, right: str, told: str, neighbours: Neighbours
) -> None:
    reason = neighbours.explain(left, right)
    assert told in reason if told else not reason


def test_of_several_words_those_that_touch_are_heard(neighbours: Neighbours) -> None:
    whole = neighbours.between(["встреча с"], ["министром обороны"])
    assert np.allclose(whole, neighbours.between(["с"], ["министром"]))


def test_threads_do_not_disturb_each_other(neighbours: Neighbours) -> None:
    words = ["по", "городам", "и", "селам", "шли", "отряды", "партизанского", "движения"]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: neighbours.between(words, words), range(40)))
    assert all(np.array_equal(found[0], other) for other in found)


@pytest.mark.parametrize(
    ("between", "kind"),
    [(" ", ""), (" «", ""), (", ", ","), (" – ", ","), (" (", ","), (". ", "."), ("?» ", ".")],
)
def test_gaps(between: str, kind: Gap) -> None:
    assert gap(between) == kind
