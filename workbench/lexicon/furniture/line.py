"""A paragraph as the features of furniture see it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from workbench.lexicon.fold import fold
from workbench.lexicon.lookalikes import repair

LONGEST = 160
"""Characters beyond which a paragraph is looked at no closer: furniture is short."""

# Digits and signs that machines put for letters within a word.
_SIGNS = dict(zip("03468©@", "озчбвса", strict=True))
_IN_WORD = regex.compile(r"(?<=\p{L})[03468©@]|[03468©@](?=\p{L}{2})")
_TITLE = 70  # characters of a title at most
_TAIL = 120  # characters of a paragraph that tell how it ends

_LETTER_RUN = regex.compile(r"\p{L}+")
_CLOSED = regex.compile(r"[.!?…:;»”\"\])][\s\])»”\"\d*]*$")
_ENDED = regex.compile(r"[.!?…][»”\")\]]*$")
_RUNNING = regex.compile(r"(?:\b\p{Ll}{2,}\b.*){4}")
_SENTENCE = regex.compile(r"\b\p{Ll}{2,}\b.*\b\p{Ll}{2,}\b.*[.!?…,:;][»”\")]*$")
# A day, with a place before it and a registration number behind it if need be.
_DATE = regex.compile(
    r"(?i)^(?:[\p{L} ,–—-]{2,25}[\s,])?(?:\d{1,2}\s+\p{L}{3,9},?\s+|\p{L}{3,9}\s+\d{1,2},?\s+"
    r"|\d{1,2}\W\s?(?:\d{1,2}|[IVX]{1,4})\W\s?)(?:1[789]|20)?\d\d"
    r"(?:\s?г(?:ода|\.)?)?(?:,?\s+(?:№|no\b|\d+-).*)?\W*$"
)
_LEADER = regex.compile(r"[.…_]{3,}")  # what leads the eye through a table
_FIRST = regex.compile(r"\p{L}")
_DASHED = regex.compile(r"\W*[—–-]\s")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph.

    Attributes:
        text: the paragraph.
        language: of its side.
        folded: the text in small letters, look-alikes put right on the Russian side; '' when long.
        letters: how many the text has; of a long paragraph its length.
        digits: how many the text has; 0 when long.
        skeleton: the words of `folded` without numbers and signs.
    """

    text: str
    language: str
    folded: str = ""
    letters: int = 0
    digits: int = 0
    skeleton: str = ""

    @property
    def sign_share(self) -> float:
        """Share of signs that are neither letters nor digits, 0..1; a row of dots is one."""
        seen = sum(not character.isspace() for character in _LEADER.sub("…", self.text))
        return 1 - (self.letters + self.digits) / seen if seen else 0.0

    @property
    def is_long(self) -> bool:
        """Whether the paragraph is longer than furniture is."""
        return len(self.text) > LONGEST

    @property
    def is_closed(self) -> bool:
        """Whether it ends as a sentence, a list item or an announcement does."""
        return _CLOSED.search(self.text[-12:]) is not None

    @property
    def is_sentence(self) -> bool:
        """Whether it has words in small letters and ends as a sentence or a part of one does."""
        return _SENTENCE.search(self.text) is not None

    @property
    def breaks_off(self) -> bool:
        """Whether it is running text that stops in the middle of a sentence."""
        return not self.is_closed and _RUNNING.search(self.text[-_TAIL:]) is not None

    @property
    def goes_on(self) -> bool:
        """Whether it is the second half of a sentence: begins small and is ended."""
        return self.begins_small and _ENDED.search(self.text[-12:]) is not None

    @property
    def begins_small(self) -> bool:
        """Whether its first letter is a small one, and no dash of a list or of speech precedes."""
        first = _FIRST.search(self.text)
        if first is None or first.start() > 2 or _DASHED.match(self.text):
            return False
        return first.group().islower()

    @property
    def is_title(self) -> bool:
        """Whether it may be a title: short, with a capital letter and without a stop."""
        if not self.letters or len(self.text) > _TITLE or self.text.endswith(","):
            return False
        return not self.is_closed and not self.begins_small

    @property
    def is_date(self) -> bool:
        """Whether it is a day, perhaps with a place or a registration number."""
        return _DATE.match(self.text) is not None


@lru_cache(maxsize=16384)
def line(text: str, language: str) -> Line:
    """A paragraph seen; cached, because realigning asks for the same ones again and again."""
    if len(text) > LONGEST:
        return Line(text, language, letters=len(text))
    folded = folded_text(text, language)
    return Line(
        text,
        language,
        folded,
        sum(character.isalpha() for character in text),
        sum(character.isdigit() for character in text),
        " ".join(_LETTER_RUN.findall(folded)),
    )


def folded_text(text: str, language: str) -> str:
    """Small letters; on the Russian side what looks like a Cyrillic letter is read as one.

    Character for character, but for letters that NFC composes.
    """
    if language != "ru":
        return fold(text)
    return fold(repair(_IN_WORD.sub(lambda sign: _SIGNS[sign.group()], text)))
