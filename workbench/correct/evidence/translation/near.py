"""Forms of Russian words that look like a long garble: what a search by letters may miss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import Levenshtein

from workbench.lexicon.lemmas import forms_of

_LONG = 6  # letters of a garble from which enough of it is left to compare
_ALIKE = 0.55  # Levenshtein ratio of a form that may have stood there
_ROUGHLY = 0.4  # the same of its dictionary form, whose ending differs
_LEMMAS = 8


def near_forms(observed: str, lemmas: Iterable[str]) -> Iterator[str]:
    """Forms that look like `observed`, which is folded and without spaces; none for a short one."""
    if len(observed) < _LONG:
        return
    stems = (
        (Levenshtein.ratio(observed, lemma, score_cutoff=_ROUGHLY), lemma)
        for lemma in lemmas
        if abs(len(lemma) - len(observed)) <= len(observed) // 2
    )
    roughly = sorted((pair for pair in stems if pair[0] > 0), reverse=True)[:_LEMMAS]
    for _, lemma in roughly:
        for form in forms_of(lemma):
            if Levenshtein.ratio(observed, form, score_cutoff=_ALIKE) > 0:
                yield form
