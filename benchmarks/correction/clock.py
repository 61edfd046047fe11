"""Time and memory of the corrector, one figure a process; prints JSON.

    python benchmarks/correction/clock.py start|suspects|memory PAGES.jsonl

`measure.py --only speed` runs them all.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

if TYPE_CHECKING:
    from workbench.model.suspects import Passage
    from workbench.session.assistant import Assistant

WORDS = 400  # of a page
_PAGES = 11  # one to warm up; of the others every second one is timed as a whole
_STATUS = Path("/proc/self/status")


def start(_pages: Path) -> dict[str, float]:
    """Seconds from the first import to the suspects of two words."""
    started = time.perf_counter()
    from workbench.correct.corrector import Corrector
    from workbench.model.suspects import Passage

    Corrector.open().suspects(Passage("донесемие резидемта"))
    return {"seconds": time.perf_counter() - started}


def suspects(path: Path) -> dict[str, float]:
    """Milliseconds a suspect, and seconds a page that is read through, warm."""
    from workbench.session.assistant import Assistant

    assistant = Assistant()
    warm, *pages = _pages(path)
    list(assistant.read_through(warm))
    each = [ms for page in pages[::2] for asked in page for ms in _looked_at(assistant, asked)]
    return {
        "suspects": len(each),
        "median": median(each),
        "p95": quantiles(each, n=20)[-1],
        "page": median(_read_through(assistant, page) for page in pages[1::2]),
    }


def memory(path: Path) -> dict[str, float]:
    """The most that was resident while a page was read through without the encoder, in MB."""
    from workbench.session.assistant import Assistant

    list(Assistant(without=frozenset({"encoder"})).read_through(_pages(path)[0]))
    line = next(row for row in _STATUS.read_text().splitlines() if row.startswith("VmHWM"))
    return {"peak": int(line.split()[1]) / 1000}


def _looked_at(assistant: Assistant, passage: Passage) -> list[float]:
    """For each suspect of a passage its part of the time of a first look, in milliseconds."""
    started = time.perf_counter()
    found = len(assistant.suspects(passage))
    milliseconds = 1000 * (time.perf_counter() - started)
    return [milliseconds / found] * found if found else []


def _read_through(assistant: Assistant, page: Sequence[Passage]) -> float:
    started = time.perf_counter()
    list(assistant.read_through(page))
    return time.perf_counter() - started


def _pages(path: Path) -> list[list[Passage]]:
    """Pages of about 400 words read as Russian, with their translation."""
    from benchmarks.correction.held_out import ENGLISH, passages_of
    from benchmarks.correction.pages import read_pages

    russian = [each for each in read_pages(path) if each.languages != "eng"]
    return list(_cut(passages_of(russian, ENGLISH)))[:_PAGES]


def _cut(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    page: list[Passage] = []
    for passage in passages:
        page.append(passage)
        if sum(len(each.text.split()) for each in page) >= WORDS:
            yield page
            page = []


PARTS = {"start": start, "suspects": suspects, "memory": memory}


def main() -> int:
    """Print one of them; exit code 0."""
    print(json.dumps(PARTS[sys.argv[1]](Path(sys.argv[2]))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
