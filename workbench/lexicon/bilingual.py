"""English words and the Russian ones that translate them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Protocol

import regex

from workbench.errors import BadInputError, Place
from workbench.lexicon.english_lemmas import lemmas
from workbench.lexicon.fold import fold

_ENTRY = regex.compile(r"(?P<english>[\p{Latin} -]+)\t(?P<russian>[а-яё-]+(?:, [а-яё-]+)*)")
_FADING = 6.0  # place in an article at which a translation is half as likely as the first one
_NOTHING: Mapping[str, float] = {}


class Dictionary(Protocol):
    """A source of translations."""

    def russian(self, word: str) -> Mapping[str, float]:
        """Folded Russian words that translate an English one in any form.

        Returns:
            each with the probability in 0..1 that a translator took just this one; they add up to
            less than 1, because no dictionary has everything. Empty for an unknown word.
        """
        ...


class Pairs:
    """A table of pairs. Read-only.

    Args:
        table: English lemma in lower case to Russian words, the most usual first.
        names: whether it has names alone, which English writes with a capital: Turkey, Nice.
    """

    def __init__(self, table: Mapping[str, tuple[str, ...]], *, names: bool = False) -> None:
        self._table = table
        self._names = names
        self.russian = lru_cache(maxsize=1 << 14)(self._russian)

    def _russian(self, word: str) -> Mapping[str, float]:
        """As `Dictionary` has it."""
        if self._names and not word[:1].isupper():
            return _NOTHING
        return shares([self._table.get(lemma, ()) for lemma in lemmas(word)])

    def __len__(self) -> int:
        return len(self._table)

    @classmethod
    @cache
    def words(cls) -> Pairs:
        """The commonest words of such documents."""
        return cls(_read("pairs.tsv"))

    @classmethod
    @cache
    def places(cls) -> Pairs:
        """Countries, peoples, cities and some people whose Russian names are other ones."""
        return cls(_read("places.tsv"), names=True)


def _read(name: str) -> Mapping[str, tuple[str, ...]]:
    source = files("workbench.lexicon").joinpath(f"data/{name}")
    return parse(source.read_text(encoding="utf-8"), name)


def parse(text: str, name: str) -> Mapping[str, tuple[str, ...]]:
    """A table from lines "english english, tab, russian, russian"; # starts a remark.

    Raises:
        BadInputError: a line is not of that shape; names file and line.
    """
    table: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        entry = _ENTRY.fullmatch(line)
        if entry is None:
            raise BadInputError(
                "not a row of a table of pairs",
                "write English words, a tab and Russian words parted by a comma and a space",
                Place(name, number),
            )
        russian = tuple(map(fold, entry["russian"].split(", ")))
        table.update((english.lower(), russian) for english in entry["english"].split())
    return table


def shares(articles: Iterable[tuple[str, ...]]) -> Mapping[str, float]:
    """Probabilities of the translations in articles, the first ones of each likelier than the last.

    One share of every article is kept for what it does not list.
    """
    found: dict[str, float] = {}
    for article in articles:
        weights = [_FADING / (_FADING + place) for place in range(len(article))]
        total = 1.0 + sum(weights)
        for word, weight in zip(article, weights, strict=True):
            found[word] = max(found.get(word, 0.0), weight / total)
    return found or _NOTHING
