"""Numbers in words: what English says in words or digits, and the Russian words for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

import regex

_TABLE = """
0 zero - ноль нуль нулевой
1 one first один первый однажды
2 two second два второй двое дважды оба пара
3 three third три третий трое трижды
4 four fourth четыре четвертый четверо
5 five fifth пять пятый пятеро
6 six sixth шесть шестой шестеро
7 seven seventh семь седьмой семеро
8 eight eighth восемь восьмой восьмеро
9 nine ninth девять девятый девятеро
10 ten tenth десять десятый десяток десятеро
11 eleven eleventh одиннадцать одиннадцатый
12 twelve twelfth двенадцать двенадцатый дюжина
13 thirteen thirteenth тринадцать тринадцатый
14 fourteen fourteenth четырнадцать четырнадцатый
15 fifteen fifteenth пятнадцать пятнадцатый
16 sixteen sixteenth шестнадцать шестнадцатый
17 seventeen seventeenth семнадцать семнадцатый
18 eighteen eighteenth восемнадцать восемнадцатый
19 nineteen nineteenth девятнадцать девятнадцатый
20 twenty twentieth двадцать двадцатый
30 thirty thirtieth тридцать тридцатый
40 forty fortieth сорок сороковой
50 fifty fiftieth пятьдесят пятидесятый
60 sixty sixtieth шестьдесят шестидесятый
70 seventy seventieth семьдесят семидесятый
80 eighty eightieth восемьдесят восьмидесятый
90 ninety ninetieth девяносто девяностый
100 hundred hundredth сто сотня сотый
200 - - двести двухсотый
300 - - триста трехсотый
400 - - четыреста четырехсотый
500 - - пятьсот пятисотый
600 - - шестьсот шестисотый
700 - - семьсот семисотый
800 - - восемьсот восьмисотый
900 - - девятьсот девятисотый
1000 thousand thousandth тысяча тысячный
1000000 million millionth миллион миллионный
1000000000 billion billionth миллиард миллиардный
"""
_ROWS = [line.split() for line in _TABLE.strip().splitlines()]
_RUSSIAN = {int(value): tuple(russian) for value, _, _, *russian in _ROWS}
_ENGLISH = {word: int(row[0]) for row in _ROWS for word in row[1:3] if word != "-"}
_DIGITS = regex.compile(r"\d{1,10}(?!\d)")
_UNITS = (1_000_000_000, 1_000_000, 1000)
_SHARE = 0.25  # of a translator's choices: there are several words, and digits


class Numerals:
    """Numbers as a `Dictionary`."""

    @staticmethod
    def russian(word: str) -> Mapping[str, float]:
        """Folded Russian words for a number in English words or digits, each as likely."""
        return dict.fromkeys(russian_numerals(word), _SHARE)


@lru_cache(maxsize=4096)
def russian_numerals(english: str) -> tuple[str, ...]:
    """Folded Russian words for a number in English words or digits, cardinal, ordinal and others.

    A number in digits gives the words of all its parts: 22 gives двадцать and два. Empty for
    what is no number.
    """
    plain = english.lower()
    value = _ENGLISH.get(plain, _ENGLISH.get(plain.removesuffix("s")))
    if value is not None:
        return _RUSSIAN[value]
    whole = _DIGITS.match(english.partition(".")[0].replace(",", ""))
    parts = _parts(int(whole.group())) if whole else ()
    return tuple(dict.fromkeys(word for part in parts for word in _RUSSIAN[part]))


def _parts(number: int) -> Iterator[int]:
    """The numbers that have words of their own of which `number` is said."""
    for unit in _UNITS:
        if number >= unit:
            yield unit
            yield from _parts(number // unit)
            number %= unit
    for unit in (100, 10 if number % 100 > 20 else 1):
        if number >= unit:
            yield number - number % unit
            number %= unit
    if number:
        yield number
