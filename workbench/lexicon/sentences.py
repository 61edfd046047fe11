"""Sentences of a paragraph, in Russian that OCR may have garbled and in English.

Every full stop, question mark, exclamation mark and ellipsis is a candidate, and so is a colon or
semicolon before an item of an enumeration. Rules about what stands before and behind it decide,
after the manner of Grefenstette and Tapanainen (1994) and of Mikheev (2002): abbreviations by what
they go with, initials, dates, numbered items, quotations with who said them. No dictionary of words
is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from workbench.lexicon.abbreviations import ROMAN, Usage, usage
from workbench.lexicon.lookalikes import repair
from workbench.model.marks import marks
from workbench.model.text import Span, trimmed

_STOP = regex.compile(
    r"(?P<sign>[.!?…]+(?:\s[.!?…]+)*|[;:](?=\s+\(?(?:\d{1,2}[.)]|\p{L}\))\s)|;(?=\s+[-–—]\s))"
    r"(?P<closers>(?:[\"'“”’»)\]]|\s[»”)\]])*)"
    r"(?P<note>(?<=\p{Ll}{3}.)\d{1,2}(?=\s+\p{Lu})|[¹²³⁰⁴-⁹]+|(?:\[\d{1,3}\])+|\*+)?"
    r"(?P<gap>\s*)"
)
_NEXT = regex.compile(
    r"(?P<sign>(?:[-–—]\s*|[^\p{L}\p{N}№\s.,;:!?…)\]»”]\s?)*)"
    r"(?P<word>(?P<letter>\p{L})[\p{L}\p{M}'’-]*|\p{N}+|№)(?P<stop>[.)]?)"
)
_WORD = regex.compile(r"[\p{L}\p{N}]")
_ITEM = regex.compile(rf"\W*(?:\d{{1,4}}(?:\.\d{{1,2}})*|{ROMAN}|\p{{L}})[.)]?")
_SPEAKER = regex.compile(r"\p{Lu}[\p{Lu}-]{2,}(?:\s\p{Lu}[\p{Lu}-]+){0,2}")
_BADLY_READ = "[©®@#&¢€¥¤°]"  # signs that stand for a letter, who knows whether a capital
_APART = regex.compile(rf"\[|\(?\p{{L}}\)|.*{_BADLY_READ}\S")
_INITIAL = regex.compile(r"(?<![\p{L}\p{N}])\p{Lu}$")
_WORD_BEFORE = regex.compile(r"(?:[^\s.!?…]*\p{L}){3}[^\s.!?…]*$")
_WORD_BEHIND = regex.compile(rf"(?:\p{{Lu}}|{_BADLY_READ})[^\s.]")
_CLAUSE_BORDER = regex.compile(r"[,;:(]|\s[-–—]\s")
_DATE_WORD = regex.compile(r"[\p{L}№]+|\p{N}[\p{N}./-]*")
_ROMAN = regex.compile(ROMAN)
_SAYS = regex.compile(
    r"(?:\p{L}[\p{L}'’.-]*\s){1,4}?(?P<verb>\p{Ll}+)(?! (?:that|it|he|she|they|we|you|I)\b)"
)
_LONGEST_BRACKET = 250


def sentences(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of a paragraph in order.

    They do not overlap, and nothing but white space lies between them and at both ends. The text
    of a sentence is one sentence. Marks of illegible and doubtful places are never torn.

    Args:
        text: normal text of one paragraph.
        language: ISO 639-1 code, "ru" or "en".

    Returns:
        Spans of code points; none for a text without anything but white space.
    """
    return tuple(_sentences(text, language))


def _sentences(text: str, language: str) -> Iterator[Span]:
    plain = _plain(text, language)
    start = 0
    for found in _STOP.finditer(plain):
        stop = _Stop(plain, start, found, usage(language))
        if stop.ends:
            yield trimmed(text, Span(start, found.start("gap")))
            start = found.end()
    rest = trimmed(text, Span(start, len(text)))
    if rest.start < rest.end:
        yield rest


@lru_cache(maxsize=1024)
def _plain(text: str, language: str) -> str:
    """The text, letter for letter, with Latin look-alikes mended and without signs in marks."""
    plain = repair(text) if language == "ru" else text
    for mark in marks(text):
        inner = regex.sub(r"[^\p{L}\s]", "_", mark.span.within(plain)[1:-1])
        letters = "«" + inner + "»" if mark.reading else "Х__"
        plain = plain[: mark.span.start] + letters + plain[mark.span.end :]
    return plain


