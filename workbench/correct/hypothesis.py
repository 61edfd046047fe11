"""The case put to the evidence: a garbled span in its scene, and what it may have read."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.lexicon.lexicon import Lexicon
from workbench.lexicon.lookalikes import Script
from workbench.model.suspects import Passage
from workbench.model.text import Span


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What may have stood there.

    Attributes:
        text: folded words parted by single spaces; for the one that stands, the observed text.
        shape: natural log of p(observed | text) by the channel.
        lexicon: sum of the words' natural-log frequencies.
        stands: whether it is the observed text as it stands.
    """

    text: str
    shape: float
    lexicon: float
    stands: bool = False


@dataclass(frozen=True)
class Scene:
    """What all spans of one passage share.

    Attributes:
        passage: the paragraph with its translation and the document's words.
        lexicon: words, those that the document accepted among them.
        words: number of words of the paragraph.
        strange: how many of them are in no dictionary or in the wrong script.
    """

    passage: Passage
    lexicon: Lexicon
    words: int
    strange: int

    @property
    def damage(self) -> float:
        """Probability in 0..1 that a word of this paragraph is damaged, shrunk towards few."""
        return (self.strange + 0.2) / (self.words + 5.0)


@dataclass(frozen=True)
class Garble:
    """One span under suspicion.

    Attributes:
        scene: the paragraph it stands in.
        span: code points of the paragraph.
        key: the span's text as the channel sees it.
        script: which table of the channel it was read by.
        standing: the hypothesis that nothing is wrong.
    """

    scene: Scene
    span: Span
    key: str
    script: Script
    standing: Hypothesis

    @property
    def text(self) -> str:
        """The span's text."""
        return self.span.within(self.scene.passage.text)
