"""The lines above and below: what is open, and what just happened."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static


class TitleBar(Horizontal):
    """One line: what is open on the left, how much is left to do on the right."""

    def compose(self) -> ComposeResult:
        """Two texts."""
        yield Static(id="title")
        yield Static(id="facts")

    def show(self, title: str, facts: str) -> None:
        """Show a title and facts."""
        self.query_one("#title", Static).update(Text(title, no_wrap=True, overflow="ellipsis"))
        self.query_one("#facts", Static).update(Text(facts, no_wrap=True))


class StatusLine(Static):
    """One line for what just happened; a problem is marked with an exclamation mark."""

    def say(self, message: str) -> None:
        """Say what happened."""
        self.update(Text(message, no_wrap=True, overflow="ellipsis"))
        self.remove_class("-problem")

    def complain(self, message: str) -> None:
        """Say what went wrong."""
        self.update(Text(f"! {message}", overflow="ellipsis"))
        self.add_class("-problem")
