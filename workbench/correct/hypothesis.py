"""The case put to the evidence: a garbled span in its scene, and what it may have read."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.correct.context.gaps import Gap
from workbench.correct.pieces import Piece
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
        lexicon: natural-log frequencies of its listed words, added up.
        unlisted: how many of its words no list has.
        spelling: natural-log probabilities that words are spelt like those, added up.
        stands: whether it is the observed text as it stands.
    """

    text: str
    shape: float
    lexicon: float
    unlisted: int = 0
    spelling: float = 0.0
    stands: bool = False


@dataclass(frozen=True)
class Scene:
    """What all spans of one passage share.

    Attributes:
        passage: the paragraph with its translation and the document's words.
        lexicon: words, those that the document accepted among them.
        words: number of words of the paragraph.
        strange: how many of them are in no dictionary or in the wrong script.
        likely: what garbled spans most likely read, once they were weighed.
    """

    passage: Passage
    lexicon: Lexicon
    words: int
    strange: int
    likely: Mapping[Span, str] = field(default_factory=dict)

    @property
    def in_capitals(self) -> bool:
        """Whether most letters of the paragraph are capitals."""
        text = self.passage.text
        return sum(map(str.isupper, text)) > sum(map(str.islower, text))

    @property
    def damaged_share(self) -> float:
        """Probability in 0..1 that a word of this paragraph is damaged, shrunk towards few."""
        return (self.strange + 0.2) / (self.words + 5.0)

    @property
    def damage(self) -> float:
        """That probability as natural-log odds."""
        return math.log(self.damaged_share / (1.0 - self.damaged_share))


@dataclass(frozen=True)
class Heard:
    """What the words around a garble say of its hypotheses.

    Attributes:
        of: text of a hypothesis to how well it goes with all that may stand before and after it,
            natural log.
        before: the likeliest word before it, folded; '' where there is none.
        after: the likeliest word after it.
        gap_before: what stands between that word and the garble.
        gap_after: what stands between the garble and the word after.
        topic: text of a hypothesis to how well it goes with the words further around, natural log.
        around: those words, as they are most likely to read.
        cloze: text of a hypothesis to how well it fits the blank, natural log.
    """

    of: Mapping[str, float]
    before: str = ""
    after: str = ""
    gap_before: Gap = ""
    gap_after: Gap = ""
    topic: Mapping[str, float] = field(default_factory=dict)
    around: tuple[str, ...] = ()
    cloze: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Garble:
    """One span under suspicion.

    Attributes:
        scene: the paragraph it stands in.
        span: code points of the paragraph.
        pieces: the words and parts of words that it covers.
        key: the span's text as the channel sees it.
        script: which table of the channel it was read by.
        standing: the hypothesis that nothing is wrong.
        heard: what the words around it say, once they were asked.
    """

    scene: Scene
    span: Span
    pieces: tuple[Piece, ...]
    key: str
    script: Script
    standing: Hypothesis
    heard: Heard | None = None

    @property
    def text(self) -> str:
        """The span's text."""
        return self.span.within(self.scene.passage.text)

    @property
    def begins(self) -> bool:
        """Whether a sentence begins with it."""
        before = self.scene.passage.text[: self.span.start].rstrip(' «"“(–-')
        return not before or before[-1] in ".!?"
