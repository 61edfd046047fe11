"""Words for people that more than one room needs."""

from __future__ import annotations


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 file`, `2 files`; `plural` for nouns that do not just add an s."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"


def percent(probability: float) -> int:
    """What the machine believes, 0..1, in whole percent; it never claims to be certain."""
    return min(99, round(probability * 100))


def chance(probability: float, unit: str = "%") -> str:
    """What the machine believes of one of several, 0..1; what is possible is never 0%."""
    share = percent(probability)
    return f"{share}{unit}" if share or not probability else f"<1{unit}"


def shown_reading(text: str) -> str:
    """What may stand in a place, without the space that goes with it; nothing is "(remove)"."""
    return text.strip() or "(remove)"
