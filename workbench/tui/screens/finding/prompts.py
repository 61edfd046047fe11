"""What is asked before something is found: a search, a replacement, a paragraph."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, TypeVar

from textual.widgets import Input

from workbench.errors import UsageError
from workbench.session.finding.going import FORMS
from workbench.session.finding.past import Past
from workbench.session.finding.query import Query
from workbench.session.finding.search import Search
from workbench.tui.screens.finding.prompt import Prompt, QueryPrompt

PromptT = TypeVar("PromptT")
Look: TypeAlias = Callable[[PromptT, Query], None]


class SearchPrompt(QueryPrompt[Query | None]):
    """Asks for a search; what it finds is shown while it is typed.

    An empty line searches again for what was searched last.

    Args:
        past: what was searched for.
        query: the search before.
        look: called with this prompt and every search that is typed; it answers through `tell`.
    """

    def __init__(self, past: Past, query: Query, look: Look[SearchPrompt]) -> None:
        super().__init__((("/ ", past),), (), query, ("↑ earlier", "enter", "esc"))
        self._past = past
        self._look = look

    def changed(self) -> None:
        """Look for what stands there."""
        self._look(self, self.query_typed)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter; a pattern that can not be read stays to be mended."""
        if not event.value and self._past.newest:
            event.input.value = self._past.newest
        try:
            Search(self.query_typed)
        except UsageError as error:
            self.tell(str(error), is_problem=True)
            return
        self.dismiss(self.query_typed)


class ReplacePrompt(QueryPrompt[tuple[Query, str] | None]):
    r"""Asks what is to be replaced, and by what.

    Args:
        past: what was searched for.
        replacements: what was put in its place.
        query: the search before, whose pattern stands in the field.
        look: called with this prompt and every search that is typed; it answers through `tell`.
        check: raises UsageError where search and replacement do not go together.
    """

    def __init__(
        self,
        past: Past,
        replacements: Past,
        query: Query,
        look: Look[ReplacePrompt],
        check: Callable[[Query, str], object],
    ) -> None:
        fields = (("replace ", past), ("by      ", replacements))
        more = (r"\1 group", "tab", "enter shows every place", "esc")
        super().__init__(fields, (query.pattern,), query, more)
        self._look = look
        self._check = check

    def changed(self) -> None:
        """Look for what stands there."""
        self._look(self, self.query_typed)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes from the pattern to what is put in its place, and from there on."""
        first, second = self.query(Input)
        if event.input is first:
            second.focus()
        elif not first.value:
            first.focus()
        else:
            self._answer(self.query_typed, second.value)

    def _answer(self, query: Query, text: str) -> None:
        try:
            self._check(query, text)
        except UsageError as error:
            self.tell(str(error), is_problem=True)
            return
        self.dismiss((query, text))


class GoTo(Prompt[str | None]):
    """Asks for a paragraph; the id of the one that is meant.

    Args:
        past: where the editor went before.
        find: the id of the paragraph that a line means; raises UsageError where there is none.
        preview: what is told of a paragraph.
    """

    def __init__(
        self, past: Past, find: Callable[[str], str], preview: Callable[[str], str]
    ) -> None:
        super().__init__(((": ", past),), hint=f"{FORMS} · enter · esc")
        self._past = past
        self._find = find
        self._preview = preview

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell where it leads."""
        try:
            self.tell(self._preview(self._find(event.value)) if event.value else "")
        except UsageError as error:
            self.tell(str(error), is_problem=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter; what leads nowhere stays to be mended."""
        try:
            found = self._find(event.value)
        except UsageError as error:
            self.tell(str(error), is_problem=True)
            return
        self._past.add(event.value)
        self.dismiss(found)
