"""How well the channel ranks the words of the lexicon: accuracy of readings of wrong words.

    python benchmarks/channel/rank.py FOLDER/dev.jsonl [--table FILE …]

No context, no translation: shape and word frequency alone. Each table is a file of costs; without
any, the one that is shipped.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.channel.pairs import Pair, words
from workbench.correct.beam import Beam
from workbench.correct.channel import Channel, shape_key, table_of
from workbench.lexicon.fold import fold
from workbench.lexicon.lexicon import Lexicon

_DEPTHS = (1, 5, 20, 30)


@dataclass
class Score:
    """Ranks of the truth: 0 is first; None where it is not among the readings."""

    ranks: list[int | None] = field(default_factory=list)

    def share(self, depth: int) -> float:
        """Of the words, those whose truth is among the first `depth` readings."""
        return sum(r is not None and r < depth for r in self.ranks) / max(1, len(self.ranks))


def wrong_words(path: Path) -> list[Pair]:
    """The misread words of a file: (as read, as it stood), one to three tokens for one or two."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for read, stood in words(row["ocr"], row["truth"]):
            if read.count(" ") < 3 and len(stood) > 1 and fold(read) != fold(stood):
                found.append((read, stood))
    return found


def ranked(beam: Beam, pairs: Sequence[Pair]) -> tuple[dict[str, Score], float]:
    """The scores of each table of the channel, and milliseconds a word."""
    scores: dict[str, Score] = {"all": Score()}
    started = time.perf_counter()
    for read, stood in pairs:
        table = table_of(read)
        texts = [h.text for h in beam.decode(table, shape_key(read), limit=_DEPTHS[-1])]
        truth = fold(stood)
        rank = texts.index(truth) if truth in texts else None
        for name in ("all", table):
            scores.setdefault(name, Score()).ranks.append(rank)
    return scores, 1000 * (time.perf_counter() - started) / max(1, len(pairs))


def main() -> int:
    """Print a Markdown table; exit code 0."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--table", type=Path, nargs="*", default=[])
    parser.add_argument("--weight", type=float, nargs="*", default=[0.65], help="of log frequency")
    parser.add_argument("--every", type=int, default=1, help="only each so many words")
    options = parser.parse_args()
    pairs = wrong_words(options.file)[:: options.every]
    lexicon = Lexicon.open()
    unknown = sum(not all(map(lexicon.knows, stood.split())) for _, stood in pairs)
    print(f"{len(pairs)} wrong words; {unknown} are in no word list")
    print("| channel | script | words | @1 | @5 | @20 | @30 | ms |")
    print("|---|---|---|---|---|---|---|---|")
    channels = {p.stem: Channel.parse(p.read_text(encoding="utf-8")) for p in options.table}
    for name, channel in (channels or {"shipped": Channel.shipped()}).items():
        for weight in options.weight:
            scores, pace = ranked(Beam(lexicon.trie, channel, weight), pairs)
            for script, score in scores.items():
                shares = " | ".join(f"{score.share(depth):.3f}" for depth in _DEPTHS)
                print(
                    f"| {name} {weight} | {script} | {len(score.ranks)} | {shares} | {pace:.1f} |"
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
