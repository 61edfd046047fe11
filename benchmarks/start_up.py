"""Time to the first frame, to the text and to the first suspect, beside a minimal Textual app.

    python benchmarks/start_up.py [--runs N] [--write docs/benchmarks.md] [--json]

Each program is started in a pseudo-terminal of 120×40. One clock runs for what comes out of it: the
first frame, the text of the document or the list, and the first suspect, which is the first thing
underlined. The programs take turns; medians are compared. The word list and the tables are built,
and the document has been opened once, before the clock runs.
"""

from __future__ import annotations

import argparse
import os
import pty
import re
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fcntl import ioctl
from pathlib import Path

# Nobody answers in the pseudo-terminal: asked for graphics, it would be waited for.
NO_ANSWERS = {"WORKBENCH_IMAGES": "blocks"}
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.sections import Section, Table, publish  # noqa: E402
from workbench.disk import write_text  # noqa: E402
from workbench.model.beads import Bead  # noqa: E402
from workbench.model.build import build  # noqa: E402
from workbench.model.draft import Draft, DraftParagraph  # noqa: E402
from workbench.model.edits import apply  # noqa: E402
from workbench.model.operations.links import realign  # noqa: E402
from workbench.session.aligning import links_of_beads  # noqa: E402
from workbench.store.codec import encode  # noqa: E402
from workbench.store.project import Project  # noqa: E402

SAMPLE = "1962-havana-harbour"
LARGE = "large"
PARAGRAPHS = 500
PATIENCE = 60
_UNDERLINED = re.compile(rb"\x1b\[(?:[1-9];)*4(?:;[0-9;]*)?m")
_MINIMAL = """
from textual.app import App
from textual.widgets import Footer, Static
class Minimal(App):
    def compose(self):
        yield Static("first frame")
        yield Footer()
Minimal().run()
"""


@dataclass(frozen=True)
class Program:
    """A program and what it shows, in the order in which it comes.

    Attributes:
        name: in the table.
        arguments: of Python.
        wanted: patterns of bytes of its output, by the name of the milestone.
    """

    name: str
    arguments: Sequence[str]
    wanted: dict[str, re.Pattern[bytes]]


def milestones(program: Program, folder: Path) -> dict[str, float]:
    """Seconds from the start until each of the wanted patterns has come out of the terminal."""
    leader, follower = pty.openpty()
    ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *program.arguments],
        stdin=follower, stdout=follower, stderr=follower, cwd=folder, close_fds=True,
        env={**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), **NO_ANSWERS},
    )  # fmt: skip
    os.close(follower)
    seen, found = b"", dict[str, float]()
    try:
        for name, pattern in program.wanted.items():
            while not pattern.search(seen):
                if not select.select([leader], [], [], PATIENCE)[0]:
                    raise TimeoutError(f"{program.name}: no {name} in {PATIENCE} s")
                seen += os.read(leader, 65536)
            found[name] = time.perf_counter() - started
        return found
    finally:
        process.kill()
        process.wait()
        os.close(leader)


def programs(project: Project) -> list[Program]:
    """The minimal app, the list of documents, the sample and a document of 500 paragraphs."""
    words = {
        id_: max(" ".join(p.text for p in project.load(id_).target[:4]).split(), key=len).encode()
        for id_ in (SAMPLE, LARGE)
    }
    return [
        Program("minimal Textual app", ["-c", _MINIMAL], {"frame": re.compile(b"first frame")}),
        Program(
            "list of documents",
            ["-m", "workbench"],
            {"frame": re.compile(b"opening"), "text": re.compile(b"2 documents")},
        ),
        *(
            Program(
                name,
                ["-m", "workbench", "open", id_],
                {
                    "frame": re.compile(b"opening"),
                    "text": re.compile(re.escape(words[id_])),
                    "first suspect": _UNDERLINED,
                },
            )
            for id_, name in (
                (SAMPLE, "document of the sample"),
                (LARGE, f"document of {PARAGRAPHS} paragraphs"),
            )
        ),
    ]


def prepared(folder: Path) -> Project:
    """A project of the sample and of a larger document made of its paragraphs."""
    project = Project(folder)
    sample = Project(ROOT).load(SAMPLE)
    write_text(project.document_path(SAMPLE), encode(sample))
    source = [DraftParagraph(p.text) for p in sample.source if p.kind == "text"]
    target = [DraftParagraph(p.text) for p in sample.target if p.kind == "text"]
    draft = Draft(
        title="Large",
        source=tuple(replace(source[n % len(source)]) for n in range(PARAGRAPHS)),
        target=tuple(replace(target[n % len(target)]) for n in range(PARAGRAPHS)),
    )
    large = build(LARGE, draft)
    beads = [Bead((n,), (n,), 0.9) for n in range(PARAGRAPHS)]
    large = apply(large, realign(large, links_of_beads(large, beads)))
    write_text(project.document_path(LARGE), encode(large))
    return project


def measured(runs: int) -> Section:
    """Medians of all milestones, and what they are to the minimal app's first frame."""
    times: dict[tuple[str, str], list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        known = programs(prepared(Path(folder)))
        for number in range(runs + 1):
            for program in known:
                for name, seconds in milestones(program, Path(folder)).items():
                    if number:  # the first of each warms the caches
                        times.setdefault((program.name, name), []).append(seconds)
    medians = {key: statistics.median(values) for key, values in times.items()}
    base = medians[known[0].name, "frame"]
    rows = [
        (name, what, f"{seconds * 1000:.0f}", f"{seconds / base:.2f}", _behind(medians, name, what))
        for (name, what), seconds in medians.items()
    ]
    table = Table(("program", "until", "ms", "ratio", "ms after its first frame"), rows)
    data: dict[str, object] = {f"{name}, {what}": s for (name, what), s in medians.items()}
    return Section("start", [table], [f"Medians of {runs} starts of each."], data, "desk")


def _behind(medians: dict[tuple[str, str], float], name: str, what: str) -> str:
    return "" if what == "frame" else f"{(medians[name, what] - medians[name, 'frame']) * 1000:.0f}"


def main() -> None:
    """Print medians and ratios, and put them in a page."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--runs", type=int, default=9, help="starts of each (%(default)s)")
    options.add_argument("--write", type=Path, help="page of the documentation to update")
    options.add_argument("--json", action="store_true", help="print JSON")
    chosen = options.parse_args()
    caption = f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores."
    publish([measured(chosen.runs)], caption, chosen.write, as_json=chosen.json)


if __name__ == "__main__":
    main()
