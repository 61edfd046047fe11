"""Opening a large document, as a ratio to reading its JSON alone, and what a key costs in it.

    python benchmarks/large_document.py [--pairs N]

The document repeats the paragraphs of the sample. Suspects are not looked for.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.disk import write_text
from workbench.model.build import build
from workbench.model.document import Link
from workbench.model.draft import Draft, DraftParagraph
from workbench.model.edits import apply
from workbench.model.operations.links import realign
from workbench.session.session import Session
from workbench.store.codec import encode
from workbench.store.project import Project
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.desk.screen import DeskScreen

TEXTS = Path(__file__).resolve().parent / "pages" / "texts"
KEYS = 100


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds to the first painted screen, for a move and for a change of a link (medians)."""

    painted: float
    move: float
    change: float


def large_project(folder: Path, pairs: int) -> Project:
    """A project with one document `large` of so many pairs."""
    draw = random.Random(1)
    russian, english = (_paragraphs(suffix) for suffix in (".ru.txt", ".en.txt"))
    draft = Draft(
        source=tuple(DraftParagraph(f"{n} {draw.choice(russian)}") for n in range(pairs)),
        target=tuple(DraftParagraph(f"{n} {draw.choice(english)}") for n in range(pairs)),
    )
    document = build("large", draft)
    links = [
        Link((source.id,), (target.id,), "auto", 0.9)
        for source, target in zip(document.source, document.target, strict=True)
    ]
    project = Project(folder)
    write_text(project.document_path("large"), encode(apply(document, realign(document, links))))
    return project


def _paragraphs(suffix: str) -> list[str]:
    files = sorted(TEXTS.glob(f"*{suffix}"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [line.strip() for line in lines if len(line) > 100]


async def in_the_ui(project: Project) -> Times:
    """Open the document in the UI and press keys; only our own handling is timed, not drawing."""
    started = time.perf_counter()
    app = WorkbenchApp(project, "large")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        painted = time.perf_counter() - started
        screen = app.screen
        assert isinstance(screen, DeskScreen)
        screen.machine.background.cancel()
        move = _median(lambda: screen.action_do("down"))
        change = _median(lambda: screen.action_do("confirm"))
        screen.desk.session.close()
    return Times(painted, move, change)


def _median(action: Callable[[], object]) -> float:
    times: list[float] = []
    for _ in range(KEYS):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def main() -> None:
    """Print the times."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--pairs", type=int, default=5000, help="pairs (%(default)s)")
    pairs = options.parse_args().pairs
    with tempfile.TemporaryDirectory() as folder:
        project = large_project(Path(folder), pairs)
        path = project.document_path("large")
        started = time.perf_counter()
        json.loads(path.read_text(encoding="utf-8"))
        baseline = time.perf_counter() - started
        started = time.perf_counter()
        Session.open(project, "large").close()
        opened = time.perf_counter() - started
        times = asyncio.run(in_the_ui(project))
    print(f"{pairs} pairs, {path.name}")
    print(f"json.loads            {baseline * 1000:7.0f} ms  1.0 ×")
    print(f"document open         {opened * 1000:7.0f} ms  {opened / baseline:.1f} ×")
    print(f"first screen          {times.painted * 1000:7.0f} ms  {times.painted / baseline:.1f} ×")
    print(f"a move                {times.move * 1000:7.1f} ms")
    print(f"a change of a link    {times.change * 1000:7.1f} ms")


if __name__ == "__main__":
    main()
