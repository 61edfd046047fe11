"""What changed of the links between the two sides.

Paragraphs are told apart by what they became (`kin`): that a link holds both halves of what was one
paragraph is no change of the link. The machine's own links are only counted; those that a person
decided on are told of, with the links that their paragraphs were in.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from workbench.model.document import Link
from workbench.revisions.compare.changes import ConflictChanged, LinkDecided, Relinked
from workbench.revisions.compare.fields import outcome_of
from workbench.revisions.compare.kin import Kin
from workbench.revisions.compare.relinking import Meant, Unlike

LinkChange: TypeAlias = Relinked | LinkDecided | ConflictChanged


def links_changed(
    before: tuple[Link, ...], after: tuple[Link, ...], kindred: Sequence[Kin]
) -> tuple[list[LinkChange], int]:
    """Changes of links, and how many links of the machine are others, or surer or less sure.

    Args:
        before: the links of the earlier state.
        after: those of the later one.
        kindred: what became of the paragraphs that are not as they were.
    """
    if before == after:
        return [], 0
    names = [(kin, min(p.id for p in (*kin.old, *kin.new))) for kin in kindred]
    old = _meant(before, {p.id: name for kin, name in names for p in kin.old})
    new = _meant(after, {p.id: name for kin, name in names for p in kin.new})
    same, unlike = _matched(old, new)
    changes: list[LinkChange] = [change for pair in same for change in _of_same(*pair)]
    changes += unlike.relinked()
    changes += _conflicts(unlike)
    surer = sum(one.confidence != other.confidence for one, other in same)
    return changes, surer + unlike.automatic()


def _meant(links: Iterable[Link], names: Mapping[str, str]) -> list[Meant]:
    return [Meant(link, tuple(names.get(id_, id_) for id_ in link.ids)) for link in links]


def _matched(old: Sequence[Meant], new: Sequence[Meant]) -> tuple[list[tuple[Link, Link]], Unlike]:
    """Links that hold the same in both states, and the others."""
    waiting: defaultdict[tuple[frozenset[str], frozenset[str]], deque[int]] = defaultdict(deque)
    for m, link in enumerate(new):
        waiting[link.source, link.target].append(m)
    same: list[tuple[Link, Link]] = []
    left: list[Meant] = []
    taken: set[int] = set()
    for link in old:
        if equal := waiting[link.source, link.target]:
            m = equal.popleft()
            taken.add(m)
            same.append((link.link, new[m].link))
        else:
            left.append(link)
    rest = tuple(link for m, link in enumerate(new) if m not in taken)
    return same, Unlike(tuple(left), rest)


def _of_same(old: Link, new: Link) -> Iterator[LinkChange]:
    if old.status != new.status:
        yield LinkDecided(new, is_confirmed=new.status == "confirmed")
    if outcome := outcome_of(old.conflict, new.conflict):
        yield ConflictChanged(new.ids[0], "links", outcome)


def _conflicts(unlike: Unlike) -> Iterator[ConflictChanged]:
    """Conflicts of links that hold something else now: settled, unless another link has them."""
    before = {meant.link.conflict for meant in unlike.old}
    after = {meant.link.conflict for meant in unlike.new}
    for meant in unlike.new:
        if meant.link.conflict and meant.link.conflict not in before:
            yield ConflictChanged(meant.link.ids[0], "links", "opened")
    for meant in unlike.old:
        if meant.link.conflict and meant.link.conflict not in after:
            yield ConflictChanged(meant.link.ids[0], "links", "settled")
