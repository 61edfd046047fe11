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


def with_conflicts(name: str, conflicts: int) -> str:
    """A document's name in a list, with how many conflicts of a merge are open in it, if any."""
    return f"{name} ≠{conflicts}" if conflicts else name


def open_conflicts(conflicts: int) -> str:
    """`2 conflicts of a merge are open`."""
    are = "is" if conflicts == 1 else "are"
    return f"{counted(conflicts, 'conflict')} of a merge {are} open"
