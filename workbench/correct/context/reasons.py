"""Why two words go together, in the words of an editor."""

from __future__ import annotations

from workbench.lexicon.grammar import CASES

_CASE_NAMES = {
    "nomn": "nominative", "gent": "genitive", "datv": "dative", "accs": "accusative",
    "ablt": "instrumental", "loct": "prepositional",
}  # fmt: skip
_VERBS = frozenset(("VERB", "INFN", "GRND", "PRTF", "PRTS"))
_TAKING_GENITIVE = frozenset(("NOUN", "NAME", "NUMR", "NUMB"))
_SUBJECTS = frozenset(("NOUN", "NAME", "NPRO"))
_PREDICATES = frozenset(("VERB", "ADJS", "PRTS"))


def reason(left: str, right: str, left_class: str, right_class: str) -> str:
    """What grammar joins two words, given the classes in which they stand there.

    Args:
        left: the first word.
        right: the word after it.
        left_class: as `grammar.class_of` names it, or "=" and the word for a function word.
        right_class: likewise.
    """
    case = _case(right_class)
    if case and _governs(left_class, case):
        return f"{_CASE_NAMES[case]} «{right}» after «{left}»"
    pair = f"«{left}» and «{right}»"
    if case and case == _case(left_class):
        return f"{pair} agree in the {_CASE_NAMES[case]}"
    if _predicates(left_class, right_class) or _predicates(right_class, left_class):
        return f"{pair} agree as subject and predicate"
    return f"{pair} go together in grammar"


def _governs(name: str, case: str) -> bool:
    """Whether a word of the class asks for the case."""
    speech = _speech(name)
    if speech in _VERBS:
        return case != "nomn" and case != _case(name)
    return name.startswith("=") or (speech in _TAKING_GENITIVE and case == "gent")


def _predicates(subject: str, predicate: str) -> bool:
    return (
        _speech(subject) in _SUBJECTS
        and _case(subject) == "nomn"
        and _speech(predicate) in _PREDICATES
    )


def _speech(name: str) -> str:
    return name.partition(" ")[0]


def _case(name: str) -> str:
    """The case in the name of a class, or ''."""
    return next((part for part in name.split() if part in CASES), "")
