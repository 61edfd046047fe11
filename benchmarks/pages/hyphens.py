"""Word division as Russian typists did it: by syllables, two letters at least on each side."""

import re

VOWELS = frozenset("аеёиоуыэюя")
SIGNS = frozenset("ьъй")
PLAIN_WORD = re.compile(r"([а-яё]{6,})([.,;:»\"]*)")


def _divisible(word: str, at: int) -> bool:
    before, after = word[:at], word[at:]
    if not VOWELS & set(before) or not VOWELS & set(after):
        return False
    if after[0] in SIGNS or after[0] in VOWELS:
        return False
    if before[-1] in VOWELS:
        return len(after) > 1 and after[1] in VOWELS
    return after[1] in VOWELS


def break_word(word: str, room: int) -> tuple[str, str]:
    """Divide a word so that its head and a hyphen fill at most `room` columns.

    Returns ("", word) when the word must stay whole: it holds capitals, digits or a hyphen of
    its own, or no syllable ends within the room.
    """
    match = PLAIN_WORD.fullmatch(word)
    if match is None:
        return "", word
    letters = match[1]
    for at in range(min(room - 1, len(letters) - 2), 1, -1):
        if _divisible(letters, at):
            return letters[:at] + "-", word[at:]
    return "", word
