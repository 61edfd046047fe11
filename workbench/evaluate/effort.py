"""Editing effort: the keys a simulated editor presses, here and in a plain editor.

Both editors know the truth and go through the text once, from its first word to its last, mending
every fault of words; signs read wrong are left alone on both sides. A key is a key: one with a
modifier (^→) counts once, and so does a capital letter.

Here (keys as in `tui/actions.py`) the cursor goes on to the next suspect by itself after every
decision, and `n` goes to the first. At a suspect the editor presses the digit of the reading that
is right, `space` where the text stands, or else `enter`, the truth, `enter`; a further word of the
same fault is removed with `l`, `enter`, `delete`, `enter`. A fault that no suspect marks is noticed
in reading on: the editor goes to it with `h` and `l` word by word, or with `j` and `k` paragraph by
paragraph and then word by word, whichever is shorter, and types it as above. A lost word is typed
behind the one before it: `enter`, `end`, a space and the word, `enter`.

In a plain editor the fault is reached word by word (^→, ^←), paragraph by paragraph (^↓, ^↑) and
then word by word, or by a search (^f, three letters, `enter`, `esc`), whichever is shortest; then
every word of it is deleted (^delete), and the truth is typed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workbench.evaluate.cursor import Page
from workbench.evaluate.matching import Match, Stretch, Verdict
from workbench.lexicon.charalign import Change
from workbench.model.text import Span, graphemes
from workbench.tally import Tally, share

_MOST_DIGITS = 9  # readings that have a key
_ASK = _TAKE = 1  # enter, and enter
_EMPTIED = 1  # delete: the field opens with its text selected
_TO_END = 1  # end
_REMOVE_NEXT = 1 + _ASK + _EMPTIED + _TAKE  # l, enter, delete, enter
_SEARCH = 6  # ^f, three letters, enter, esc


@dataclass(frozen=True, slots=True)
class Effort(Tally):
    """Keys pressed, and what for.

    Attributes:
        keys: all keys pressed here.
        plain: all keys pressed in a plain editor.
        accepted: suspects mended by the digit of a reading.
        kept: suspects kept as they stand.
        typed: suspects typed.
        unmarked: faults and lost words without a suspect, which were gone to and typed.
        typing: keys here for the letters that were typed.
        moving: keys here for going to faults without a suspect.
    """

    keys: int = 0
    plain: int = 0
    accepted: int = 0
    kept: int = 0
    typed: int = 0
    unmarked: int = 0
    typing: int = 0
    moving: int = 0

    @property
    def ratio(self) -> float:
        """Keys here by keys in a plain editor; 0.0 where a plain editor needs none."""
        return share(self.keys, self.plain)


def effort(matches: Sequence[Match]) -> Effort:
    """The effort of correcting one text.

    Args:
        matches: its paragraphs in order, each with its truth and its suspects.
    """
    page = Page.of([match.observed for match in matches])
    found = [(n, stretch) for n, match in enumerate(matches) for stretch in match.stretches()]
    desk = _Desk(page, matches, found)
    total = Effort(plain=_plain(page, matches, found))
    for number, stretch in found:
        if stretch.verdicts:
            total += desk.decide(number, stretch)
        else:
            for change in _faults(stretch):
                total += desk.type(number, change)
    return total


@dataclass(slots=True)
class _Desk:
    """The simulated editor before the workbench.

    Attributes:
        page: the text.
        matches: its paragraphs.
        found: their stretches, with the paragraph's number.
        cursor: number of the word the cursor is on.
        stops: numbers of the words where suspects begin.
    """

    page: Page
    matches: Sequence[Match]
    found: Sequence[tuple[int, Stretch]]
    cursor: int = 0
    stops: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.stops = [self._stop(n, stretch) for n, stretch in self.found if stretch.verdicts]

    def decide(self, number: int, stretch: Stretch) -> Effort:
        """Decide the suspects of a stretch of a paragraph."""
        place = self._stop(number, stretch)
        going = int(self.cursor != place)  # n, before the first decision
        self._go_on(place)
        wrong = bool(_faults(stretch))
        if not wrong or all(map(_has_key, stretch.verdicts)):
            kept = sum(verdict.stands or not wrong for verdict in stretch.verdicts)
            accepted = len(stretch.verdicts) - kept
            return Effort(going + accepted + kept, accepted=accepted, kept=kept)
        typing = _length(self.matches[number].truth, stretch.truth)
        inside = self.page.count(number, stretch.verdicts[0].suspect.span)
        further = self.page.count(number, stretch.observed) - inside
        keys = going + _ASK + (typing or _EMPTIED) + _TAKE + further * _REMOVE_NEXT
        return Effort(keys, typed=1, typing=typing)

    def type(self, number: int, change: Change) -> Effort:
        """Go to what no suspect marks in a paragraph, and type it."""
        place = self.page.word_at(number, change.ocr.start)
        typing = _length(self.matches[number].truth, change.text)
        words = self.page.count(number, change.ocr)
        if words:
            keys = _ASK + (typing or _EMPTIED) + _TAKE + (words - 1) * _REMOVE_NEXT
        else:
            place, typing = max(0, place - 1), typing + 1
            keys = _ASK + _TO_END + typing + _TAKE
        moving = self.page.way(self.cursor, place)
        self._go_on(place)
        return Effort(keys + moving, unmarked=1, typing=typing, moving=moving)

    def _stop(self, number: int, stretch: Stretch) -> int:
        return self.page.word_at(number, stretch.verdicts[0].suspect.span.start)

    def _go_on(self, place: int) -> None:
        """After a decision: at the next suspect, or where one is when none is left."""
        beyond = bisect_left(self.stops, place + 1)
        self.cursor = self.stops[beyond] if beyond < len(self.stops) else place


def _plain(page: Page, matches: Sequence[Match], found: Sequence[tuple[int, Stretch]]) -> int:
    """Keys in a plain editor."""
    keys, cursor = 0, 0
    for number, change in _all_faults(found):
        place = page.word_at(number, change.ocr.start)
        removed = page.count(number, change.ocr)
        space = int(not removed)
        typed = space + _length(matches[number].truth, change.text)
        keys += min(page.way(cursor, place), _SEARCH) + removed + typed
        cursor = place + removed
    return keys


def _all_faults(found: Sequence[tuple[int, Stretch]]) -> Iterator[tuple[int, Change]]:
    for number, stretch in found:
        yield from ((number, change) for change in _faults(stretch))


def _faults(stretch: Stretch) -> list[Change]:
    """What is wrong or lost in a stretch, in order."""
    changes = [*(fault.change for fault in stretch.faults), *stretch.lost]
    return sorted(changes, key=lambda change: change.ocr)


def _has_key(verdict: Verdict) -> bool:
    """Whether one key decides the suspect."""
    return verdict.stands or (verdict.rank is not None and verdict.rank <= _MOST_DIGITS)


def _length(text: str, span: Span) -> int:
    """Keys for typing a piece of text."""
    return len(graphemes(span.within(text).strip()))
