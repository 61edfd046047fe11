"""What was read, what is true, and the suspects: which belong together, and which reading is right.

Text read and truth are aligned by characters. Where they differ they differ by stretches of whole
words (`charalign.word_changes`); the suspects that touch such a stretch are judged by what comes of
it: readings are right when putting them in place makes the whole stretch equal to the truth. So a
word torn in two is only mended by a reading for all of it, and of two suspects in one stretch both
must have their right reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from workbench.evaluate.keys import Key
from workbench.lexicon.charalign import Change, word_changes
from workbench.model.suspects import Suspect
from workbench.model.text import Span, tokens, units

_MOST_TOGETHER = 3  # suspects of one stretch whose readings are tried in all combinations
_STANDS = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is true of a suspect.

    Attributes:
        suspect: the suspect.
        stands: its text is right as it stands: it was marked in vain.
        rank: number from 1 of the first reading that is right; None where none is. Where the
            text stands, the number of the reading that says so.
        right: for every reading, whether it is right.
    """

    suspect: Suspect
    stands: bool
    rank: int | None
    right: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Whole words that were read wrong.

    Attributes:
        change: where they stand in what was read (`ocr`) and in the truth (`text`).
        marked: whether a suspect touches them.
        rank: number from 1 of the reading that mends them; None where none does.
    """

    change: Change
    marked: bool
    rank: int | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Suspects and faults that touch each other; often one of each, or one alone.

    Attributes:
        observed: code points of what was read.
        truth: code points of the truth that stand there.
        verdicts: of its suspects, in order.
        faults: what is wrong in it; words that were lost altogether are no fault of a token and
            stand in `lost`.
        lost: words of the truth of which nothing was read.
    """

    observed: Span
    truth: Span
    verdicts: tuple[Verdict, ...]
    faults: tuple[Fault, ...]
    lost: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Joined:
    """Changes and suspects that overlap, before they are judged."""

    observed: Span
    truth: Span
    changes: tuple[Change, ...]
    suspects: tuple[Suspect, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A text that was read beside its truth.

    Attributes:
        observed: NFC text that was read.
        truth: NFC text that stood there.
        key: when two texts count as the same.
        suspects: of the text that was read, sorted by place, not overlapping.
    """

    observed: str
    truth: str
    key: Key
    suspects: tuple[Suspect, ...] = ()

    def stretches(self) -> Iterator[Stretch]:
        """All suspects and faults in reading order. Signs read wrong are no faults of words."""
        for joined in self._joined():
            stretch = self._judged(joined)
            if stretch.verdicts or stretch.faults or stretch.lost:
                yield stretch

    def _joined(self) -> Iterator[_Joined]:
        shift = 0  # by how much the truth runs ahead of what was read
        for group in _overlapping([*word_changes(self.observed, self.truth), *self.suspects]):
            changes = tuple(item for item in group if isinstance(item, Change))
            start, end = _place(group[0]).start, max(_place(item).end for item in group)
            begin = start + shift
            shift += sum(_growth(change) for change in changes)
            suspects = tuple(item for item in group if isinstance(item, Suspect))
            yield _Joined(Span(start, end), Span(begin, end + shift), changes, suspects)

    def _judged(self, joined: _Joined) -> Stretch:
        wrong = [change for change in joined.changes if self._differs(change)]
        faulty = [change for change in wrong if self._has_word(change)]
        chosen = self._combination(joined)
        verdicts = tuple(
            self._verdict(joined, n, chosen) if chosen else self._hopeless(suspect, wrong)
            for n, suspect in enumerate(joined.suspects)
        )
        return Stretch(
            joined.observed,
            joined.truth,
            verdicts,
            tuple(_fault(c, verdicts) for c in faulty if self._was_read(c)),
            tuple(c for c in faulty if not self._was_read(c)),
        )

    def _differs(self, change: Change) -> bool:
        return self.key(change.ocr.within(self.observed)) != self.key(
            change.text.within(self.truth)
        )

    def _has_word(self, change: Change) -> bool:
        texts = (change.ocr.within(self.observed), change.text.within(self.truth))
        return any(True for text in texts for _ in tokens(text))

    def _was_read(self, change: Change) -> bool:
        return any(True for _ in units(change.ocr.within(self.observed)))

    def _combination(self, joined: _Joined) -> tuple[int, ...] | None:
        """For every suspect the number of its reading, 0 as it stands, that together are right.

        The combination that is found furthest up the lists; None where there is none.
        """
        if not joined.suspects or len(joined.suspects) > _MOST_TOGETHER:
            return None
        numbers = [range(len(suspect.readings) + 1) for suspect in joined.suspects]
        right = (chosen for chosen in product(*numbers) if self._mends(joined, chosen))
        return min(right, key=lambda chosen: (max(chosen), sum(chosen)), default=None)

    def _mends(self, joined: _Joined, chosen: Sequence[int]) -> bool:
        """Whether the chosen readings make the stretch equal to the truth."""
        pieces: list[str] = []
        at = joined.observed.start
        for suspect, number in zip(joined.suspects, chosen, strict=True):
            new = suspect.readings[number - 1].text if number != _STANDS else suspect.text
            pieces += self.observed[at : suspect.span.start], new
            at = suspect.span.end
        pieces.append(self.observed[at : joined.observed.end])
        return self.key("".join(pieces)) == self.key(joined.truth.within(self.truth))

    def _verdict(self, joined: _Joined, number: int, chosen: tuple[int, ...]) -> Verdict:
        """The verdict on a suspect while the others of its stretch are as they should be."""
        suspect = joined.suspects[number]
        before, after = chosen[:number], chosen[number + 1 :]
        right = tuple(
            self._mends(joined, (*before, n, *after)) for n in range(1, len(suspect.readings) + 1)
        )
        return Verdict(suspect, chosen[number] == _STANDS, _first(right), right)

    def _hopeless(self, suspect: Suspect, wrong: Sequence[Change]) -> Verdict:
        """The verdict on a suspect of a stretch that no readings mend."""
        stands = not any(_touches(suspect.span, change.ocr) for change in wrong)
        right = tuple(stands and reading.text == suspect.text for reading in suspect.readings)
        return Verdict(suspect, stands, _first(right), right)


def _overlapping(items: Sequence[Change | Suspect]) -> Iterator[list[Change | Suspect]]:
    """The items in order, those together that overlap in what was read."""
    group: list[Change | Suspect] = []
    end = 0
    for item in sorted(items, key=_place):
        if group and _place(item).start >= end:
            yield group
            group = []
        end = max(end, _place(item).end) if group else _place(item).end
        group.append(item)
    if group:
        yield group


def _place(item: Change | Suspect) -> Span:
    return item.ocr if isinstance(item, Change) else item.span


def _growth(change: Change) -> int:
    read, true = change.ocr, change.text
    return (true.end - true.start) - (read.end - read.start)


def _touches(span: Span, changed: Span) -> bool:
    """Whether a suspect covers a part of what changed, or the place where something is missing."""
    if changed.start == changed.end:
        return span.start < changed.start < span.end
    return span.overlaps(changed)


def _fault(change: Change, verdicts: Sequence[Verdict]) -> Fault:
    touching = [verdict for verdict in verdicts if _touches(verdict.suspect.span, change.ocr)]
    ranks = [verdict.rank for verdict in touching if not verdict.stands]
    found = [rank for rank in ranks if rank is not None]
    mended = bool(ranks) and len(found) == len(ranks)
    return Fault(change, bool(touching), max(found) if mended else None)


def _first(right: Sequence[bool]) -> int | None:
    return next((number for number, yes in enumerate(right, 1) if yes), None)
