"""The terminal UI in a browser, through textual-serve, with a page that needs no network.

Every tab runs a process of its own. Two things differ from textual-serve's server: the page (its
own loads a typeface from the network), and who may speak to it. A program that runs in a browser
can reach servers of its computer from any page that is open there; only our own page may.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

_PAGE = Path(__file__).parent / "page"


class PageServer(Server):
    """Serves the terminal UI to browsers.

    Args:
        command: what every tab runs, for a shell.
        host: the address to listen at.
        port: the port to listen at.
        title: what the tab is called.
        started: called with the address of the page when it is there.
    """

    def __init__(
        self, command: str, host: str, port: int, title: str, started: Callable[[str], None]
    ) -> None:
        shown = f"[{host}]" if ":" in host else host
        super().__init__(
            command,
            host=host,
            port=port,
            title=title,
            public_url=f"http://{shown}:{port}",
            templates_path=_PAGE,
        )
        self._started = started
        self._tabs: set[asyncio.Task[object]] = set()

    def initialize_logging(self) -> None:
        """Only what goes wrong is worth a line, on stderr."""
        logging.basicConfig(level=logging.WARNING, format="workbench: %(message)s")

    async def on_startup(self, app: web.Application) -> None:
        """Say where the page is."""
        del app
        self._started(self.public_url)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run the UI for a tab; refuses pages that are not ours."""
        origin = urlsplit(request.headers.get("Origin", ""))
        asked = urlsplit(f"//{request.host}")
        if origin.netloc != request.host or not self._answers_to(asked.hostname or ""):
            raise web.HTTPForbidden(text="Only the page of this server may use it.")
        tab = asyncio.current_task()
        assert tab is not None
        self._tabs.add(tab)
        try:
            return await super().handle_websocket(request)
        finally:
            self._tabs.discard(tab)

    async def on_shutdown(self, app: web.Application) -> None:
        """Leave the UI of every tab; it saves what is open. The server would wait for them."""
        del app
        tabs = tuple(self._tabs)
        for tab in tabs:
            tab.cancel()
        await asyncio.gather(*tabs, return_exceptions=True)

    def _answers_to(self, name: str) -> bool:
        """Whether the server is known by this name: a foreign one may be led here by its owner."""
        return name in {self.host, "localhost"} or is_loopback(name) or not is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether an address can be reached from this computer alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
