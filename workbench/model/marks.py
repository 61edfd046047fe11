"""Marks an editor writes into the text itself: `[…]` illegible, `[слово?]` doubtful.

People read them as they stand; writers turn them into what their format has (TEI `gap`, `unclear`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import regex

from workbench.model.text import Span

ILLEGIBLE = "[…]"
_MARK = regex.compile(r"\[…\]|\[(?P<doubtful>[^\[\]?…]+)\?\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked place: the span with its brackets, and the reading in doubt ('' if illegible)."""

    kind: Literal["illegible", "doubtful"]
    span: Span
    reading: str


def marks(text: str) -> Iterator[Mark]:
    """The marked places of `text` in order."""
    for match in _MARK.finditer(text):
        reading = match["doubtful"]
        kind: Literal["illegible", "doubtful"] = "doubtful" if reading else "illegible"
        yield Mark(kind, Span(match.start(), match.end()), reading or "")


def doubtful(reading: str) -> str:
    """`reading` marked as doubtful."""
    return f"[{reading}?]"
