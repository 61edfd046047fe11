"""What is measured, each a program of its own in a terminal.

    python -m benchmarks.desk.programs NAME PROJECT

`desk` is the desk with a stand-in for the corrector, so that the desk alone is measured: it takes
some words for wrong and costs nothing. `areas` is what one writes with Textual in an hour: the same
texts in two text areas that scroll together, not levelled and with nothing marked.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import TextArea

from workbench.model.evidence import Evidence
from workbench.model.suspects import Passage, Reading, Suspect
from workbench.model.text import tokens
from workbench.session.assistant import Assistant
from workbench.store.project import Project
from workbench.tui.running import run_app

_EVERY = 9  # one word in so many is suspected
_LONG = 6  # letters of a word that may be


@dataclass(frozen=True, slots=True)
class Quick:
    """Suspects some long words, and would turn their first two letters round."""

    def suspects(
        self, asked: Passage, limit: int = 10, *, explained: bool = True
    ) -> tuple[Suspect, ...]:
        """Suspects of a passage."""
        del limit, explained
        words = [token for token in tokens(asked.text) if len(token.text) >= _LONG][::_EVERY]
        return tuple(
            Suspect(word.span, word.text, _readings(word.text), 0.9)
            for word in words
            if not any(word.span.overlaps(decided) for decided in asked.decided)
        )


def _readings(word: str) -> tuple[Reading, ...]:
    turned = (word[1] + word[0] + word[2:], word[:-1])
    told = (Evidence("shape", 1.0, "a stand-in"),)
    return tuple(Reading(text, share, told) for text, share in zip(turned, (0.8, 0.2), strict=True))


class TwoAreas(App[None]):
    """Two text areas; what one scrolls to, the other scrolls to."""

    BINDINGS = [Binding("ctrl+q", "quit")]  # noqa: RUF012 - Textual's way

    def __init__(self, project: Project) -> None:
        super().__init__()
        self._document = project.load("large")

    def compose(self) -> ComposeResult:
        """The two sides."""
        with Horizontal():
            for side in (self._document.source, self._document.target):
                text = "\n\n".join(paragraph.text for paragraph in side)
                yield TextArea(text, read_only=True, show_cursor=True)

    def on_mount(self) -> None:
        """Scroll together."""
        one, other = self.query(TextArea)
        one.cursor_blink = False
        self.watch(one, "scroll_y", lambda y: other.scroll_to(y=y, animate=False), init=False)
        one.focus()


def main() -> None:
    """Run the program that is named."""
    name, folder = sys.argv[1:3]
    project = Project(Path(folder))
    if name == "areas":
        TwoAreas(project).run()
        return
    setattr(Assistant, "corrector", Quick())  # noqa: B010 - a property, which mypy knows
    run_app(project, "large")


if __name__ == "__main__":
    main()
