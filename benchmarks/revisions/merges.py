"""What merging loses: pairs of editors merged by the workbench, by git, and word by word.

    python benchmarks/revisions/merges.py [--pairs N] [--seed N] [--write PAGE.md] [--json]

Two editors make up to twelve edits each of one document; every merge gets the same pairs, and every
result that it calls clean, or, of ours, also those with disputes, is asked for all laws
(`benchmarks/revisions/laws`). Half of the speed goes into the laws.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.revisions.laws import Broken, broken, broken_by
from benchmarks.revisions.pairs import NEARNESS, Nearness, Pair, pair
from benchmarks.revisions.rivals import git, words
from benchmarks.sections import Cell, Section, Table, publish
from workbench.errors import BadInputError
from workbench.revisions.merge import merge
from workbench.store.codec import decode, encode

_OURS, _GIT, _WORDS = "workbench", "git merge-file", "words of the file"
_OF_WORDS = {
    "a word is lost",
    "a word is doubled",
    "a word is back",
    "a word that nobody wrote",
    "a carried word is lost or doubled",
    "a number of words",
}
_UNREADABLE = "the file can not be read"


@dataclass(slots=True)
class Tally:
    """What one merge made of the pairs of one nearness.

    Attributes:
        pairs: how many there were.
        conflicts: of how many it left something to settle, or all.
        disputes: how many places were left to settle.
        unsound: how many it called clean that are no document.
        wrong: how many it called merged that are a document but break a law.
        silent: how many of those have no conflict that would lead a person there.
        words: of how many a word was lost, doubled or brought back.
        laws: how many pairs broke each law.
        seconds: it took, without the laws.
    """

    pairs: int = 0
    conflicts: int = 0
    disputes: int = 0
    unsound: int = 0
    wrong: int = 0
    silent: int = 0
    words: int = 0
    laws: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def add(self, conflicts: int, found: list[Broken], seconds: float) -> None:
        """Count a pair."""
        self.pairs += 1
        self.conflicts += conflicts > 0
        self.disputes += conflicts
        self.seconds += seconds
        laws = {one.law for one in found}
        self.laws.update(laws)
        if _UNREADABLE in laws:
            self.unsound += 1
        elif laws:
            self.wrong += 1
            self.silent += not conflicts
        self.words += not laws.isdisjoint(_OF_WORDS)


def by_us(one: Pair) -> tuple[int, list[Broken], float]:
    """Disputes, broken laws and seconds of our merge."""
    started = time.perf_counter()
    made = merge(one.base, one.ours, one.theirs)
    seconds = time.perf_counter() - started
    return made.conflicts, broken_by(one, merge, made), seconds


def by_text(
    merge_texts: Callable[[str, str, str], str | None], one: Pair
) -> tuple[int, list[Broken], float]:
    """Conflicts (one or none), broken laws and seconds of a merge of texts."""
    texts = [encode(document) for document in (one.base, one.ours, one.theirs)]
    started = time.perf_counter()
    merged = merge_texts(*texts)
    seconds = time.perf_counter() - started
    if merged is None:
        return 1, [], seconds
    try:
        document = decode(merged, "merged.json")
    except BadInputError as error:
        return 0, [Broken(_UNREADABLE, error.message)], seconds
    return 0, broken(one, document), seconds


def measured(pairs: int, seed: int) -> Iterator[Section]:
    """All merges on so many pairs, drawn from the numbers that follow `seed`."""
    merges: dict[str, Callable[[Pair], tuple[int, list[Broken], float]]] = {
        _OURS: by_us,
        _GIT: lambda one: by_text(git, one),
        _WORDS: lambda one: by_text(words, one),
    }
    tallies = {(name, near): Tally() for name in merges for near in NEARNESS}
    for n in range(seed, seed + pairs):
        one = pair(n)
        for name, made_by in merges.items():
            conflicts, found, seconds = made_by(one)
            tallies[name, one.nearness].add(conflicts, found, seconds)
            if name == _OURS:
                for law in found:
                    print(f"{n}: {law.law}: {law.detail}", file=sys.stderr, flush=True)
    rows: list[list[Cell]] = [
        [name, _TOLD[near], *_cells(tallies[name, near])] for near in NEARNESS for name in merges
    ]
    rows += [[name, "all", *_cells(_sum(tallies, name))] for name in merges]
    head = (
        "merge",
        "both work",
        "pairs",
        "with conflicts",
        "unreadable",
        "clean, a law broken",
        "with those in conflict",
        "of words",
        "ms",
    )
    yield Section(
        "merges",
        [Table(head, rows), _laws({name: _sum(tallies, name) for name in merges})],
        [
            f"{pairs:,} pairs from seed {seed}. *Unreadable*: called clean, and no document. "
            "*Clean, a law broken*: nothing leads there. Results of ours that have conflicts are "
            "asked for every law too, and only ours for the laws of merging again and of the other "
            "way round. *Of words*: a word lost, doubled, back or made up."
        ],
        {f"{name}, {near}": _data(tally) for (name, near), tally in tallies.items()},
        room="revisions",
    )


_TOLD: dict[Nearness, str] = {
    "words": "on the same words",
    "paragraph": "in the same paragraph",
    "neighbours": "in neighbouring paragraphs",
    "far": "far from each other",
}


def _cells(tally: Tally) -> list[Cell]:
    of = max(1, tally.pairs)
    counts = (tally.conflicts, tally.unsound, tally.silent, tally.wrong, tally.words)
    shares = [f"{part / of:.2%}" for part in counts]
    return [tally.pairs, *shares, f"{tally.seconds / of * 1000:.1f}"]


def _laws(tallies: dict[str, Tally]) -> Table:
    every = sorted({law for tally in tallies.values() for law in tally.laws})
    rows: list[list[Cell]] = [[law, *(t.laws[law] for t in tallies.values())] for law in every]
    return Table(("pairs that broke the law", *tallies), rows)


def _sum(tallies: dict[tuple[str, Nearness], Tally], name: str) -> Tally:
    whole = Tally()
    for (of, _), tally in tallies.items():
        if of == name:
            whole.pairs += tally.pairs
            whole.conflicts += tally.conflicts
            whole.disputes += tally.disputes
            whole.unsound += tally.unsound
            whole.wrong += tally.wrong
            whole.silent += tally.silent
            whole.words += tally.words
            whole.laws += tally.laws
            whole.seconds += tally.seconds
    return whole


def _data(tally: Tally) -> dict[str, object]:
    return {
        "pairs": tally.pairs,
        "conflicts": tally.conflicts,
        "disputes": tally.disputes,
        "unreadable": tally.unsound,
        "wrong": tally.wrong,
        "silent": tally.silent,
        "words": tally.words,
        "laws": dict(tally.laws),
        "seconds": tally.seconds,
    }


def main() -> None:
    """Print the tables, and put them in their place in a page."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--pairs", type=int, default=400, help="how many (%(default)s)")
    options.add_argument("--seed", type=int, default=0, help="number of the first (%(default)s)")
    options.add_argument("--json", action="store_true", help="print JSON instead of tables")
    options.add_argument("--write", type=Path, metavar="PAGE.md", help="where tables are replaced")
    given = options.parse_args()
    machine = f"{os.cpu_count()} cores {platform.machine()}, Python {platform.python_version()}"
    caption = f"{time.strftime('%Y-%m-%d')}, {machine}."
    publish(measured(given.pairs, given.seed), caption, given.write, as_json=given.json)


if __name__ == "__main__":
    main()
