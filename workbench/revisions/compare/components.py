"""Things of two states that belong together, directly or by others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

Group = tuple[list[int], list[int]]
"""Indexes of things of the earlier and of the later state, ascending."""


def components(pairs: Iterable[tuple[int, int]], olds: int, news: int) -> Iterator[Group]:
    """The connected components of a bipartite graph, lonely nodes among them.

    Args:
        pairs: its edges, by the indexes of both sides.
        olds: how many nodes the earlier side has.
        news: how many the later side has.
    """
    beside: defaultdict[tuple[bool, int], set[tuple[bool, int]]] = defaultdict(set)
    for old, new in pairs:
        beside[False, old].add((True, new))
        beside[True, new].add((False, old))
    seen: set[tuple[bool, int]] = set()
    for node in [(False, n) for n in range(olds)] + [(True, n) for n in range(news)]:
        if node in seen:
            continue
        found, waiting = {node}, [node]
        while waiting:
            fresh = beside[waiting.pop()] - found
            found |= fresh
            waiting += fresh
        seen |= found
        yield (
            sorted(n for is_new, n in found if not is_new),
            sorted(n for is_new, n in found if is_new),
        )
