"""Phrases that are stamped, typed or printed around documents, found in garbled text as well."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import Levenshtein
import regex

# Letters an error up to which a phrase is looked for in text that OCR has garbled.
_GARBLED = 5


@dataclass(frozen=True)
class Stamp:
    """One phrase.

    Attributes:
        phrase: the phrase in lower case, ё as е; `#` is a number, `*` the rest of the line.
        same_as: name under which the stamps of both languages meet, '' when they do not.
        letters_an_error: letters of the phrase for each wrong one; OCR hurts a stamp badly.
    """

    phrase: str
    same_as: str = ""
    letters_an_error: int = 4

    @cached_property
    def _plain(self) -> str:
        return "".join(character for character in self.phrase if character.isalpha())

    @cached_property
    def _letters(self) -> Counter[str]:
        return Counter(self._plain)

    @cached_property
    def _errors(self) -> int:
        """Errors allowed; short words must be exact, because too much else is like them."""
        letters = self._letters.total()
        return letters // self.letters_an_error if letters >= 5 else 0

    @cached_property
    def _pattern(self) -> regex.Pattern[str]:
        parts = [self._part(word) for word in self.phrase.split()]
        body = r"[\s.,:;_-]*".join(parts)
        fuzzy = f"(?:{body}){{e<={self._errors}}}" if self._errors else f"(?:{body})"
        return regex.compile(rf"(?<!\p{{L}}){fuzzy}(?!\p{{L}})", regex.BESTMATCH)

    @staticmethod
    def _part(word: str) -> str:
        if word == "#":
            return r"(?:(?:№|no|nº|n°|#|n)[\s.]*)?[\dзоoбl]+(?:[/-]\w+)*"
        return r".*" if word == "*" else regex.escape(word)

    def is_whole(self, folded: str) -> bool:
        """Whether a folded text is this phrase and nothing else, a third of its letters wrong."""
        if "*" in self.phrase:
            return False
        size = len(self._plain)
        there = "".join(character for character in folded if character.isalpha())
        if self.letters_an_error > _GARBLED:
            return there == self._plain
        wrong = size // 5 if size < 6 else round(size / 3)
        return Levenshtein.distance(self._plain, there, score_cutoff=wrong) <= wrong

    def find(self, folded: str) -> regex.Match[str] | None:
        """The best place of the phrase in a folded text, or None."""
        there = Counter(folded)
        present = sum(min(number, there[letter]) for letter, number in self._letters.items())
        # a search costs a thousand times as much as counting the letters it needs
        if present < self._letters.total() - self._errors:
            return None
        return self._pattern.search(folded)


def _stamps(lines: str, letters_an_error: int) -> tuple[Stamp, ...]:
    """One stamp a line, `phrase = name`, the longest first."""
    split = (line.partition("=") for line in lines.strip().splitlines())
    found = [Stamp(phrase.strip(), name.strip(), letters_an_error) for phrase, _, name in split]
    return tuple(sorted(found, key=lambda one: -len(one.phrase)))


RUSSIAN = _stamps(
    """
    совершенно секретно = top secret
    сов секретно = top secret
    строго секретно = strictly secret
    секретно = secret
    конфиденциально = confidential
    доверительно = confidential
    рассекречено = declassified
    гриф секретности снят = declassified
    для служебного пользования = official use
    особая папка = special folder
    особой важности = special importance
    не подлежит оглашению
    не для печати
    без права опубликования
    снятие копий воспрещается
    снимать копии воспрещается
    подлежит возврату
    подлежит возврату в течение # часов
    хранить наравне с шифром
    только лично
    лично
    срочно = urgent
    вне очереди
    копия верна = copy true
    с подлинным верно = copy true
    верно = copy true
    копия = copy
    подлинник
    черновик
    экз # = copy number
    экземпляр # = copy number
    экз единств
    вх #
    входящий #
    исх #
    исходящий #
    отп # экз
    отпечатано # экз
    отпечатано в # экземплярах
    разослано *
    рассылка
    расписание рассылки
    в дело
    в архив
    из #
    к пункту # прот #
    к п # пр #
    приложение к *
    листов #
    лист #
    стр #
    страница #
    архив внешней политики
    служба внешней разведки
    центральный архив
    архив президента
    подпись неразборчива
    подпись
    печать
    исполнитель *
    печатала *
    машинистка *
    рассылается *
    """,
    letters_an_error=4,
)

ENGLISH = _stamps(
    """
    top secret = top secret
    strictly secret = strictly secret
    secret = secret
    confidential = confidential
    declassified = declassified
    approved for release *
    for official use only = official use
    special folder = special folder
    special file = special folder
    special importance = special importance
    eyes only
    urgent = urgent
    certified copy = copy true
    true copy = copy true
    copy = copy
    copy # = copy number
    copy no # = copy number
    copy number # = copy number
    copy # of #
    incoming #
    # copies printed
    printed in # copies
    not for publication
    no distribution
    copying prohibited
    making copies is prohibited
    page #
    page # of #
    stamp illegible
    illegible
    signature
    signature illegible
    translated from *
    translated by *
    translation
    original language
    original scan
    original russian
    transcription russian
    translation english
    skip to content
    skip to main content
    skip to navigation
    document information
    digital archive
    working paper #
    national security archive
    download
    download pdf
    download transcript
    view document
    view original
    print
    print this page
    share
    share this document
    tweet
    facebook
    twitter
    email
    copy link
    menu
    search
    log in
    sign in
    sign up
    subscribe
    newsletter
    home
    about
    contact
    browse
    collections
    related documents
    related collections
    accept cookies
    privacy policy
    terms of use
    back to top
    all rights reserved
    contents
    table of contents
    citation *
    summary
    credits
    record id *
    original classification
    original uploaded date
    rights
    source archive *
    file # vol #
    """,
    letters_an_error=9,
)

PATTERNS = tuple(
    regex.compile(pattern, regex.I)
    for pattern in (
        # a number alone between dashes or brackets: of a page
        r"^\W*\d{1,4}\W*$",
        r"^\W*[IVXLC]{1,7}\W*$",
        r"^\W*(?:page|p\.?|стр\.?|с\.|лист|л\.)\s*\d+(?:\s*(?:of|из|/)\s*\d+)?\W*$",
        # archive references: fond, opis, delo, list; volume and leaf
        r"(?:^|\W)[фf]\s?[.,]\s*\d+.{0,6}\W[оo0][пpn]\s?[.,]\s*\d+",
        r"\W[дd]\s?[.,]\s*\d+.{0,6}\W[лl]+\s?[.,]\s*\S{1,8}$",
        r"^[тt]\s?[.,]\s*\d+.{0,4}[лl]\s?[.,]\s*\S{1,8}$",
        r"^\W*file\s+(?:no\.?\s*)?\d+.{0,24}$",
        r"^(?:box|folder|reel|roll)\s+\d+.{0,24}$",
        # a registration number alone
        r"^\W*\p{Lu}{1,5}[-–\s]?\d{1,6}(?:[/-]\d+)+(?:[-/]\p{L})?\W*$",
        # addresses of the web
        r"^(?:https?://|www\.)\S+$",
        r"^\S+\.(?:org|com|gov|edu|net|ru)(?:/\S*)?$",
    )
)
