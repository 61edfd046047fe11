"""All forms of a word: the dictionary's where it has the word, else those of a name."""

from __future__ import annotations

from functools import lru_cache

from workbench.lexicon.declension import declined
from workbench.lexicon.fold import fold
from workbench.lexicon.lemmas import forms_of


@lru_cache(maxsize=1 << 13)
def case_forms(word: str) -> frozenset[str]:
    """All folded forms in which a word may occur, itself among them.

    Args:
        word: in any case pattern; one that no dictionary lists in the nominative.
    """
    folded = fold(word)
    listed = forms_of(folded)
    return listed if len(listed) > 1 else frozenset(declined(folded))
