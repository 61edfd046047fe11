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

_ENTRY = regex.compile(r"(?P<english>[a-z]+(?:-[a-z]+)*)\t(?P<russian>[а-яё-]+(?:, [а-яё-]+)*)")
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
        table: English lemma to Russian words, the most usual first.
    """

    def __init__(self, table: Mapping[str, tuple[str, ...]]) -> None:
        self._table = table
        self.russian = lru_cache(maxsize=1 << 14)(self._russian)

    def _russian(self, word: str) -> Mapping[str, float]:
        return shares([self._table.get(lemma, ()) for lemma in lemmas(word)])

    def __len__(self) -> int:
        return len(self._table)

    @classmethod
    @cache
    def shipped(cls) -> Pairs:
        """The table of the package's data file: the commonest words of such documents."""
        source = files("workbench.lexicon").joinpath("data/pairs.tsv")
        return cls.parse(source.read_text(encoding="utf-8"), source.name)

    @classmethod
    def parse(cls, text: str, name: str = "pairs.tsv") -> Pairs:
        """A table from lines "english, tab, russian, russian"; # starts a remark.

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
                    "write an English word, a tab and Russian words parted by a comma and a space",
                    Place(name, number),
                )
            table[entry["english"]] = tuple(map(fold, entry["russian"].split(", ")))
        return cls(table)


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
