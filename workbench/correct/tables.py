"""Tables of confusions as text: "script, observed, truth, cost", parted by tabs, one row a line."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from workbench.correct.segments import ANY, SAME, Segment, Table
from workbench.errors import BadInputError, Place
from workbench.lexicon.alphabet import LETTERS
from workbench.lexicon.lookalikes import Script

SCRIPTS: tuple[Script, ...] = ("cyrillic", "latin", "mixed")
"""One table each."""

TRUTH = frozenset(LETTERS) | {" "}
"""What a table knows of what may have stood there."""

_EVERY_SCRIPT = "any"
_WRITTEN = {" ": "\\s", ANY: "*", "*": "\\*", "\\": "\\\\"}  # what stands for it in a file
_READ = {written: meant for meant, written in _WRITTEN.items()}
_SIGN = regex.compile(r"\\.|.")


def from_text(text: str, name: str) -> dict[Script, Table]:
    """The tables of a file; # begins a remark.

    Raises:
        BadInputError: a line is not a row; names the file and the line.
    """
    costs: dict[Script, dict[Segment, float]] = {script: {} for script in SCRIPTS}
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("# "):
            continue
        script, segment, cost = _row(line, Place(name, number))
        for chosen in SCRIPTS:
            if script in (chosen, _EVERY_SCRIPT):
                costs[chosen][segment] = cost
    return {script: Table(found) for script, found in costs.items()}


def to_text(tables: Mapping[Script, Table]) -> str:
    """The tables as the rows of a file, sorted."""
    rows = [
        "\t".join((script, *map(_written, segment), f"{cost:.2f}"))
        for script, table in tables.items()
        for segment, cost in table.costs.items()
    ]
    return "".join(row + "\n" for row in sorted(rows))


def _row(line: str, place: Place) -> tuple[str, Segment, float]:
    fields = line.split("\t")
    if len(fields) != 4 or fields[0] not in (*SCRIPTS, _EVERY_SCRIPT):
        raise BadInputError("not a row of a confusion table", "see the head of the file", place)
    observed, truth = map(_meant, fields[1:3])
    try:
        cost = float(fields[3])
    except ValueError:
        raise BadInputError(
            f"{fields[3]!r} is not a cost", "write a number of nats", place
        ) from None
    in_range = len(observed) <= 2 and len(truth) <= 2 and cost >= 0
    if not in_range or not set(truth) <= TRUTH | {ANY, SAME}:
        raise BadInputError("a segment out of range", "see the head of the file", place)
    return fields[0], (observed, truth), cost


def _written(side: str) -> str:
    return "".join(_WRITTEN.get(sign, sign) for sign in side)


def _meant(field: str) -> str:
    return "".join(_READ.get(sign, sign) for sign in _SIGN.findall(field))
