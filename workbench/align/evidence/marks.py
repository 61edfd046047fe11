"""Marks: quotations, questions, percentages and item numbers stand in both languages."""

from __future__ import annotations

import regex

from workbench.align.evidence.shared import SharedFeatures
from workbench.model.document import Side

_MARKS = {
    "“…”": regex.compile(r"[«»“”„\"]"),
    "?": regex.compile(r"\?(?!\])"),
    "!": regex.compile(r"!"),
    "%": regex.compile(r"%|\bпроцент|\bper ?cent"),
    "$": regex.compile(r"[$€£]|\bдолл|\bdollar"),
    "…:": regex.compile(r":\s*$"),
    "(…)": regex.compile(r"\(.+\)"),
    "–": regex.compile(r"^\s*[-–—]"),
}
_ITEM = regex.compile(r"^\s*(?:(?P<number>\d{1,2})|(?P<letter>[а-гa-d]))[.)]\s")


class Marks(SharedFeatures):
    """Weighs punctuation that a translator keeps."""

    kind = "marks"
    rates = (0.9,)

    def features(self, text: str, side: Side) -> frozenset[str]:  # noqa: ARG002
        """Names of the marks found, which are the same on both sides."""
        found = {name for name, pattern in _MARKS.items() if pattern.search(text)}
        item = _ITEM.match(text)
        if item:
            found.add(f"{item['number']}." if item["number"] else "a)")
        return frozenset(found)
