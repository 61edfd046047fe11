"""Time to the first painted frame, as a ratio to a minimal Textual app in the same run.

    python benchmarks/start_up.py [--runs N]

Each program is started in a pseudo-terminal of 120×40; the clock stops when a text of its first
frame arrives. The two take turns; the medians are compared.
"""

from __future__ import annotations

import argparse
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from fcntl import ioctl
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_MINIMAL = """
from textual.app import App
from textual.widgets import Footer, Static
class Minimal(App):
    def compose(self):
        yield Static("first frame")
        yield Footer()
Minimal().run()
"""


def seconds_to(command: list[str], wanted: bytes, folder: Path) -> float:
    """Seconds from starting the command until `wanted` has come out of its terminal."""
    leader, follower = pty.openpty()
    ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=follower, stdout=follower, stderr=follower, cwd=folder, close_fds=True,
        env={**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    os.close(follower)
    seen = b""
    try:
        while wanted not in seen:
            if not select.select([leader], [], [], 30)[0]:
                raise TimeoutError(f"{command[-1]}: no frame in 30 s")
            seen += os.read(leader, 65536)
        return time.perf_counter() - started
    finally:
        process.kill()
        process.wait()
        os.close(leader)


def main() -> None:
    """Print medians and their ratio."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--runs", type=int, default=9, help="starts of each (%(default)s)")
    runs = options.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        (project / "aligned").mkdir()
        for document in (ROOT / "aligned").glob("*.json"):
            (project / "aligned" / document.name).write_bytes(document.read_bytes())
        programs = {
            "minimal Textual app": ([sys.executable, "-c", _MINIMAL], b"first frame"),
            "workbench, library": ([sys.executable, "-m", "workbench"], b"documents"),
            "workbench, one document": (
                [sys.executable, "-m", "workbench", "open", "1962-havana-harbour"],
                b"suspects",
            ),
        }
        times: dict[str, list[float]] = {name: [] for name in programs}
        for _ in range(runs):
            for name, (command, wanted) in programs.items():
                times[name].append(seconds_to(command, wanted, project))
    base = statistics.median(times["minimal Textual app"])
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{name:26} {median * 1000:6.0f} ms  {median / base:4.2f} ×")


if __name__ == "__main__":
    main()
