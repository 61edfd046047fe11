"""Three-way merge of an order of paragraphs."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def merge_order(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], kept: Collection[str]
) -> tuple[str, ...]:
    """The ids that are kept, in the order that one version gave them; ours where both did.

    What only one version has stands behind what it stands behind there, ours before theirs.

    Args:
        base: the ids as both found them.
        ours: as the one has them.
        theirs: as the other has them.
        kept: ids that are there after the merge; each is in ours or theirs.
    """
    if _agree(base, ours):
        order = _woven(theirs, ours, is_first=True)
    else:
        order = _woven(ours, theirs, is_first=False)
    return tuple(id_ for id_ in order if id_ in kept)


def are_contrary(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether both versions put the same paragraphs into an order of their own, not the same."""
    return not (_agree(base, ours) or _agree(base, theirs) or _agree(ours, theirs))


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    if one == other:
        return True
    both = set(one) & set(other)
    return [id_ for id_ in one if id_ in both] == [id_ for id_ in other if id_ in both]


def _woven(order: Sequence[str], other: Sequence[str], *, is_first: bool) -> list[str]:
    """`order` with what only the other has behind what it stands behind there.

    Args:
        order: ids.
        other: ids; some of them are not in `order`.
        is_first: whether they stand before what only `order` has at the same place.
    """
    known, others = set(order), set(other)
    if others <= known:
        return list(order)
    behind: dict[str, list[str]] = {}
    at = ""
    for id_ in other:
        if id_ in known:
            at = id_
        else:
            behind.setdefault(at, []).append(id_)
    woven: list[str] = []
    waiting = behind.get("", [])
    for id_ in order:
        if waiting and (is_first or id_ in others):
            woven += waiting
            waiting = []
        woven.append(id_)
        waiting = waiting + behind.get(id_, [])
    return woven + waiting
