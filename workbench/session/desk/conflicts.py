"""Going through the conflicts of a merge on the desk, and settling them one place at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from workbench.errors import ImpossibleEditError
from workbench.lexicon.charalign import span_in_ocr
from workbench.model.conflict import VERSIONS, Members, Version
from workbench.model.disputes import Dispute, disputes
from workbench.model.document import Document, Paragraph, SourceParagraph
from workbench.model.edits import Edit, apply
from workbench.model.operations.conflicts import described, settle_links
from workbench.model.operations.texts import swap
from workbench.model.text import Span, normalise
from workbench.session.conflicts.places import DisputedPlace, disputed_places
from workbench.session.desk.desk import Desk
from workbench.session.focus import NOWHERE
from workbench.session.session import Session

_TOLD: Mapping[Version, str] = {"ours": "ours", "theirs": "theirs", "base": "before"}
_LABELS = (*_TOLD.values(), "machine", "both")
"""What can be chosen, each always by the same number."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Something to be decided.

    Attributes:
        dispute: the conflict it is in.
        conflict: which of the document's conflicts that is, from 0.
        conflicts: how many there are.
        place: which of its places, from 0; a link and a part of the description have one.
        places: how many these are.
    """

    dispute: Dispute
    conflict: int
    conflicts: int
    place: int = 0
    places: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """What a place can read.

    Attributes:
        number: by which it is chosen.
        label: whose it is, in a word.
        words: what it is; '' for nothing.
        stands: whether that is what stands there now.
    """

    number: int
    label: str
    words: str
    stands: bool


class Conflicts:
    """The open conflicts of a document on the desk, with one of their places in hand.

    Methods that settle raise what `Session` raises, and ImpossibleEditError where there is no such
    choice. After each the next open place is in hand.

    Args:
        desk: the document; the first place in hand is the first from its focus on.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._cut: tuple[Document | None, tuple[Stop, ...]] = (None, ())
        self._at = self._first_from_focus()
        self._settled: list[int] = []
        self._seen: tuple[str, int] | None = None

    # -- what is in hand -----------------------------------------------------------------------

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self.desk.document

    @property
    def stops(self) -> tuple[Stop, ...]:
        """All there is to be decided, in reading order."""
        if self._cut[0] is not self.document:
            self._cut = self.document, _stops(self.document)
        return self._cut[1]

    @property
    def stop(self) -> Stop | None:
        """What is in hand; None when all is settled."""
        return self.stops[self._at] if self.stops else None

    @property
    def place(self) -> DisputedPlace:
        """The disputed place in hand. Raises ImpossibleEditError where it is none of a text."""
        return self.places[self._in_hand("text").place]

    @property
    def paragraph(self) -> Paragraph:
        """Where that place is. Raises as `place` does."""
        return self.document.paragraph(self._in_hand("text").dispute.of)

    @property
    def places(self) -> tuple[DisputedPlace, ...]:
        """All disputed places of that paragraph. Raises as `place` does."""
        paragraph = self.paragraph
        if paragraph.conflict is None:
            return ()
        return disputed_places(paragraph.conflict, paragraph.text)

    @property
    def on_scan(self) -> tuple[Document, str, Span]:
        """Document, paragraph and span by which the place is found on its scan.

        Where the text was edited so much that the place is not found, those of our version.
        Raises as `place` does.
        """
        paragraph, place = self.paragraph, self.place
        if place.span is not None or paragraph.conflict is None or not paragraph.conflict.ours:
            return self.document, paragraph.id, place.span or NOWHERE
        before = replace(paragraph, text=paragraph.conflict.ours)
        edit = swap(self.document, paragraph, before, "as ours has it")
        return apply(self.document, edit), paragraph.id, place.in_ours

    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen by number; for links only whose they are."""
        stop = self.stop
        if stop is None:
            return ()
        if stop.dispute.kind == "text":
            return self._readings()
        if stop.dispute.kind == "description":
            return self._descriptions(stop.dispute.of)
        told = enumerate(_TOLD.values(), 1)
        return tuple(Choice(number, label, "", stands=False) for number, label in told)

    def linked(self, links: Iterable[Members]) -> Document:
        """The document if the disputed link in hand were settled so; as it is if it can not be."""
        stop = self._in_hand("links")
        try:
            return apply(self.document, settle_links(self.document, stop.dispute.of, links, ""))
        except ImpossibleEditError:
            return self.document

    @property
    def last_seen(self) -> tuple[str, int] | None:
        """Paragraph and code point of what was in hand last; None where it was the description."""
        seen = self._seen if self.stop is None else self._where(self.stop)
        return seen if seen is not None and self.document.has(seen[0]) else None

    # -- moving and settling -------------------------------------------------------------------

    def move(self, step: int) -> None:
        """Take the next place (+1) or the one before (-1) in hand, all round."""
        if self.stops:
            self._at = (self._at + step) % len(self.stops)

    def choose(self, number: int) -> Edit:
        """Settle the place in hand by a choice."""
        stop = self._in_hand()
        choice = next((one for one in self.choices() if one.number == number), None)
        if choice is None:
            raise ImpossibleEditError(f"there is no choice {number} here")
        if stop.dispute.kind == "links":
            version = tuple(VERSIONS)[number - 1]
            return self._settle(lambda: self._session.settle_links(stop.dispute.of, version))
        return self.put(choice.words)

    def put(self, words: str) -> Edit:
        """Settle the place in hand by words of one's own; '' for nothing."""
        stop = self._in_hand()
        of = stop.dispute.of
        if stop.dispute.kind == "links":
            raise ImpossibleEditError("links can not be typed", "choose one of the three")
        if stop.dispute.kind == "description":
            return self._settle(lambda: self._session.settle_description(of, words))
        return self._settle(lambda: self._session.settle_text(of, stop.place, normalise(words)))

    def keep(self) -> Edit:
        """Settle the place in hand by leaving all as it stands."""
        stop = self._in_hand()
        of = stop.dispute.of
        if stop.dispute.kind == "links":
            return self._settle(lambda: self._session.settle_links(of, None))
        if stop.dispute.kind == "description":
            return self._settle(lambda: self._session.settle_description(of, None))
        return self._settle(lambda: self._session.settle_text(of, stop.place, None))

    def undo(self) -> Edit:
        """Take the last decision back; what was done before on the desk stays."""
        if not self._settled:
            raise ImpossibleEditError("nothing was settled here yet")
        edit = self.desk.undo()
        self._at = self._settled.pop()
        return edit

    # -- inside --------------------------------------------------------------------------------

    @property
    def _session(self) -> Session:
        return self.desk.session

    def _in_hand(self, kind: str = "") -> Stop:
        stop = self.stop
        if stop is None or (kind and stop.dispute.kind != kind):
            raise ImpossibleEditError("there is no such conflict here")
        return stop

    def _where(self, stop: Stop) -> tuple[str, int] | None:
        if stop.dispute.kind != "text":
            return None if stop.dispute.kind == "description" else (stop.dispute.of, 0)
        span = self.place.span if stop == self.stop else None
        return stop.dispute.of, span.start if span else 0

    def _settle(self, make: Callable[[], Edit]) -> Edit:
        at, seen = self._at, self._where(self.stops[self._at])
        edit = self.desk.settle(make)
        self._seen = seen
        self._settled.append(at)
        self._at = at if at < len(self.stops) else 0
        return edit

    def _readings(self) -> tuple[Choice, ...]:
        place, paragraph = self.place, self.paragraph
        readings = {"ours": place.ours, "theirs": place.theirs, "before": place.base}
        if isinstance(paragraph, SourceParagraph):
            document, _, span = self.on_scan
            text = document.paragraph(paragraph.id).text
            readings["machine"] = span_in_ocr(paragraph.ocr, text, span).within(paragraph.ocr)
        if place.ours and place.theirs and not place.base:
            readings["both"] = f"{place.ours} {place.theirs}"
        return _numbered(readings, place.present if place.span is not None else None)

    def _descriptions(self, field: str) -> tuple[Choice, ...]:
        conflict = self.document.conflicts[field]
        readings = {label: getattr(conflict, version) for version, label in _TOLD.items()}
        return _numbered(readings, described(self.document, field))

    def _first_from_focus(self) -> int:
        """The first stop that stands where the editor is, or further down."""
        document, here = self.document, self.desk.focus.paragraph
        if not here:
            return 0
        at = document.link_index(here)
        for number, stop in enumerate(self.stops):
            if stop.dispute.kind != "description" and document.link_index(stop.dispute.of) >= at:
                return number
        return 0


def _stops(document: Document) -> tuple[Stop, ...]:
    found = disputes(document)
    stops: list[Stop] = []
    for number, dispute in enumerate(found):
        places = 1
        if dispute.kind == "text":
            paragraph = document.paragraph(dispute.of)
            if paragraph.conflict is not None:
                places = len(disputed_places(paragraph.conflict, paragraph.text))
        stops += [Stop(dispute, number, len(found), place, places) for place in range(places)]
    return tuple(stops)


def _numbered(readings: Mapping[str, str], present: str | None) -> tuple[Choice, ...]:
    return tuple(
        Choice(_LABELS.index(label) + 1, label, words.strip(), stands=words.strip() == present)
        for label, words in readings.items()
    )
