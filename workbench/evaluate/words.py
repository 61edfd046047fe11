"""What a correction did to words: those it fixed, and those it broke that were right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.evaluate.keys import Key, exact
from workbench.lexicon.charalign import word_changes
from workbench.model.text import Span, tokens
from workbench.tally import Tally, share


@dataclass(frozen=True, slots=True)
class WordsChanged(Tally):
    """Words of the truth, by whether they were read right before and after.

    Attributes:
        right: words that were right before.
        wrong: words that were wrong or missing before.
        broken: words that were right and are wrong after the correction.
        fixed: words that were wrong and are right after it.
    """

    right: int = 0
    wrong: int = 0
    broken: int = 0
    fixed: int = 0

    @property
    def broken_share(self) -> float:
        """Words broken by words that were right, 0..1."""
        return share(self.broken, self.right)

    @property
    def fixed_share(self) -> float:
        """Words fixed by words that were wrong, 0..1."""
        return share(self.fixed, self.wrong)


def words_changed(observed: str, corrected: str, truth: str, key: Key = exact) -> WordsChanged:
    """What a correction of `observed` to `corrected` did to the words of `truth` (NFC texts)."""
    every = {token.span for token in tokens(truth)}
    before = every - set(_wrong(observed, truth, key))
    after = every - set(_wrong(corrected, truth, key))
    return WordsChanged(
        right=len(before),
        wrong=len(every - before),
        broken=len(before - after),
        fixed=len(after - before),
    )


def _wrong(text: str, truth: str, key: Key) -> Iterator[Span]:
    """Words of the truth that `text` does not have at their place."""
    changed = [
        change.text
        for change in word_changes(text, truth)
        if key(change.ocr.within(text)) != key(change.text.within(truth))
    ]
    for token in tokens(truth):
        if any(token.span.overlaps(span) for span in changed):
            yield token.span
