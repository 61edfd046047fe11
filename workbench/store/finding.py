"""What `workbench check` reports."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.errors import Place


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a file.

    Attributes:
        place: file, and line and field where known.
        message: what is wrong.
        remedy: what to do, or ''.
    """

    place: Place
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        advice = f" — {self.remedy}" if self.remedy else ""
        return f"{self.place}: {self.message}{advice}"
