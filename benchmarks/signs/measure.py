"""How well signs are suspected and mended, by themselves.

    python benchmarks/signs/measure.py PAGES.jsonl [--auto 0.9]

Prints how reliable the confidence of the best readings is, the share of character errors at signs
that automatic correction takes away, and what is marked in the same texts as they were typed.
Pages read as English are left out: there words are wrong before signs are.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import Levenshtein

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.correction.pages import Paragraph, clean, read_pages
from benchmarks.signs.tastes import typed_otherwise
from benchmarks.signs.truth import stood
from workbench.correct.automatic import auto
from workbench.correct.context.neighbours import Neighbours
from workbench.correct.hypothesis import Scene
from workbench.correct.pieces import pieces
from workbench.correct.signs.reader import SignReader
from workbench.correct.signs.sign import signs_of
from workbench.lexicon.lexicon import Lexicon
from workbench.model.suspects import Passage, Suspect
from workbench.model.text import tokens


@dataclass(frozen=True)
class Looked:
    """A paragraph and its suspect signs."""

    paragraph: Paragraph
    suspects: tuple[Suspect, ...]

    def mended(self, threshold: float) -> str:
        """The text after automatic correction of its signs."""
        text = self.paragraph.read
        for span, reading in reversed(auto(Passage(text), self.suspects, threshold)):
            text = text[: span.start] + reading + text[span.end :]
        return text

    def judged(self) -> list[tuple[float, bool]]:
        """Confidence of each best reading that changes something, and whether it is right."""
        signs = list(signs_of(self.paragraph.read))
        truths = stood(self.paragraph.read, self.paragraph.truth, signs)
        found: list[tuple[float, bool]] = []
        for suspect in self.suspects:
            best = suspect.readings[0]
            if best.text == suspect.text:
                continue
            inside = [
                truth
                for sign, truth in zip(signs, truths, strict=True)
                if sign.span.overlaps(suspect.span)
            ]
            wanted = best.text.strip().lower()
            found.append((best.confidence, all(truth == wanted for truth in inside)))
        return found


def look(paragraphs: Sequence[Paragraph]) -> list[Looked]:
    """The suspect signs of some paragraphs."""
    lexicon, reader = Lexicon.open(), SignReader.shipped(Neighbours.open())
    looked = []
    for paragraph in paragraphs:
        passage = Passage(paragraph.read)
        found = pieces(passage, lexicon)
        scene = Scene(passage, lexicon, len(found), sum(piece.strange for piece in found))
        looked.append(Looked(paragraph, reader.suspects(scene)))
    return looked


def errors_at_signs(read: str, truth: str) -> int:
    """Edits of characters where neither a letter or digit was read nor one is missing."""
    return sum(
        _is_sign(read[place]) if kind != "insert" else _is_sign(truth[to])
        for kind, place, to in Levenshtein.editops(read, truth)
    )


def _is_sign(character: str) -> bool:
    return not character.isalnum()


def _reliability(judged: Sequence[tuple[float, bool]]) -> None:
    print("confidence  suspects  right")
    for low, high in ((0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        right = [is_right for confidence, is_right in judged if low <= confidence < high]
        if right:
            print(f"{low:.1f}-{min(1.0, high):.1f}{len(right):13}{sum(right) / len(right):9.3f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--auto", type=float, default=0.9)
    options = parser.parse_args()
    paragraphs = [p for p in read_pages(options.pages) if p.languages != "eng"]
    looked = look(paragraphs)
    _reliability([pair for each in looked for pair in each.judged()])
    before = sum(errors_at_signs(p.read, p.truth) for p in paragraphs)
    characters = sum(Levenshtein.distance(p.read, p.truth) for p in paragraphs)
    print(f"{before} of {characters} character errors are at signs and spaces")
    for threshold in sorted({0.5, 0.8, options.auto}):
        texts = [(each.mended(threshold), each.paragraph.truth) for each in looked]
        left = sum(errors_at_signs(*pair) for pair in texts)
        total = sum(Levenshtein.distance(*pair) for pair in texts)
        print(
            f"at {threshold}: {1 - left / before:.3f} of them taken away,"
            f" {1 - total / characters:.3f} of all character errors"
        )
    typed = clean(paragraphs, 1.0)
    for name, texts_ in (
        ("as typed", typed),
        ("as others would", [other for p in typed for other in typed_otherwise(p)]),
    ):
        marked = sum(len(each.suspects) for each in look(texts_))
        words = sum(len(list(tokens(p.truth))) for p in texts_)
        print(f"{name}: {marked} marks in {words} words")


if __name__ == "__main__":
    main()
