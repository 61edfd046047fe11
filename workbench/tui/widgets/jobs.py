"""The line that says how far long work is."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static

from workbench.wording import percent

_BAR = 10  # cells


class WorkLine(Static):
    """One line: what is being done and which share of it; nothing where nothing is."""

    def show(self, what: str, share: float | None, hint: str = "") -> None:
        """Show work.

        Args:
            what: is being done.
            share: how much of that is done, 0..1; None where it is not known.
            hint: what stands behind it.
        """
        line = f"{what} {_bar(share)}{' · ' if hint else ''}{hint}"
        self.update(Text(line, no_wrap=True, overflow="ellipsis"))
        self.display = True

    def rest(self) -> None:
        """Nothing is being done."""
        self.update("")
        self.display = False


def _bar(share: float | None) -> str:
    """A bar with its share in percent; one without where no share is known."""
    if share is None:
        return "░" * _BAR
    full = round(share * _BAR)
    return f"{'█' * full}{'░' * (_BAR - full)} {percent(share):2d}%"