@dataclass(frozen=True, slots=True)
class _Stop:
    """A stop in a text.

    Attributes:
        text: the whole text, look-alikes mended.
        start: where the sentence begins that the stop may end.
        found: the stop, with all that closes behind it.
        usage: of the language.
    """

    text: str
    start: int
    found: regex.Match[str]
    usage: Usage

    @property
    def before(self) -> str:
        """The sentence up to the stop."""
        return self.text[self.start : self.found.start()].rstrip()

    @property
    def ends(self) -> bool:
        """Whether a sentence ends here and another begins."""
        behind = _NEXT.match(self.text, self.found.end())
        if not behind or not _WORD.search(self.before):
            return False
        if self.found["sign"] in ";:":
            return True
        if not self._begins(behind):
            return False
        if self._in_brackets():
            return self._opens(behind) and ")" in self.found["closers"]
        return self._full_stop(behind) if self.found["sign"] == "." else self._cry(behind)

    def _begins(self, behind: regex.Match[str]) -> bool:
        """Whether a sentence may begin behind the stop, whatever the stop itself is."""
        goes_on = (behind["letter"] or "").islower() and not _APART.match(behind.group())
        if goes_on or _ITEM.fullmatch(self.before) or self._is_speaker(behind):
            return False
        return bool(self.found["gap"]) or self._is_glued(behind)

    def _is_speaker(self, behind: regex.Match[str]) -> bool:
        """Whether the text begins with who says the rest of it: "ПРЕДСЕДАТЕЛЬ. Прошу."."""
        capitals = behind["word"].isupper() and len(behind["word"]) > 1
        return not (self.start or capitals) and _SPEAKER.fullmatch(self.before) is not None

    def _opens(self, behind: regex.Match[str]) -> bool:
        """Whether the next word is one that begins sentences and is no name."""
        return behind["word"].lower() in self.usage.openers and not behind["stop"]

    def _is_glued(self, behind: regex.Match[str]) -> bool:
        """Whether only the space between two sentences is missing."""
        apart = _WORD_BEHIND.match(behind.group() + self.text[behind.end() : behind.end() + 1])
        whole = apart is not None or (self._opens(behind) and not behind["sign"])
        return whole and _WORD_BEFORE.search(self.before) is not None

    def _in_brackets(self) -> bool:
        """Whether a bracket that was opened amid the sentence is open before the stop."""
        before = self.before
        opened = before.rfind("(")
        if opened <= 0 or ")" in before[opened:]:
            return False
        end = self.found.start()
        closed = self.text.find(")", end, end + _LONGEST_BRACKET)
        return closed >= 0 and "(" not in self.text[end:closed]

    def _cry(self, behind: regex.Match[str]) -> bool:
        """Whether ? ! … end a sentence: not where it is told next who said it.

        “Why?” Kennedy asked.
        """
        says = _SAYS.match(self.text, behind.start())
        quoted = says is not None and says["verb"] in self.usage.speech
        return not (quoted and self.found["closers"])

    def _full_stop(self, behind: regex.Match[str]) -> bool:
        before = self.before
        kind, opens = self.usage.kind(before), self._opens(behind)
        if kind == "year":
            item = behind["word"].isdigit() and behind["stop"]
            return bool(opens or item) or not self._is_date()
        if kind is None and _INITIAL.search(before):
            return opens
        if kind in ("number", "unit"):
            return opens or not self._belongs(behind)
        return kind != "before"

    def _belongs(self, behind: regex.Match[str]) -> bool:
        """Whether the next word belongs to an abbreviation before numbers or behind them."""
        word = behind["word"]
        return bool(not behind["letter"] or _ROMAN.fullmatch(word)) or (
            word.lower() in self.usage.behind
        )

    def _is_date(self) -> bool:
        """Whether the clause up to a year tells nothing but the time: "10 мая 1962 г."."""
        clause = _CLAUSE_BORDER.split(self.before)[-1]
        return all(
            word[0].isdigit() or word.lower() in self.usage.dates or _ROMAN.fullmatch(word)
            for word in _DATE_WORD.findall(clause)
        )
