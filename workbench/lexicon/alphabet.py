"""The letters of the trie: one byte each, so that words are rows of a byte matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LETTERS = "-абвгдежзийклмнопрстуфхцчшщъыьэюя"
"""Letters in the order of their codes; the code of a letter is its place here plus one."""

SIZE = len(LETTERS) + 1
"""Number of codes, the end-of-word code 0 included."""

WIDTH = 32
"""Longest word in letters that the trie keeps (four forms of pymorphy3 in a million are longer)."""

CODES = {letter: number for number, letter in enumerate(LETTERS, 1)}

_TABLE = {ord(letter): chr(number) for letter, number in CODES.items()}
_TABLE[ord("ё")] = chr(CODES["е"])


def encode(word: str) -> bytes | None:
    """Codes of a folded word (ё may stand), or None where it has a letter the trie lacks."""
    text = word.translate(_TABLE)
    if not text or max(text) >= chr(SIZE):
        return None
    return text.encode("latin-1")


def matrix(words: list[bytes]) -> NDArray[np.uint8]:
    """Encoded words of at most `WIDTH` letters as rows of shape (len(words), WIDTH), 0-padded."""
    import numpy as np  # the glossary is read without it

    packed = np.array(words, dtype=f"S{WIDTH}")
    return packed.view(np.uint8).reshape(len(words), WIDTH)
