"""Time and memory of aligning a large document, one figure a process; prints JSON.

    python benchmarks/alignment/clock.py plain|vectors|realign|nltk|galechurch PARAGRAPHS

`measure.py --only speed` runs them all.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TypeAlias

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.alignment.large import large
from benchmarks.alignment.rivals import by_galechurch, by_nltk
from workbench.align.aligner import Aligner
from workbench.align.evidence.all import all_evidence
from workbench.lexicon.encoder import Encoder
from workbench.model.asking import least_certain
from workbench.model.beads import Bead

_WARM_UP = 12  # paragraphs that have dictionaries and models read before the clock starts
_ANSWERS = 11  # the first is not counted: it scores what no question had touched before
_STATUS = Path("/proc/self/status")

Sides: TypeAlias = tuple[list[str], list[str]]
Figures: TypeAlias = dict[str, float]


def ours(sides: Sides, *, vectors: bool) -> Figures:
    """Seconds to align two texts never seen before, and the peak of resident memory in MB."""
    aligner = Aligner(evidence=all_evidence(Encoder.open() if vectors else None))
    aligner.align(sides[0][-_WARM_UP:], sides[1][-_WARM_UP:])
    seconds = _timed(lambda: aligner.align(*sides))
    return {"seconds": seconds, "peak": _peak()}


def realign(sides: Sides) -> Figures:
    """Milliseconds to align anew what an answer leaves open, median and slowest of ten.

    The answer confirms the least certain bead as it is.
    """
    texts = Aligner().texts(*sides)
    beads = texts.beads()
    anchors: tuple[Bead, ...] = ()
    took = []
    for _ in range(_ANSWERS):
        asked = least_certain(bead for bead in beads if bead not in anchors)
        assert asked is not None
        anchors += (asked,)
        started = time.perf_counter()
        beads = texts.beads(anchors)
        took.append(1000 * (time.perf_counter() - started))
    return {"median": median(took), "slowest": max(took)}


def nltk(sides: Sides) -> Figures:
    """Seconds that nltk's Gale–Church takes; none where it is not installed or refuses."""
    return _rival(by_nltk(), sides)


def galechurch(sides: Sides) -> Figures:
    """The same of the package galechurch."""
    return _rival(by_galechurch(), sides)


def _rival(align: Callable[[list[str], list[str]], object] | None, sides: Sides) -> Figures:
    if align is None:
        return {}
    try:
        return {"seconds": _timed(lambda: align(*sides)), "peak": _peak()}
    except ValueError:  # both packages have a largest size
        return {}


def _timed(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def _peak() -> float:
    line = next(row for row in _STATUS.read_text().splitlines() if row.startswith("VmHWM"))
    return int(line.split()[1]) / 1000


PARTS: dict[str, Callable[[Sides], Figures]] = {
    "plain": lambda sides: ours(sides, vectors=False),
    "vectors": lambda sides: ours(sides, vectors=True),
    "realign": realign,
    "nltk": nltk,
    "galechurch": galechurch,
}


def main() -> int:
    """Print one of them; exit code 0."""
    print(json.dumps(PARTS[sys.argv[1]](large(int(sys.argv[2])))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
