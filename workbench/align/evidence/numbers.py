"""Numbers and dates: "4.4.62 г." and "April 4, 1962" share a day, a month and a year."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from workbench.align.evidence.shared import SharedFeatures
from workbench.align.features import Features, Matches
from workbench.align.fuzzy import similar_pairs
from workbench.lexicon.months import MONTHS
from workbench.model.document import Side

_MONTHS = {
    "source": [regex.compile(rf"\b{month.russian_stem}\p{{L}}*", regex.I) for month in MONTHS],
    "target": [
        regex.compile(rf"\b{stem}(?:\p{{L}}*|\.)(?=\W+\d)|(?<=\d\W){stem}\p{{L}}*", regex.I)
        for stem in (month.english_stem for month in MONTHS)
    ],
}
_DATE = regex.compile(
    r"\b(?P<day>\d{1,2})[./](?P<month>\d{1,2}|[IVX]{1,4})[./](?P<year>(?:19)?\d\d)\b"
)
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
_NUMBER = regex.compile(r"(?<!\d)(?:\d{1,3}(?:[., \u00a0]\d{3})+(?!\d)|\d+)")
_DIGIT_LIKE = regex.compile(r"(?<=\d)[OОоoЗзбlI](?=\d)|(?<=\d)[OОоo]\b")
_DIGITS = str.maketrans("OОоoЗзбlI", "000033611")
_CUTOFFS = (0.99, 0.74)


class Numbers(SharedFeatures):
    """Weighs numbers, days, months and years."""

    kind = "numbers"
    rates = (0.75, 0.03)

    def features(self, text: str, side: Side) -> frozenset[str]:
        """Numbers as digits without separators, months as `m4`, years as two digits `y62`."""
        plain = _DIGIT_LIKE.sub(lambda match: match.group().translate(_DIGITS), text)
        dated = frozenset(_from_dates(plain))
        rest = _DATE.sub(" ", plain)
        months = {f"m{n}" for n, month in enumerate(_MONTHS[side], 1) if month.search(rest)}
        return dated | months | frozenset(_from_numbers(rest))

    def match(self, source: Features, target: Features) -> Matches:
        """Equal numbers, and long ones that differ in a digit."""
        return similar_pairs(source.names, target.names, _CUTOFFS)


def _from_dates(text: str) -> Iterator[str]:
    for match in _DATE.finditer(text):
        month = match["month"]
        yield str(int(match["day"]))
        yield f"m{int(month) if month.isdigit() else _ROMAN.get(month, 0)}"
        yield f"y{match['year'][-2:]}"


def _from_numbers(text: str) -> Iterator[str]:
    for match in _NUMBER.finditer(text):
        digits = regex.sub(r"\D", "", match.group()).lstrip("0")
        if regex.fullmatch(r"1[89]\d\d|20\d\d", digits):
            yield f"y{digits[-2:]}"
        elif digits:
            yield digits
