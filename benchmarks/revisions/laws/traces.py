"""Where each word of a document stands, and what a merge can be asked for.

A word is traceable if it stands at most once in base, in ours and in theirs: then its fate in the
merge is known. Editors write words that occur nowhere else, so all they wrote is traceable.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from benchmarks.revisions.pairs import Pair
from workbench.model.conflict import Conflict
from workbench.model.document import Document, Link, Paragraph, Side
from workbench.model.text import tokens

SIDES: tuple[Side, ...] = ("source", "target")


@dataclass(frozen=True, slots=True)
class Broken:
    """A law that a merge breaks.

    Attributes:
        law: its name.
        detail: where and how.
    """

    law: str
    detail: str


def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """All paragraphs, the original's first."""
    return (*document.source, *document.target)


def words(text: str) -> list[str]:
    """The words of a text."""
    return [token.text for token in tokens(text)]


class Trace:
    """The words of one version of a document.

    Args:
        document: the version.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.paragraphs = {p.id: p for p in paragraphs(document)}
        self.words = {id_: words(p.text) for id_, p in self.paragraphs.items()}
        self.counts = Counter(word for found in self.words.values() for word in found)
        self.place = {word: id_ for id_, found in self.words.items() for word in found}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Rank of each word in its side; words that stand twice have the last one's."""
        every = (word for found in self.words.values() for word in found)
        return {word: n for n, word in enumerate(every)}

    def at(self, word: str) -> Paragraph:
        """The paragraph in which a word stands. Raises KeyError when it stands nowhere."""
        return self.paragraphs[self.place[word]]


@dataclass(frozen=True)
class Case:
    """A pair and what a merge has made of it.

    Attributes:
        pair: the pair.
        merged: the result.
    """

    pair: Pair
    merged: Document

    @cached_property
    def base(self) -> Trace:
        """The words of base."""
        return Trace(self.pair.base)

    @cached_property
    def ours(self) -> Trace:
        """The words of ours."""
        return Trace(self.pair.ours)

    @cached_property
    def theirs(self) -> Trace:
        """The words of theirs."""
        return Trace(self.pair.theirs)

    @cached_property
    def as_ours(self) -> Trace:
        """The words of the result when every dispute is settled for ours."""
        return Trace(chosen(self.merged, "ours"))

    @cached_property
    def as_theirs(self) -> Trace:
        """The words of the result when every dispute is settled for theirs."""
        return Trace(chosen(self.merged, "theirs"))

    @cached_property
    def moved(self) -> frozenset[str]:
        """Words that one of the two carried to another place: they are gone here, and new there."""
        return frozenset(self.pair.our_account.moved | self.pair.their_account.moved)

    @cached_property
    def traceable(self) -> frozenset[str]:
        """Words that stand at most once in each of the three versions, and stayed in order."""
        counts = (self.base.counts, self.ours.counts, self.theirs.counts)
        every = {word for one in counts for word in one}
        return frozenset(w for w in every if all(one[w] <= 1 for one in counts)) - self.moved

    @cached_property
    def common(self) -> frozenset[str]:
        """Traceable words that stand in all three versions, and once in the result."""
        kept = self.traceable & self.base.counts.keys()
        for one in (self.ours, self.theirs):
            kept &= one.counts.keys()
        return frozenset(w for w in kept if self.as_ours.counts[w] == self.as_theirs.counts[w] == 1)

    @cached_property
    def disputed(self) -> frozenset[str]:
        """Words that stand in the one version of a disputed text and not in the other."""
        found: set[str] = set()
        for conflict in conflicts(self.merged):
            found |= set(words(conflict.ours)) ^ set(words(conflict.theirs))
        return frozenset(found)


def conflicts(document: Document) -> list[Conflict]:
    """The disputed texts of a document."""
    return [p.conflict for p in paragraphs(document) if p.conflict is not None]


def disputed_ids(link: Link) -> frozenset[str]:
    """All paragraphs that a dispute of links is about; none where there is no dispute."""
    if (of := link.conflict) is None:
        return frozenset()
    every = (ids for links in (of.base, of.ours, of.theirs) for members in links for ids in members)
    return frozenset(id_ for ids in every for id_ in ids) | frozenset(link.ids)


def number_of_conflicts(document: Document) -> int:
    """How many things a person has to settle in a document."""
    links = sum(link.conflict is not None for link in document.links)
    return len(conflicts(document)) + links + len(document.conflicts)


def chosen(document: Document, side: str) -> Document:
    """A document with one editor's version of every disputed text."""
    for name in SIDES:
        texts = tuple(_chosen(p, side) for p in document.side(name))
        document = document.with_side(name, texts)
    return document


def _chosen(paragraph: Paragraph, side: str) -> Paragraph:
    if paragraph.conflict is None:
        return paragraph
    text = paragraph.conflict.ours if side == "ours" else paragraph.conflict.theirs
    return replace(paragraph, text=text, conflict=None)


def three_way(base: object, ours: object, theirs: object) -> tuple[object, ...]:
    """What may stand in the result for a value: one thing unless both changed it differently."""
    if ours in (base, theirs):
        return (theirs,)
    return (ours,) if theirs == base else (ours, theirs)


def families_of(ids: set[str], cuts: Iterable[frozenset[str]]) -> list[set[str]]:
    """Paragraphs that were split off each other or joined, together; the others alone."""
    families = {id_: {id_} for id_ in ids}
    for cut in cuts:
        united = set().union(*(families.get(id_, {id_}) for id_ in cut))
        families.update(dict.fromkeys(united, united))
    return list({id(family): family for family in families.values()}.values())


def shown(some: Iterable[object]) -> str:
    """A few of some things."""
    return ", ".join(map(str, list(some)[:4]))
