"""Decisions of two editors about links: which stand, and which contradict each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.model.conflict import LinkConflict, Members
from workbench.model.document import Link
from workbench.revisions.merge.fields import pick

ByMembers = dict[Members, Link]


@dataclass(frozen=True, slots=True)
class Contest:
    """Links of the same paragraphs that two editors confirmed differently.

    Attributes:
        base: the links there were, as far as they touch the others; in order.
        ours: what the one confirmed.
        theirs: what the other confirmed.
    """

    base: tuple[Link, ...]
    ours: tuple[Link, ...]
    theirs: tuple[Link, ...]

    @property
    def conflict(self) -> LinkConflict:
        """The entry that is kept in the document."""
        kept = (tuple(map(members, links)) for links in (self.base, self.ours, self.theirs))
        return LinkConflict(*kept)

    @property
    def is_opposite(self) -> bool:
        """Whether a border between links was shifted down by one editor and up by the other.

        Each shift alone may be right; both together would be one too many.
        """
        ours, theirs = _travel(self.base, self.ours), _travel(self.base, self.theirs)
        return bool(ours and theirs) and ours == {-step for step in theirs} and len(ours) == 1


def members(link: Link) -> Members:
    """The paragraphs of a link."""
    return link.source, link.target


def by_members(links: Sequence[Link]) -> ByMembers:
    """Links by their paragraphs."""
    return {members(link): link for link in links}


def standing_links(
    base: Sequence[Link], ours: Sequence[Link], theirs: Sequence[Link]
) -> tuple[tuple[Link, ...], tuple[Contest, ...]]:
    """The confirmed links of a merge, and the contests among them; ours stands where there is one.

    Args:
        base: links as both found them.
        ours: as the one has them.
        theirs: as the other has them; all three name no paragraph that the merge has not.
    """
    before, mine, other = (_confirmed(links) for links in (base, ours, theirs))
    for key in [key for key in before if _is_settled(key, before, mine, other)]:
        del before[key]
    kept = {
        key: replace(link, conflict=pick(before[key].conflict, link.conflict, other[key].conflict))
        for key, link in mine.items()
        if key in before and key in other
    }
    made = {key: link for key, link in mine.items() if key not in before}
    added = {key: link for key, link in other.items() if key not in before}
    found = tuple(_contests(base, made, added))
    lost = {members(link) for contest in found for link in contest.theirs}
    agreed = {key: link for key, link in added.items() if key not in lost}
    return tuple({**agreed, **kept, **made}.values()), found


def _confirmed(links: Sequence[Link]) -> ByMembers:
    return {members(link): link for link in links if link.status == "confirmed"}


def _is_settled(key: Members, before: ByMembers, mine: ByMembers, other: ByMembers) -> bool:
    """Whether a link was in dispute and is not any more; then it was nobody's decision before."""
    conflict = before[key].conflict
    open_ones = (versions[key].conflict for versions in (mine, other) if key in versions)
    return conflict is not None and conflict not in open_ones


def _contests(base: Sequence[Link], made: ByMembers, added: ByMembers) -> Iterator[Contest]:
    """Groups of links that overlap without being the same."""
    mine = {id_: key for key, link in made.items() for id_ in link.ids}
    other = {id_: key for key, link in added.items() for id_ in link.ids}
    seen: set[Members] = set()
    for start in made:
        if start in seen or start in added:
            continue
        ours, theirs = {start: None}, dict[Members, None]()
        waiting = [(start, other, theirs)]
        while waiting:
            key, across, found = waiting.pop()
            for id_ in (*key[0], *key[1]):
                beyond = across.get(id_)
                if beyond is not None and beyond not in found:
                    found[beyond] = None
                    back = (mine, ours) if across is other else (other, theirs)
                    waiting.append((beyond, *back))
        seen |= ours.keys()
        if theirs:
            yield _contest(base, [made[key] for key in ours], [added[key] for key in theirs])


def _contest(base: Sequence[Link], ours: list[Link], theirs: list[Link]) -> Contest:
    ids = {id_ for link in (*ours, *theirs) for id_ in link.ids}
    touched = tuple(link for link in base if not ids.isdisjoint(link.ids))
    return Contest(touched, tuple(ours), tuple(theirs))


def _travel(base: Sequence[Link], links: Sequence[Link]) -> set[int]:
    """Whether paragraphs went to a later link (1), to an earlier one (-1), or both."""
    places: Mapping[str, int] = {id_: n for n, link in enumerate(base) for id_ in link.ids}
    steps: set[int] = set()
    for link in links:
        came = [places[id_] for id_ in link.ids if id_ in places]
        if not came:
            continue
        home, _ = Counter(came).most_common(1)[0]
        steps |= {1 if place < home else -1 for place in came if place != home}
    return steps
