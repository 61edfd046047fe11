"""Learning the channel from pairs, and adapting it to what editors decided."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.correct.channel import Channel, misreadings_of
from workbench.correct.learning import Counts, count, estimated, pruned, suggested, with_prior
from workbench.correct.segments import ANY, SAME, Table
from workbench.correct.tables import to_text

RULES = {(ANY, SAME): 0.1, (ANY, ANY): 6.0, (ANY, ""): 6.0, ("", ANY): 6.0}
PRIOR = Table({**RULES, ("т", "д"): 4.0})
WORD = st.text("абвгдежзийклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=10)


def one_round(pairs: dict[tuple[str, str], float], strength: float = 1.0) -> Table:
    return estimated(PRIOR, with_prior(PRIOR, count(PRIOR, pairs), strength))


def test_what_is_seen_often_becomes_cheap() -> None:
    table = one_round({("там", "дам"): 30, ("дам", "дам"): 700})
    assert table.cost("т", "д") == pytest.approx(-math.log(0.3), abs=0.05)
    assert table.cost("д", "д") == pytest.approx(-math.log(0.7), abs=0.05)


def test_what_was_never_seen_keeps_its_general_cost() -> None:
    table = one_round({("там", "дам"): 30})
    assert table.cost("щ", "а") == 6.0


@given(words=st.lists(st.tuples(WORD, WORD), min_size=1, max_size=8))
def test_the_readings_of_a_letter_share_one_probability(words: list[tuple[str, str]]) -> None:
    counts = with_prior(PRIOR, count(PRIOR, Counter(words)), 1.0)
    table = Table({s: c for s, c in estimated(PRIOR, counts).costs.items() if s not in RULES})
    for letter in {letter for _, truth in words for letter in truth}:
        share = sum(math.exp(-cost) for (_, truth), cost in table.costs.items() if truth == letter)
        assert share <= 1.1  # the prior need not be a distribution


def test_a_letter_read_as_two_is_found_and_a_rare_one_is_not() -> None:
    pairs = {
        ("тьюл", "тыл"): 40.0,
        ("рьюба", "рыба"): 40.0,
        ("мэп", "моя"): 1.0,
        ("был", "был"): 5.0,
    }
    counts = with_prior(PRIOR, suggested(PRIOR, pairs), 1.0)
    table = pruned(estimated(PRIOR, counts), counts, least=10, gain=1.0)
    longs = {segment for segment in table.costs if max(map(len, segment)) == 2}
    assert ("ью", "ы") in longs
    assert ("эп", "оя") not in longs


def test_an_adapted_channel_prefers_what_editors_found() -> None:
    channel = Channel.shipped()
    counts: Counter[tuple[str, str, str]] = Counter()
    for _ in range(20):
        counts.update(misreadings_of(channel, "вальгес", "вальдес"))
    adapted = channel.adapted(counts)
    before = channel.align("cyrillic", "гела", "дела").cost
    assert adapted.align("cyrillic", "гела", "дела").cost < before - 0.5
    unmoved = adapted.align("cyrillic", "жалеб", "хлеб").cost
    assert unmoved == pytest.approx(channel.align("cyrillic", "жалеб", "хлеб").cost, abs=0.5)


def test_one_decision_moves_the_channel_little() -> None:
    channel = Channel.shipped()
    adapted = channel.adapted(misreadings_of(channel, "вальгес", "вальдес"))
    for word in ("дело", "правда", "год"):
        before = channel.align("cyrillic", word, word).cost
        assert adapted.align("cyrillic", word, word).cost == pytest.approx(before, abs=0.2)


def test_a_channel_that_learned_nothing_is_the_same_channel() -> None:
    channel = Channel.shipped()
    assert channel.adapted({}) is channel


@given(observed=WORD, truth=WORD)
def test_misreadings_spell_both_sides(observed: str, truth: str) -> None:
    found = misreadings_of(Channel.shipped(), observed, truth)
    assert sum(len(read) * times for (_, read, _), times in found.items()) in (0, len(observed))
    assert bool(found) == (observed != truth)


def test_tables_survive_their_file() -> None:
    text = to_text({"latin": Table({**RULES, ("  ", "а "): 1.25, ("N", "и"): 0.5})})
    table = Channel.parse(text).compiled("latin").table
    assert table.costs == {**RULES, ("  ", "а "): 1.25, ("N", "и"): 0.5}


def test_counts_of_an_alignment() -> None:
    counts = Counts()
    counts.add([("а", "а"), ("1l", "п"), ("ш", "ин")], 2.0)
    assert counts.trials == {"а": 2.0, "": 6.0, "п": 2.0}
