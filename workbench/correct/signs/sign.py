"""The signs of a paragraph, and what each may have been."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypeAlias

import regex

from workbench.model.text import Span

Place: TypeAlias = Literal["alone", "before", "after"]
"""Between spaces, at the beginning of a word, at its end."""

REMOVED = ""
"""The reading of a sign that never stood on the page."""

READINGS = MappingProxyType(
    {
        "alone": (REMOVED, "–", ".", ",", *"асвоуикя"),
        "before": (REMOVED, "«", "("),
        "after": (REMOVED, ",", ".", ";", ":", ")", "»"),
    }
)
"""What a sign may have been, beside itself, by its place."""

_KINDS = MappingProxyType(
    {
        character: kind
        for kind, characters in {
            "dash": "-–—−‐‑",
            "quote": '«»“”„"',
            "bracket": "()[]{}",
            "tick": "'’‘‚‛`´",
            "stroke": "|\\/!¦",
            "pause": ":;",
            "debris": "_°~^=<>©®™•■¬&@$+¢€¥#‹›",
        }.items()
        for character in characters
    }
)
_RUN = regex.compile(r"[^\s\p{L}\p{M}\p{N}]+")


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign: one that clings to a word, or all that stands between two spaces.

    Attributes:
        span: code points of the paragraph.
        text: the sign; more than one where they stand between spaces together.
        place: where it stands.
    """

    span: Span
    text: str
    place: Place

    @property
    def name(self) -> str:
        """The sign in the names of features; "run" for several together."""
        return self.text if len(self.text) == 1 else "run"

    @property
    def kind(self) -> str:
        """The name of its kind, which shares what is learned; of itself where it has none."""
        return _KINDS.get(self.text, self.name)

    @property
    def readings(self) -> tuple[str | None, ...]:
        """What it may have been: itself, other readings, None for something else than these.

        Which dash and which quotation mark it is, is a matter of taste.
        """
        taste = {"dash": "–", "quote": "«»"}.get(self.kind, "")
        others = (r for r in READINGS[self.place] if r != self.text and (r not in taste or not r))
        return self.text, *others, None

    @property
    def is_debris(self) -> bool:
        """Whether hardly any Russian text has such a sign."""
        return self.kind in ("debris", "tick") or self.text in ("“", "”", "|", "\\", "{", "}")


def signs_of(text: str) -> Iterator[Sign]:
    """The signs of `text` in order; none of those between two letters or digits."""
    for match in _RUN.finditer(text):
        run = Span(match.start(), match.end())
        word_before = run.start > 0 and not text[run.start - 1].isspace()
        word_after = run.end < len(text) and not text[run.end].isspace()
        if word_before and word_after:
            continue
        if not word_before and not word_after:
            yield Sign(run, match.group(), "alone")
            continue
        place: Place = "after" if word_before else "before"
        for start in range(run.start, run.end):
            yield Sign(Span(start, start + 1), text[start], place)
