"""The visual channel: what a machine reads where a letter stood.

p(observed | truth) over segments of 0-2 characters on each side (Brill and Moore 2000), one table
for spans read as Cyrillic, one for Latin and one for a mixture, from a data file with its costs in
nats. Nothing here knows words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from workbench.correct.learning import adapted
from workbench.correct.segments import Alignment, Segment, Table, align
from workbench.correct.tables import TRUTH, from_text
from workbench.lexicon.alphabet import CODES, LETTERS, SIZE
from workbench.lexicon.fold import fold
from workbench.lexicon.lookalikes import Script
from workbench.lexicon.lookalikes import script as script_of

Costs: TypeAlias = NDArray[np.float32]

Misreading: TypeAlias = tuple[str, str, str]
"""Script of the span, what was read and what stood there; 0-2 characters each."""

_STRENGTH = 100.0  # observations of each piece of truth that the channel is worth when it adapts
_YO = str.maketrans({"ё": "е", "Ё": "е", "‐": "-", "‑": "-"})


def shape_key(text: str) -> str:
    """`text` as the channel sees it: Cyrillic in lower case, ё as е; Latin keeps its case.

    One character for one: offsets stay true.
    """
    return "".join(
        character.lower() if "Ѐ" <= character <= "ӿ" else character
        for character in text.translate(_YO)
    )


def table_of(text: str) -> Script:
    """The table to read `text` by: the script of its letters; "mixed" where it has none."""
    found = script_of(text)
    return "mixed" if found == "other" else found


class Compiled:
    """A table as arrays over the letter codes of the trie, made segment by segment on demand."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._letters: dict[str, Costs] = {}
        self._pairs: dict[str, Costs | None] = {}
        self._pair_rows: dict[str, list[tuple[str, float]]] = {}
        for (observed, truth), cost in table.costs.items():
            if len(truth) == 2 and set(truth) <= CODES.keys():
                self._pair_rows.setdefault(observed, []).append((truth, cost))

    def letters(self, observed: str) -> Costs:
        """Cost of each single letter that may have stood there: shape (SIZE,)."""
        if observed not in self._letters:
            costs = np.full(SIZE, np.inf, np.float32)
            for code, letter in enumerate(LETTERS, 1):
                costs[code] = self._table.cost(observed, letter)
            self._letters[observed] = costs
        return self._letters[observed]

    def pairs(self, observed: str) -> Costs | None:
        """Cost of each two letters that may have stood there: shape (SIZE, SIZE), or None."""
        if observed not in self._pairs:
            rows = self._pair_rows.get(observed)
            costs = np.full((SIZE, SIZE), np.inf, np.float32) if rows else None
            for truth, cost in rows or ():
                assert costs is not None
                costs[CODES[truth[0]], CODES[truth[1]]] = cost
            self._pairs[observed] = costs
        return self._pairs[observed]

    @property
    def table(self) -> Table:
        """The table itself."""
        return self._table

    def cost(self, observed: str, truth: str) -> float:
        """As `Table.cost`."""
        return self._table.cost(observed, truth)


class Channel:
    """The tables of all scripts. Read-only once made; safe to share between threads."""

    def __init__(self, tables: Mapping[Script, Table]) -> None:
        self._compiled = {script: Compiled(table) for script, table in tables.items()}

    @classmethod
    @cache
    def shipped(cls) -> Channel:
        """The channel of the package's data file."""
        source = files("workbench.correct").joinpath("data/confusions.tsv")
        return cls.parse(source.read_text(encoding="utf-8"), source.name)

    @classmethod
    def parse(cls, text: str, name: str = "confusions.tsv") -> Channel:
        """A channel from the text of a data file.

        Raises:
            BadInputError: a line is not a row of a table; names file and line.
        """
        return cls(from_text(text, name))

    def adapted(self, misreadings: Mapping[Misreading, float]) -> Channel:
        """This channel after what people found in a project; itself where they found nothing.

        Args:
            misreadings: how often each was found: the sum of `misreadings_of` over the words that
                people corrected.
        """
        if not misreadings:
            return self
        found: dict[str, dict[Segment, float]] = {}
        for (script, observed, truth), times in misreadings.items():
            found.setdefault(script, {})[observed, truth] = times
        return Channel(
            {
                script: adapted(compiled.table, found.get(script, {}), _STRENGTH)
                for script, compiled in self._compiled.items()
            }
        )

    def compiled(self, script: Script) -> Compiled:
        """The arrays of a script; those of "mixed" for a span without letters."""
        return self._compiled.get(script) or self._compiled["mixed"]

    def align(self, script: Script, observed: str, truth: str) -> Alignment:
        """The cheapest way to read `truth` (folded) as `observed` (a `shape_key`)."""
        return align(self.compiled(script).table, observed, truth)


def misreadings_of(channel: Channel, observed: str, truth: str) -> Counter[Misreading]:
    """What one corrected word teaches: all its segments, right ones too; nothing if none is wrong.

    Args:
        channel: aligns the two.
        observed: what the machine read: a word or a few, without the signs around them.
        truth: what stood there, in any case pattern.
    """
    script = table_of(observed)
    segments = channel.align(script, shape_key(observed), fold(truth)).segments
    if all(read == stood for read, stood in segments):
        return Counter()
    return Counter((script, *segment) for segment in segments if set(segment[1]) <= TRUTH)
