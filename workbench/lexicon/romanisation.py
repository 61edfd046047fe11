"""From Latin spellings of names back to Russian ones, several ways at once.

Names came into English through many systems (BGN/PCGN, ISO 9, Library of Congress, the press) and
into Russian by sound from Spanish, German or English, so each group of letters has alternatives.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

_MOST = 48

_GROUPS: dict[str, tuple[str, ...]] = {
    "shch": ("щ",), "tsch": ("ч",), "sch": ("ш", "щ"), "zh": ("ж",), "kh": ("х",), "ch": ("ч", "х"),
    "sh": ("ш",), "ts": ("ц",), "tz": ("ц",), "ph": ("ф",), "th": ("т",), "ck": ("к",),
    "aya": ("ая",), "eya": ("ея",), "iya": ("ия",), "oya": ("оя",), "uya": ("уя",),
    "ayu": ("аю",), "eyu": ("ею",), "iyu": ("ию",), "oyu": ("ою",), "aye": ("ае",), "oye": ("ое",),
    "qu": ("к", "кв"), "gu": ("гу", "гв", "г"), "ya": ("я", "ья"), "ia": ("ия", "иа", "ья"),
    "yu": ("ю",), "iu": ("ию", "ю"), "yo": ("ё", "йо"), "ye": ("е", "ье"), "ie": ("ие", "ье", "и"),
    "ey": ("ей", "и"), "iy": ("ий",), "ii": ("ий",), "ay": ("ай", "ей"), "oy": ("ой",),
    "ei": ("ей", "эй"), "ai": ("ай", "аи"), "ee": ("и",), "oo": ("у",), "ou": ("у",),
    "eau": ("о",), "au": ("ау", "о"), "eu": ("ей", "эу"), "ll": ("лл", "ль", "л"),
    "ss": ("сс", "с"),
    "nn": ("нн", "н"), "tt": ("тт", "т"), "mm": ("мм", "м"), "rr": ("рр", "р"), "ff": ("фф", "ф"),
    "a": ("а",), "b": ("б",), "c": ("к", "с", "ц"), "d": ("д",), "e": ("е", "э"), "f": ("ф",),
    "g": ("г", "х", "дж"), "h": ("х", "г", ""), "i": ("и", "й"), "j": ("дж", "х", "й"),
    "k": ("к",), "l": ("л", "ль"), "m": ("м",), "n": ("н",), "o": ("о",), "p": ("п",), "q": ("к",),
    "r": ("р",), "s": ("с", "з"), "t": ("т",), "u": ("у",), "v": ("в",), "w": ("в", "у"),
    "x": ("кс", "х"), "y": ("й", "и", "ы"), "z": ("з", "с", "ц"), "'": ("ь", ""), "-": ("-",),
}  # fmt: skip
_SOFT = "eiy"  # before these c is s or ts, and g may be soft
_LONGEST = max(map(len, _GROUPS))


@lru_cache(maxsize=4096)
def russian_spellings(name: str) -> tuple[str, ...]:
    """Folded Russian spellings of a Latin name, the most regular first; at most 48.

    Letters with diacritics count as their base letters, except ñ. Empty where `name` has a
    character that is no Latin letter, apostrophe or hyphen.
    """
    plain = unicodedata.normalize("NFD", name.lower().replace("ñ", "ny").replace("’", "'"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    choices = list(_choices(plain))
    if any(not choice for choice in choices):
        return ()
    spellings = (spelling.replace("ё", "е") for spelling in _expand(choices))
    return tuple(dict.fromkeys(islice(spellings, _MOST)))


def _choices(name: str) -> Iterator[tuple[str, ...]]:
    """The alternatives of each group of letters, longest group first; () where there is none."""
    place = 0
    while place < len(name):
        for length in range(min(_LONGEST, len(name) - place), 0, -1):
            group = name[place : place + length]
            if group in _GROUPS:
                yield _in_place(group, name[place + length : place + length + 1])
                place += length
                break
        else:
            yield ()
            return


def _in_place(group: str, following: str) -> tuple[str, ...]:
    """The alternatives of a group, given the letter after it."""
    if group == "c":
        return ("с", "ц") if following and following in _SOFT else ("к",)
    if group == "g" and following and following not in _SOFT:
        return ("г",)
    if group == "z":
        return ("с", "з", "ц") if not following else ("з", "с")
    if group == "e":
        return ("е",) if following else ("е", "")
    if group == "l" and following and following in "aeiouy":
        return ("л",)
    return _GROUPS[group]


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
