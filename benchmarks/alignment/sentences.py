"""How well sentences are split and aligned inside the true links of documents.

    python -m benchmarks.alignment.sentences benchmarks/texts/parallel/dev

A pair of sentences is right where it takes up the very stretch of both sides that one of the parts
does which the author of the document marked; so a wrong split is an error too. Marks amid a
sentence of either side are left out. Authors did not always mark every sentence: `strict` takes the
marks as they are; for `as fine as marked` neighbouring pairs that lie in one and the same part are
put together first.

Three ways are measured: the aligner inside links, and the lengths of the sentences alone (Gale and
Church 1993), inside links and of all sentences of the document at once.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import regex

from benchmarks.alignment.documents import Document, Part, documents
from benchmarks.alignment.gale_church import gale_church
from benchmarks.alignment.garbling import garbled
from workbench.align.running_text import running_sentences
from workbench.align.sentences import LinkedTexts, align_sentences
from workbench.lexicon.charalign import offset_in_ocr
from workbench.model.sentences import Piece

Stretch: TypeAlias = tuple[int, int]
"""Where sentences begin and end: offsets in all text of a side of the document."""
Pair: TypeAlias = tuple[Stretch, Stretch]

_BLUR = 2
_ENDED = regex.compile(r"[.!?…][\"'“”’»)\]*]*$")


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over documents."""

    right: int = 0
    found: int = 0
    true: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.true + other.true)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(self.found + self.true, 1)

    def __str__(self) -> str:
        precision, recall = self.right / max(self.found, 1), self.right / max(self.true, 1)
        return f"{precision:.3f} {recall:.3f} {self.f1:.3f}"


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one side without its furniture.

    Attributes:
        paragraphs: all, furniture as ''.
        offsets: where each begins.
    """

    paragraphs: tuple[str, ...]
    offsets: tuple[int, ...]

    @staticmethod
    def of(paragraphs: Sequence[str], furniture: Sequence[bool]) -> Text:
        """Paragraphs of a side and which are furniture."""
        texts = ["" if one else text for text, one in zip(paragraphs, furniture, strict=True)]
        offsets, end = [], 0
        for text in texts:
            offsets.append(end)
            end += len(text) + bool(text)
        return Text(tuple(texts), tuple(offsets))

    @property
    def kept(self) -> tuple[int, ...]:
        """Numbers of all paragraphs that are no furniture."""
        return tuple(n for n, paragraph in enumerate(self.paragraphs) if paragraph)

    def of_link(self, link: Sequence[int]) -> tuple[str, ...]:
        """The paragraphs of a link, furniture as ''."""
        return tuple(self.paragraphs[n] for n in link)

    def stretch(self, pieces: Sequence[Piece], link: Sequence[int]) -> Stretch:
        """Where pieces of the paragraphs of a link begin and end."""
        first, last = pieces[0], pieces[-1]
        start = self.offsets[link[first.paragraph]] + first.span.start
        return start, self.offsets[link[last.paragraph]] + last.span.end

    def parts(self, parts: Iterable[str], link: Sequence[int]) -> list[Stretch | None]:
        """Where the parts of a link stand, however its text was read; None for an empty one."""
        plain = [" ".join(part.split()) for part in parts]
        true, read = " ".join(filter(None, plain)), " ".join(self.of_link(link))
        start, found = 0, list[Stretch | None]()
        for part in plain:
            ends = (offset_in_ocr(read, true, start + n) for n in (0, len(part)))
            first, last = (self.offsets[link[0]] + n for n in ends)
            found.append((first, last) if part else None)
            start += len(part) + bool(part)
        return found


def sides(document: Document) -> tuple[Text, Text]:
    """Original and translation."""
    return (
        Text.of(document.source, document.source_furniture),
        Text.of(document.target, document.target_furniture),
    )


def marked(
    document: Document,
) -> list[tuple[tuple[tuple[int, ...], tuple[int, ...]], tuple[Part, ...]]]:
    """The links of text with their parts."""
    return [
        (link, parts)
        for link, parts in zip(document.links, document.parts, strict=True)
        if not document.source_furniture[link[0][0]]
    ]


def truth(document: Document) -> list[Pair]:
    """The marked parts in order, those that end amid a sentence with the next."""
    source, target = sides(document)
    found: list[Pair] = []
    for (left, right), marks in marked(document):
        parts = whole_sentences(marks)
        one = source.parts((part.source for part in parts), left)
        other = target.parts((part.target for part in parts), right)
        found += [(a, b) for a, b in zip(one, other, strict=True) if a and b]
    return found


def whole_sentences(parts: Iterable[Part]) -> list[Part]:
    """Parts put together until both sides of each end like a sentence, or are missing."""
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else None
        if last and not all(_ENDED.search(text) for text in (last.source, last.target) if text):
            joined = f"{last.source} {part.source}".strip(), f"{last.target} {part.target}".strip()
            found[-1] = Part(*joined)
        else:
            found.append(part)
    return found


def snapped(true: Iterable[Pair], found: Iterable[Pair]) -> list[Pair]:
    """True pairs whose ends in the original are moved to those found a letter or two beside them.

    Where a garbled text was cut is known to a letter or two only.
    """
    borders = sorted({end for source, _ in found for end in source})

    def nearest(end: int) -> int:
        return min(
            (n for n in borders if abs(n - end) <= _BLUR), key=lambda n: abs(n - end), default=end
        )

    return [((nearest(start), nearest(end)), target) for (start, end), target in true]


def as_marked(found: Iterable[Pair], true: Sequence[Pair]) -> list[Pair]:
    """Pairs with those that lie in the same true pair put together."""
    kept: list[Pair] = []
    within: dict[Pair, list[Pair]] = {}
    for pair in found:
        holder = next((part for part in true if all(map(_contains, part, pair))), None)
        if holder:
            within.setdefault(holder, []).append(pair)
        else:
            kept.append(pair)
    return [*kept, *(_hull(pairs) for pairs in within.values())]


def _contains(whole: Stretch, part: Stretch) -> bool:
    return whole[0] <= part[0] and part[1] <= whole[1]


def _hull(pairs: Sequence[Pair]) -> Pair:
    one, other = ((min(s[n][0] for s in pairs), max(s[n][1] for s in pairs)) for n in (0, 1))
    return one, other


def inside_links(document: Document) -> dict[Pair, float]:
    """Pairs of sentences aligned in each link, with their confidence."""
    source, target = sides(document)
    links = [link for link, _ in marked(document)]
    texts = [LinkedTexts(source.of_link(left), target.of_link(right)) for left, right in links]
    return {
        (source.stretch(pair.source, left), target.stretch(pair.target, right)): pair.confidence
        for (left, right), pairs in zip(links, align_sentences(texts), strict=True)
        for pair in pairs
        if pair.source and pair.target
    }


def by_length(document: Document, *, flat: bool) -> set[Pair]:
    """Pairs of sentences by their lengths, in each link or flat, all of the document at once."""
    source, target = sides(document)
    links = [link for link, _ in marked(document)]
    if flat:
        links = [(source.kept, target.kept)]
    pairs: set[Pair] = set()
    for left, right in links:
        here = [source.stretch(s, left) for s in running_sentences(source.of_link(left), "ru")]
        there = [target.stretch(s, right) for s in running_sentences(target.of_link(right), "en")]
        lengths = ([end - start for start, end in one] for one in (here, there))
        pairs |= {
            ((here[i[0]][0], here[i[-1]][1]), (there[j[0]][0], there[j[-1]][1]))
            for i, j in gale_church(*lengths)
            if i and j
        }
    return pairs


def score(found: Iterable[Pair], true: Sequence[Pair]) -> Score:
    """Counts of one document."""
    all_found, all_true = set(found), set(true)
    return Score(len(all_found & all_true), len(all_found), len(all_true))


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("places", type=Path, nargs="+", help=".links files and folders of them")
    parser.add_argument("--garbled", type=float, default=0.0, help="share of letters read wrongly")
    parser.add_argument("--errors", action="store_true", help="list what is missed and wrong")
    args = parser.parse_args()
    total: dict[str, Score] = {}
    sure: list[bool] = []
    for clean in documents(args.places):
        if not clean.parts:
            continue
        document = garbled(clean, args.garbled)
        found = inside_links(document)
        ways = {
            "inside links": found,
            "by length, inside links": by_length(document, flat=False),
            "by length, flat": by_length(document, flat=True),
        }
        true = snapped(truth(document), [pair for pairs in ways.values() for pair in pairs])
        merged = {way: as_marked(pairs, true) for way, pairs in ways.items()}
        scores = {f"{way}, as fine as marked": score(merged[way], true) for way in ways}
        scores |= {f"{way}, strict": score(pairs, true) for way, pairs in ways.items()}
        for name, one in scores.items():
            total[name] = total.get(name, Score()) + one
        print(f"{document.name:40}", *(f"{one.f1:.3f}" for one in scores.values()))
        certain = {pair for pair, confidence in found.items() if confidence >= 0.95}
        sure += [fits(pair, true) for pair in certain]
        if args.errors:
            report(document, merged["inside links"], true)
    print("\nprecision, recall and F1 of pairs of sentences:")
    for name, one in total.items():
        print(f"{name:45} {one}")
    print(f"pairs at .95 and above: {len(sure)}, {sum(sure) / max(len(sure), 1):.3f} right")


def fits(pair: Pair, true: Iterable[Pair]) -> bool:
    """Whether a pair is a part, or lies in one with both its sides."""
    return any(all(map(_contains, part, pair)) for part in true)


def report(document: Document, found: Iterable[Pair], true: Iterable[Pair]) -> None:
    """Prints the pairs that are missed and those that are wrong."""
    texts = [" ".join(filter(None, side.paragraphs)) for side in sides(document)]
    missed, wrong = set(true) - set(found), set(found) - set(true)
    for pair in sorted(missed | wrong):
        told = [text[start:end] for text, (start, end) in zip(texts, pair, strict=True)]
        print("  +" if pair in wrong else "  -", " || ".join(told))


if __name__ == "__main__":
    main()
