"""The Russian layout: every key has its ЙЦУКЕН twin, the key at the same place of the keyboard."""

from __future__ import annotations

from textual.events import Key

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?~"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю.ёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,Ё"
_TWINS = dict(zip(_LATIN, _RUSSIAN, strict=True))
_LATIN_OF = {russian: latin for latin, russian in _TWINS.items() if russian.isalpha()}

# Textual's names of keys that are not letters, and the characters they type
_NAMES = {
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "semicolon": ";",
    "apostrophe": "'",
    "comma": ",",
    "full_stop": ".",
    "slash": "/",
    "question_mark": "?",
    "grave_accent": "`",
}
_NAME_OF = {character: name for name, character in _NAMES.items()}


def twin(key: str) -> str | None:
    """The name of the key at the same place when the Russian layout is on.

    None for keys that are the same in both layouts, and for those with a modifier: they are
    translated where they arrive, by `translated`.
    """
    russian = _TWINS.get(_NAMES.get(key, key))
    if russian is None:
        return None
    return _NAME_OF.get(russian, russian)


def with_twins(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys, and behind them their twins."""
    twins = (twin(key) for key in keys)
    return keys + tuple(other for other in twins if other is not None and other not in keys)


def translated(event: Key) -> Key:
    """`ctrl+ы` as `ctrl+s`: a key with a modifier in the Russian layout as its Latin twin."""
    *modifiers, key = event.key.split("+")
    latin = _LATIN_OF.get(key)
    if latin is None or not {"ctrl", "alt"} & set(modifiers):
        return event
    return Key("+".join((*modifiers, latin)), None)


def shown(key: str) -> str:
    """A key as help and footer write it."""
    names = _NAMES | {
        "escape": "esc",
        "pageup": "pgup",
        "pagedown": "pgdn",
        "up": "↑",
        "down": "↓",
        "left": "←",
        "right": "→",
    }
    *modifiers, last = key.split("+")
    short = {"ctrl": "^", "shift": "⇧", "alt": "alt+"}
    return "".join(short.get(m, m) for m in modifiers) + names.get(last, last)
