"""The first part: what is proposed for words known to be wrong, by others and by us."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.correction.held_out import ENGLISH, TEXT, Given, Page, looked_at
from benchmarks.correction.rivals import RIVALS, Rival, asked, missing
from benchmarks.correction.spots import Spot, ranks, spots_of
from benchmarks.sections import Section, Table
from workbench.correct.beam import Beam
from workbench.correct.channel import Channel, shape_key, table_of
from workbench.correct.weights import Weights
from workbench.evaluate.keys import folded
from workbench.lexicon.lexicon import Lexicon
from workbench.session.assistant import Assistant
from workbench.tally import share

_CHANNEL = "our channel, alone"
_LIMIT = 30  # readings asked of the channel


@dataclass
class Score:
    """Ranks from 1 of the truth, None where it is not proposed, by the script that was read.

    Attributes:
        latin: of words without a Cyrillic letter.
        russian: of all others.
        seconds: they took together.
        words: that took them.
    """

    latin: list[int | None] = field(default_factory=list)
    russian: list[int | None] = field(default_factory=list)
    seconds: float = 0.0
    words: int = 0

    def add(self, spot: Spot, rank: int | None) -> None:
        """One word more."""
        (self.latin if table_of(spot.read) == "latin" else self.russian).append(rank)

    def cells(self) -> list[int | float | str]:
        """Accuracy of all and of both scripts, and milliseconds a word."""
        every = [*self.russian, *self.latin]
        shares = [at(n, ranks) for ranks in (every, self.russian, self.latin) for n in (1, 5)]
        return [*shares, f"{1000 * share(self.seconds, self.words):.1f}"]


def at(depth: int, found: Sequence[int | None]) -> float:
    """Share of the words whose truth is among the first so many readings."""
    return share(sum(rank is not None and rank <= depth for rank in found), len(found))


def readings(pages: Sequence[Page], most: int) -> Section:
    """Accuracy of others and of ours on the same words, at most about so many."""
    every = [spot for page in pages for each in page for spot in spots_of(each.read, each.truth)]
    step = max(1, len(every) // most)
    chosen = {id(spot): spot for spot in every[::step]}
    scores = dict(_of_words(list(chosen.values())))
    for given in (TEXT, ENGLISH):
        scores[f"ours, {given.name}"] = _ours(pages, given, step)
    latin = len(next(iter(scores.values())).latin)
    notes = [
        f"{len(chosen):,} of {len(every):,} wrong words; {latin:,} were read as Latin letters."
    ]
    absent = missing(list(scores))
    if absent:
        notes.append(f"Not installed: {', '.join(absent)}.")
    head = ["", "@1", "@5", "Cyrillic @1", "@5", "Latin @1", "@5", "ms a word"]
    rows = [[name, *score.cells()] for name, score in scores.items()]
    data: dict[str, object] = {
        "words": len(chosen),
        "missing": absent,
        "methods": {name: _data(score) for name, score in scores.items()},
    }
    return Section("readings", [Table(head, rows)], notes, data)


def _of_words(spots: Sequence[Spot]) -> Iterator[tuple[str, Score]]:
    """Those that are given the wrong word and nothing else."""
    for name, opener in RIVALS.items():
        print(f"\rasking {name} …", end="\033[K", file=sys.stderr, flush=True)
        rival = opener()
        if rival is not None:
            yield name, _asked(spots, _questions(rival))
    yield _CHANNEL, _asked(spots, _channel())


def _questions(rival: Rival) -> Callable[[str], Iterable[str]]:
    return lambda read: rival.readings(asked(read))


def _channel() -> Callable[[str], Iterable[str]]:
    beam = Beam(Lexicon.open().trie, Channel.shipped(), Weights.shipped()["lexicon"])
    return lambda read: (
        found.text for found in beam.decode(table_of(read), shape_key(read), limit=_LIMIT)
    )


def _asked(spots: Sequence[Spot], propose: Callable[[str], Iterable[str]]) -> Score:
    score = Score(words=len(spots))
    list(propose(spots[0].read))  # the first answer opens tables
    for spot in spots:
        started = time.perf_counter()
        proposed = list(propose(spot.read))
        score.seconds += time.perf_counter() - started
        score.add(spot, _rank(spot, proposed))
    return score


def _rank(spot: Spot, proposed: Sequence[str]) -> int | None:
    """The rank of the truth; what was read is known to be wrong and is passed over."""
    wrong, truth = folded(spot.read), folded(spot.truth)
    texts = [text for text in map(folded, proposed) if text != wrong]
    return texts.index(truth) + 1 if truth in texts else None


def _ours(pages: Sequence[Page], given: Given, step: int) -> Score:
    """The product on whole pages; the words that are counted are each so manieth."""
    assistant = Assistant()
    list(looked_at(assistant, pages[0][:1], given))
    score, number = Score(), 0
    for page in pages:
        started = time.perf_counter()
        looks = list(looked_at(assistant, page, given))
        score.seconds += time.perf_counter() - started
        for look in looks:
            spots = list(spots_of(look.passage.text, look.paragraph.truth))
            for spot, rank in zip(
                spots, ranks(look.passage.text, spots, look.suspects), strict=True
            ):
                if number % step == 0:
                    score.add(spot, rank)
                number += 1
    score.words = number
    return score


def _data(score: Score) -> dict[str, object]:
    every = [*score.russian, *score.latin]
    return {
        "at_1": round(at(1, every), 4),
        "at_5": round(at(5, every), 4),
        "ms": round(1000 * share(score.seconds, score.words), 2),
    }
