"""What the case forms of one word share: ВАЛЬДЕСА, Вальдесом and Вальдес have one stem.

A light stemmer in the manner of Snowball's for Russian (Porter 2001), made for counting: it takes
off the longest ending of declension or conjugation that leaves three letters. It knows no
dictionary, so that names nobody listed and words garbled in the middle have stems too.
"""

from __future__ import annotations

from functools import lru_cache

from workbench.lexicon.fold import fold

_SHORTEST = 3  # letters of a stem
_REFLEXIVE = ("ся", "сь")

_NOUNS = (
    "а я о е ы и у ю ь й ов ев ей ой ом ем ам ям ах ях ою ею ами ями ия ии ие ию ий ью ья ье ьи"
    " ьев иев ьям иям ьями иями ьях иях ием ьем ией иею"
)
_ADJECTIVES = "ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ую юю ою ею ых их ыми ими"
_VERBS = (
    "ть ти ешь ет ем ете ут ют ишь ит им ите ат ят л ла ло ли ал ала ало али ял яла яло яли ил ила"
    " ило или ел ела ело ели ыл ыла ыло ыли ует уют ать ять ить еть ыть овать ировать ировал"
    " ировала ировали"
)
_ENDINGS = frozenset(f"{_NOUNS} {_ADJECTIVES} {_VERBS}".split())
_LONGEST = max(map(len, _ENDINGS))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a word in any case pattern; a short word is its own."""
    folded = fold(word)
    if folded.endswith(_REFLEXIVE) and len(folded) > _SHORTEST + 3:
        folded = folded[:-2]
    for size in range(min(_LONGEST, len(folded) - _SHORTEST), 0, -1):
        if folded[-size:] in _ENDINGS:
            return folded[:-size]
    return folded
