"""The Russian layout: every key has its ЙЦУКЕН twin, the key at the same place of the keyboard."""

from __future__ import annotations

import unicodedata

from textual.events import Key
from textual.keys import KEY_NAME_REPLACEMENTS, REPLACED_KEYS, key_to_character

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?~@#$^&|"
_RUSSIAN = 'йцукенгшщзхъфывапролджэячсмитьбю.ёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,Ё"№;:?/'
_TWINS = dict(zip(_LATIN, _RUSSIAN, strict=True))
_LATIN_OF = {russian: latin for latin, russian in _TWINS.items() if russian.isalpha()}


def character_of(key: str) -> str | None:
    """The character that a key types, by Textual's name of the key; None for one that types none.

    Space types one too.
    """
    found = key_to_character(REPLACED_KEYS.get(key, key))
    return found if found is not None and found.isprintable() else None


def name_of(character: str) -> str:
    """Textual's name of the key that types a character: the letter itself, `slash` for `/`."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace(" ", "_").replace("-", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def twin(key: str) -> str | None:
    """The name of the key at the same place when the Russian layout is on.

    None for keys that are the same in both layouts, and for those with a modifier: they are
    translated where they arrive, by `translated`.
    """
    russian = _TWINS.get(character_of(key) or "")
    return None if russian is None else name_of(russian)


def latin(key: str) -> str:
    """The Latin key at the place of a Cyrillic letter; any other key as it is."""
    return name_of(_LATIN_OF[key]) if key in _LATIN_OF else key


def with_twins(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys, and behind them their twins."""
    twins = (twin(key) for key in keys)
    return keys + tuple(other for other in twins if other is not None and other not in keys)


def translated(event: Key) -> Key:
    """`ctrl+ы` as `ctrl+s`: a key with a modifier in the Russian layout as its Latin twin."""
    *modifiers, key = event.key.split("+")
    if key not in _LATIN_OF or not {"ctrl", "alt"} & set(modifiers):
        return event
    return Key("+".join((*modifiers, latin(key))), None)


def shown(key: str) -> str:
    """A key as help and footer write it."""
    names = {
        "escape": "esc",
        "pageup": "pgup",
        "pagedown": "pgdn",
        "up": "↑",
        "down": "↓",
        "left": "←",
        "right": "→",
        "space": "space",
    }
    *modifiers, last = key.split("+")
    short = {"ctrl": "^", "shift": "⇧", "alt": "alt+"}
    name = names.get(last) or character_of(last) or last
    return "".join(short.get(m, m) for m in modifiers) + name


def shown_all(keys: tuple[str, ...]) -> str:
    """Keys as help writes them, without twins."""
    return " ".join(map(shown, keys))


def shown_twins(keys: tuple[str, ...]) -> str:
    """The twins of keys in the Russian layout as help writes them."""
    return shown_all(with_twins(keys)[len(keys) :])
