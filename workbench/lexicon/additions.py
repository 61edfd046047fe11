"""Words that the dictionaries lack: abbreviations of Soviet offices, contractions."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from workbench.lexicon.declension import declined


def additions() -> Iterator[str]:
    """All forms of the words of the table, folded."""
    source = files("workbench.lexicon").joinpath("data/words.tsv")
    for line in source.read_text(encoding="utf-8").splitlines():
        kind, _, words = line.partition("\t")
        for word in words.split():
            yield from declined(word) if kind == "declined" else (word,)
