"""What stood where each sign of a read paragraph stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import Levenshtein

from workbench.correct.signs.sign import Sign
from workbench.model.text import Span

_SAME_BETWEEN = 3  # equal characters that do not part two changes
_TASTES = (frozenset("-–—−‐‑"), frozenset('«»“”„"'))


def stood(read: str, truth: str, signs: Sequence[Sign]) -> list[str | None]:
    """For each sign the reading that is right; None where none of its readings is.

    Args:
        read: what the machine read.
        truth: what stood there.
        signs: those of `read`.
    """
    characters = _aligned(read, truth)
    return [_reading(sign, "".join(characters[sign.span.start : sign.span.end])) for sign in signs]


def _reading(sign: Sign, truth: str) -> str | None:
    shown = truth.strip()
    if any(shown and set(shown) <= taste and set(sign.text) <= taste for taste in _TASTES):
        return sign.text
    if sign.place == "alone" and shown in ("-", "—"):
        shown = "–"
    shown = shown.lower()
    return shown if shown in sign.readings else None


def _aligned(read: str, truth: str) -> list[str]:
    """What stood in the place of each character of `read`; "" where nothing did.

    Levenshtein's alignment, made anew wherever it had a choice: a sign is rather a sign, and a
    letter rather a letter.
    """
    found = list(read)
    for a, b in _changed(read, truth):
        found[a.start : a.end] = _weighed(a.within(read), b.within(truth))
    return found


def _changed(read: str, truth: str) -> Iterator[tuple[Span, Span]]:
    """Changed stretches of both with a few equal characters around them."""
    groups: list[list[int]] = []
    for tag, a, b, c, d in Levenshtein.opcodes(read, truth):
        if tag == "equal":
            continue
        if groups and a - groups[-1][1] <= 2 * _SAME_BETWEEN:
            groups[-1][1], groups[-1][3] = b, d
        else:
            groups.append([a, b, c, d])
    for a, b, c, d in groups:
        before = min(_SAME_BETWEEN, a, c)
        after = min(_SAME_BETWEEN, len(read) - b, len(truth) - d)
        while before and read[a - before : a] != truth[c - before : c]:
            before -= 1
        while after and read[b : b + after] != truth[d : d + after]:
            after -= 1
        yield Span(a - before, b + after), Span(c - before, d + after)


def _weighed(read: str, truth: str) -> list[str]:
    """The cheapest alignment of a short stretch."""
    rows, columns = len(read), len(truth)
    best = [[(0.0, "")] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows + 1):
        for j in range(columns + 1):
            ways = []
            if i and j:
                ways.append((best[i - 1][j - 1][0] + _cost(read[i - 1], truth[j - 1]), "both"))
            if i:
                ways.append((best[i - 1][j][0] + _cost(read[i - 1], ""), "read"))
            if j:
                ways.append((best[i][j - 1][0] + _cost("", truth[j - 1]), "truth"))
            best[i][j] = min(ways, default=(0.0, ""))
    found: list[str] = []
    i, j = rows, columns
    while i or j:
        way = best[i][j][1]
        if way != "truth":
            found.append(truth[j - 1] if way == "both" else "")
        i, j = i - (way != "truth"), j - (way != "read")
    return found[::-1]


_COSTS = {
    "aa": 1.0, "..": 0.9, "a.": 1.5, ".a": 1.4, "a-": 1.0, "-a": 1.0, ".-": 0.8, "-.": 0.9,
    " -": 0.8, "- ": 0.8,
}  # fmt: skip
"""By classes of what was read and what stood: letter, sign, space, nothing."""


def _cost(read: str, truth: str) -> float:
    return 0.0 if read == truth else _COSTS.get(_class(read) + _class(truth), 2.2)


def _class(character: str) -> str:
    if not character:
        return "-"
    if character == " ":
        return " "
    return "a" if character.isalnum() else "."
