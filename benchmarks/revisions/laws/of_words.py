"""No word is lost, doubled, brought back or out of place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from benchmarks.revisions.editing import parts
from benchmarks.revisions.laws.traces import Broken, Case, Trace, families_of, paragraphs, three_way


def laws(case: Case) -> Iterator[Broken]:
    """All laws of words that a merge breaks."""
    for law in _LAWS:
        yield from law(case)


def _fates(case: Case) -> Iterator[Broken]:
    """Every traceable word stands as often as the two editors together want it."""
    for word in sorted(case.traceable):
        in_base, in_ours, in_theirs = (
            bool(one.counts[word]) for one in (case.base, case.ours, case.theirs)
        )
        wanted = int(in_ours and in_theirs) if in_base else int(in_ours or in_theirs)
        for made, has in ((case.as_ours, in_ours), (case.as_theirs, in_theirs)):
            found = made.counts[word]
            if word in case.disputed:
                wanted = int(has)
            if found > 1:
                yield Broken("a word is doubled", f"{word} stands {found} times")
            elif found < wanted:
                yield Broken("a word is lost", f"{word}, {_told(in_base, in_ours, in_theirs)}")
            elif found > wanted and not _is_kept(case, word):
                yield Broken("a word is back", f"{word}, {_told(in_base, in_ours, in_theirs)}")


def _is_kept(case: Case, word: str) -> bool:
    """Whether the paragraph that one dropped stays because the other changed anything in it."""
    home = case.base.place.get(word)
    return any(
        home in account.dropped and word in other.place and other.at(word) != case.base.at(word)
        for account, other in (
            (case.pair.our_account, case.theirs),
            (case.pair.their_account, case.ours),
        )
    )


def _carried(case: Case) -> Iterator[Broken]:
    """A word that an editor carried elsewhere stands there, once unless both carried it."""
    for word in sorted(case.moved):
        counts = [one.counts[word] for one in (case.base, case.ours, case.theirs)]
        if counts != [1, 1, 1] or word in case.disputed:
            continue
        both = word in case.pair.our_account.moved and word in case.pair.their_account.moved
        for made in (case.as_ours, case.as_theirs):
            if not 1 <= made.counts[word] <= 1 + both:
                yield Broken("a carried word is lost or doubled", f"{word}: {made.counts[word]}")


def _made_up(case: Case) -> Iterator[Broken]:
    """There is no word that nobody had."""
    known = case.base.counts | case.ours.counts | case.theirs.counts
    for made in (case.as_ours, case.as_theirs):
        for word in sorted(made.counts.keys() - known.keys()):
            yield Broken("a word that nobody wrote", word)


def _numbers(case: Case) -> Iterator[Broken]:
    """Words and signs that recur are there in the right number, as far as it is known.

    What both took away may be one thing or two, and so may what both put in.
    """
    accounts = case.pair.our_account, case.pair.their_account
    if any(p.conflict for p in paragraphs(case.merged)) or any(one.dropped for one in accounts):
        return
    base, ours, theirs, made = (
        Counter(part for p in paragraphs(document) for part in parts(p.text))
        for document in (case.pair.base, case.pair.ours, case.pair.theirs, case.merged)
    )
    left, right = accounts
    for part in sorted(base.keys() | ours.keys() | theirs.keys() | made.keys()):
        net = ours[part] + theirs[part] - base[part]
        least = net - min(left.inserted[part], right.inserted[part])
        most = net + min(left.removed[part], right.removed[part])
        if not least <= made[part] <= most:
            yield Broken("a number of words", f"{part}: {made[part]}, not {least} to {most}")


def _orders(case: Case) -> Iterator[Broken]:
    """Words keep the order in which each editor has them.

    Paragraphs that one wrote between two that the other joined can stand only before or behind.
    """
    pair = case.pair
    added = {id_ for one in (pair.our_account, pair.their_account) for id_ in one.added}
    new = {w for one in (case.ours, case.theirs) for id_ in added for w in one.words.get(id_, ())}
    steady = {w for w in case.traceable - new if _is_steady(case, w)}
    for own, other, made in (
        (case.ours, case.theirs, case.as_ours),
        (case.theirs, case.ours, case.as_theirs),
    ):
        kept = [w for w in own.order if w in steady and w in made.order]
        if not (_agree(kept, case.base) and _agree(kept, other)):
            continue
        if (found := sorted(kept, key=made.order.__getitem__)) != kept:
            n = next(n for n, pair in enumerate(zip(kept, found, strict=True)) if len({*pair}) == 2)
            yield Broken("words out of order", f"{kept[n : n + 3]} became {found[n : n + 3]}")


def _cuts(case: Case) -> Iterator[Broken]:
    """Between two words there is a cut if both had it there, or one of the two made it."""
    steady = {w for w in case.common if _is_steady(case, w)}
    row = [w for w in case.base.order if w in steady]
    if not all(_agree(row, one) for one in (case.ours, case.theirs, case.as_ours)):
        return
    for left, right in pairwise(row):
        if not _is_next(case.base, left, right):
            continue
        if (
            case.base.document.place(case.base.place[left])[0]
            != (case.base.document.place(case.base.place[right])[0])
        ):
            continue
        base, ours, theirs, made = (
            one.place[left] != one.place[right]
            for one in (case.base, case.ours, case.theirs, case.as_ours)
        )
        if made not in three_way(base, ours, theirs):
            what = "gone" if theirs or ours else "there"
            yield Broken("a cut", f"the cut between {left} and {right} is {what}")


def _is_next(trace: Trace, left: str, right: str) -> bool:
    """Whether nothing but a space, or the end of a paragraph, stands between two words."""
    one, other = trace.at(left), trace.at(right)
    if one.id == other.id:
        return f"{left} {right}" in one.text
    return one.text.endswith(left) and other.text.startswith(right)


def _ids(case: Case) -> Iterator[Broken]:
    """A word stands in the paragraph in which the editor has it who carried it over a cut.

    That paragraph may have been cut by the other; then the word may stand in another part of it.
    """
    cuts = (*case.pair.our_account.cuts, *case.pair.their_account.cuts)
    every = {id_ for one in (case.base, case.ours, case.theirs) for id_ in one.paragraphs}
    families = {id_: family for family in families_of(every, cuts) for id_ in family}
    our_cut, their_cut = case.pair.our_account.cut, case.pair.their_account.cut
    for word in sorted(case.common):
        base, ours, theirs, made = (
            one.place[word] for one in (case.base, case.ours, case.theirs, case.as_ours)
        )
        if base not in (ours, theirs) and ours != theirs:
            continue
        wanted, cut = (theirs, our_cut) if ours == base else (ours, their_cut)
        if made != wanted and not families[wanted] & cut:
            yield Broken("an id", f"{word} stands in {made}, not in {wanted}")


def _is_steady(case: Case, word: str) -> bool:
    """Whether all versions that have the word have it in a text, not in furniture."""
    traces = (case.base, case.ours, case.theirs, case.as_ours, case.as_theirs)
    return all(one.at(word).kind == "text" for one in traces if word in one.place)


def _agree(row: list[str], trace: Trace) -> bool:
    ranks = [trace.order[word] for word in row if word in trace.order]
    return all(a < b for a, b in pairwise(ranks))


def _told(in_base: bool, in_ours: bool, in_theirs: bool) -> str:  # noqa: FBT001
    had = [
        name for name, has in (("base", in_base), ("ours", in_ours), ("theirs", in_theirs)) if has
    ]
    return f"which {' and '.join(had)} had"


_LAWS: tuple[Callable[[Case], Iterator[Broken]], ...] = (
    _fates,
    _carried,
    _made_up,
    _numbers,
    _orders,
    _cuts,
    _ids,
)
