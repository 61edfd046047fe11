"""Dirt and handwriting read as letters: lines with few words in them."""

from __future__ import annotations

import regex

from workbench.lexicon.english import english_share
from workbench.lexicon.furniture.line import Line
from workbench.lexicon.lookalikes import script
from workbench.model.text import tokens

names = (
    "strange",
    "strange_much",
    "tiny_words",
    "wordless",
    "letterless",
    "vowelless",
    "foreign",
    "pronouns",
)

# Punctuation where it belongs: after a word, or a quotation mark or bracket before one.
_PUNCTUATION = regex.compile(r"(?<=\p{L})[,.;:!?»”\")]+(?=\s|$)|(?<!\S)[«“\"(—–-](?=[\p{L}\s])")
_VOWEL = regex.compile(r"[аеиоуыэюяёaeiouy]", regex.I)
# Words that speech and sentences are made of, and titles and labels are not.
_SPOKEN = {
    "ru": regex.compile(
        r"\b(?:я|ты|он|она|оно|мы|вы|они|мне|тебе|ему|ей|нам|вам|им|меня|тебя|его|нас|вас|их|себе?я?"
        r"|не|нет|что|чтобы|как|это|этот|эта|был[аои]?|есть|да|же|ли|бы|но|если|когда|так|вот|уже|еще)\b"
    ),
    "en": regex.compile(
        r"\b(?:i|you|he|she|it|we|they|me|him|her|us|them|my|your|his|their|is|are|was|were|be|been"
        r"|has|had|have|will|would|shall|should|can|could|do|did|does|not|that|but|if|when|so|there|what|who)\b"
    ),
}


def of(line: Line) -> tuple[float, ...]:
    """Shares 0..1 and tests 0 or 1."""
    text = line.text
    if line.is_date:
        return (0.0,) * len(names)
    dense = regex.sub(r"\s", "", _PUNCTUATION.sub("", text))
    strange = 1 - (line.letters + line.digits) / len(dense) if dense else 0.0
    words = [token.text for token in tokens(text)]
    longest = max((sum(c.isalpha() for c in word) for word in words), default=0)
    many = len(set(words)) > 1
    return (
        strange,
        float(strange > 0.3),
        float(many and longest <= 3),
        float(many and longest <= 2),
        float(not line.letters and not line.digits),
        float(longest >= 4 and not _VOWEL.search(text)),
        float(line.language == "ru" and _is_english(text)),
        min(len(_SPOKEN[line.language].findall(line.folded)), 3) / 3,
    )


def _is_english(text: str) -> bool:
    """Whether a paragraph of the Russian side is made of English words in Latin letters."""
    if script(text) != "latin":
        return False
    long = [token.text for token in tokens(text) if len(token.text) > 1]
    return len(long) > 1 and english_share(" ".join(long)) >= 0.6
