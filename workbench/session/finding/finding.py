"""What is looked for on a desk, what has been found of it, and where the editor came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.model.document import Document
from workbench.model.text import Span
from workbench.session.finding.filters import Filter
from workbench.session.finding.jumps import JumpList
from workbench.session.finding.past import Past
from workbench.session.finding.query import Query
from workbench.session.finding.search import MOST, Match, Search
from workbench.session.focus import Focus


@dataclass(frozen=True, slots=True)
class Hit:
    """A place among all that were found.

    Attributes:
        match: the place.
        number: which one, from 1.
        total: how many there are.
        came_round: whether the search went beyond an end of the document and came in at the other.
    """

    match: Match
    number: int
    total: int
    came_round: bool


class Finding:
    """The state of finding in one document. The search itself may run in another thread.

    Attributes:
        jumps: where jumps started from.
        filter: which rows are shown.
        searches: what was searched for.
        replacements: what was put in its place.
        search: the search whose places are marked; None before the first.
        is_complete: whether it has looked at the whole document.

    Args:
        document: as it is now.
    """

    def __init__(self, document: Document) -> None:
        self.jumps = JumpList(document)
        self.filter = Filter()
        self.searches = Past()
        self.replacements = Past()
        self.search: Search | None = None
        self.is_complete = True
        self._found: list[Match] = []
        self._document = document
        self._at: Match | None = None
        self._shown: tuple[tuple[Document, Filter, int], frozenset[int]] | None = None

    @property
    def query(self) -> Query:
        """What is looked for; an empty query before the first search."""
        return self.search.query if self.search else Query("")

    @property
    def count(self) -> str:
        """How many places are known: `12`, `12…` while more may come, `20000+` of too many."""
        more = "+" if len(self._found) >= MOST else "" if self.is_complete else "…"
        return f"{len(self._found)}{more}"

    @property
    def told(self) -> str:
        """The same in words."""
        return f"{self.count} found" if self._found or not self.is_complete else "nothing found"

    def begin(self, document: Document, search: Search | None) -> None:
        """A search begins, or none. One from before remembers what it found in each text."""
        self.search, self._document = search, document
        self._found = []
        self._at = None
        self.is_complete = search is None

    def found(
        self, search: Search, document: Document, matches: Sequence[Match], *, is_last: bool
    ) -> bool:
        """Places come in, in order of reading; whether they are those that are waited for."""
        if search is not self.search or document is not self._document:
            return False
        self._found += matches
        self.is_complete = is_last
        return True

    def spans_of(self, document: Document, paragraph_id: str) -> tuple[Span, ...]:
        """The places in a paragraph as far as it has been searched, for painting."""
        if self.search is None or not document.has(paragraph_id):
            return ()
        if not self.query.looks_at(document.place(paragraph_id)[0]):
            return ()
        return self.search.known(document.paragraph(paragraph_id).text)

    def found_again(self, search: Search, document: Document, matches: Sequence[Match]) -> bool:
        """The places in a document that was edited; whether they are of the present search."""
        if search is not self.search:
            return False
        self._found, self._document, self.is_complete = list(matches), document, True
        return True

    def is_stale(self, document: Document) -> bool:
        """Whether the places are those of the document before an edit."""
        return self.search is not None and document is not self._document

    def matches(self, document: Document) -> Sequence[Match]:
        """The places that are known. Where the document has changed, changed texts are searched.

        Raises:
            UsageError: the pattern takes too long.
        """
        if self.search is not None and self.is_complete and self.is_stale(document):
            again = [match for found in self.search.matches(document) for match in found]
            self.found_again(self.search, document, again)
        return self._found

    def beyond(self, document: Document, here: Focus, step: int) -> Hit | None:
        """The next (+1) or previous (-1) place; beyond an end it goes on at the other.

        Raises:
            UsageError: the pattern takes too long.
        """
        found = self.matches(document)
        if not found:
            return None
        at = self._from(document, here)

        def rank(match: Match) -> tuple[int, int, int, int]:
            return _rank(document, match.paragraph, match.span.start)

        to = bisect_right(found, at, key=rank) if step > 0 else bisect_left(found, at, key=rank) - 1
        number = to % len(found)
        return Hit(found[number], number + 1, len(found), came_round=number != to)

    def arrive(self, hit: Hit) -> None:
        """The editor goes to a place: the next one is the next from there."""
        self._at = hit.match

    def shown(
        self,
        document: Document,
        has_suspects: Callable[[str], object],
        edition: int,
        here: Focus,
    ) -> frozenset[int] | None:
        """Indexes of the links that are to be seen, that in focus always; None without a filter.

        Args:
            document: the document as it is now.
            has_suspects: tells of a paragraph's id whether suspects are known in it.
            edition: another number whenever they may be others (`desk.suspicion`).
            here: what is in focus.
        """
        if not self.filter:
            return None
        now = document, self.filter, edition if "suspects" in self.filter.traits else 0
        if self._shown is None or not _is_same(self._shown[0], now):
            self._shown = now, frozenset(self.filter.links(document, has_suspects))
        own = {document.link_index(here.paragraph)} if here.paragraph else frozenset()
        return self._shown[1] | own

    def record(self, document: Document, here: Focus) -> None:
        """A jump starts here."""
        if here.paragraph:
            self.jumps = self.jumps.record(document, here)

    def record_far(self, document: Document, here: Focus, there: Focus) -> None:
        """The same where it leads further than to the next row."""
        ends = [document.link_index(place.paragraph) for place in (here, there)]
        if abs(ends[0] - ends[1]) > 1:
            self.record(document, here)

    def back(self, document: Document, here: Focus) -> Focus | None:
        """The place one jump back."""
        self.jumps, place = self.jumps.back(document, here)
        return place

    def forward(self, document: Document) -> Focus | None:
        """The place one jump forward."""
        self.jumps, place = self.jumps.forward(document)
        return place

    def _from(self, document: Document, here: Focus) -> tuple[int, int, int, int]:
        """Where the way to the next place begins: at the place in focus, which a word may cover."""
        if not here.paragraph:
            return (-1, 0, 0, 0)
        start, at = here.span.start, self._at
        if at is not None and at.paragraph == here.paragraph and at.span.overlaps(here.span):
            start = at.span.start
        return _rank(document, here.paragraph, start)


def _rank(document: Document, paragraph_id: str, offset: int) -> tuple[int, int, int, int]:
    """Where a place stands in the order of reading."""
    side, index = document.place(paragraph_id)
    return document.link_index(paragraph_id), int(side == "target"), index, offset


def _is_same(one: tuple[Document, Filter, int], other: tuple[Document, Filter, int]) -> bool:
    """Whether two states are the same one; documents are never compared word for word."""
    return one[0] is other[0] and one[1] is other[1] and one[2] == other[2]
