"""How well the channel ranks the words of the lexicon: accuracy of readings of wrong words.

    python benchmarks/channel/rank.py FOLDER/dev.jsonl [--table FILE …] [--adapted]

No context, no translation: shape and word frequency alone. Each table is a file of costs; without
any, the one that is shipped.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.channel.pairs import Pair, words
from workbench.correct.beam import Beam
from workbench.correct.channel import Channel, Misreading, misreadings_of, shape_key, table_of
from workbench.lexicon.fold import fold
from workbench.lexicon.lexicon import Lexicon

_DEPTHS = (1, 5, 20, 30)


@dataclass
class Score:
    """Ranks of the truth: 0 is first; None where it is not among the readings."""

    ranks: list[int | None] = field(default_factory=list)

    seconds: float = 0.0

    def row(self) -> str:
        """Number of words, shares at every depth and milliseconds a word, as cells of a table."""
        count = max(1, len(self.ranks))
        shares = [f"{self.share(depth):.3f}" for depth in _DEPTHS]
        return " | ".join([str(count), *shares, f"{1000 * self.seconds / count:.1f}"])

    def share(self, depth: int) -> float:
        """Of the words, those whose truth is among the first `depth` readings."""
        return sum(r is not None and r < depth for r in self.ranks) / max(1, len(self.ranks))


def pages(path: Path) -> list[list[list[Pair]]]:
    """The misread words of a file, by page and paragraph: one to three tokens for one or two."""
    found: dict[str, list[list[Pair]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["id"].rsplit("-", 2)[0], []).append(
            [
                (read, stood)
                for read, stood in words(row["ocr"], row["truth"])
                if read.count(" ") < 3 and len(stood) > 1 and fold(read) != fold(stood)
            ]
        )
    return list(found.values())


def ranked(beam: Beam, pairs: Iterable[Pair], scores: dict[str, Score]) -> None:
    """Adds the ranks of the pairs to the scores: to "all" and to that of their table."""
    for read, stood in pairs:
        table = table_of(read)
        started = time.perf_counter()
        texts = [found.text for found in beam.decode(table, shape_key(read), limit=_DEPTHS[-1])]
        seconds = time.perf_counter() - started
        truth = fold(stood)
        for name in ("all", table):
            score = scores.setdefault(name, Score())
            score.ranks.append(texts.index(truth) if truth in texts else None)
            score.seconds += seconds


def by_page(beam: Beam, page: Sequence[Sequence[Pair]], scores: dict[str, Score]) -> None:
    """The same, each paragraph by a channel that has learned the other paragraphs of its page."""
    known = [
        sum((misreadings_of(beam.channel, *pair) for pair in pairs), Counter[Misreading]())
        for pairs in page
    ]
    everything = sum(known, Counter[Misreading]())
    for pairs, own in zip(page, known, strict=True):
        channel = beam.channel.adapted(everything - own)
        ranked(replace(beam, channel=channel), pairs, scores)


def main() -> int:
    """Print a Markdown table; exit code 0."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--table", type=Path, nargs="*", default=[])
    parser.add_argument("--weight", type=float, nargs="*", default=[0.8], help="of log frequency")
    parser.add_argument("--every", type=int, default=1, help="only each so many pages")
    parser.add_argument("--adapted", action="store_true", help="each page learns from itself")
    options = parser.parse_args()
    found = pages(options.file)[:: options.every]
    pairs = [pair for page in found for paragraph in page for pair in paragraph]
    lexicon = Lexicon.open()
    unknown = sum(not all(map(lexicon.knows, stood.split())) for _, stood in pairs)
    print(f"{len(pairs)} wrong words; {unknown} are in no word list")
    print("| channel | weight | script | words | @1 | @5 | @20 | @30 | ms |")
    print("|---|---|---|---|---|---|---|---|---|")
    channels = {p.stem: Channel.parse(p.read_text(encoding="utf-8")) for p in options.table}
    for name, channel in (channels or {"shipped": Channel.shipped()}).items():
        for weight in options.weight:
            beam = Beam(lexicon.trie, channel, weight)
            scores: dict[str, Score] = {}
            for page in found:
                if options.adapted:
                    by_page(beam, page, scores)
                else:
                    ranked(beam, (pair for paragraph in page for pair in paragraph), scores)
            for script, score in scores.items():
                print(f"| {name} | {weight} | {script} | {score.row()} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
