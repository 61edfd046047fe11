"""The lines above and below: what is open, and what just happened."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

_SLACK = 2  # columns: a mark less, or a digit


class TitleBar(Horizontal):
    """One line: what is open on the left, how much is left to do on the right."""

    def __init__(self, title: str = "", facts: str = "") -> None:
        super().__init__()
        self._title = title
        self._facts = facts

    def compose(self) -> ComposeResult:
        """Two texts."""
        yield Static(_left(self._title), id="title")
        yield Static(Text(self._facts, no_wrap=True), id="facts")

    def show(self, title: str, facts: str) -> None:
        """Show a title and facts; arranging the screen anew takes longer than painting it."""
        if title != self._title:
            self.query_one("#title", Static).update(_left(title), layout=False)
        if 0 < len(self._facts) - len(facts) <= _SLACK:
            facts = facts.rjust(len(self._facts))
        if facts != self._facts:
            is_other_width = len(facts) != len(self._facts)
            line = Text(facts, no_wrap=True)
            self.query_one("#facts", Static).update(line, layout=is_other_width)
        self._title, self._facts = title, facts


class StatusLine(Static):
    """One line for what just happened; a problem is marked with an exclamation mark."""

    _said: str | None = None

    def say(self, message: str) -> None:
        """Say what happened."""
        if message == self._said:
            return
        was_problem = self._said is None  # and could be of several lines
        self.update(Text(message, no_wrap=True, overflow="ellipsis"), layout=was_problem)
        self.remove_class("-problem")
        self._said = message

    def complain(self, message: str) -> None:
        """Say what went wrong."""
        self.update(Text(f"! {message}", overflow="ellipsis"))
        self.add_class("-problem")
        self._said = None


def _left(title: str) -> Text:
    return Text(title, no_wrap=True, overflow="ellipsis")
