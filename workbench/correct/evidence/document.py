"""What document and project teach: words people accepted, what they fixed, what is expected.

Words are weighed as a cache language model weighs them (Kuhn and De Mori 1990): by how much
likelier they are here than in the language at large.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import Levenshtein
import numpy as np

from workbench.correct.evidence import Matrix, Proposal
from workbench.correct.hypothesis import Garble, Hypothesis
from workbench.correct.survey import counted_for, words_of
from workbench.lexicon.alphabet import encode
from workbench.lexicon.fold import fold
from workbench.lexicon.forms import FLOOR
from workbench.lexicon.lookalikes import repair
from workbench.lexicon.stems import stem
from workbench.lexicon.trie import Trie
from workbench.model.suspects import Memory

_PROPOSED = 4
_ALIKE = 0.6  # Levenshtein ratio from which a word is worth proposing
_TIMES = 1.5  # expected count from which an unlisted word is worth proposing
_CACHE = 0.1  # share of the words of a document that it owes to its own matter
_FEW = 300.0  # words that are added to the length of a document: a short one says little
_GLOSSARY = 5  # places in which a word of the glossary counts as accepted
_LONG = 4  # letters of a word that tells what a document is about
_TOLD = 0.5  # expected count from which it is a reason


@dataclass(frozen=True)
class InDocument:
    """Evidence of the document itself and of its project; it proposes and it ranks."""

    kind: str = "document"
    names: tuple[str, ...] = ("accepted", "fixed", "expected")

    def propose(self, case: Garble, /) -> list[Proposal]:
        """What people made of the same garble, and unlisted words from here that look like it."""
        memory, trie = case.scene.passage.memory, case.scene.lexicon.trie
        observed = repair(case.key).lower().replace(" ", "")
        near = (
            (Levenshtein.ratio(observed, word, score_cutoff=_ALIKE), word)
            for word in _unlisted(trie, memory)
        )
        alike = [word for ratio, word in sorted(near, reverse=True)[:_PROPOSED] if ratio > 0]
        return [Proposal(text) for text in (*memory.fixes.get(fold(case.text), ()), *alike)]

    def of(self, case: Garble, candidates: Sequence[Hypothesis], /) -> Matrix:
        """Three features.

        accepted: how much likelier its words are among those that people accepted, natural log.
        fixed: share of the places in which people made the same of the same, of all and one more.
        expected: how much likelier its words are in this document, natural log.
        """
        here = _seen_here(case)
        return np.array(
            [[_accepted(case, c), _fixed(case, c), _expected(case, c, here)] for c in candidates],
            np.float64,
        )

    def explain(self, case: Garble, candidate: Hypothesis, /) -> str:
        """Whatever of the three speaks for it."""
        memory = case.scene.passage.memory
        told: list[str] = []
        fixed = _times_fixed(case, candidate)
        if fixed:
            told.append(f"corrected so {_counted(fixed)} before")
        words = words_of(candidate.text)
        if listed := sorted({memory.glossary[word] for word in words if word in memory.glossary}):
            told.append(f"glossary: {', '.join(listed)}")
        accepted = min((memory.accepted.get(word, 0) for word in words), default=0)
        if accepted and _accepted(case, candidate) > 1:
            told.append(f"accepted {_counted(accepted)} before")
        here = _seen_here(case)
        times = min((_elsewhere(case, candidate, word, here) for word in words), default=0.0)
        if times >= _TOLD and _expected(case, candidate, here) > 1:
            told.append(f"about {_counted(max(1, round(times)))} elsewhere in this document")
        return ", ".join(told)


def _counted(times: int) -> str:
    return "once" if times == 1 else f"{times} times"


def _accepted(case: Garble, candidate: Hypothesis) -> float:
    memory, trie = case.scene.passage.memory, case.scene.lexicon.trie
    if not memory.accepted or candidate.stands:
        return 0.0
    total = float(_total(memory))
    return sum(_gain(trie, word, _times(memory, word), total) for word in words_of(candidate.text))


def _times(memory: Memory, word: str) -> int:
    """In how many places people let a word stand; the glossary counts as some."""
    return memory.accepted.get(word, 0) + (_GLOSSARY if word in memory.glossary else 0)


def _fixed(case: Garble, candidate: Hypothesis) -> float:
    memory = case.scene.passage.memory
    observed = fold(case.text)
    ways = memory.fixes.get(observed)
    if ways is None:
        return 0.0
    places = sum(ways.values()) + memory.accepted.get(observed, 0)
    return _times_fixed(case, candidate) / (places + 1)


def _times_fixed(case: Garble, candidate: Hypothesis) -> int:
    """How often people made this of what was read here."""
    if candidate.stands:
        return 0
    ways = case.scene.passage.memory.fixes.get(fold(case.text), {})
    return ways.get(candidate.text, 0)


def _seen_here(case: Garble) -> frozenset[str]:
    """What the document's count has of this very place."""
    passage = case.scene.passage
    expected = passage.memory.expected
    return counted_for(expected, passage.text, case.span) if expected else frozenset()


def _expected(case: Garble, candidate: Hypothesis, here: frozenset[str]) -> float:
    expected = case.scene.passage.memory.expected
    if not expected:
        return 0.0
    trie = case.scene.lexicon.trie
    return sum(
        _gain(trie, stem(word), _elsewhere(case, candidate, word, here), expected.total)
        for word in words_of(candidate.text)
        if len(word) >= _LONG
    )


def _elsewhere(case: Garble, candidate: Hypothesis, word: str, here: frozenset[str]) -> float:
    """How often the document is expected to have any form of a word, this place set aside."""
    expected = case.scene.passage.memory.expected
    return (expected.again if candidate.stands else expected.elsewhere)(stem(word), here)


def _gain(trie: Trie, beginning: str, count: float, total: float) -> float:
    """Natural log of how much likelier `count` of `total` words make a word than the language."""
    if count <= 0:
        return 0.0
    share = count / (total + _FEW)
    return max(0.0, math.log(1 - _CACHE + _CACHE * share / _usual(trie, beginning)))


@lru_cache(maxsize=1 << 16)
def _usual(trie: Trie, beginning: str) -> float:
    """Relative frequency of the commonest word that begins so; that of a rare one if none does."""
    codes = encode(beginning)
    node = trie.find(codes) if codes else -1
    return math.exp(max(FLOOR, float(trie.best[node]) if node >= 0 else -math.inf))


@lru_cache(maxsize=4)
def _total(memory: Memory) -> int:
    return sum(memory.accepted.values())


@lru_cache(maxsize=4)
def _unlisted(trie: Trie, memory: Memory) -> tuple[str, ...]:
    """Words of the document that the search can not find, because no list has them."""
    often = {word for word, times in memory.expected.words.items() if times >= _TIMES}
    return tuple(sorted(word for word in {*memory.accepted, *often} if not _is_listed(trie, word)))


def _is_listed(trie: Trie, word: str) -> bool:
    codes = encode(word)
    node = trie.find(codes) if codes else -1
    return node >= 0 and float(trie.own[node]) > -math.inf
