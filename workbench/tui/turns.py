"""Keys one after the other: each waits until what the one before it did is done.

A terminal hands over what was typed while the program was busy all at once, and Textual passes it
to what has the focus then. Behind a key that opens a field the letters meant for the field would be
commands, and behind one that leaves a screen they would be lost.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TypeAlias

from textual.app import App
from textual.events import Key, Paste
from textual.message_pump import MessagePump
from textual.screen import Screen

Typed: TypeAlias = Key | Paste
_Then: TypeAlias = Callable[[], Awaitable[None]]

_LOST = 5.0
"""Seconds after which a key is taken for done: what it was handed to is no longer there."""

_ROUNDS = 2
"""How often a message goes behind a key: once for the key, once for what it has set going."""


class Turns:
    """Hands typed keys on, each in its turn.

    Messages are taken from a queue in order, so one that is sent behind a key along the way that
    the key takes, from what has the focus up to the app, arrives when the key has been dealt with.
    Once more along it, and what the key has set going has begun: what was typed into a field is
    submitted, and a screen that opens is there. It has its focus when it has taken a message too.

    Args:
        app: has screens and a focus.
        hand_on: gives what was typed to what has the focus.
        holds: whether everything has to wait at present.
    """

    def __init__(
        self,
        app: App[None],
        hand_on: Callable[[Typed], Awaitable[None]],
        holds: Callable[[], bool],
    ) -> None:
        self._app = app
        self._hand_on = hand_on
        self._holds = holds
        self._waiting: deque[Typed] = deque()
        self._since: float | None = None

    async def go_on(self) -> None:
        """Hand on what has waited while `holds`, as soon as the screen that is shown now is there.

        Called when it holds no longer.
        """
        if self._waiting and self._since is None:
            self._since = time.monotonic()
            await self._look(None)

    async def come(self, typed: Typed) -> None:
        """Hand something typed on, now or when its turn comes."""
        self._waiting.append(typed)
        if self._since is None or time.monotonic() - self._since > _LOST:
            await self._next()

    async def _next(self) -> None:
        if not self._waiting or self._holds():
            self._since = None
            return
        self._since = time.monotonic()
        screen = self._app.screen
        way = (self._app.focused or screen).ancestors_with_self
        await self._hand_on(self._waiting.popleft())
        await self._pass(way * _ROUNDS, partial(self._look, screen))

    async def _look(self, screen: Screen[object] | None) -> None:
        """Go on if that has led to no other screen, or else when the other one is there."""
        now = self._app.screen
        if now is screen and now.is_mounted:
            await self._next()
        else:
            await self._pass((now, self._app) * _ROUNDS, partial(self._look, now))

    async def _pass(self, nodes: Sequence[MessagePump], then: _Then) -> None:
        """Do something when the messages that wait at some nodes have been taken, in order."""
        for number, node in enumerate(nodes, 1):
            if node.call_later(self._pass, nodes[number:], then):
                return
        await then()
