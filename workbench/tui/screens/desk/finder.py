"""Searches of the desk, in a thread that only posts what it found to the desk's screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from time import monotonic
from typing import TYPE_CHECKING, Protocol, TypeVar

from workbench.errors import UsageError
from workbench.model.document import Document
from workbench.model.text import Span
from workbench.session.desk.jumping import to_hit
from workbench.session.finding.finding import Finding, Hit
from workbench.session.finding.past import Past
from workbench.session.finding.query import Query
from workbench.session.finding.search import Match, Search
from workbench.tui.background import Task
from workbench.tui.screens.desk.answers import Delivered

if TYPE_CHECKING:
    from workbench.session.finding.counterparts import Counterparts
    from workbench.tui.screens.desk.screen import DeskScreen

T = TypeVar("T")

_SEARCH = "search"
_OFTEN = 0.1  # seconds between two deliveries


class Listener(Protocol):
    """Hears what a search comes to."""

    def __call__(self, message: str, /, *, is_problem: bool) -> None:
        """Hear how many places are known, or what is wrong."""
        ...


def _nobody(_message: str, *, is_problem: bool) -> None:
    """Listens to nothing."""


class Finder:
    """Marks in the view what a search finds, as it comes, and goes from place to place.

    Attributes:
        gone_to: paragraphs that were typed.

    Args:
        screen: hears what was found.
    """

    def __init__(self, screen: DeskScreen) -> None:
        self.gone_to = Past()
        self._screen = screen
        self._counterparts: Counterparts | None = None
        self._going = 0
        self._listener: Listener = _nobody

    @property
    def finding(self) -> Finding:
        """What is looked for."""
        return self._screen.desk.finding

    def spans_of(self, paragraph_id: str) -> tuple[Span, ...]:
        """The places of a paragraph, for the view."""
        return self.finding.spans_of(self._screen.desk.document, paragraph_id)

    def told_filter(self) -> str:
        """The filter for the title; '' without one."""
        return f"only {self.finding.filter.name}" if self.finding.filter else ""

    def counterparts(self) -> Counterparts:
        """What is known of words in both languages; opened on first use, in a thread."""
        from workbench.session.finding.counterparts import Counterparts

        if self._counterparts is None:
            self._counterparts = Counterparts()
        return self._counterparts

    def look(self, query: Query, listener: Listener) -> None:
        """Look for something else.

        Args:
            query: for what; an empty one for nothing.
            listener: told how many places are known, or what is wrong.
        """
        if query and self.finding.query == query:
            self._listener = listener
            listener(self.finding.told, is_problem=False)
            return
        try:
            search = Search(query) if query else None
        except UsageError as error:
            self.begin(None)
            listener(str(error), is_problem=True)
            return
        listener("", is_problem=False)
        self.begin(search, listener)

    def search(self, query: Query) -> None:
        """Go to the next place of a search; it is begun unless it is under way already."""
        if self.finding.query != query:
            self.look(query, self._complain)
        self._listener = self._complain
        if self.finding.search is not None:
            self.go(1)

    def begin(self, search: Search | None, listener: Listener = _nobody) -> None:
        """Begin a search, or go back to one from before, or to none."""
        document = self._screen.desk.document
        self._screen.machine.background.cancel(_SEARCH)
        self._listener, self._going = listener, 0
        self.finding.begin(document, search)
        self._screen.view.repaint_all()
        if search is not None:
            self._start(lambda task: self._search(search, document, task))

    def follow(self) -> None:
        """After an edit: look for the places in what has changed."""
        document, search = self._screen.desk.document, self.finding.search
        if search is None or not self.finding.is_stale(document):
            return
        if self.finding.is_complete:
            self._start(lambda task: self._search_again(search, document, task))
        else:
            self.begin(search, self._listener)

    def go(self, step: int) -> None:
        """Go to the next (+1) or previous (-1) place, as soon as it is known."""
        desk = self._screen.desk
        try:
            hit = self.finding.beyond(desk.document, desk.focus, step)
        except UsageError as error:
            self._screen.complain(error)
            return
        is_early = not self.finding.is_complete and (hit is None or hit.came_round)
        self._going = step if is_early else 0
        if is_early:
            self._screen.say("searching…")
        elif hit is None:
            self._screen.say(_nothing(self.finding))
        else:
            to_hit(desk, hit)
            self._screen.say(_told(hit, self.finding, step))
            self._screen.moved()

    def stay(self) -> None:
        """The editor has gone on without waiting for the next place."""
        self._going = 0

    # -- in the thread -------------------------------------------------------------------------

    def _start(self, work: Callable[[Task], None]) -> None:
        self._screen.machine.background.start(_SEARCH, work)

    def _deliver(self, what: Callable[[], None]) -> None:
        self._screen.post_message(Delivered(what))

    def _search(self, search: Search, document: Document, task: Task) -> None:
        try:
            for matches in batches(search.matches(document), task):
                self._deliver(partial(self._take, search, document, matches))
            end = partial(self._take, search, document, [], is_last=True)
        except UsageError as error:
            end = partial(self._fail, search, error)
        if not task.is_cancelled:
            self._deliver(end)

    def _search_again(self, search: Search, document: Document, task: Task) -> None:
        try:
            found = list(chain.from_iterable(batches(search.matches(document), task)))
        except UsageError:
            return  # it is told when somebody goes to the next place
        if not task.is_cancelled:
            self._deliver(partial(self._take_again, search, document, found))

    # -- on the screen -------------------------------------------------------------------------

    def _take(
        self, search: Search, document: Document, matches: list[Match], *, is_last: bool = False
    ) -> None:
        if not self.finding.found(search, document, matches, is_last=is_last):
            return
        view = self._screen.view
        if {match.paragraph for match in matches}.intersection(view.visible_ids()):
            view.repaint_all()
        self._listener(self.finding.told, is_problem=False)
        if self._going and self._screen.is_active:
            self.go(self._going)

    def _fail(self, search: Search, error: UsageError) -> None:
        """A search that can not go on is none."""
        if search is self.finding.search:
            listener = self._listener
            self.begin(None)
            listener(str(error), is_problem=True)

    def _take_again(self, search: Search, document: Document, matches: list[Match]) -> None:
        is_now = document is self._screen.desk.document
        if is_now and self.finding.found_again(search, document, matches):
            self._screen.view.repaint_all()

    def _complain(self, message: str, *, is_problem: bool) -> None:
        if is_problem:
            self._screen.complain(UsageError(message))


def batches(found: Iterable[Iterable[T]], task: Task) -> Iterator[list[T]]:
    """What comes in bit by bit, put together for a few deliveries a second."""
    batch: list[T] = []
    due = 0.0  # the first at once
    for some in found:
        if task.is_cancelled:
            return
        batch += some
        if batch and monotonic() > due:
            yield batch
            batch, due = [], monotonic() + _OFTEN
    if batch:
        yield batch


def _nothing(finding: Finding) -> str:
    pattern = finding.query.pattern
    return f"/{pattern}/ is nowhere" if pattern else "nothing is being looked for"


def _told(hit: Hit, finding: Finding, step: int) -> str:
    end = "beginning" if step > 0 else "end"
    round_ = f" · from the {end} again" if hit.came_round else ""
    return f"/{finding.query.pattern}/ {hit.number} of {finding.count}{round_}"
