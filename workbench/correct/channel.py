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
import regex
from numpy.typing import NDArray

from workbench.correct.learning import adapted, segments_of
from workbench.correct.segments import ANY, SAME, Alignment, Segment, Table, align
from workbench.errors import BadInputError, Place
from workbench.lexicon.alphabet import CODES, LETTERS, SIZE
from workbench.lexicon.fold import fold
from workbench.lexicon.lookalikes import Script, script

Costs: TypeAlias = NDArray[np.float32]

SCRIPTS: tuple[Script, ...] = ("cyrillic", "latin", "mixed")
Misreading: TypeAlias = tuple[str, str, str]
"""Script of the span, what was read and what stood there; 0-2 characters each."""

_STRENGTH = 100.0  # observations of each piece of truth that the channel is worth when it adapts
_TRUTH = frozenset(LETTERS) | {" "}
_ANY_SCRIPT = "any"
_WRITTEN = {" ": "\\s", ANY: "*", "*": "\\*", "\\": "\\\\"}  # what stands for it in a file
_READ = {written: meant for meant, written in _WRITTEN.items()}
_SIGN = regex.compile(r"\\.|.")
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
    found = script(text)
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
        """A channel from lines "script, observed, truth, cost" parted by tabs; # starts a remark.

        Raises:
            BadInputError: a line is not of that shape; names file and line.
        """
        costs: dict[Script, dict[Segment, float]] = {script: {} for script in SCRIPTS}
        for number, line in enumerate(text.splitlines(), 1):
            if not line or line.startswith("# "):
                continue
            script, segment, cost = _row(line, Place(name, number))
            for chosen in SCRIPTS:
                if script in (chosen, _ANY_SCRIPT):
                    costs[chosen][segment] = cost
        return cls({script: Table(found) for script, found in costs.items()})

    def adapted(self, misreadings: Mapping[Misreading, float]) -> Channel:
        """This channel after what people found in a project; itself where they found nothing.

        Args:
            misreadings: how often each was found, right readings among them, as `misreadings_of`
                gives them for every word that a person decided.
        """
        if not misreadings:
            return self
        found: dict[str, dict[Segment, float]] = {}
        for (name, observed, truth), times in misreadings.items():
            found.setdefault(name, {})[observed, truth] = times
        return Channel(
            {
                name: adapted(compiled.table, found.get(name, {}), _STRENGTH)
                for name, compiled in self._compiled.items()
            }
        )

    def compiled(self, script: Script) -> Compiled:
        """The arrays of a script; those of "mixed" for a span without letters."""
        return self._compiled.get(script) or self._compiled["mixed"]

    def align(self, script: Script, observed: str, truth: str) -> Alignment:
        """The cheapest way to read `truth` (folded) as `observed` (a `shape_key`)."""
        return align(self.compiled(script).table, observed, truth)


def misreadings_of(channel: Channel, observed: str, truth: str) -> Counter[Misreading]:
    """How often each segment stands in the best alignment of a pair of texts, in any case pattern.

    Args:
        channel: aligns them.
        observed: what the machine read: a word or a few, without the signs around them.
        truth: what stood there; letters the channel does not know are left out.
    """
    name = table_of(observed)
    pair = (shape_key(observed), fold(truth))
    return Counter(
        (name, *segment)
        for segment in segments_of(channel.compiled(name).table, *pair)
        if set(segment[1]) <= _TRUTH
    )


def to_text(tables: Mapping[Script, Table]) -> str:
    """The tables as lines that `Channel.parse` reads, sorted."""
    rows = [
        "\t".join((name, *map(_written, segment), f"{cost:.2f}"))
        for name, table in tables.items()
        for segment, cost in table.costs.items()
    ]
    return "".join(row + "\n" for row in sorted(rows))


def _row(line: str, place: Place) -> tuple[str, Segment, float]:
    fields = line.split("\t")
    if len(fields) != 4 or fields[0] not in (*SCRIPTS, _ANY_SCRIPT):
        raise BadInputError("not a row of a confusion table", "see the head of the file", place)
    observed, truth = map(_meant, fields[1:3])
    try:
        cost = float(fields[3])
    except ValueError:
        raise BadInputError(
            f"{fields[3]!r} is not a cost", "write a number of nats", place
        ) from None
    in_range = len(observed) <= 2 and len(truth) <= 2 and cost >= 0
    if not in_range or not set(truth) <= _TRUTH | {ANY, SAME}:
        raise BadInputError("a segment out of range", "see the head of the file", place)
    return fields[0], (observed, truth), cost


def _written(side: str) -> str:
    return "".join(_WRITTEN.get(sign, sign) for sign in side)


def _meant(field: str) -> str:
    return "".join(_READ.get(sign, sign) for sign in _SIGN.findall(field))
