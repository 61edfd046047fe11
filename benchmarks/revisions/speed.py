"""How long a merge of two large documents takes, beside `git merge-file` on the same files.

    python benchmarks/revisions/speed.py [--pairs N] [--edits N] [--write PAGE.md] [--json]

Two editors of a document of N paragraphs a side made so many edits each all over it. *In the
program* is the merge of documents that have been read already; the driver is the whole process as
git starts it, with the start of Python, three files read and one written.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.desk.documents import large_project
from benchmarks.revisions.acts import WEIGHTS, realign
from benchmarks.revisions.editing import Editor, Pen
from benchmarks.revisions.laws.traces import paragraphs
from benchmarks.sections import Cell, Section, Table, publish
from workbench.errors import EditMismatchError, ImpossibleEditError
from workbench.model.document import Document
from workbench.revisions.merge import merge
from workbench.store.codec import decode, encode

_RUNS = 7
_CONFLICT = 1


def edited(document: Document, edits: int, seed: int) -> Document:
    """A document after so many edits all over it."""
    draw = Random(seed)
    ids = [p.id for p in paragraphs(document)]
    editor = Editor(draw, document, Pen(draw, document), draw.sample(ids, edits))
    acts = [act for act in WEIGHTS if act is not realign]
    weights = [WEIGHTS[act] for act in acts]
    made = 0
    while made < edits:
        try:
            draw.choices(acts, weights)[0](editor)
        except (ImpossibleEditError, LookupError, EditMismatchError):
            continue
        made += 1
    return editor.document


def versions(pairs: int, edits: int) -> tuple[Document, Document, Document]:
    """A document of so many paragraphs a side, and what two editors made of it."""
    with tempfile.TemporaryDirectory() as folder:
        base = large_project(Path(folder), pairs).load("large")
    return base, edited(base, edits, 1), edited(base, edits, 2)


def measured(pairs: int, edits: int) -> Section:
    """Medians of all ways to merge, in turns."""
    base, ours, theirs = versions(pairs, edits)
    texts = [encode(document) for document in (base, ours, theirs)]
    ways: dict[str, Callable[[Path], object]] = {
        "git merge-file": lambda folder: _run(folder, ["git", "merge-file", "-p", *_NAMES]),
        "in the program": lambda _: merge(base, ours, theirs),
        "read, merged, written": lambda _: _whole(texts),
        "workbench git merge-driver": lambda folder: _run(folder, _DRIVER),
        "python -c pass": lambda folder: _run(folder, [sys.executable, "-c", "pass"]),
    }
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(_RUNS):
        for name, way in ways.items():
            with tempfile.TemporaryDirectory() as folder:
                for file, text in zip(("base", "ours", "theirs"), texts, strict=True):
                    (Path(folder) / file).write_text(text, encoding="utf-8", newline="")
                started = time.perf_counter()
                way(Path(folder))
                seconds[name].append(time.perf_counter() - started)
    medians = {name: sorted(times)[_RUNS // 2] for name, times in seconds.items()}
    unit = medians["git merge-file"]
    rows: list[list[Cell]] = [
        [name, f"{time_ * 1000:,.0f} ms", f"{time_ / unit:.1f} ×"]
        for name, time_ in medians.items()
    ]
    result = merge(base, ours, theirs)
    note = (
        f"{pairs:,} paragraphs a side, {len(texts[0].encode()) / 1e6:.1f} MB a file, {edits} edits "
        f"of each editor; medians of {_RUNS} in turns. git leaves marks of a conflict; ours leaves "
        f"{result.conflicts} places to settle."
    )
    return Section(
        "speed", [Table(("merge", "time", "to git"), rows)], [note], dict(medians), "revisions"
    )


_NAMES = ("ours", "base", "theirs")
_DRIVER = [
    sys.executable, "-m", "workbench", "git", "merge-driver", "base", "ours", "theirs",
    "aligned/large.json",
]  # fmt: skip


def _run(folder: Path, command: list[str]) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    is_known = done.returncode <= _CONFLICT or command[0] == "git"
    if not is_known:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)


def _whole(texts: list[str]) -> str:
    documents = [decode(text, "large.json") for text in texts]
    return encode(merge(*documents).document)


def main() -> None:
    """Print the table, and put it in its place in a page."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--pairs", type=int, default=5000, help="paragraphs a side (%(default)s)")
    options.add_argument("--edits", type=int, default=200, help="of each editor (%(default)s)")
    options.add_argument("--json", action="store_true", help="print JSON instead of tables")
    options.add_argument("--write", type=Path, metavar="PAGE.md", help="where tables are replaced")
    given = options.parse_args()
    machine = f"{os.cpu_count()} cores {platform.machine()}, Python {platform.python_version()}"
    caption = f"{time.strftime('%Y-%m-%d')}, {machine}."
    publish([measured(given.pairs, given.edits)], caption, given.write, as_json=given.json)


if __name__ == "__main__":
    main()
