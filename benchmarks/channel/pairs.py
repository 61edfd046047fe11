"""What was read and what stood there, cut to words: the material the channel is learned from."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import Levenshtein
import regex

from benchmarks.channel.reading import skeleton
from workbench.correct.channel import shape_key, table_of
from workbench.lexicon.fold import fold
from workbench.lexicon.lookalikes import Script

Pair: TypeAlias = tuple[str, str]
"""What was read, as the channel sees it, and what stood there, folded."""

SPACE = (" ", " ")
"""The pair of a space that was read as it stood."""

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}](?:.*[\p{L}\p{M}\p{N}])?")
_RUSSIAN = regex.compile(r"[а-яё]+(?:[- ][а-яё]+)*", regex.IGNORECASE)
_CYRILLIC = regex.compile(r"\p{Cyrillic}")
_LATIN = regex.compile(r"\p{Latin}")


def chunks(observed: str, truth: str) -> Iterator[Pair]:
    """The two texts cut at the spaces they have in common, by edit distance of their shapes."""
    start_observed = start_truth = 0
    for tag, o1, o2, t1, _ in Levenshtein.opcodes(skeleton(observed), skeleton(truth)):
        if tag != "equal":
            continue
        for place in range(o1, o2):
            if observed[place] == " ":
                other = t1 + place - o1
                yield observed[start_observed:place], truth[start_truth:other]
                start_observed, start_truth = place + 1, other + 1
    yield observed[start_observed:], truth[start_truth:]


def words(observed: str, truth: str) -> Iterator[Pair]:
    """The chunks whose truth is one or two Russian words, signs at their edges set aside."""
    for read, stood in chunks(observed, truth):
        core = _WORD.search(stood)
        if core and _RUSSIAN.fullmatch(core.group()) and core.group().count(" ") < 2:
            found = _WORD.search(read)
            yield (found.group() if found else read), core.group()


def counted(paths: Sequence[Path]) -> dict[Script, Counter[Pair]]:
    """How often each pair stands in files of paragraphs, by the table it teaches.

    A space between two pairs is a pair itself: `SPACE`.
    """
    pairs: dict[Script, Counter[Pair]] = {}
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for read, stood in chunks(row["ocr"], row["truth"]):
                if _CYRILLIC.search(stood) and not _LATIN.search(stood):
                    found = pairs.setdefault(table_of(read), Counter())
                    found.update([(shape_key(read), fold(stood)), SPACE])
    return pairs
