"""Which abbreviation a full stop belongs to, and what that says about the end of the sentence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias, get_args

import regex

Kind: TypeAlias = Literal["before", "number", "unit", "tail", "year"]
"""What an abbreviation does to a sentence; told at the head of `data/sentences.tsv`."""

ROMAN = "[IVXLИУХЬ]+"
"""Pattern of a Roman number, typed in Latin letters or mended into Cyrillic ones."""

_LONGEST = 40  # characters in which an abbreviation of several parts is looked for
_CHAIN = regex.compile(r"(?<![\p{L}\p{N}-])(?:[\p{L}-]+\.\s?){0,3}\p{L}[\p{L}-]*$")
_PART = regex.compile(r"[\p{L}-]+")
_INITIALS = regex.compile(r"(?:\p{Lu}\.)*\p{Lu}")
_NUMBERED = regex.compile(
    rf"(?<!№\s?\d*)(?:\d(?:-\p{{Ll}}{{1,2}})?|\b{ROMAN}|\b(?:тыс|млн|млрд|трлн)\.?)[\s-]*$"
)


@dataclass(frozen=True, slots=True)
class Usage:
    """What a language writes around its full stops; all words in lower case.

    Attributes:
        abbreviations: each without its last stop and without spaces, to its kinds.
        dates: words that a date is made of.
        behind: capitalised words that go on behind a unit: "5 p.m. Monday".
        openers: words that begin sentences and are no names.
        speech: verbs that tell who said what stands before them.
    """

    abbreviations: dict[str, frozenset[Kind]]
    dates: frozenset[str]
    behind: frozenset[str]
    openers: frozenset[str]
    speech: frozenset[str]

    def kind(self, before: str) -> Kind | None:
        """What the abbreviation at the end of `before` is here; None where there is none.

        Of an abbreviation in several parts ("т. д.") the longest that is known counts. Single
        capitals are initials ("Т. Д.") and no abbreviation.

        Args:
            before: the text before the full stop that is asked about.
        """
        tail = before[-_LONGEST:]
        chain = _CHAIN.search(tail)
        parts = list(_PART.finditer(tail, chain.start())) if chain else []
        for first, part in enumerate(parts):
            word = ".".join(one.group() for one in parts[first:])
            kinds = None if _INITIALS.fullmatch(word) else self.abbreviations.get(word.lower())
            if kinds:
                numbered = _NUMBERED.search(tail[: part.start()]) is not None
                return _chosen(kinds, counts=numbered or "." in word)
        return None


def _chosen(kinds: frozenset[Kind], *, counts: bool) -> Kind | None:
    """Which of its kinds an abbreviation is: "5 т." are tons, "т. 5" is a volume.

    Args:
        kinds: all that it may be.
        counts: whether it may be a unit or a year where it stands, as behind a number.
    """
    order: tuple[Kind, ...] = ("year", "unit") if counts else ()
    known = next((kind for kind in (*order, "before", "number", "tail") if kind in kinds), None)
    return known or ("before" if "year" in kinds else None)


@cache
def usage(language: str) -> Usage:
    """What is usual in a language: "ru" or "en"; of any other nothing is known."""
    rows: dict[str, list[str]] = defaultdict(list)
    table = files("workbench.lexicon").joinpath("data", "sentences.tsv").read_text("utf-8")
    for line in table.splitlines():
        if line.startswith(f"{language}\t"):
            _, kind, words = line.split("\t")
            rows[kind] += words.split()
    kinds: dict[str, set[Kind]] = defaultdict(set)
    for kind in get_args(Kind):
        for word in rows[kind]:
            kinds[word].add(kind)
    return Usage(
        {word: frozenset(found) for word, found in kinds.items()},
        frozenset(rows["date"]),
        frozenset(rows["behind"]),
        frozenset(rows["opener"]),
        frozenset(rows["speech"]),
    )
