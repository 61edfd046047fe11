"""The matching key of a word: what two spellings must share to be the same word."""

from __future__ import annotations

import unicodedata

_YO = str.maketrans({"ё": "е", "‐": "-", "‑": "-", "’": "'"})
# е + diaeresis in two code points is composed by NFC before ё is folded.


def fold(word: str) -> str:
    """Lower case, ё as е, one kind of hyphen and apostrophe, NFC. Idempotent."""
    return unicodedata.normalize("NFC", word).lower().translate(_YO)
