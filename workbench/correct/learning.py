"""Learning the channel: Viterbi EM over segments, with an earlier table as what is known before.

E-step: every pair of what was read and what stood there is aligned by the table at hand, and its
segments are counted. M-step: the posterior mean of p(observed | truth) under a Dirichlet prior
whose mean is the earlier table. With the table made by hand as the prior this trains the shipped
channel (after Brill and Moore 2000); with the shipped table as the prior it adapts the channel to
what editors decided in a project.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from workbench.correct.segments import RULES, Segment, Table, align

Pair: TypeAlias = tuple[str, str]
"""What was read, as the channel sees it, and what stood there, folded."""


RIGHT = 0.1
"""Weight of a word that was read right: damage comes in patches, and the channel is asked about
words that stand in them."""


@dataclass(slots=True)
class Counts:
    """What some alignments say.

    Attributes:
        segments: how often each segment was read so.
        trials: how often each piece of truth stood there, 0-2 letters; "" counts the places
            between letters, where nothing stood.
    """

    segments: dict[Segment, float] = field(default_factory=dict)
    trials: dict[str, float] = field(default_factory=dict)

    def read(self, segment: Segment, times: float = 1.0) -> None:
        """Counts a segment."""
        self.segments[segment] = self.segments.get(segment, 0.0) + times

    def add(self, segments: Iterable[Segment], times: float = 1.0) -> None:
        """Counts an alignment: its segments, and the letters and places they were read for.

        Letters of long segments are no trials of the short ones: the choice was another.
        """
        for segment in segments:
            self.read(segment, times)
            if len(segment[1]) == 1:
                self.stood(segment[1], times)
            self.stood("", times)

    def stood(self, piece: str, times: float = 1.0) -> None:
        """Counts a piece of truth."""
        self.trials[piece] = self.trials.get(piece, 0.0) + times


def count(table: Table, pairs: Mapping[Pair, float]) -> Counts:
    """The E-step: segments of the cheapest alignments of the pairs.

    Args:
        table: aligns them.
        pairs: to how often they were met. A text that was read right weighs less: `RIGHT`.
    """
    counts = Counts()
    for (observed, truth), times in pairs.items():
        weight = times * RIGHT if observed == truth else times
        counts.add(_segments(table, observed, truth), weight)
        for piece in map("".join, pairwise(truth)):
            counts.stood(piece, weight)
    return counts


def suggested(table: Table, pairs: Mapping[Pair, float]) -> Counts:
    """Long segments that might be: neighbouring short ones, not both right, taken together."""
    counts = count(table, pairs)
    for (observed, truth), times in pairs.items():
        if observed == truth:
            continue
        for one, two in pairwise(_segments(table, observed, truth)):
            together = (one[0] + two[0], one[1] + two[1])
            wrong = one[0] != one[1] and two[0] != two[1]
            if wrong and max(map(len, together)) == 2:
                counts.read(together, times)
    return counts


def with_prior(prior: Table, counts: Counts, strength: float) -> Counts:
    """The counts, and those of `strength` imagined trials of each piece read as `prior` has it."""
    together = Counts(dict(counts.segments), dict(counts.trials))
    for segment in {*prior.costs, *counts.segments} - RULES:
        together.read(segment, strength * math.exp(-prior.cost(*segment)))
    for piece in {truth for _, truth in together.segments}:
        together.stood(piece, strength)
    return together


def estimated(rules: Table, counts: Counts) -> Table:
    """The M-step: -ln of the relative frequencies, no dearer than the general rules allow."""
    general = Table({segment: cost for segment, cost in rules.costs.items() if segment in RULES})
    costs = dict(general.costs)
    for segment, times in counts.segments.items():
        share = times / max(times, counts.trials[segment[1]])
        cost = -math.log(share) if share > 0.0 else math.inf
        if segment[0] == segment[1] or cost < general.cost(*segment):
            costs[segment] = cost
    return Table(costs)


def pruned(table: Table, counts: Counts, least: float, gain: float) -> Table:
    """The table without long segments that are rare or that shorter ones explain as well.

    Args:
        table: to be pruned.
        counts: how often its segments were read.
        least: times a long segment must have been read.
        gain: nats by which it must be cheaper than its parts.
    """
    short = Table({segment: cost for segment, cost in table.costs.items() if not _is_long(segment)})
    costs = dict(short.costs)
    for segment, cost in table.costs.items():
        often = _is_long(segment) and counts.segments[segment] >= least
        if often and cost + gain < align(short, *segment).cost:
            costs[segment] = cost
    return Table(costs)


def adapted(table: Table, counts: Mapping[Segment, float], strength: float) -> Table:
    """The table after some segments were counted; worth `strength` observations itself.

    Pairs of letters are taken to have stood there as often as chance would have it, if not more.
    """
    seen = Counts()
    for segment, times in counts.items():
        seen.add([segment], times)
    places = seen.trials.get("", 0.0)
    for _, truth in counts:
        if len(truth) == 2 and truth not in seen.trials:
            one, two = (seen.trials.get(letter, 0.0) for letter in truth)
            seen.stood(truth, one * two / places)
    return estimated(table, with_prior(table, seen, strength)) if counts else table


def _is_long(segment: Segment) -> bool:
    return segment not in RULES and max(map(len, segment)) > 1


def _segments(table: Table, observed: str, truth: str) -> Iterable[Segment]:
    """How `truth` was read; a text that was read right is read letter by letter."""
    if observed == truth:
        return zip(observed, truth, strict=True)
    return align(table, observed, truth).segments
