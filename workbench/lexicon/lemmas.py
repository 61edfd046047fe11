"""Russian words by their dictionary forms and back."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from workbench.lexicon.declension import declined
from workbench.lexicon.fold import fold
from workbench.lexicon.grammar import Grammar

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

_REFLEXIVE = ("ся", "сь")
_INFINITIVES = ("ть", "ти", "чь")


@lru_cache(maxsize=1 << 17)
def listed_lemmas(form: str) -> frozenset[str]:
    """Folded dictionary forms of a folded word; none where it is not listed.

    Reflexive verbs count as their plain ones: a translator does not keep them apart.
    """
    return frozenset(_plain(analysis.lemma) for analysis in Grammar.open().analyses(form))


def lemmas_of(form: str) -> frozenset[str]:
    """Folded dictionary forms of a folded word; the word itself where none is listed."""
    return listed_lemmas(form) or frozenset((_plain(form),))


def _plain(lemma: str) -> str:
    return lemma[:-2] if len(lemma) > 5 and lemma.endswith(_REFLEXIVE) else lemma


@lru_cache(maxsize=1 << 15)
def keys_of(word: str) -> frozenset[str]:
    """What `lemmas_of` gives for forms of a word: its lemmas, or all forms if it is unlisted."""
    return listed_lemmas(word) or frozenset(declined(word))


@lru_cache(maxsize=1 << 13)
def forms_of(word: str) -> frozenset[str]:
    """All folded forms of a listed word (any form of it), those of a reflexive verb among them.

    Of an unlisted word it is the only one.
    """
    words = (word, f"{word}ся") if word.endswith(_INFINITIVES) else (word,)
    parses = (parse for each in words for parse in _analyser().parse(each) if parse.is_known)
    return frozenset(fold(form.word) for parse in parses for form in parse.lexeme) | {word}


@cache
def _analyser() -> MorphAnalyzer:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer()
