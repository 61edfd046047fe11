"""Which reading is right, and what that says of marking and suggesting."""

import pytest
from hypothesis import given

from tests.evaluate.garbling import garbled, knowing
from workbench.evaluate.keys import Key, exact, folded
from workbench.evaluate.matching import Match, Stretch
from workbench.evaluate.suggestions import Suggestions, suggestions
from workbench.model.suspects import Reading, Suspect
from workbench.model.text import Span


def suspect(text: str, piece: str, *readings: str) -> Suspect:
    start = text.index(piece)
    confidence = 1 / (len(readings) + 1)
    return Suspect(
        Span(start, start + len(piece)),
        piece,
        tuple(Reading(reading, confidence) for reading in readings),
    )


def match(read: str, truth: str, *found: Suspect, key: Key = exact) -> list[Stretch]:
    ordered = tuple(sorted(found, key=lambda one: one.span))
    return list(Match(read, truth, key, ordered).stretches())


def test_the_number_of_the_right_reading():
    read = "это напнсано вчера"
    (stretch,) = match(
        read, "это написано вчера", suspect(read, "напнсано", "написана", "написано")
    )
    (verdict,), (fault,) = stretch.verdicts, stretch.faults
    assert (verdict.rank, verdict.stands, verdict.right) == (2, False, (False, True))
    assert (fault.rank, fault.marked) == (2, True)


def test_a_torn_word_is_mended_as_a_whole_only():
    read, truth = "порт раз грузку начал", "порт разгрузку начал"
    (whole,) = match(read, truth, suspect(read, "раз грузку", "разгрузку"))
    assert whole.faults[0].rank == 1
    (half,) = match(read, truth, suspect(read, "грузку", "разгрузку"))
    assert (half.faults[0].rank, half.faults[0].marked) == (None, True)
    assert half.observed.within(read) == "раз грузку"


def test_two_suspects_of_one_stretch_mend_it_together():
    read, truth = "вьппел норвежск1йфлаг", "вымпел норвежский флаг"
    joined = match("этояма", "это яма", suspect("этояма", "этояма", "это яма"))
    assert joined[0].faults[0].rank == 1
    both = (
        suspect(read, "вьппел", "вымпел"),
        suspect(read, "норвежск1йфлаг", "?", "норвежский флаг"),
    )
    ranks = [fault.rank for stretch in match(read, truth, *both) for fault in stretch.faults]
    assert ranks == [1, 2]


def test_a_word_marked_in_vain():
    read = "тихое утро"
    (stretch,) = match(read, read, suspect(read, "утро", "утром", "утро"))
    (verdict,) = stretch.verdicts
    assert (verdict.stands, verdict.rank, verdict.right) == (True, 2, (False, True))
    assert stretch.faults == ()


def test_signs_are_no_faults_of_words_and_lost_words_are_no_tokens():
    assert match("слово: дело", "слово дело") == []
    (stretch,) = match("слово", "слово дело")
    assert stretch.faults == ()
    assert len(stretch.lost) == 1


def test_what_counts_as_the_same():
    read = "напнсано"
    taken = suspect(read, "напнсано", "НАПИСАНО")
    assert match(read, "написано", taken)[0].faults[0].rank is None
    assert match(read, "написано", taken, key=folded)[0].faults[0].rank == 1


@given(garbled())
def test_truth_among_the_readings_is_found_where_it_stands(pair):
    read, truth = pair
    for before in ((), ("~",), ("~", "=")):
        stretches = match(read, truth, *knowing(read, truth, before))
        found = suggestions(stretches)
        assert found.marked == found.faults
        assert {verdict.rank for one in stretches for verdict in one.verdicts} <= {len(before) + 1}
        assert found.reciprocal_rank() == pytest.approx(
            1 / (len(before) + 1) if found.faults else 0
        )
        assert found.precision == found.recall == 1.0


@given(garbled())
def test_without_suspects_nothing_is_marked(pair):
    found = suggestions(match(*pair))
    assert (found.marked, found.first, found.suspects) == (0, 0, 0)
    assert found.precision == 1.0
    assert found.recall == (0.0 if found.faults else 1.0)


@given(garbled())
def test_stretches_put_truth_in_place_of_what_was_read(pair):
    read, truth = pair
    text = read
    for stretch in reversed(list(Match(read, truth, exact, knowing(read, truth)).stretches())):
        start, end = stretch.observed.start, stretch.observed.end
        text = text[:start] + stretch.truth.within(truth) + text[end:]
    assert "".join(filter(str.isalnum, text)) == "".join(filter(str.isalnum, truth))


@given(garbled(), garbled())
def test_counts_of_two_texts_add_up(one, other):
    parts = [suggestions(match(*pair, *knowing(pair[0], pair[1], ("~",)))) for pair in (one, other)]
    total = sum(parts, Suggestions())
    assert total.faults == parts[0].faults + parts[1].faults
    assert total.accuracy(1) <= total.accuracy(5) <= total.accuracy(10) <= 1.0
    assert total.accuracy(5) <= total.accuracy(5, of_marked=True)
