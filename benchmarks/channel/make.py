"""Draw the texts of a set, age the pages, read them, and write what was read beside the truth.

    python benchmarks/channel/make.py dev FOLDER [--copies N] [--processes N] [--capitals]

Writes FOLDER/SET.jsonl, one paragraph a line. A page is drawn anew, harder or softer, until its
character error rate is that of a usual bad scan.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path
from random import Random
from typing import Any

import Levenshtein
import numpy as np

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.channel.damage import KINDS, Damage, damaged, sample
from benchmarks.channel.faces import SETS, Face
from benchmarks.channel.reading import Word, joined, matched, read_lines, skeleton
from benchmarks.channel.sheet import LINES, break_lines, draw
from workbench.disk import write_text
from workbench.model.text import normalise

TEXTS = Path(__file__).resolve().parents[1] / "texts"
_SOFTEST, _HARDEST = 0.045, 0.20  # character error rates aimed at, read with `rus`
_WORST = 0.45  # pages and paragraphs beyond are thrown away
_WORST_AS_LATIN = 0.75  # the same for pages read as English, measured on look-alikes
_TRIES = 4


@dataclass(frozen=True)
class Text:
    """A paragraph of ours and its translation."""

    russian: str
    english: str


@dataclass(frozen=True)
class Page:
    """What is to be drawn and how it is to be read."""

    id: str
    set: str
    face: Face
    kind: str
    texts: tuple[Text, ...]
    languages: tuple[str, ...]
    seed: int


def texts_of(name: str) -> Iterator[Text]:
    """The paragraphs of a set: lines of Russian, a tab, English."""
    for path in sorted((TEXTS / name).glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            russian, _, english = line.partition("\t")
            if russian.strip() and not line.startswith("#"):
                yield Text(normalise(russian), normalise(english))


def pages_of(name: str, texts: Sequence[Text], copies: int, seed: int) -> list[Page]:
    """Pages that hold every text `copies` times, in faces and kinds that take turns."""
    rng = Random(f"{name} {seed}")
    faces: list[Face] = []
    kinds: list[str] = []
    pages: list[Page] = []
    for copy in range(copies):
        for chosen in _packed(texts):
            faces = faces or rng.sample(SETS[name], len(SETS[name]))
            kinds = kinds or rng.sample(sorted(KINDS[name]), len(KINDS[name]))
            number = len(pages)
            languages = ("rus", "rus+eng", "eng") if name == "train" else (_language(rng),)
            pages.append(
                Page(
                    f"{name}-{number:04}", name, faces.pop(), kinds.pop(), chosen, languages,
                    seed + 1000 * copy + number,
                )
            )  # fmt: skip
    return rng.sample(pages, len(pages))


def _language(rng: Random) -> str:
    return rng.choices(["rus", "rus+eng", "eng"], [0.65, 0.2, 0.15])[0]


def _packed(texts: Sequence[Text]) -> Iterator[tuple[Text, ...]]:
    """Texts in order, as many as fill a page."""
    page: list[Text] = []
    room = LINES
    for text in texts:
        need = len(text.russian) // 58 + 1
        if page and need > room:
            yield tuple(page)
            page, room = [], LINES
        page.append(text)
        room -= need
    if page:
        yield tuple(page)


def rows_of(page: Page) -> list[dict[str, Any]]:
    """Draw and read one page: a row for each paragraph that came through."""
    rng = np.random.default_rng(page.seed)
    lines = break_lines([text.russian for text in page.texts], page.face, page.seed)
    drawn = [line.text for line in lines]
    severity, step = float(rng.uniform(0.2, 0.8)), 0.3
    rows: list[dict[str, Any]] = []
    for _ in range(_TRIES):
        damage = sample(page.set, page.kind, severity, rng)
        image = damaged(draw(lines, page.face, damage.ageing, rng), damage, rng)
        first = matched(drawn, read_lines(image, "rus"))
        rate = _rate(drawn, first)
        if _SOFTEST <= rate <= _HARDEST:
            break
        away = step if rate < _SOFTEST else -step * min(2.0, rate / _HARDEST)
        severity, step = float(np.clip(severity + away, -0.6, 1.1)), 0.7 * step
    if rate > _WORST:
        return []
    owners = [line.paragraph for line in lines]
    for languages in page.languages:
        found = first if languages == "rus" else matched(drawn, read_lines(image, languages))
        rows += _paragraphs(page, damage, languages, owners, found)
    return rows


def _rate(drawn: Sequence[str], found: Sequence[list[Word] | None]) -> float:
    edits = sum(
        Levenshtein.distance(line, " ".join(word.text for word in words or ()))
        for line, words in zip(drawn, found, strict=True)
    )
    return edits / sum(map(len, drawn))


def _paragraphs(
    page: Page,
    damage: Damage,
    languages: str,
    owners: Sequence[int],
    found: Sequence[list[Word] | None],
) -> Iterator[dict[str, Any]]:
    """Rows of the paragraphs none of whose lines was lost, unless they are beyond reading."""
    for number, text in enumerate(page.texts):
        lines = [words for owner, words in zip(owners, found, strict=True) if owner == number]
        whole = [words for words in lines if words]
        if len(whole) < len(lines):
            continue
        read = joined(whole)
        length = len(text.russian)
        alike = Levenshtein.distance(skeleton(read.text), skeleton(text.russian)) / length
        if alike > (_WORST_AS_LATIN if languages == "eng" else _WORST):
            continue
        yield {
            "id": f"{page.id}-{number:02}-{languages}", "set": page.set, "face": page.face.name,
            "ageing": damage.kind, "languages": languages, "truth": text.russian, "ocr": read.text,
            "english": text.english,
            "cer": round(Levenshtein.distance(read.text, text.russian) / length, 4),
            "words": read.words,
        }  # fmt: skip


def main() -> int:
    """Write the set; exit code 0."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("set", choices=SETS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--copies", type=int, default=2, help="times each text (%(default)s)")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=1e9, help="stop after so many")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--capitals", action="store_true", help="write SET-capitals.jsonl instead")
    options = parser.parse_args()
    texts = list(texts_of(options.set))
    if options.capitals:
        texts = [Text(text.russian.upper(), text.english) for text in texts]
    pages = pages_of(options.set, texts, options.copies, options.seed)
    end = time.monotonic() + options.seconds
    rows: list[dict[str, Any]] = []
    with Pool(options.processes) as pool:
        for number, found in enumerate(pool.imap_unordered(rows_of, pages), 1):
            rows += found
            print(f"\rpage {number} of {len(pages)}", end="", file=sys.stderr, flush=True)
            if time.monotonic() > end:
                break
    rows.sort(key=lambda row: str(row["id"]))
    options.folder.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    name = f"{options.set}-capitals" if options.capitals else options.set
    write_text(options.folder / f"{name}.jsonl", text)
    words = sum(len(row["truth"].split()) for row in rows)
    print(f"\n{len(rows)} paragraphs, {words} words", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
