"""Links of two states that do not hold the same paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.model.document import Link
from workbench.revisions.compare.changes import Relinked, RelinkedKind
from workbench.revisions.compare.components import Group, components


@dataclass(frozen=True)
class Meant:
    """A link, with names for its paragraphs that hold in both states.

    Attributes:
        link: the link.
        names: of its paragraphs, source first.
    """

    link: Link
    names: tuple[str, ...]

    @cached_property
    def source(self) -> frozenset[str]:
        """Names of its source paragraphs."""
        return frozenset(self.names[: len(self.link.source)])

    @cached_property
    def target(self) -> frozenset[str]:
        """Names of its target paragraphs."""
        return frozenset(self.names[len(self.link.source) :])

    @property
    def members(self) -> frozenset[str]:
        """All names."""
        return self.source | self.target

    def resemblance(self, other: Meant) -> int:
        """How many paragraphs two pairs share; 0 unless they share some of both sides."""
        source, target = self.source & other.source, self.target & other.target
        return len(source) + len(target) if source and target else 0


@dataclass(frozen=True)
class Unlike:
    """The links of two states that have no equal in the other.

    Attributes:
        old: those of the earlier state, in order.
        new: those of the later state, in order.
    """

    old: tuple[Meant, ...]
    new: tuple[Meant, ...]

    def relinked(self) -> Iterator[Relinked]:
        """What a person decided on, with all links that have a part in it."""
        for olds, news in self._groups:
            yield self._told(olds, news)

    def automatic(self) -> int:
        """How many of the machine's links are others for no decision of a person."""
        told = [self._with_partners(*group) for group in self._groups]
        olds = {number for group, _ in told for number in group}
        news = {number for _, group in told for number in group}
        return max(len(self.old) - len(olds), len(self.new) - len(news))

    @cached_property
    def _successors(self) -> dict[int, int]:
        """By indexes: pairs of the old state and the pairs that are most like them."""
        found = [
            (-likeness, sorted((sorted(one.members), sorted(other.members))), n, m)
            for n, m in self._neighbours
            for one, other in [(self.old[n], self.new[m])]
            if (likeness := one.resemblance(other))
        ]
        successors: dict[int, int] = {}
        for _, _, n, m in sorted(found):
            if n not in successors and m not in successors.values():
                successors[n] = m
        return successors

    @cached_property
    def _predecessors(self) -> dict[int, int]:
        return {new: old for old, new in self._successors.items()}

    @cached_property
    def _neighbours(self) -> tuple[tuple[int, int], ...]:
        """By indexes: links of both states that share a paragraph."""
        holders: dict[str, list[int]] = {}
        for m, link in enumerate(self.new):
            for name in link.members:
                holders.setdefault(name, []).append(m)
        return tuple(
            dict.fromkeys(
                (n, m)
                for n, link in enumerate(self.old)
                for name in sorted(link.members)
                for m in holders.get(name, ())
            )
        )

    @cached_property
    def _groups(self) -> tuple[Group, ...]:
        """By indexes: links that go together because a person decided on one of them."""
        decided = [pair for pair in self._neighbours if self._is_decision([pair[0]], [pair[1]])]
        groups = components(decided, len(self.old), len(self.new))
        return tuple(group for group in groups if self._is_decision(*group))

    def _is_decision(self, olds: Sequence[int], news: Sequence[int]) -> bool:
        links = (*(self.old[n] for n in olds), *(self.new[m] for m in news))
        return any(link.link.status == "confirmed" for link in links)

    def _with_partners(self, olds: Sequence[int], news: Sequence[int]) -> tuple[set[int], set[int]]:
        """A group with what the machine made of the rest of its links."""
        successors = {self._successors[n] for n in olds if n in self._successors}
        predecessors = {self._predecessors[m] for m in news if m in self._predecessors}
        return {*olds, *predecessors}, {*news, *successors}

    def _told(self, olds: Sequence[int], news: Sequence[int]) -> Relinked:
        kind = self._kind(olds, news)
        old, new = self._with_partners(olds, news)
        return Relinked(
            tuple(self.old[n].link for n in sorted(old)),
            tuple(self.new[m].link for m in sorted(new)),
            kind,
            self._moved(old, new) if kind == "moved" else (),
        )

    def _kind(self, olds: Sequence[int], news: Sequence[int]) -> RelinkedKind:
        old = [n for n in olds if self.old[n].link.is_pair]
        new = [m for m in news if self.new[m].link.is_pair]
        lost = [self.old[n] for n in old if n not in self._successors]
        made = [self.new[m] for m in new if m not in self._predecessors]
        if lost and made:
            return "changed"
        if lost:
            return _gathered(lost, [self.new[m] for m in new], "apart", "joined")
        if made:
            return _gathered(made, [self.old[n] for n in old], "made", "split")
        return "moved" if old or new else "changed"

    def _moved(self, olds: set[int], news: set[int]) -> tuple[str, ...]:
        """Ids of paragraphs that left a link for one that followed on another, or for none."""
        home = {name: self._successors.get(n) for n in olds for name in self.old[n].members}
        return tuple(
            id_
            for m in sorted(news)
            for id_, name in zip(self.new[m].link.ids, self.new[m].names, strict=True)
            if home.get(name) != m and (home.get(name) is not None or self.new[m].link.is_pair)
        )


def _gathered(
    gone: Sequence[Meant], kept: Sequence[Meant], apart: RelinkedKind, together: RelinkedKind
) -> RelinkedKind:
    """What to call it that pairs are there in one state only, read in either direction.

    Args:
        gone: those that are there in one state.
        kept: pairs of the other state.
        apart: what to call it where the other state has none.
        together: what to call it where the other state's have all of their paragraphs.
    """
    if not kept:
        return apart
    there = {name for pair in kept for name in pair.members}
    return together if all(pair.members <= there for pair in gone) else "moved"
