"""What stands around a sign, as far as it tells what the sign was."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType

from workbench.correct.context.gaps import GAPS, Gap, gap
from workbench.correct.hypothesis import Scene
from workbench.correct.letters import is_title
from workbench.correct.neighbours import Association
from workbench.correct.pieces import ABBREVIATIONS
from workbench.correct.signs.sign import Sign, signs_of
from workbench.lexicon.fold import fold
from workbench.model.text import Token, tokens

_OCTAVE = 2.0  # nats of frequency that count as one step
_MOST = 6.0  # nats that neighbours may say
_NO_FLOW: Mapping[Gap, float] = MappingProxyType(dict.fromkeys(GAPS, 0.0))
_PARTNERS = {"(": ")", ")": "(", "«": "»", "»": "«", "[": "]", "]": "["}


@dataclass(frozen=True)
class Setting:
    """A sign in its paragraph.

    Attributes:
        sign: the sign.
        scene: the paragraph.
        left: the word before the sign, None at the beginning.
        right: the word after it, None at the end.
        debris: signs of the paragraph that hardly any Russian text has, for ten words.
        again: how often the paragraph has the same sign before the same shape of word.
        association: how well words go together, None where nobody knows.
        flow: how much likelier each kind of gap is between those words than elsewhere, in nats;
            0 at the edges of the paragraph and where nobody knows.
    """

    sign: Sign
    scene: Scene
    left: Token | None
    right: Token | None
    debris: float
    again: int
    association: Association | None
    flow: Mapping[Gap, float]

    @cached_property
    def sides(self) -> tuple[str, str]:
        """The shape of the words on both sides: "a", "A", "AA", "1", or "" where there is none."""
        return _shape(self.left), _shape(self.right)

    @cached_property
    def words(self) -> tuple[str, str]:
        """The words on both sides, folded; "" where there is none."""
        left, right = (_likely(word, self.scene) for word in (self.left, self.right))
        return left, right

    @cached_property
    def standing(self) -> tuple[str, str]:
        """What the words on both sides are to the lexicon, and how long: "known2", "strange4"."""
        return self._standing(self.left), self._standing(self.right)

    @cached_property
    def usual(self) -> str:
        """How usual the next word is, if it is capitalised: names are rarer than first words."""
        if self.right is None or self.sides[1] != "A":
            return ""
        frequency = self.scene.lexicon.log_frequency(self.right.text)
        return "unlisted" if frequency == -math.inf else f"{-frequency // _OCTAVE:.0f}"

    @cached_property
    def beside(self) -> str:
        """The characters right before and after the sign; any letter or digit is an "a"."""
        text, span = self.scene.passage.text, self.sign.span
        around = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
        return "".join("a" if c.isalnum() else c for c in around if not c.isspace())

    @property
    def goes_on(self) -> bool:
        """Whether the next word has no capital."""
        return self.sides[1] == "a"

    @property
    def begins_anew(self) -> bool:
        """Whether the next word has a capital, or there is none."""
        return self.sides[1] in ("A", "AA", "")

    def cased(self, reading: str) -> str:
        """A letter as a capital where a sentence begins with it or all around are capitals."""
        before = self.scene.passage.text[: self.sign.span.start].rstrip(" «(–—-")
        begins = not before or before[-1] in ".!?…"
        after_abbreviation = self.left is not None and self.standing[0] == "abbreviation"
        shouted = all(side in ("AA", "1", "") for side in self.sides)
        return reading.upper() if shouted or (begins and not after_abbreviation) else reading

    def lacks_partner(self, sign: str) -> bool | None:
        """Whether a bracket or quotation mark has no partner in the paragraph; None for others."""
        if sign not in _PARTNERS:
            return None
        text = self.scene.passage.text
        return text.count(_PARTNERS[sign]) > text.count(sign) - (sign == self.sign.text)

    def fits(self, reading: str) -> float:
        """How well the words on both sides go together over a reading, in nats within -6..6.

        ln p(right | left, reading) / p(right); the same over two steps where a word is read.
        """
        if self.association is None or not all(self.words):
            return 0.0
        left, right = self.words
        if reading.isalpha():
            nats = self._between(left, reading, "") + self._between(reading, right, "")
        else:
            nats = self._over[gap(f" {reading} ")]
        return max(-_MOST, min(_MOST, nats))

    @cached_property
    def _over(self) -> dict[Gap, float]:
        left, right = self.words
        return {kind: self._between(left, right, kind) for kind in GAPS}

    def _between(self, left: str, right: str, between: Gap) -> float:
        assert self.association is not None
        return float(self.association.between([left], [right], between)[0, 0])

    def _standing(self, word: Token | None) -> str:
        if word is None:
            return ""
        length = min(4, len(word.text))
        if word.text[0].isdigit():
            return f"number{length}"
        if fold(word.text) in ABBREVIATIONS:
            return "abbreviation"
        return f"{'known' if self.scene.lexicon.knows(word.text) else 'strange'}{length}"


def settings_of(scene: Scene, association: Association | None) -> Iterator[Setting]:
    """The signs of a paragraph in order, each in its setting."""
    text = scene.passage.text
    words = tuple(tokens(text))
    signs = tuple(signs_of(text))
    debris = 10.0 * sum(sign.is_debris for sign in signs) / (len(words) + 5.0)
    around = [_around(sign, words) for sign in signs]
    like = [
        (sign.text, sign.place, _shape(right))
        for sign, (_, right) in zip(signs, around, strict=True)
    ]
    often = Counter(like)
    flows = _flows(scene, words, association)
    for sign, (left, right), key in zip(signs, around, like, strict=True):
        flow = flows.get(right, _NO_FLOW) if left and right else _NO_FLOW
        yield Setting(sign, scene, left, right, debris, often[key], association, flow)


def _flows(
    scene: Scene, words: Sequence[Token], association: Association | None
) -> dict[Token | None, Mapping[Gap, float]]:
    """What the words of a paragraph say of the gap before each of them."""
    if association is None or not words:
        return {}
    text = scene.passage.text
    gaps: list[Gap] = [".", *(gap(text[a.end : b.start]) for a, b in pairwise(words))]
    known = [_known(word, scene) for word in words]
    found = association.signs(known, gaps, [is_title(word.text) for word in words])
    return {
        word: dict(zip(GAPS, map(float, row), strict=True))
        for word, row in zip(words, found, strict=True)
    }


def _known(word: Token, scene: Scene) -> str:
    """A word as it most likely reads, '' if that is unknown."""
    if word.span in scene.likely or scene.lexicon.knows(word.text) or word.text[0].isdigit():
        return _likely(word, scene)
    return ""


def _likely(word: Token | None, scene: Scene) -> str:
    """A word as it most likely reads, folded; '' for none."""
    return fold(scene.likely.get(word.span, word.text)) if word else ""


def _around(sign: Sign, words: Sequence[Token]) -> tuple[Token | None, Token | None]:
    before = [word for word in words if word.end <= sign.span.start]
    after = words[len(before) :]
    return before[-1] if before else None, after[0] if after else None


def _shape(word: Token | None) -> str:
    if word is None:
        return ""
    if word.text[0].isdigit():
        return "1"
    if not word.text[0].isupper():
        return "a"
    return "AA" if len(word.text) > 1 and word.text.isupper() else "A"
