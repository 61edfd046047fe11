"""The lines above and below: what is open, and what just happened."""

from __future__ import annotations

from rich.cells import cell_len
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
    """What just happened, whole, on a line or two; a problem is marked with an exclamation mark."""

    _said: str | None = None
    _under_work: str | None = None  # what was said before long work began to be told of

    def say(self, message: str) -> None:
        """Say what happened."""
        self._under_work = None
        if message == self._said:
            return
        had_lines = self._said is None or self._takes_lines(self._said)  # a problem may have some
        self.update(Text(message), layout=had_lines or self._takes_lines(message))
        self.remove_class("-problem")
        self._said = message

    def complain(self, message: str) -> None:
        """Say what went wrong."""
        self.update(Text(f"! {message}", overflow="ellipsis"))
        self.add_class("-problem")
        self._said = self._under_work = None

    def work(self, label: str, share: float) -> None:
        """Say how far long work is; when it is done, what was said before. No problem is hidden."""
        if self._said is None and self.has_class("-problem"):
            return
        if share >= 1:
            if self._under_work is not None:
                self.say(self._under_work)
            return
        under = self._said if self._under_work is None else self._under_work
        self.say(f"{label} {share:.0%}")
        self._under_work = under or ""

    def _takes_lines(self, message: str) -> bool:
        return cell_len(message) > self.content_size.width


def _left(title: str) -> Text:
    return Text(title, no_wrap=True, overflow="ellipsis")
