"""Beam search for what may have stood where a string was read.

States are (place in the trie, cost so far) after each character of the observed string; a whole
frontier is expanded at once in numpy. The bound of a state is the best log frequency below its
node, so that rare branches are dropped before they are spelt out. A second word may begin where a
first has ended, so one search covers splits, merges and both together.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.correct.channel import Channel, Compiled
from workbench.correct.hypothesis import Hypothesis
from workbench.lexicon.lookalikes import Script
from workbench.lexicon.trie import Floats, Nodes, Trie

_MARGIN = 13.0  # nats behind the best state at which a state is dropped
_COMMON = -15.0  # natural-log frequency from which a word may be half of a merge


class Frontier(NamedTuple):
    """States of the search, one an entry: trie node, cost in nats, node of a finished word or 0."""

    node: Nodes
    cost: Floats
    before: Nodes


_START = Frontier(np.zeros(1, np.int64), np.zeros(1, np.float32), np.zeros(1, np.int64))


@dataclass(frozen=True)
class Beam:
    """The search.

    Attributes:
        trie: the words.
        channel: the costs of misreading.
        lexicon_weight: factor on log frequencies beside channel costs.
        width: most states kept after each character.
    """

    trie: Trie
    channel: Channel
    lexicon_weight: float
    width: int = 500

    def decode(
        self,
        script: Script,
        observed: str,
        ceiling: float = math.inf,
        limit: int = 40,
        *,
        one_word: bool = False,
    ) -> list[Hypothesis]:
        """The best hypotheses for `observed` (a `shape_key`), best first.

        Args:
            script: which table of the channel to use.
            observed: what the machine read; spaces and signs included.
            ceiling: cost in nats (channel and weighted frequency) that none may exceed.
            limit: most hypotheses returned.
            one_word: whether it is to be a single word.
        """
        costs = self.channel.compiled(script)
        most = 1 if one_word else 2
        # Torn words are long, and many pieces are no torn word: a narrow beam is enough for those.
        width = self.width // 3 if one_word else self.width
        return _Search(self.trie, costs, self.lexicon_weight, width, ceiling, most).run(
            observed, limit
        )


@dataclass(frozen=True)
class _Search:
    """One decoding."""

    trie: Trie
    costs: Compiled
    lexicon_weight: float
    width: int
    ceiling: float
    words: int

    def run(self, observed: str, limit: int) -> list[Hypothesis]:
        waiting: list[list[Frontier]] = [[] for _ in range(len(observed) + 3)]
        waiting[0].append(_START)
        for place in range(len(observed)):
            if waiting[place]:
                states = self._with_insertions(self._pruned(waiting[place]))
                self._advance(states, observed, place, waiting)
                waiting[place] = []
        last = waiting[len(observed)]
        return self._finished(self._pruned(last), limit) if last else []

    def _advance(
        self, states: Frontier, observed: str, place: int, waiting: list[list[Frontier]]
    ) -> None:
        """Moves the states over the next one or two characters, into the lists that wait there."""
        costs = self.costs
        one, two = observed[place], observed[place : place + 2]
        parent, child = self.trie.children(states.node)
        label = self.trie.label[child]
        dropped = states.cost + np.float32(costs.cost(one, ""))
        waiting[place + 1].append(states._replace(cost=dropped))
        for segment in {one, two}:
            target = waiting[place + len(segment)]
            target.append(self._stepped(states, parent, child, costs.letters(segment)[label]))
            pairs = costs.pairs(segment)
            if pairs is not None:
                target.append(self._two_letters(states, parent, child, pairs))
        if one == " ":
            waiting[place + 1].append(self._next_word(states, costs.cost(one, " ")))

    def _with_insertions(self, states: Frontier) -> Frontier:
        """The states and those in which the machine missed one letter or a space."""
        parent, child = self.trie.children(states.node)
        step = self.costs.letters("")[self.trie.label[child]]
        missed = self._stepped(states, parent, child, step)
        begun = self._next_word(states, self.costs.cost("", " "))
        return self._pruned([states, missed, begun])

    def _stepped(
        self, states: Frontier, parent: NDArray[np.intp], child: Nodes, step: Floats
    ) -> Frontier:
        kept = np.flatnonzero(step < _MARGIN)
        origin = parent[kept]
        return Frontier(child[kept], states.cost[origin] + step[kept], states.before[origin])

    def _two_letters(
        self, states: Frontier, parent: NDArray[np.intp], child: Nodes, pairs: Floats
    ) -> Frontier:
        label = self.trie.label
        first = np.flatnonzero(np.isfinite(pairs).any(axis=1))
        begins = np.isin(label[child], first)
        origin, middle = parent[begins], child[begins]
        second, grandchild = self.trie.children(middle)
        step = pairs[label[middle[second]], label[grandchild]]
        return self._stepped(states, origin[second], grandchild, step)

    def _next_word(self, states: Frontier, step: float) -> Frontier:
        """A word ends here and another begins, if two may be spelt."""
        own = self.trie.own[states.node].astype(np.float32)
        ended = np.flatnonzero((own > _COMMON) & (states.before == 0) & (self.words > 1))
        node = states.node[ended]
        cost = states.cost[ended] + np.float32(step) - np.float32(self.lexicon_weight) * own[ended]
        return Frontier(np.zeros_like(node), cost, node)

    def _pruned(self, parts: list[Frontier]) -> Frontier:
        """The best states, each (node, finished word) once."""
        node = np.concatenate([part.node for part in parts])
        cost = np.concatenate([part.cost for part in parts])
        before = np.concatenate([part.before for part in parts])
        total = cost - self.lexicon_weight * self.trie.best[node].astype(np.float32)
        kept = np.flatnonzero(total < min(self.ceiling, total.min(initial=np.inf) + _MARGIN))
        if len(kept) > 2 * self.width:
            kept = kept[np.argpartition(total[kept], 2 * self.width)[: 2 * self.width]]
        kept = kept[np.argsort(total[kept], kind="stable")]
        key = node[kept] * len(self.trie) + before[kept]
        _, first = np.unique(key, return_index=True)
        kept = kept[np.sort(first)[: self.width]]
        return Frontier(node[kept], cost[kept], before[kept])

    def _finished(self, states: Frontier, limit: int) -> list[Hypothesis]:
        """The states in which a word ends, as texts."""
        states = self._with_insertions(states)
        own = self.trie.own[states.node].astype(np.float32)
        ended = np.flatnonzero(np.isfinite(own))
        total = states.cost[ended] - self.lexicon_weight * own[ended]
        order = ended[np.argsort(total)[:limit]]
        return [self._hypothesis(states, int(n)) for n in order]

    def _hypothesis(self, states: Frontier, n: int) -> Hypothesis:
        node, before = int(states.node[n]), int(states.before[n])
        earlier = float(self.trie.own[before]) if before else 0.0
        words = [self.trie.word(found) for found in (before, node) if found]
        shape = -(float(states.cost[n]) + self.lexicon_weight * earlier)
        return Hypothesis(" ".join(words), shape, float(self.trie.own[node]) + earlier)
