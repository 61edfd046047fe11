"""What a report of an alignment keeps of a repair."""

from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from workbench.evaluate.link_report import MILESTONES, LinkReport, link_outcomes, milestones
from workbench.evaluate.links_asjson import links_as_json
from workbench.evaluate.links_astext import links_as_text
from workbench.evaluate.repair import Realign, TrueLink, repair, top_down
from workbench.model.beads import Bead


def alone(count: int) -> tuple[Realign, list[TrueLink]]:
    """Two texts of which the aligner links nothing, though all links are 1-1."""
    beads = [Bead((n,), (), 0.5) for n in range(count)]
    beads += [Bead((), (n,), 0.6) for n in range(count)]
    truth: list[TrueLink] = [((n,), (n,)) for n in range(count)]

    def realign(anchors: Sequence[Bead]) -> Iterator[Bead]:
        source = {n for anchor in anchors for n in anchor.source}
        target = {n for anchor in anchors for n in anchor.target}
        for bead in beads:
            if source.isdisjoint(bead.source) and target.isdisjoint(bead.target):
                yield bead

    return realign, truth


@given(st.integers(0, 70))
def test_a_repair_is_looked_at_a_few_times_and_where_it_ends(count):
    realign, truth = alone(count)
    kept = milestones(repair(realign, truth))
    numbers = [one.answers for one in kept]
    assert numbers == sorted({*(n for n in MILESTONES if n <= count), min(count, MILESTONES[-1])})
    assert [one.agreement.strict.met for one in kept] == numbers


def test_repairs_of_different_length_stand_in_one_table():
    realign, truth = alone(4)
    asked, read = (
        milestones(repair(realign, truth)),
        milestones(repair(realign, truth[:2], top_down)),
    )
    report = LinkReport(None, (), None, asked[:2], read)
    lines = list(links_as_text(report))
    assert [line.split()[0] for line in lines[-len(read) :]] == [str(one.answers) for one in read]
    assert set(links_as_json(report)) == {"repair"}


def test_only_links_of_both_sides_are_judged_by_their_confidence():
    link, lone = (frozenset({0}), frozenset({0})), (frozenset({1}), frozenset[int]())
    wrong = (frozenset({2}), frozenset({1}))
    assert link_outcomes([(link, 0.9), (lone, 0.8), (wrong, 0.4)], [link]) == (
        (0.9, True),
        (0.4, False),
    )
