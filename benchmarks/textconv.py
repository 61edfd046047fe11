"""Time that git waits for the text of a document, beside the start of bare Python.

    python benchmarks/textconv.py [--runs N] [--write docs/benchmarks.md] [--json]

A document of 500 paragraphs a side and their links, two words of each paragraph corrected, is
turned into text by the command that `workbench git setup` configures, run by a shell as git runs
it, and by `workbench git textconv`, which it falls back to. The programs take turns; medians of
whole processes are compared. The limit is twice the start of `python -c pass`, and 60 ms.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.sections import Section, Table, publish  # noqa: E402
from benchmarks.start_up import LARGE, PARAGRAPHS, prepared  # noqa: E402
from workbench.disk import write_text  # noqa: E402
from workbench.model.document import Document, SourceParagraph  # noqa: E402
from workbench.revisions.config import LocalConfig  # noqa: E402
from workbench.revisions.git import Repository  # noqa: E402
from workbench.session.commands.git_setup import set_up  # noqa: E402
from workbench.store.codec import encode  # noqa: E402

LIMIT = 0.060  # seconds beyond twice the start of bare Python


def corrected(document: Document) -> Document:
    """The document with the second and the last word of every paragraph changed."""
    return document.with_side("source", tuple(map(_corrected, document.source)))


def _corrected(paragraph: SourceParagraph) -> SourceParagraph:
    words = paragraph.text.split(" ")
    for place in {min(1, len(words) - 1), len(words) - 1}:
        words[place] += "ъ"
    return replace(paragraph, text=" ".join(words), status="corrected")


def measured(runs: int) -> Section:
    """Medians of all programs, and what they are to the limit of the same run."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        project = prepared(root)
        path = project.document_path(LARGE)
        write_text(path, encode(corrected(project.load(LARGE))))
        repository = Repository.start(root)
        list(set_up(root))
        configured = LocalConfig(repository).get("diff.workbench.textconv")
        programs: dict[str, Sequence[str]] = {
            "bare Python": [sys.executable, "-c", "pass"],
            "the command that git runs": ["sh", "-c", f'{configured} "$@"', "sh", str(path)],
            "workbench git textconv": [
                sys.executable,
                "-m",
                "workbench",
                "git",
                "textconv",
                str(path),
            ],
        }
        times = {name: list[float]() for name in programs}
        for number in range(runs + 1):
            for name, command in programs.items():
                seconds = _seconds(command)
                if number:  # the first of each warms the caches
                    times[name].append(seconds)
        size = path.stat().st_size
    medians = {name: statistics.median(values) for name, values in times.items()}
    bare = medians["bare Python"]
    limit = 2 * bare + LIMIT
    rows = [
        (name, f"{seconds * 1000:.0f}", f"{seconds / bare:.2f}", f"{seconds / limit:.2f}")
        for name, seconds in medians.items()
    ]
    table = Table(("program", "ms", "to bare Python", "to the limit"), rows)
    note = (
        f"Medians of {runs} whole processes; {PARAGRAPHS} paragraphs a side, {size // 1024} KiB. "
        f"The limit is {limit * 1000:.0f} ms: twice bare Python and {LIMIT * 1000:.0f} ms."
    )
    data: dict[str, object] = {**medians, "limit": limit}
    return Section("textconv", [table], [note], data, "revisions")


def _seconds(command: Sequence[str]) -> float:
    started = time.perf_counter()
    subprocess.run(
        command,
        stdout=subprocess.DEVNULL,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return time.perf_counter() - started


def main() -> None:
    """Print medians and ratios, and put them in a page."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--runs", type=int, default=21, help="processes of each (%(default)s)")
    options.add_argument("--write", type=Path, help="page of the documentation to update")
    options.add_argument("--json", action="store_true", help="print JSON")
    chosen = options.parse_args()
    caption = f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores AMD EPYC."
    publish([measured(chosen.runs)], caption, chosen.write, as_json=chosen.json)


if __name__ == "__main__":
    main()
