"""What was typed before into a prompt."""

from __future__ import annotations

_MOST = 50


class Past:
    """Lines that were typed, to be taken again with the arrow keys."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._at = 0

    def add(self, line: str) -> None:
        """A line was used; it is the newest now, and the next walk starts behind it."""
        self._lines = [*(one for one in self._lines if one != line), line][-_MOST:]
        self.rest()

    def rest(self) -> None:
        """The next walk starts behind the newest line."""
        self._at = len(self._lines)

    @property
    def newest(self) -> str:
        """The line that was used last, or ''."""
        return self._lines[-1] if self._lines else ""

    def older(self) -> str | None:
        """The line before; None at the oldest."""
        if not self._at:
            return None
        self._at -= 1
        return self._lines[self._at]

    def newer(self) -> str:
        """The line after; '' behind the newest."""
        self._at = min(self._at + 1, len(self._lines))
        return self._lines[self._at] if self._at < len(self._lines) else ""
