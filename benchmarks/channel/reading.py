"""What Tesseract reads on a page, and which of it is which line of the page."""

from __future__ import annotations

import csv
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO

import Levenshtein
import numpy as np
from PIL import Image

from workbench.lexicon.lookalikes import repair
from workbench.model.text import normalise

_WORD_LEVEL = "5"
_ALIKE = 0.3  # a read line less like every drawn one than this is none of them
_HYPHENS = "-‐¬"


@dataclass(frozen=True)
class Word:
    """A word as it was read, with Tesseract's confidence 0-100."""

    text: str
    confidence: float


@dataclass(frozen=True)
class Read:
    """A paragraph as it was read: NFC text and its words as [start, end, confidence]."""

    text: str
    words: tuple[tuple[int, int, float], ...]


def read_lines(image: Image.Image, languages: str) -> list[list[Word]]:
    """The words of each line Tesseract finds, top to bottom, as one uniform block of text."""
    file = BytesIO()
    image.save(file, "PNG", compress_level=1)
    command = ["tesseract", "stdin", "stdout", "-l", languages, "--psm", "6", "--dpi", "150", "tsv"]
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    run = subprocess.run(
        command, input=file.getvalue(), capture_output=True, check=True, env=environment
    )
    table = csv.DictReader(
        StringIO(run.stdout.decode("utf-8")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    lines: dict[tuple[str, ...], list[Word]] = {}
    for row in table:
        text = normalise(row["text"] or "")
        if row["level"] == _WORD_LEVEL and text:
            place = (row["block_num"], row["par_num"], row["line_num"])
            lines.setdefault(place, []).append(Word(text, float(row["conf"])))
    return list(lines.values())


def skeleton(text: str) -> str:
    """The text in small Cyrillic letters, look-alikes for Latin ones."""
    return repair(text).lower()


def matched(drawn: Sequence[str], read: Sequence[Sequence[Word]]) -> list[list[Word] | None]:
    """For each drawn line what was read of it, or None: a monotone alignment of the lines."""
    left = [skeleton(line) for line in drawn]
    right = [skeleton(" ".join(word.text for word in line)) for line in read]
    gain = np.array([[Levenshtein.ratio(a, b) - _ALIKE for b in right] for a in left])
    best = np.zeros((len(left) + 1, len(right) + 1))
    for i in range(1, len(left) + 1):
        for j in range(1, len(right) + 1):
            pair = best[i - 1, j - 1] + gain[i - 1, j - 1]
            best[i, j] = max(pair, best[i - 1, j], best[i, j - 1])
    found: list[list[Word] | None] = [None] * len(left)
    i, j = len(left), len(right)
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found[i] = list(read[j])
    return found


def joined(lines: Sequence[Sequence[Word]]) -> Read:
    """Lines as one paragraph; words divided at a line's end are joined, as all readers do."""
    text = ""
    words: list[tuple[int, int, float]] = []
    for line in lines:
        for place, word in enumerate(line):
            divided = place == 0 and text[-1:] in _HYPHENS and text[-2:-1].isalpha()
            if text and divided and word.text[:1].isalpha():
                start, _, confidence = words.pop()
                text = text[:-1] + word.text
                words.append((start, len(text), min(confidence, word.confidence)))
                continue
            text += " " if text else ""
            words.append((len(text), len(text) + len(word.text), word.confidence))
            text += word.text
    return Read(text, tuple(words))
