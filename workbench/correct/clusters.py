"""Suspects of a document that are one and the same word: a series that is fixed in one go.

ВАЛЬИЕСА, ВАЛЬТЕС and ВАЛЬНЕСА are one name read in three ways. Suspects belong together when the
same was read, or when what they most likely read has one stem. Signs are no words: a stray mark
here has nothing to do with one there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from workbench.correct.letters import with_case_of
from workbench.correct.survey import words_of
from workbench.lexicon.fold import fold
from workbench.lexicon.lookalikes import repair
from workbench.lexicon.stems import stem
from workbench.model.suspects import Suspect

Place = TypeVar("Place")
"""How the caller names paragraphs: by id or by number."""

_LIKELY = 0.1  # probability that what a suspect reads has a stem, from which that stem names it
_ALIKE = 0.7  # Levenshtein ratio from which a garble may be a form of a word that a person typed
_SHORT = 4  # letters up to which that says nothing


@dataclass(frozen=True, slots=True)
class Member(Generic[Place]):
    """A suspect of a series.

    Attributes:
        paragraph: its paragraph, as the caller names it.
        suspect: the suspect.
        text: what would stand there, in the case form that fits the place best.
        confidence: probability of that, 0 where no reading of the suspect is the word.
    """

    paragraph: Place
    suspect: Suspect
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Cluster(Generic[Place]):
    """A series of suspects.

    Attributes:
        stem: what its words share.
        forms: the folded words it reads, to how often that is expected, likeliest first.
        members: in the order in which they were given.
    """

    stem: str
    forms: Mapping[str, float]
    members: tuple[Member[Place], ...]


def clusters(suspects: Iterable[tuple[Place, Suspect]]) -> list[Cluster[Place]]:
    """The series of two and more, the largest first.

    Args:
        suspects: with their paragraphs, in the order of the text.
    """
    found = list(suspects)
    named = _named(found)
    series: defaultdict[str, list[tuple[Place, Suspect]]] = defaultdict(list)
    for paragraph, suspect in found:
        series[named[fold(suspect.text)]].append((paragraph, suspect))
    made = [
        _cluster(name, members)
        for name, members in series.items()
        if len(members) > 1 and _is_word(name)
    ]
    return sorted(made, key=lambda cluster: -len(cluster.members))


def series_of(
    observed: str, fixed: str, others: Iterable[tuple[Place, Suspect]]
) -> Iterator[Member[Place]]:
    """What else of a document would change if one fix were made throughout.

    Args:
        observed: what stood at the place that a person fixed.
        fixed: what they put there.
        others: all suspects that are left, with their paragraphs.

    Yields:
        Those where the same was read, those with a reading that is a form of the same word, and
        those that look like one of its forms.
    """
    name, forms = _name(fixed), _forms(fixed)
    if not _is_word(name):
        return
    for paragraph, suspect in others:
        text, confidence = _best(suspect, name)
        if confidence >= _LIKELY:
            yield Member(paragraph, suspect, text, confidence)
        elif fold(suspect.text) == fold(observed):
            yield Member(paragraph, suspect, with_case_of(suspect.text, fixed.lower()), 0.0)
        elif form := _nearest(suspect.text, forms):
            yield Member(paragraph, suspect, with_case_of(suspect.text, form), 0.0)


def series_name(suspect: Suspect) -> str:
    """What the series of a suspect is called, judged by this one alone: equal for its members."""
    best = next((r for r in suspect.readings if r.text != suspect.text), None)
    if best is None or best.confidence < _LIKELY:
        return fold(suspect.text)
    return _name(best.text)


def _named(found: Iterable[tuple[object, Suspect]]) -> dict[str, str]:
    """Each folded garble to the stem that its places together most likely read, or to itself."""
    masses: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    places: defaultdict[str, int] = defaultdict(int)
    for _, suspect in found:
        observed = fold(suspect.text)
        places[observed] += 1
        for reading in suspect.readings:
            if reading.text != suspect.text:
                masses[observed][_name(reading.text)] += reading.confidence
    named: dict[str, str] = {}
    for observed, times in places.items():
        best = max(masses[observed].items(), key=lambda item: item[1], default=("", 0.0))
        named[observed] = best[0] if best[1] >= _LIKELY * times else observed
    return named


def _cluster(name: str, found: Iterable[tuple[Place, Suspect]]) -> Cluster[Place]:
    forms: defaultdict[str, float] = defaultdict(float)
    members: list[Member[Place]] = []
    for paragraph, suspect in found:
        for reading in suspect.readings:
            if _name(reading.text) == name:
                forms[fold(reading.text)] += reading.confidence
        members.append(Member(paragraph, suspect, *_best(suspect, name)))
    likeliest = sorted(forms.items(), key=lambda item: (-item[1], item[0]))
    return Cluster(name, dict(likeliest), tuple(members))


def _name(text: str) -> str:
    """The stems of the words of a text."""
    return " ".join(map(stem, words_of(text))) or fold(text)


def _is_word(name: str) -> bool:
    return any(map(str.isalpha, name))


def _best(suspect: Suspect, name: str) -> tuple[str, float]:
    """The likeliest reading of a suspect that is a form of a word; the suspect where none is."""
    for reading in suspect.readings:
        if _name(reading.text) == name:
            return reading.text, reading.confidence
    return suspect.text, 0.0


def _forms(fixed: str) -> list[str]:
    """Forms of a word that a person typed in one of them."""
    from workbench.lexicon.inflection import case_forms  # reads tables

    words = words_of(fixed)
    if len(words) != 1 or len(words[0]) <= _SHORT:
        return []
    root = stem(words[0])
    forms = {words[0], *case_forms(words[0]), *case_forms(root)}
    return sorted(form for form in forms if stem(form) == root)


def _nearest(garble: str, forms: Iterable[str]) -> str:
    """The form that a garble looks like most, or ''."""
    import Levenshtein

    observed = repair(garble).lower().replace(" ", "")
    near = [(Levenshtein.ratio(observed, form, score_cutoff=_ALIKE), form) for form in forms]
    ratio, form = max(near, default=(0.0, ""))
    return form if ratio > 0 else ""
