"""Names in the cases that word lists lack.

wordfreq has many a name that no dictionary has, in the cases in which it was counted: Бирнбаум and
not Бирнбаумом. A name is told by how it ends; its other cases are made, and count as rare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from workbench.lexicon.declension import declined

_SHORTEST = 6  # letters: shorter strings are debris as often as names
_NAME = regex.compile(
    r"""[а-яё]+(?:
      [ое]в | [иы]н | [сц]кий | [оеё]ва | [иы]на | [сц]кая | дзе | швили | чук | юк | [ео]нко
    | [ео]нок | ич | [яа]н | ер | ман | берг | баум | штейн | с?сон | [еаои]с | ель | аль | ур
    | унд | ен | ия | инг | ард | альд | ольд | ерт | бург | град | поль | оглы | заде
    )""",
    regex.VERBOSE,
)


def case_forms_of_names(words: Iterable[str]) -> Iterator[str]:
    """All case forms of those of some folded words that end as names do."""
    for word in words:
        if len(word) >= _SHORTEST and _NAME.fullmatch(word):
            yield from declined(word)
