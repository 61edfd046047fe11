"""Latin letters that look like Cyrillic ones, and the script of a token.

An engine that takes Cyrillic for English reads shapes, not sounds: ПРОТОКОЛ becomes NPOTOKOJ.
`repair` puts the likeliest Cyrillic letter for each Latin one.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal, TypeAlias

import regex

Script: TypeAlias = Literal["cyrillic", "latin", "mixed", "other"]

_CYRILLIC = regex.compile(r"\p{Cyrillic}")
_LATIN = regex.compile(r"\p{Latin}")

_UPPER = (
    "AА BВ CС DД EЕ FГ GС HН IИ JЛ KК LЬ MМ NИ OО PР QО RЯ SЗ TТ UИ VУ WШ XХ YУ ZЗ"
    " ÄА ÊЕ ÉЕ ËЕ ÖО ÜИ"
)
_LOWER = (
    "aа bь cс dд eе fг gд hн iи jд kк lл mт nп oо pр qд rг sв tт uи vч wш xх yу zг"
    " äа êе éе ëе öо üи ñп ıи"
)
LOOKALIKES = MappingProxyType({pair[0]: pair[1] for pair in (_UPPER + " " + _LOWER).split()})
"""One Cyrillic letter for each Latin one, by shape; lower case as italics have it."""

_REPAIR = str.maketrans(dict(LOOKALIKES))


def script(token: str) -> Script:
    """The script of the letters of a token; "mixed" when it has Latin and Cyrillic ones."""
    cyrillic = _CYRILLIC.search(token) is not None
    latin = _LATIN.search(token) is not None
    if cyrillic:
        return "mixed" if latin else "cyrillic"
    return "latin" if latin else "other"


def repair(text: str) -> str:
    """`text` with every Latin letter as the Cyrillic letter it most resembles.

    Character for character, so offsets stay true. A guess at the skeleton of a garbled text, good
    enough to compare texts with; it is not a reading.
    """
    return text.translate(_REPAIR)
