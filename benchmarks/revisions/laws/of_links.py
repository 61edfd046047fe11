"""Links that a person decided stand, and where two decided differently the dispute is recorded.

The versions are cut into paragraphs differently, so a link is told by the words in its paragraphs:
by those that all versions have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from benchmarks.revisions.laws.traces import Broken, Case, Trace, disputed_ids, shown
from workbench.model.document import Link

Bag: TypeAlias = frozenset[str]


def laws(case: Case) -> Iterator[Broken]:
    """All laws of links that a merge breaks."""
    links = _Links(case)
    for law in _LAWS:
        yield from law(links)


@dataclass(frozen=True)
class _Links:
    """The links of all versions as the words in them."""

    case: Case

    def bag(self, trace: Trace, ids: Iterable[str]) -> Bag:
        """The common words of some paragraphs; ids of those that nobody cut count as words."""
        ids = frozenset(ids)
        every = (word for id_ in ids for word in trace.words.get(id_, ()))
        return frozenset(word for word in every if word in self.case.common) | (ids & self.uncut)

    @cached_property
    def uncut(self) -> frozenset[str]:
        """Paragraphs that all versions have and that nobody cut or joined."""
        pair = self.case.pair
        kept = frozenset(self.case.as_ours.paragraphs) - pair.our_account.cut
        for one in (self.case.base, self.case.ours, self.case.theirs):
            kept &= one.paragraphs.keys()
        return kept - pair.their_account.cut

    def confirmed(self, trace: Trace) -> frozenset[Bag]:
        """The confirmed links of a version."""
        links = (link for link in trace.document.links if link.status == "confirmed")
        return frozenset(self.bag(trace, link.ids) for link in links) - {frozenset()}

    @cached_property
    def base(self) -> frozenset[Bag]:
        """Those confirmed in base."""
        return self.confirmed(self.case.base)

    @cached_property
    def ours(self) -> frozenset[Bag]:
        """Those confirmed in ours."""
        return self.confirmed(self.case.ours)

    @cached_property
    def theirs(self) -> frozenset[Bag]:
        """Those confirmed in theirs."""
        return self.confirmed(self.case.theirs)

    @cached_property
    def made(self) -> frozenset[Bag]:
        """Those confirmed in the result."""
        return self.confirmed(self.case.as_ours)

    def is_mixed(self, link: Bag) -> bool:
        """Whether a paragraph of any version has words of the link and words of another link."""
        traces = (self.case.base, self.case.ours, self.case.theirs, self.case.as_ours)
        for one in traces:
            for id_ in {one.place.get(word, word) for word in link}:
                if not self.bag(one, [id_]) <= link:
                    return True
        return False

    def is_cut(self, trace: Trace, link: Bag) -> bool:
        """Whether it may be no decision: joining paragraphs of confirmed links joins the links.

        It may also be what a join has left of one.
        """
        pair = self.case.pair
        cut = pair.our_account.cut | pair.their_account.cut
        rests = (one - link for one in self.base if link < one)
        left = {word for rest in rests for word in rest}
        return any(trace.place.get(word, word) in cut for word in link | left)

    def is_shorter(self, trace: Trace, link: Bag) -> bool:
        """Whether a paragraph of the link is gone, or so changed that nothing tells it."""
        ids = next(k.ids for k in trace.document.links if self.bag(trace, k.ids) == link)
        return not all(self.case.merged.has(id_) and self.bag(trace, [id_]) for id_ in ids)

    def contests(self, own: frozenset[Bag], link: Bag) -> bool:
        """Whether an editor, whose confirmed links these are, decided otherwise on a link.

        Otherwise is: confirmed other links of its words, or no longer has one that base has.
        """
        decided = (own - self.base) | (self.base - own)
        return any(other & link and other != link for other in decided)

    @cached_property
    def disputed(self) -> Bag:
        """The words of all disputed links."""
        every = (self.bag(self.case.as_ours, ids) for ids, _ in self.recorded())
        return frozenset(word for words in every for word in words)

    def recorded(self) -> list[tuple[frozenset[str], Link]]:
        """Disputed links with all paragraphs that one version or the other has in them."""
        return [(disputed_ids(link), link) for link in self.case.merged.links if link.conflict]


def _decisions(links: _Links) -> Iterator[Broken]:
    """A link that one confirmed stands, unless the other decided otherwise; then it is recorded."""
    case = links.case
    for own, other, trace in (
        (links.ours, links.theirs, case.ours),
        (links.theirs, links.ours, case.theirs),
    ):
        for link in own:
            taken_back = link in links.base and link not in other
            if link in links.made or links.is_mixed(link) or taken_back:
                continue
            if links.is_shorter(trace, link):
                continue
            if not links.contests(other, link):
                yield Broken("a confirmed link is lost", _ids(trace, link))
            elif link <= links.disputed or link in links.base or links.is_cut(trace, link):
                continue
            else:
                yield Broken("a contested link is not told of", _ids(trace, link))


def _ids(trace: Trace, link: Bag) -> str:
    return shown(sorted({trace.place.get(word, word) for word in link}))


def _taken_back(links: _Links) -> Iterator[Broken]:
    """A link that one gave back to the machine or took apart is not confirmed."""
    for own, other in ((links.ours, links.theirs), (links.theirs, links.ours)):
        for link in links.base - own:
            is_told = link & links.disputed or links.is_shorter(links.case.base, link)
            if link in other and link in links.made and not is_told:
                yield Broken("a link is confirmed again", shown(sorted(link)))


def _confirmed_by_somebody(links: _Links) -> Iterator[Broken]:
    """No link is confirmed that nobody confirmed; what is left of a confirmed one stays so."""
    confirmed = links.ours | links.theirs
    for link in links.made - confirmed:
        is_rest = any(link < one for one in confirmed)
        if not (is_rest or links.is_mixed(link) or links.is_cut(links.case.as_ours, link)):
            yield Broken("a link is confirmed that nobody confirmed", shown(sorted(link)))


def _disputes(links: _Links) -> Iterator[Broken]:
    """Links are disputed only where both decided, and not the same."""
    case = links.case
    for ids, link in links.recorded():
        conflict = link.conflict
        if conflict is not None and conflict.ours == conflict.theirs:
            yield Broken("a dispute of links that are the same", str(link))
        words = links.bag(case.as_ours, ids)
        changed = [(own - links.base) | (links.base - own) for own in (links.ours, links.theirs)]
        cuts = {id_ for account in _cuts(case) for id_ in account}
        if ids & cuts or not words:
            continue
        if not all(any(one & words for one in each) for each in changed):
            yield Broken("a dispute of links that only one decided", str(link))


def _alone(links: _Links) -> Iterator[Broken]:
    """Where one left all links and cuts as they were, the links are the other's."""
    pair = links.case.pair
    for own, other in ((pair.ours, pair.theirs), (pair.theirs, pair.ours)):
        if pair.base.links != other.links or pair.our_account.cuts or pair.their_account.cuts:
            continue
        if (made := links.case.merged.links) != own.links:
            lost = [link for link in own.links if link not in made]
            yield Broken("links of one editor alone", shown(lost))


def _cuts(case: Case) -> list[frozenset[str]]:
    return [*case.pair.our_account.cuts, *case.pair.their_account.cuts]


_LAWS: tuple[Callable[[_Links], Iterator[Broken]], ...] = (
    _decisions,
    _taken_back,
    _confirmed_by_somebody,
    _disputes,
    _alone,
)
