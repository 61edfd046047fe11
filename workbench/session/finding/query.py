"""What is looked for: a pattern in the syntax of the `regex` package, and how it is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import regex

from workbench.errors import UsageError
from workbench.model.document import Side
from workbench.model.text import normalise
from workbench.session.finding.folding import folded

Sides: TypeAlias = Literal["source", "target", "both"]
SIDES: tuple[Sides, ...] = ("both", "source", "target")

_PLAIN_FUZZY = regex.compile(
    r"(?P<text>[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}\s'’‐‑-]*)\{(?P<cost>[eеids0-9<=+,\s]*[eеids][^{}]*)\}"
)
"""A word with the errors it may have behind it: `стачка{e<=2}`. The е may be typed as Russian."""

_FUZZY = regex.compile(r"\{[^{}]*[eids][^{}]*\}")
_ESCAPES = regex.compile(r"\\[pPN]\{(?!Lu)[^}]*\}|\\.|\(\?P?[<=>&][^>)]*|\(\?[A-Z]")
_PRECISE = regex.compile(r"\p{M}|\\[pPuUxNX]")
_CAPITAL = regex.compile(r"\p{Lu}")
_OUTSIDE_WORDS = r"(?<![\p{{L}}\p{{M}}\p{{N}}])(?:{})(?![\p{{L}}\p{{M}}\p{{N}}])"


@dataclass(frozen=True, slots=True)
class Query:
    """A search.

    Attributes:
        pattern: what is looked for.
        sides: in which language.
        ignore_case: whether capitals count as small letters; None lets the pattern say: one with a
            capital letter in it is exact.
        whole_words: whether places begin and end where words do.
        is_regex: whether the pattern is a regular expression; else it is looked for as it stands.
    """

    pattern: str
    sides: Sides = "both"
    ignore_case: bool | None = None
    whole_words: bool = False
    is_regex: bool = True

    @property
    def ignores_case(self) -> bool:
        """Whether capitals count as small letters."""
        if self.ignore_case is not None:
            return self.ignore_case
        text = _ESCAPES.sub("", self.pattern) if self.is_regex else self.pattern
        return not _CAPITAL.search(text)

    @property
    def is_literal(self) -> bool:
        """Whether every letter counts as it is typed: ё is not е, and accents matter."""
        return self.ignore_case is False or bool(_PRECISE.search(self.pattern))

    def looks_at(self, side: Side) -> bool:
        """Whether a side is searched."""
        return self.sides in (side, "both")

    def __bool__(self) -> bool:
        return bool(self.pattern)


def compiled(query: Query) -> regex.Pattern[str]:
    """The expression of a query, for texts that are folded unless it is literal.

    Raises:
        UsageError: the pattern can not be read; names the place in it.
    """
    expression, is_fuzzy = _expression(query)
    if not query.is_literal:
        expression = folded(expression).text
    flags = regex.IGNORECASE if query.ignores_case else 0
    if is_fuzzy:
        flags |= regex.ENHANCEMATCH
    _try(expression, flags)  # by itself: a bracket too many must not close one of ours
    if query.whole_words or _PLAIN_FUZZY.fullmatch(query.pattern):
        expression = _OUTSIDE_WORDS.format(expression)
    return _try(expression, flags)


def _expression(query: Query) -> tuple[str, bool]:
    """The expression as it is typed or meant, and whether it allows errors."""
    plain = _PLAIN_FUZZY.fullmatch(query.pattern)
    if plain is not None:
        text, cost = normalise(plain["text"]), plain["cost"].replace("е", "e")
        return f"(?:{regex.escape(text, literal_spaces=True)}){{{cost}}}", True
    if not query.is_regex:
        return regex.escape(query.pattern, literal_spaces=True), False
    return query.pattern, bool(_FUZZY.search(query.pattern))


def _try(expression: str, flags: int) -> regex.Pattern[str]:
    try:
        return regex.compile(expression, flags)
    except regex.error as error:
        message, _, place = str(error).rpartition(" at position ")
        raise UsageError(
            f"the pattern can not be read{_at(place)}: {message.strip() or place}",
            "mend it, or search for it as plain text",
        ) from error


def _at(place: str) -> str:
    return f" at character {int(place) + 1}" if place.isdecimal() else ""
