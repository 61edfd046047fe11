"""A program in a pseudo-terminal, and a clock from a key to the frame it brings."""

from __future__ import annotations

import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass
from fcntl import ioctl
from pathlib import Path
from types import TracebackType

_ROOT = Path(__file__).resolve().parents[2]
_ASKED, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_FRAME_ENDS = b"\x1b[?2026l"
_QUIET, _IDLE = 1.0, 0.05  # seconds; share of a processor that counts as doing nothing
_PATIENCE = 60.0  # seconds for a first frame of a very large document


@dataclass(frozen=True, slots=True)
class Size:
    """Of a terminal, in cells."""

    columns: int
    rows: int

    def __str__(self) -> str:
        return f"{self.columns}×{self.rows}"


class Terminal:
    """A pseudo-terminal that knows synchronised updates, by which a frame's end can be told.

    Args:
        command: the program.
        size: of the terminal.
        folder: where the program is started.
    """

    def __init__(self, command: Sequence[str], size: Size, folder: Path) -> None:
        self._leader, follower = pty.openpty()
        ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", size.rows, size.columns, 0, 0))
        environment = {
            **os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor",
            "PYTHONPATH": str(_ROOT), "WORKBENCH_IMAGES": "blocks",
        }  # fmt: skip
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            list(command), stdin=follower, stdout=follower, stderr=follower, cwd=folder,
            env=environment, close_fds=True, start_new_session=True,
        )  # fmt: skip
        os.close(follower)
        self.bytes = 0
        self._tail = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._leader)

    def seconds_until(self, text: str, patience: float = _PATIENCE) -> float:
        """Seconds from the start of the program until a text has come out of it.

        Raises:
            TimeoutError: it did not come.
        """
        wanted, seen = text.encode(), b""
        while wanted not in seen:
            seen = seen[-200:] + self._read(patience)
        return time.perf_counter() - self.started

    def press(self, key: str, quiet: float = 0.06) -> list[float]:
        """Seconds from sending a key until each of the frames it brings is complete.

        Args:
            key: what the terminal sends for it.
            quiet: seconds without output after which nothing more is waited for.
        """
        started = time.perf_counter()
        os.write(self._leader, key.encode())
        frames: list[float] = []
        while True:
            try:
                read = self._read(quiet if frames else 1.0)
            except TimeoutError:
                return frames
            if _FRAME_ENDS in self._tail + read:
                frames.append(time.perf_counter() - started)
            self._tail = read[-len(_FRAME_ENDS) + 1 :]

    def scroll(self, key: str, times: int) -> float:
        """Frames a second while one key after the other is sent as soon as a frame is there."""
        started = time.perf_counter()
        for _ in range(times):
            os.write(self._leader, key.encode())
            self._frame()
        return times / (time.perf_counter() - started)

    def settle(self) -> None:
        """Wait until the program has neither written anything nor computed for a while."""
        while True:
            before = self.cpu()
            try:
                self._read(_QUIET)
            except TimeoutError:
                if self.cpu() - before < _QUIET * _IDLE:
                    return

    def cpu(self) -> float:
        """Seconds of processor time the program has used."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="utf-8")
        user, system = fields.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def _frame(self) -> None:
        seen = b""
        while _FRAME_ENDS not in seen:
            seen = seen[-len(_FRAME_ENDS) :] + self._read(1.0)

    def _read(self, patience: float) -> bytes:
        if not select.select([self._leader], [], [], patience)[0]:
            raise TimeoutError("nothing came out of the terminal")
        read = os.read(self._leader, 65536)
        self.bytes += len(read)
        if _ASKED in read:
            os.write(self._leader, _ANSWER)
        return read
