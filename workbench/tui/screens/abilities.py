"""What the app asks of whatever screen is shown, without importing it."""

from __future__ import annotations

from typing import ClassVar, Protocol, runtime_checkable

from workbench.errors import WorkbenchError
from workbench.tui.actions import Place


@runtime_checkable
class HasActions(Protocol):
    """A screen that has actions of the registry. Dialogs have keys of their own instead."""

    PLACE: ClassVar[Place]
    """Which ones."""


@runtime_checkable
class KeepsWork(Protocol):
    """A screen that may hold what is not saved yet."""

    def leave(self) -> bool:
        """Save it; whether the screen may be left."""
        ...


@runtime_checkable
class Complains(Protocol):
    """A screen that shows what is wrong."""

    def complain(self, error: WorkbenchError) -> None:
        """Show it."""
        ...


@runtime_checkable
class HasChoices(Protocol):
    """A screen on which something is chosen by number."""

    @property
    def last_choice(self) -> int:
        """The number of the last choice that there is now."""
        ...
