"""Learn the channel's table from pages that `make.py` read, and write it as the package ships it.

    python benchmarks/channel/train.py FOLDER/train.jsonl FOLDER/train-capitals.jsonl [-o FILE]

Starts from `by_hand.tsv`: what is known of the shapes of letters, worth a few observations each.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.channel.pairs import SPACE, Pair, counted
from workbench.correct.channel import Channel
from workbench.correct.learning import count, estimated, pruned, suggested, with_prior
from workbench.correct.segments import RULES, Segment, Table
from workbench.correct.tables import SCRIPTS, TRUTH, to_text
from workbench.disk import write_text
from workbench.lexicon.lookalikes import Script, script

BY_HAND = Path(__file__).with_name("by_hand.tsv")
SHIPPED = Path(__file__).resolve().parents[2] / "workbench/correct/data/confusions.tsv"
_HEAD = """\
# The visual channel: what it costs to read one thing where another stood.
# Learned by benchmarks/channel/train.py from {words} words of drawn and damaged pages.
# script\tobserved\ttruth\tcost
# script: cyrillic, latin or mixed - the letters of the whole span; any - every script.
# observed: 0-2 characters; Cyrillic in lower case, Latin in its own case; \\s is a space.
# truth: 0-2 lower-case Russian letters; \\s is a space.
# The sign * on either side: any one character; \\* is an asterisk, \\\\ a backslash.
# cost: minus the natural logarithm of p(observed | truth), in nats.
# = on the truth side: read as it stands.
"""


@dataclass(frozen=True)
class Settings:
    """Of the training.

    strength    observations that the table made by hand is worth for each letter
    rounds      of Viterbi EM
    least       times a segment longer than a letter must have been read
    gain        nats by which it must be cheaper than its parts
    """

    strength: float = 20.0
    rounds: int = 3
    least: float = 8.0
    gain: float = 1.0


def learned(name: Script, prior: Table, pairs: Mapping[Pair, float], how: Settings) -> Table:
    """One script's table after some rounds of Viterbi EM."""
    prior = Table({segment: cost for segment, cost in prior.costs.items() if can_be(name, segment)})
    counts = with_prior(prior, suggested(prior, pairs), how.strength)
    for _ in range(how.rounds):
        table = pruned(estimated(prior, counts), counts, how.least, how.gain)
        counts = with_prior(prior, count(table, pairs), how.strength)
    table = pruned(estimated(prior, counts), counts, how.least, how.gain)
    return Table({segment: cost for segment, cost in table.costs.items() if can_be(name, segment)})


def can_be(name: Script, segment: Segment) -> bool:
    """Whether a span of this script can have the segment, with a Russian word for the truth."""
    observed, truth = segment
    if segment not in RULES and not set(truth) <= TRUTH:
        return False
    return name == "mixed" or script(observed) in (name, "other")


def main() -> int:
    """Write the table; exit code 0."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("-o", "--out", type=Path, default=SHIPPED)
    parser.add_argument("--strength", type=float, default=Settings.strength)
    parser.add_argument("--least", type=float, default=Settings.least)
    parser.add_argument("--gain", type=float, default=Settings.gain)
    options = parser.parse_args()
    settings = Settings(strength=options.strength, least=options.least, gain=options.gain)
    prior = Channel.parse(BY_HAND.read_text(encoding="utf-8"), BY_HAND.name)
    pairs = counted(options.files)
    tables = {
        name: learned(name, prior.compiled(name).table, pairs[name], settings) for name in SCRIPTS
    }
    words = sum(sum(found.values()) - found[SPACE] for found in pairs.values())
    write_text(options.out, _HEAD.format(words=words) + to_text(tables))
    for name, table in tables.items():
        seen = sum(pairs[name].values()) - pairs[name][SPACE]
        print(f"{name}: {seen} words, {len(table.costs)} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
