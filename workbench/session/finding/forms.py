"""A word in all its forms, and what looks like a garbled one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

import regex
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from workbench.lexicon.english import log_frequency
from workbench.lexicon.english_lemmas import lemmas
from workbench.lexicon.fold import fold
from workbench.lexicon.inflection import case_forms
from workbench.lexicon.lemmas import listed_lemmas
from workbench.lexicon.lookalikes import repair
from workbench.lexicon.stems import stem
from workbench.model.text import Span, Token, tokens

Likeness: TypeAlias = Literal["form", "alike"]

_CYRILLIC = regex.compile(r"\p{Cyrillic}")
_ALIKE = 0.7  # Levenshtein similarity from which what is no word may be one of the forms
_SHORT = 4  # letters up to which that says nothing
_DERIVED = regex.compile(r"(?:ly|er|est)$")  # English endings that make other words as well


def is_russian(word: str) -> bool:
    """Whether a word is looked for among Russian ones: it has a Cyrillic letter."""
    return bool(_CYRILLIC.search(word))


@dataclass(frozen=True, slots=True)
class Found:
    """A word or phrase of a text in one of its forms.

    Attributes:
        span: where it stands.
        form: how it stands there, folded.
        likeness: whether that is a form of it, or only looks like one.
        meant: the form, or the one that it looks like, folded; a word for each of the phrase.
    """

    span: Span
    form: str
    likeness: Likeness
    meant: tuple[str, ...]


class Phrase:
    """One word or several in a row, each in any of its forms.

    Args:
        text: as it was typed or stands somewhere, in any form.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.is_russian = is_russian(text)
        kind = _RussianWord if self.is_russian else _EnglishWord
        self._words: list[_Word] = [kind(fold(token.text)) for token in tokens(text)]

    def __bool__(self) -> bool:
        return bool(self._words)

    def places(self, text: str) -> Iterator[Found]:
        """Where it stands in a text, in order."""
        words = list(tokens(text))
        size = len(self._words)
        end = 0
        for start in range(len(words) - size + 1):
            found = self._found(text, words[start : start + size])
            if size == 1 and (found is None or found.likeness == "alike"):
                found = self._torn(text, words[start : start + 2]) or found
            if found is not None and found.span.start >= end:
                yield found
                end = found.span.end

    def _found(self, text: str, words: Sequence[Token]) -> Found | None:
        meant = [each.meant(fold(w.text)) for each, w in zip(self._words, words, strict=True)]
        if not all(meant):
            return None
        span = Span(words[0].start, words[-1].end)
        form = fold(span.within(text))
        are_forms = all(
            each.is_form(fold(w.text)) for each, w in zip(self._words, words, strict=True)
        )
        return Found(span, form, "form" if are_forms else "alike", tuple(meant))

    def _torn(self, text: str, words: Sequence[Token]) -> Found | None:
        """A word that a space has torn, such as "разгруз ка"."""
        if len(words) < 2 or words[1].start != words[0].end + 1:
            return None
        span = Span(words[0].start, words[1].end)
        word, joined = self._words[0], fold(words[0].text + words[1].text)
        if joined not in word.forms or all(word.is_listed(fold(each.text)) for each in words):
            return None
        return Found(span, fold(span.within(text)), "alike", (joined,))


class _Word:
    """A folded word. Remembers what it was compared with."""

    def __init__(self, word: str) -> None:
        self.word = word
        self._known: dict[str, str] = {}

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """Folded forms that are known beforehand, sorted."""
        raise NotImplementedError

    def is_listed(self, token: str) -> bool:
        """Whether a folded string is a word."""
        raise NotImplementedError

    def is_form(self, token: str) -> bool:
        """Whether a folded string is a form of the word."""
        raise NotImplementedError

    def meant(self, token: str) -> str:
        """The form that a folded string is or looks like; '' for another word."""
        if token not in self._known:
            self._known[token] = self._compared(token)
        return self._known[token]

    def _compared(self, token: str) -> str:
        if self.is_form(token):
            return token
        if len(token) <= _SHORT or len(self.word) <= _SHORT:
            return ""
        near = process.extractOne(
            self.shape(token),
            self.forms,
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=_ALIKE,
        )
        return near[0] if near is not None and not self.is_listed(token) else ""

    def shape(self, token: str) -> str:
        """What a string is compared by."""
        return token


class _RussianWord(_Word):
    @cached_property
    def forms(self) -> tuple[str, ...]:
        return tuple(sorted(case_forms(self.word) | {self.word}))

    @cached_property
    def _stem(self) -> str:
        """Of a word that no dictionary lists; '' for one that it does."""
        return "" if self.is_listed(self.word) else stem(self.word)

    def is_listed(self, token: str) -> bool:
        return bool(listed_lemmas(token))

    def is_form(self, token: str) -> bool:
        if token in self.forms:
            return True
        return bool(self._stem) and stem(token) == self._stem and not self.is_listed(token)

    def shape(self, token: str) -> str:
        return repair(token).lower()


class _EnglishWord(_Word):
    @cached_property
    def forms(self) -> tuple[str, ...]:
        return tuple(sorted(lemmas(self.word)))

    def is_listed(self, token: str) -> bool:
        return log_frequency(token) > float("-inf")

    def is_form(self, token: str) -> bool:
        if token == self.word:
            return True
        derived = bool(_DERIVED.search(token)) or bool(_DERIVED.search(self.word))
        return not derived and not set(self.forms).isdisjoint(lemmas(token))
