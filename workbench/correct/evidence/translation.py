"""Names and months of the linked English in Russian: Lindqvist is ЛИНДКВИСТА, June is июня."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import Levenshtein
import numpy as np
import regex

from workbench.correct.evidence import Matrix
from workbench.correct.hypothesis import Garble, Hypothesis
from workbench.lexicon.alphabet import encode
from workbench.lexicon.english import log_frequency as english_log_frequency
from workbench.lexicon.fold import fold
from workbench.lexicon.lookalikes import repair
from workbench.lexicon.months import months
from workbench.lexicon.romanisation import russian_spellings
from workbench.lexicon.trie import Trie

_NAME = regex.compile(r"\p{Lu}[\p{Latin}'’]{2,}(?:-\p{Lu}[\p{Latin}'’]+)*")
_FUNCTION_WORD = -7.6  # natural-log frequency from which a capitalised word is no name
_VOWELS = "аеёиоуыэюя"
_HARD = ("", "а", "у", "ом", "е", "ы", "ов", "ой")
_WITH_A = ("а", "ы", "и", "у", "е", "ой")
_WITH_YA = ("я", "и", "ю", "е", "ей")
_WITH_Y = ("й", "я", "ю", "ем", "е")
_LONGEST_ENDING = 3
_PROPOSED = 6
_GUESSES = 3  # spellings of a name nobody listed
_ALIKE = 0.5  # Levenshtein ratio from which a name is worth proposing


@dataclass(frozen=True)
class Translation:
    """Evidence of names and months in the translation; it proposes and it ranks."""

    trie: Trie
    kind: str = "translation"
    names: tuple[str, ...] = ("name",)

    def propose(self, case: Garble, /) -> list[str]:
        """Forms of the translation's names that look a little like the garble."""
        observed = repair(case.key).lower().replace(" ", "")
        forms = self._forms(case)
        near = sorted(
            ((Levenshtein.ratio(observed, form, score_cutoff=_ALIKE), form) for form in forms),
            reverse=True,
        )
        return [form for ratio, form in near[:_PROPOSED] if ratio > 0]

    def of(self, case: Garble, candidates: Sequence[Hypothesis], /) -> Matrix:
        """Whether a reading, or the text as it stands, is a form of a name of the translation."""
        forms = self._forms(case)
        return np.array([[float(fold(c.text) in forms)] for c in candidates], np.float64)

    def explain(self, case: Garble, candidate: Hypothesis, /) -> str:
        """The English name."""
        name = self._forms(case).get(fold(candidate.text))
        return f"English: {name}" if name else ""

    def _forms(self, case: Garble) -> Mapping[str, str]:
        return _forms_of(self.trie, case.scene.passage.translation)


@lru_cache(maxsize=64)
def _forms_of(trie: Trie, translation: tuple[str, ...]) -> Mapping[str, str]:
    """Folded Russian forms of all names and months of the texts, to what is spelt there."""
    forms: dict[str, str] = {}
    for name in dict.fromkeys(name for text in translation for name in _NAME.findall(text)):
        bare = regex.sub(r"['’]s$", "", name)
        if english_log_frequency(bare) < _FUNCTION_WORD:
            for form in _forms_of_name(trie, bare):
                forms.setdefault(form, bare)
    for text in translation:
        for month, spelt in months(text):
            forms.update(dict.fromkeys(spelt, month))
    return forms


def _forms_of_name(trie: Trie, name: str) -> Iterator[str]:
    """All forms of the spellings that the lexicon has; of the likeliest few if it has none.

    Forms are made as well as looked up: a list that has a name seldom has all its cases.
    """
    spellings = russian_spellings(name)
    listed = {spelling: list(_listed(trie, _stem(spelling))) for spelling in spellings}
    usual = [spelling for spelling in spellings if listed[spelling]]
    for spelling in usual or spellings[:_GUESSES]:
        yield from listed[spelling]
        yield spelling
        yield from (_stem(spelling) + ending for ending in _endings(spelling))


def _stem(spelling: str) -> str:
    """The spelling without the vowel that declension changes."""
    return spelling[:-1] if len(spelling) > 3 and spelling[-1] in "аяейи" else spelling


def _endings(spelling: str) -> tuple[str, ...]:
    by_last = {"а": _WITH_A, "я": _WITH_YA, "й": _WITH_Y}
    if spelling[-1:] in by_last:
        return by_last[spelling[-1]]
    return () if spelling[-1:] in _VOWELS else _HARD


def _listed(trie: Trie, stem: str) -> Iterator[str]:
    """Words of the lexicon that are the stem with a case ending."""
    codes = encode(stem)
    node = trie.find(codes) if codes and len(stem) > 2 else -1
    if node < 0:
        return
    level = np.array([node])
    for _ in range(_LONGEST_ENDING + 1):
        for found in level[np.isfinite(trie.own[level].astype(np.float32))]:
            word = trie.word(int(found))
            if word[len(stem) :] in _CASE_ENDINGS:
                yield word
        level = trie.children(level)[1]


_CASE_ENDINGS = frozenset(
    (
        "",
        *_HARD,
        *_WITH_A,
        *_WITH_YA,
        *_WITH_Y,
        "о",
        "ия",
        "ии",
        "ию",
        "ией",
        "ам",
        "ами",
        "ах",
        "ям",
    )
)
