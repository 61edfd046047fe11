"""Three-way merge of links.

Links are decisions where a person confirmed them, and the machine's where not. The decisions of
both editors stand; where two of them name the same paragraphs but not the same links, ours stands
and the conflict is kept with it. What is left is the machine's: it is taken from the version that
changed it, and what the decisions took away is taken out of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.errors import ImpossibleEditError
from workbench.model.conflict import LinkConflict
from workbench.model.document import Link
from workbench.model.operations.links import without
from workbench.revisions.merge.contested import (
    ByMembers,
    Contest,
    by_members,
    members,
    standing_links,
)
from workbench.revisions.merge.fields import pick


@dataclass(frozen=True, slots=True)
class MergedLinks:
    """The links of a merged document.

    Attributes:
        links: in no order; each paragraph is in one.
        contests: decisions that contradict each other; the first link of each has the conflict.
    """

    links: tuple[Link, ...]
    contests: tuple[Contest, ...] = ()


def merge_links(
    base: Sequence[Link],
    ours: Sequence[Link],
    theirs: Sequence[Link],
    source: Collection[str],
    target: Collection[str],
) -> MergedLinks:
    """The links of the paragraphs that a merged document has.

    Args:
        base: the links as both found them.
        ours: as the one has them.
        theirs: as the other has them.
        source: the original's paragraphs after the merge.
        target: the translation's.

    Raises:
        ImpossibleEditError: a new conflict would take the place of one that is open.
    """
    known = {*source, *target}
    before, mine, other = (_among(links, known) for links in (base, ours, theirs))
    if before in (mine, other):
        chosen = other if mine == before else mine
        return MergedLinks(_completed(chosen, source, target))
    standing, contests = standing_links(before, mine, other)
    standing = _with_conflicts(standing, contests)
    free = known - {id_ for link in standing for id_ in link.ids}
    left = [_among(links, free) for links in (before, mine, other)]
    rest = _rest(left[0], left[1], left[2])
    return MergedLinks(_completed((*standing, *rest), source, target), contests)


def _among(links: Sequence[Link], ids: Collection[str]) -> tuple[Link, ...]:
    """The links without paragraphs that are not among `ids`."""
    gone = {id_ for link in links for id_ in link.ids if id_ not in ids}
    return tuple(without(links, gone)) if gone else tuple(links)


def _with_conflicts(standing: Iterable[Link], contests: Iterable[Contest]) -> tuple[Link, ...]:
    entries = {members(contest.ours[0]): contest.conflict for contest in contests}
    return tuple(
        _disputed(link, entries[members(link)]) if members(link) in entries else link
        for link in standing
    )


def _disputed(link: Link, conflict: LinkConflict) -> Link:
    if link.conflict is None:
        return replace(link, conflict=conflict)
    raise ImpossibleEditError(
        f"a conflict is open about the link of {', '.join(link.ids)}, which is disputed again",
        "settle it, then merge again",
    )


def _rest(base: Sequence[Link], ours: Sequence[Link], theirs: Sequence[Link]) -> Iterator[Link]:
    """What the machine linked, from the version that has changed it; ours where both have.

    A confirmed link among it is in dispute, or was given up by the other: it is the machine's now.
    """
    unchanged = {*base}.intersection(ours, theirs)
    yield from (link for link in base if link in unchanged)
    changed = ([k for k in links if k not in unchanged] for links in (base, ours, theirs))
    for before, mine, other in _regions(*changed):
        if before.keys() == mine.keys() == other.keys():
            yield from (_pick(before[key], mine[key], other[key]) for key in before)
            continue
        chosen = other if before.keys() == mine.keys() else mine
        for link in chosen.values():
            is_left_over = link.status == "confirmed"
            yield replace(link, status="auto", confidence=0.0) if is_left_over else link


def _pick(base: Link, ours: Link, theirs: Link) -> Link:
    return replace(
        ours,
        status=pick(base.status, ours.status, theirs.status),
        confidence=pick(base.confidence, ours.confidence, theirs.confidence),
        conflict=pick(base.conflict, ours.conflict, theirs.conflict),
    )


def _regions(*versions: Sequence[Link]) -> Iterator[tuple[ByMembers, ...]]:
    """Links of several versions that share paragraphs, directly or by way of others."""
    parents: dict[str, str] = {}
    for links in versions:
        for link in links:
            first = _root(parents, link.ids[0])
            for id_ in link.ids[1:]:
                parents[_root(parents, id_)] = first
    regions: defaultdict[str, tuple[list[Link], ...]] = defaultdict(
        lambda: tuple([] for _ in versions)
    )
    for n, links in enumerate(versions):
        for link in links:
            regions[_root(parents, link.ids[0])][n].append(link)
    for region in regions.values():
        yield tuple(map(by_members, region))


def _root(parents: dict[str, str], id_: str) -> str:
    while (above := parents.setdefault(id_, id_)) != id_:
        parents[id_] = parents[above]
        id_ = above
    return id_


def _completed(
    links: Sequence[Link], source: Iterable[str], target: Iterable[str]
) -> tuple[Link, ...]:
    """The links with those of paragraphs that stand in none yet."""
    linked = {id_ for link in links for id_ in link.ids}
    alone = [Link((id_,), ()) for id_ in source if id_ not in linked]
    alone += [Link((), (id_,)) for id_ in target if id_ not in linked]
    return (*links, *alone)
