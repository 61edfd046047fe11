"""Chinese names in Russian, from Pinyin and from Wade–Giles: Zhou Enlai and Chou En-lai.

Russian writes Chinese by the system of Palladius (Kafarov 1888), syllable by syllable; a name in
Latin letters is divided into syllables, each spelt as that system has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice

_PINYIN = """
b б, p п, m м, f ф, d д, t т, n н, l л, g г, k к, h х, zh чж, ch ч, sh ш, r ж, z цз, c ц, s с,
j цз, q ц, x с
"""
_WADE_GILES = """
p б п, m м, f ф, t д т, n н, l л, k г к, h х, ch чж цз ч ц, sh ш, j ж, ts цз ц, tz цз, s с, ss с,
sz с, hs с
"""
_FINALS = """
a а, o о, e э, ai ай, ei эй, ao ао, ou оу, an ань, en энь, ang ан, eng эн, ong ун, ung ун, i и,
ih и, ia я, ie е, ieh е, iao яо, iu ю, ian янь, ien янь, in инь, iang ян, ing ин, iong юн, iung юн,
u у, ua уа, uo о, uai уай, ui уй, uei уэй, uan уань, un унь, uang уан, ue юэ, ueh юэ
"""
_ALONE = """
a а, ai ай, an ань, ang ан, ao ао, e э, en энь, er эр, erh эр, o о, ou оу, ya я, ye е, yeh е,
yao яо, you ю, yu юй ю, yan янь, yen янь, yin инь, yang ян, ying ин, yong юн, yung юн, yue юэ,
yueh юэ, yuan юань, yun юнь, yi и, i и, wa ва, wo во, wai вай, wei вэй, wan вань, wen вэнь,
wang ван, weng вэн, wu у, tzu цзы цы, zi цзы, ci цы, si сы, ssu сы, szu сы, hui хуэй хой
"""
_ROUNDED = {"у": "юй", "уань": "юань", "унь": "юнь"}
_BEFORE_ROUNDED = ("j", "q", "x", "hs")
_LONGEST = 6  # letters of a syllable
_MOST = 12


def _table(text: str) -> dict[str, tuple[str, ...]]:
    rows = (row.split() for row in text.replace("\n", " ").split(","))
    return {latin: tuple(russian) for latin, *russian in rows}


@cache
def _syllables() -> dict[str, tuple[str, ...]]:
    """Every syllable of both systems with its Russian spellings; more than Chinese has."""
    found: dict[str, dict[str, None]] = {}
    finals = _table(_FINALS)
    for system in (_PINYIN, _WADE_GILES):
        for initial, heads in _table(system).items():
            for final, (plain,) in finals.items():
                tail = _ROUNDED.get(plain, plain) if initial in _BEFORE_ROUNDED else plain
                spelt = found.setdefault(initial + final, {})
                spelt.update(dict.fromkeys(head + tail for head in heads))
    alone = {latin: dict.fromkeys(russian) for latin, russian in _table(_ALONE).items()}
    return {latin: tuple(spelt) for latin, spelt in {**found, **alone}.items()}


@lru_cache(maxsize=2048)
def palladius(name: str) -> tuple[str, ...]:
    """Folded Russian spellings of a name if it can be Chinese; at most 12, else none."""
    plain = name.lower().replace("'", "").replace("’", "").replace("ü", "u").replace("ê", "e")
    if not plain.replace("-", "").isascii():
        return ()
    parts = [tuple(islice(_spelt(part), _MOST)) for part in plain.split("-") if part]
    spellings = [""]
    for part in parts:
        spellings = [head + tail for head in spellings for tail in part][:_MOST]
    return tuple(dict.fromkeys(spellings)) if parts else ()


def _spelt(part: str) -> Iterator[str]:
    """The spellings of letters that stand together."""
    if not part:
        yield ""
        return
    for size in range(min(_LONGEST, len(part)), 0, -1):
        for head in _syllables().get(part[:size], ()):
            for tail in _spelt(part[size:]):
                yield head + tail
