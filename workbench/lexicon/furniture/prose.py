"""What sentences, speech and lists have, and furniture has seldom."""

from __future__ import annotations

import regex

from workbench.lexicon.furniture.line import Line

_TESTS = {
    "sentence": r"^(?=(?:.*\b\p{Ll}{2,}\b){3}).*[.!?…][»”\")]*$",
    "stop": r"[.!?…][»”\")]*$",
    "announces": r"[:;,]$",
    "speech": r"^[—–-]\s*\p{L}|^[«“\"]\p{L}.*[,.!?]",
    "speaker": r"^(?:\p{Lu}[\p{Lu}\p{Ll}]*[.]?\s?){1,3}[:.](?:\s+\(.*\))?\s+\p{Lu}.*[.!?…]$",
    "small_start": r"^\W{0,2}\p{Ll}",
}
_PATTERNS = tuple(regex.compile(pattern) for pattern in _TESTS.values())
# Words that sentences are made of, and titles and labels are not.
_PRONOUNS = {
    "ru": """я ты он она оно мы вы они мне тебе ему ей нам вам им меня тебя его нас вас их себя не
        нет что чтобы как это этот эта был была было были есть да же ли бы но если когда так вот
        уже еще""",
    "en": """i you he she it we they me him her us them my your his their is are was were be been
        has had have will would shall should can could do did does not that but if when so there
        what who""",
}
_SPOKEN = {language: frozenset(words.split()) for language, words in _PRONOUNS.items()}
_MANY = 3

names = (*_TESTS, "pronouns")


def of(line: Line) -> tuple[float, ...]:
    """Tests 0 or 1; how many pronouns, verbs of every day and the like, 0..1 for none to many."""
    spoken = sum(word in _SPOKEN[line.language] for word in line.skeleton.split())
    tests = (0.0,) * len(_TESTS)
    if not line.is_date:
        tests = tuple(float(pattern.search(line.text) is not None) for pattern in _PATTERNS)
    return (*tests, min(spoken, _MANY) / _MANY)
