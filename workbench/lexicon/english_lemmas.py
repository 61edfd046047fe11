"""Dictionary forms of English words: "countries" is country, "took" is take.

Inflection leaves English words few endings, so a handful of rules and a list of irregular forms
give every form that a word may belong to; whoever has a dictionary keeps those that it lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

import regex

_POSSESSIVE = regex.compile(r"['’]s?$")
_DOUBLED = regex.compile(r"([bdfgklmnprtvz])\1$")
_SHORTEST = 3  # letters that are left when an ending is taken off

_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ily", "y"), ("ves", "f"),
    ("sses", "ss"), ("es", "e"), ("es", ""), ("s", ""), ("ed", "e"), ("ed", ""), ("ing", "e"),
    ("ing", ""), ("er", "e"), ("er", ""), ("est", "e"), ("est", ""), ("ly", ""), ("bly", "ble"),
    ("ally", ""), ("ally", "al"), ("ization", "ize"), ("isation", "ise"),
)  # fmt: skip
_SPELT = (
    ("our", "or"), ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("ised", "ized"),
    ("tre", "ter"), ("ence", "ense"), ("ogue", "og"), ("amme", "am"),
)  # fmt: skip
"""Spellings of Britain and America, whose dictionaries list one of them."""


@lru_cache(maxsize=1 << 15)
def lemmas(word: str) -> tuple[str, ...]:
    """What `word` (any case pattern) may be a form of, in lower case, itself first.

    More is returned than is English: "only" gives "on" as well.
    """
    plain = _POSSESSIVE.sub("", word.lower())
    found = dict.fromkeys((plain, *_uninflected(plain)))
    return tuple(dict.fromkeys(spelt for lemma in found for spelt in _spellings(lemma)))


@cache
def _irregular() -> dict[str, str]:
    """Irregular forms to their dictionary forms."""
    text = files("workbench.lexicon").joinpath("data/irregular.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {form: lemma for lemma, forms in rows for form in forms.split()}


def _uninflected(word: str) -> Iterator[str]:
    if word in _irregular():
        yield _irregular()[word]
        return
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) + len(instead) < _SHORTEST:
            continue
        yield stem + instead
        if not instead and ending[0] in "ei" and _DOUBLED.search(stem):
            yield stem[:-1]


def _spellings(lemma: str) -> Iterator[str]:
    yield lemma
    for british, american in _SPELT:
        for one, other in ((british, american), (american, british)):
            if lemma.endswith(one):
                yield lemma.removesuffix(one) + other
