"""In a terminal with graphics the scan is a picture: what is written, not what it makes of it.

The terminal here is a pseudo-terminal that answers as one with Sixel, with Kitty's graphics, or
with neither. What real ones draw of it can not be tried without them.
"""

from __future__ import annotations

import base64
import io
import os
import select
import signal
import struct
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec

import pytest
import regex
from PIL import Image

from tests.tui.conftest import SCANNED
from workbench.store.project import Project
from workbench.tui.widgets.scan.graphics import SWITCH

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal"),
    pytest.mark.skipif(find_spec("textual_image") is None, reason="needs the extra `images`"),
]

PROGRAM = """
import sys
from pathlib import Path
from workbench.store.project import Project
from workbench.tui.running import run_app
from workbench.session.assistant import Assistant
from tests.tui.conftest import SmallCorrector
Assistant.corrector = SmallCorrector()
sys.exit(run_app(Project(Path(sys.argv[1])), sys.argv[2]))
"""
ATTRIBUTES = regex.compile(rb"\x1b\[c")
KITTY_ASKED = regex.compile(rb"\x1b_Gi=(\d+),[^;]*a=q[^;]*;[^\x1b]*\x1b\\")
KITTY_SENT = regex.compile(rb"\x1b_Gi=(\d+),m=\d,f=100,q=2;([^\x1b]*)\x1b\\")
SIXEL_SENT = regex.compile(rb"\x1b\[(\d+);1H\x1bP[\d;]*q\"1;1;(\d+);(\d+)[^\x1b]*\x1b\\")
KITTY_PLACED = regex.compile(rb"\x1b_Ga=p,[^\x1b]*\x1b\\.*\xf4\x8e\xbb\xae", regex.DOTALL)
"""The picture is placed, and a cell of its place written (U+10EEEE)."""
BLOCKS = "▙".encode()


def written(project: Project, kind: str, done: Callable[[bytes], object]) -> bytes:
    """What the program writes to a terminal of 120 × 40 cells of 10 × 20 pixels, until `done`."""
    import fcntl
    import pty
    import termios

    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="120", LINES="40")
        arguments = [sys.executable, "-c", PROGRAM, str(project.root), SCANNED]
        os.execv(sys.executable, arguments)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 1200, 800))
    try:
        return _read(terminal, kind, done)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def _read(terminal: int, kind: str, done: Callable[[bytes], object]) -> bytes:
    """All that is written until `done`; each question is answered once."""
    output, deadline = b"", time.monotonic() + 40
    attributes = {"sixel": b"\x1b[?62;4;22c"}.get(kind, b"\x1b[?62;22c")
    questions = {ATTRIBUTES: lambda _: attributes}
    if kind == "kitty":
        questions[KITTY_ASKED] = lambda asked: b"\x1b_Gi=%s;OK\x1b\\" % asked[1]
    while not done(output):
        assert time.monotonic() < deadline
        if not select.select([terminal], [], [], 0.1)[0]:
            continue
        output += os.read(terminal, 65536)
        for question in list(questions):
            if asked := question.search(output):
                os.write(terminal, questions.pop(question)(asked))
    return output


def test_sixel(scanned):
    output = written(scanned, "sixel", SIXEL_SENT.search)
    found = SIXEL_SENT.search(output)
    assert found is not None
    row, width, height = (int(number) for number in found.groups())
    assert (width, height) == (1200, 7 * 20)
    assert row > 20
    assert BLOCKS not in output


def test_kitty(scanned):
    output = written(scanned, "kitty", KITTY_PLACED.search)
    parts = KITTY_SENT.findall(output)
    first = b"".join(data for id_, data in parts if id_ == parts[0][0])
    with Image.open(io.BytesIO(base64.b64decode(first))) as picture:
        assert picture.size == (1200, 7 * 20)
        assert len(picture.getcolors(100_000) or ()) > 10
    assert BLOCKS not in output


@pytest.mark.parametrize("kind", ["neither", "switched off"])
def test_blocks(scanned, kind, monkeypatch):
    if kind == "switched off":
        monkeypatch.setenv(SWITCH, "blocks")
    output = written(scanned, "sixel" if kind == "switched off" else "", lambda out: BLOCKS in out)
    assert SIXEL_SENT.search(output) is None
    assert KITTY_SENT.search(output) is None
    assert bool(ATTRIBUTES.search(output)) is (kind == "neither")
