"""Character error rate of Tesseract on the sample pages, as a Markdown table.

Both texts are NFC with white space folded. A word the typist divided at a line end is joined
again in what Tesseract read, as every reader of OCR does; all furniture counts.
"""

import argparse
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import Levenshtein

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.pages.sample import SCANS, TEXTS, read_sample, sample_ids

DIVIDED = re.compile(r"(?<=[^\W\d])-\n(?=[^\W\d])")


@dataclass(frozen=True)
class Count:
    """Edits between the truth and what was read, and the length of the truth, in characters."""

    edits: int
    length: int

    @property
    def rate(self) -> float:
        """Character error rate in percent, 0 and up."""
        return 100 * self.edits / self.length


def folded(text: str) -> str:
    """NFC with every run of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def read_page(image: Path, languages: str, mode: int) -> str:
    """What Tesseract reads on an image; mode is its page segmentation mode, 0-13."""
    command = ["tesseract", str(image), "-", "-l", languages, "--psm", str(mode)]
    # One thread: on small pages Tesseract's threads cost more than they save.
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    run = subprocess.run(command, capture_output=True, check=True, env=environment)
    return run.stdout.decode("utf-8")


def count(truth: str, read: str) -> Count:
    """Compare one page."""
    truth = folded(truth)
    return Count(Levenshtein.distance(truth, folded(DIVIDED.sub("", read))), len(truth))


def counts(name: str, scans: Path, languages: str, mode: int) -> Iterator[Count]:
    """One count for each page of a document."""
    for number, page in enumerate(read_sample(TEXTS / f"{name}.ru.txt").pages, 1):
        truth = " ".join(paragraph.text for paragraph in page)
        image = scans / name / f"page-{number:03}.png"
        yield count(truth, read_page(image, languages, mode))


def total(parts: Sequence[Count]) -> Count:
    """All pages as one."""
    return Count(sum(part.edits for part in parts), sum(part.length for part in parts))


def main() -> int:
    """Print the table; exit code 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ids", nargs="*", default=sample_ids())
    parser.add_argument("--scans", type=Path, default=SCANS, help="holds a folder for each id")
    parser.add_argument("--lang", nargs="+", default=["rus+eng", "eng+rus"])
    parser.add_argument("--psm", nargs="+", type=int, default=[6, 4, 3])
    options = parser.parse_args()
    print("| document | languages | psm | CER by page, % | CER, % |")
    print("|---|---|---|---|---|")
    for name in options.ids:
        for languages in options.lang:
            for mode in options.psm:
                pages = list(counts(name, options.scans, languages, mode))
                by_page = ", ".join(f"{page.rate:.1f}" for page in pages)
                print(
                    f"| {name} | {languages} | {mode} | {by_page} | {total(pages).rate:.1f} |",
                    flush=True,
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
