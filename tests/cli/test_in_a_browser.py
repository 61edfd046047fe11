"""The terminal UI in a real Chromium, without a network. Skipped where one of them is missing.

Needs the extra `serve`, the package playwright (its own browsers are not needed) and Chromium.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.session.small import in_project, small_document
from workbench.store.project import Project

playwright = pytest.importorskip("playwright.sync_api")
pytest.importorskip("textual_serve")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(project: Project) -> Iterator[str]:
    """The address of `workbench serve` on a project, in a process of its own."""
    port = free_port()
    command = [sys.executable, "-m", "workbench", "-C", str(project.root), "serve"]
    server = subprocess.Popen([*command, "--port", str(port)], stderr=subprocess.PIPE, text=True)
    address = f"http://127.0.0.1:{port}/"
    try:
        assert server.stderr is not None
        assert address.rstrip("/") in server.stderr.readline()
        until(lambda: reached(address))
        yield address
    finally:
        server.terminate()
        assert server.wait(timeout=20) == 0


def reached(address: str) -> bool:
    try:
        with urlopen(address) as answer:
            return bool(answer.status == 200)
    except URLError:
        return False


def until(holds, seconds: float = 60.0) -> None:
    """Wait for something to come true."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come true"
        time.sleep(0.1)


@pytest.fixture
def browser():
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


SETTLES = 4.0  # seconds that a new screen may take to be drawn; a canvas does not tell


def with_desk(browser, address: str, asked: list[str]):
    """A tab in which the document is on the desk; `asked` gets every address it loads."""
    page = browser.new_page(viewport={"width": 1200, "height": 700})
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_selector("body.-first-byte")
    time.sleep(SETTLES)
    page.keyboard.press("Enter")
    time.sleep(SETTLES)
    return page


def test_the_desk_in_two_tabs(project, browser):
    """Keys of both layouts work, the second tab reads, closing saves, nothing is from outside."""
    in_project(project, small_document())
    loaded: list[str] = []

    def statuses() -> list[str]:
        return [paragraph.status for paragraph in project.load("probe").source]

    with serving(project) as address:
        first = with_desk(browser, address, loaded)
        first.keyboard.insert_text("м")  # the twin of v
        first.keyboard.press("s")
        until(lambda: statuses().count("corrected") == 1)
        second = with_desk(browser, address, loaded)
        if folder := os.environ.get("WORKBENCH_PICTURES"):
            second.screenshot(path=f"{folder}/browser.png")
        second.keyboard.press("v")
        second.keyboard.press("s")
        time.sleep(SETTLES)
        assert statuses().count("corrected") == 1
        first.keyboard.press("j")
        first.keyboard.press("v")
        time.sleep(SETTLES)
        assert statuses().count("corrected") == 1
        first.close()
        until(lambda: statuses().count("corrected") == 2)
    assert [url for url in loaded if not url.startswith(address)] == []
    assert any(url.endswith(".ttf") for url in loaded)
