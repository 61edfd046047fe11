"""From Latin spellings of names back to Russian ones, several ways at once.

Names came into English through many systems (BGN/PCGN, ISO 9, Library of Congress, the press) and
into Russian by sound from Spanish, German or English, so each group of letters has alternatives.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice

_MOST = 48
_LONGEST_GROUP = 4

_VOWELS = "aeiouy"
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʹʼ", "'"))


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """Groups of Latin letters to the Russian ones of the package's data file."""
    text = files("workbench.lexicon").joinpath("data/romanisation.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {latin: tuple(map(_written, russian.split())) for latin, russian in rows}


def _written(letters: str) -> str:
    """Letters of the data file, where a hyphen is nothing and two of them are a hyphen."""
    return {"-": "", "--": "-"}.get(letters, letters)


@lru_cache(maxsize=4096)
def russian_spellings(name: str) -> tuple[str, ...]:
    """Folded Russian spellings of a Latin name, the most regular first; at most 48.

    Letters with diacritics that mean nothing here count as their base letters. Empty where `name`
    has a character that is no Latin letter, apostrophe or hyphen.
    """
    plain = name.lower().translate(_APOSTROPHES).replace("ñ", "ny")
    choices = list(_choices("".join(map(_bare, plain))))
    if any(not choice for choice in choices):
        return ()
    spellings = (spelling.replace("ё", "е") for spelling in islice(_expand(choices), _MOST))
    return tuple(dict.fromkeys(spelling for spelling in spellings if spelling[:1] != "ь"))


def _bare(letter: str) -> str:
    """The letter without diacritics, if with them it has no sound of its own."""
    if letter in _groups():
        return letter
    split = unicodedata.normalize("NFD", letter)
    return "".join(part for part in split if not unicodedata.combining(part))


def _choices(name: str) -> Iterator[tuple[str, ...]]:
    """The alternatives of each group of letters, longest group first; () where there is none."""
    place = 0
    while place < len(name):
        sizes = range(min(_LONGEST_GROUP, len(name) - place), 0, -1)
        size = next((size for size in sizes if name[place : place + size] in _groups()), 0)
        if not size:
            yield ()
            return
        end = place + size
        group, before, after = name[place:end], name[max(0, place - 1) : place], name[end : end + 1]
        yield _IN_PLACE.get(group, _anywhere)(group, before, after)
        place = end


def _anywhere(group: str, _before: str, _after: str) -> tuple[str, ...]:
    return _groups()[group]


def _c(_group: str, _before: str, after: str) -> tuple[str, ...]:
    return ("с", "ц", "ч") if _is_soft(after) else ("к",)


def _g(group: str, _before: str, after: str) -> tuple[str, ...]:
    return _groups()[group] if not after or _is_soft(after) else ("г",)


def _is_soft(after: str) -> bool:
    """Whether c is s or ts before this letter, and g may be soft."""
    return bool(after) and after in "eiy"


def _z(_group: str, _before: str, after: str) -> tuple[str, ...]:
    return ("з", "с", "ц") if after else ("с", "з", "ц")


def _s(_group: str, before: str, after: str) -> tuple[str, ...]:
    voiced = after and after in _VOWELS and (not before or before in _VOWELS)
    return ("с", "з") if voiced else ("с",)


def _e(_group: str, before: str, after: str) -> tuple[str, ...]:
    if not after:
        return ("е", "")
    return ("е",) if before else ("э", "е")


def _l(_group: str, _before: str, after: str) -> tuple[str, ...]:
    return ("л",) if after and after in _VOWELS else ("л", "ль")


def _a(_group: str, before: str, after: str) -> tuple[str, ...]:
    alone = before and after and before not in _VOWELS and after not in _VOWELS
    return ("а", "э") if alone else ("а",)


def _o(_group: str, before: str, _after: str) -> tuple[str, ...]:
    return ("о", "е") if before and before in "hčšžж" else ("о",)


def _i(_group: str, before: str, _after: str) -> tuple[str, ...]:
    return ("и", "й") if before and before in _VOWELS else ("и",)


def _y(_group: str, before: str, after: str) -> tuple[str, ...]:
    if (before and before in _VOWELS) or (after and after in _VOWELS):
        return ("й", "и", "ы")
    return ("и", "ы") if after else ("и", "ый", "ий", "ы")


def _n(_group: str, _before: str, after: str) -> tuple[str, ...]:
    return ("н",) if after else ("н", "нь")


def _v(_group: str, before: str, _after: str) -> tuple[str, ...]:
    return ("в",) if before else ("в", "ф")


_IN_PLACE: dict[str, Callable[[str, str, str], tuple[str, ...]]] = {
    "a": _a, "c": _c, "e": _e, "g": _g, "i": _i, "l": _l, "n": _n, "o": _o, "s": _s, "v": _v,
    "y": _y, "z": _z,
}  # fmt: skip
"""Groups whose alternatives depend on the letters before and after them."""


def _expand(choices: list[tuple[str, ...]]) -> Iterator[str]:
    """Every combination, those with the fewest irregular choices first."""
    paths = [("", 0)]
    for alternatives in choices:
        paths = sorted(
            (
                (text + alternative, cost + rank)
                for text, cost in paths
                for rank, alternative in enumerate(alternatives)
            ),
            key=lambda path: path[1],
        )[:_MOST]
    return (text for text, _ in paths)
