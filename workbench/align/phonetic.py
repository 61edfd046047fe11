"""A sound key in which a Russian word and its counterpart in Latin letters look the same.

Consonants only, voiced and voiceless apart, sibilants together, h and kh with g: romanisations
(BGN, Library of Congress, ISO 9, the press) differ in little else, and garbled vowels do not
matter.
"""

from __future__ import annotations

from functools import lru_cache

import regex

_RUSSIAN = str.maketrans(
    dict(zip("бвгджзклмнпрстфхцчшщ", "bvgdjsklmnprstfgsccc", strict=True))
    | dict.fromkeys("аеёиоуыэюя", "a")
    | dict.fromkeys("йьъ", "")
)
_ENGLISH = (
    (regex.compile(r"shch|tch|sch|ch|sh"), "C"),
    (regex.compile(r"dzh|zh|j|g(?=[eiy])"), "J"),
    (regex.compile(r"tz|ts|z|c(?=[eiy])"), "s"),
    (regex.compile(r"ph"), "f"),
    (regex.compile(r"th"), "t"),
    (regex.compile(r"ck|c|q"), "k"),
    (regex.compile(r"kh|gh|h"), "g"),
    (regex.compile(r"x"), "ks"),
    (regex.compile(r"w"), "v"),
    (regex.compile(r"[aeiouy]"), "a"),
)
_ENDING = regex.compile(
    r"(?<=\p{L}{3})(?:ого|его|ому|ему|ыми|ими|ами|ями|ой|ей|ом|ем|ым|им|ых|их|ах|ях|ам|ям|ов|ев|ий|ый)$"
)


@lru_cache(maxsize=65536)
def russian_key(word: str) -> str:
    """Key of a Russian word in any case form."""
    lower = word.lower().replace("дж", "ж")
    return _squeeze(_ENDING.sub("", lower).translate(_RUSSIAN))


@lru_cache(maxsize=65536)
def english_key(word: str) -> str:
    """Key of a word in Latin letters."""
    key = word.lower().removesuffix("'s").removesuffix("’s")
    for pattern, sound in _ENGLISH:
        key = pattern.sub(sound, key)
    return _squeeze(key.lower())


def _squeeze(key: str) -> str:
    """Vowels away except a first one, doubled sounds single, anything but letters away."""
    key = regex.sub(r"[^a-z]", "", key)
    head, tail = key[:1], key[1:].replace("a", "")
    return regex.sub(r"(.)\1+", r"\1", head + tail)
