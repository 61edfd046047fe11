"""The sample documents corrected completely at the desk: keys counted by what they are for.

    python benchmarks/desk_session.py [--id ID …] [--size 80x24 …] [--json] [--write PAGE.md]

The editor of `tests/tui/scripted` knows the truth and presses the program's own keys, in Textual's
Pilot with the real corrector, until texts, kinds, links and statuses are all as they should be and
the file is saved. It is compared with the truth; if it is not the same the benchmark fails.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias, get_args

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.pages.sample import sample_ids
from benchmarks.sections import Cell, Section, Table, publish
from tests.tui.scripted import sample, seat
from tests.tui.scripted.editor import Kind
from tests.tui.scripted.plain import plain_keys, typed_anew
from tests.tui.scripted.seat import Step
from workbench.tui.app import WorkbenchApp

Size: TypeAlias = tuple[int, int]
_SIZE = "80x24"
_NOTE = (
    "*Status* and *link* are with the moving they need; a plain editor knows neither. It reaches a "
    "fault by words, by paragraphs or by a search, whichever is shortest."
)


async def worked(document_id: str, size: Size, folder: Path) -> list[Step]:
    """Correct a document completely; every step.

    Raises:
        RuntimeError: what is on disk in the end is not the truth.
    """
    task = sample.whole(document_id)
    project = task.project(folder)
    app = WorkbenchApp(project, document_id)
    async with app.run_test(size=size) as pilot:
        steps = await seat.work(pilot, task.truth)
    if wanting := list(task.truth.wanting(project.load(document_id))):
        raise RuntimeError("\n".join(wanting))
    return steps


def table(columns: Sequence[tuple[str, Size, Sequence[Step]]]) -> Table:
    """Keys by kind, a column for each session."""
    counts = [seat.counted(steps) for _, _, steps in columns]
    tasks = [sample.whole(id_) for id_, _, _ in columns]
    kinds = [kind for kind in get_args(Kind) if any(count[kind] for count in counts)]
    text = [seat.text_keys(steps) for _, _, steps in columns]
    plain = [plain_keys([p.text for p in t.document.source], t.truth.source) for t in tasks]
    anew = [typed_anew(task.truth.source) for task in tasks]
    rows: list[list[Cell]] = [
        *([kind, *(count[kind] for count in counts)] for kind in kinds),
        ["all keys", *(count.total() for count in counts)],
        ["keys for the text", *text],
        ["… in a plain editor", *plain],
        ["… typing everything anew", *anew],
        ["text, of a plain editor's", *map(_share, text, plain)],
        ["text, of typing it anew", *map(_share, text, anew)],
    ]
    head = ["keys for", *(f"{id_}, {w}×{h}" for id_, (w, h), _ in columns)]
    return Table(head, rows)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}"


def sections(ids: Sequence[str], sizes: Sequence[Size]) -> Iterator[Section]:
    """The one section of this benchmark."""
    columns = []
    for document_id in ids:
        for size in sizes:
            with tempfile.TemporaryDirectory() as folder:
                steps = asyncio.run(worked(document_id, size, Path(folder)))
            columns.append((document_id, size, steps))
    data = {f"{id_} {w}x{h}": dict(seat.counted(steps)) for id_, (w, h), steps in columns}
    yield Section("session", [table(columns)], [_NOTE], dict(data), room="desk")


def _size(written: str) -> Size:
    width, _, height = written.partition("x")
    return int(width), int(height)


def main() -> None:
    """Print the table, or put it into a page."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--id", action="append", choices=sample_ids(), help="all if left out")
    options.add_argument("--size", action="append", metavar="WxH", help=f"{_SIZE} if left out")
    options.add_argument("--json", action="store_true", help="print for scripts")
    options.add_argument("--write", type=Path, metavar="PAGE", help="where the table is replaced")
    chosen = options.parse_args()
    sizes = [_size(written) for written in chosen.size or [_SIZE]]
    found = sections(chosen.id or sample_ids(), sizes)
    publish(found, f"{dt.date.today()}.", chosen.write, as_json=chosen.json)


if __name__ == "__main__":
    main()
