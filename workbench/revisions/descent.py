"""Which paragraphs of several states of a document are made of the same material.

A paragraph keeps its id while it is edited; splitting makes a new id, and joining takes one away.
Where ids come or go, what the machine read tells where the words went: it is cut and joined with
the text, and changes in no other way. A translation has only its text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, combinations

from workbench.model.document import Paragraph, SourceParagraph
from workbench.revisions.words import tokens

_REACH = 8  # paragraphs to either side, furniture at a page break among them
_SHARE = 0.5
_NEXT = 3  # paragraphs
_LONG = 4  # letters of a word that does not stand in any two texts


def families(base: Sequence[Paragraph], *versions: Sequence[Paragraph]) -> tuple[set[str], ...]:
    """Ids of paragraphs that were split off one another or joined, in any of the versions.

    Args:
        base: one side of the state from which the versions come.
        versions: the same side of each of them.

    Returns:
        sets of two or more ids, in the order in which base and the versions have them. Every other
        paragraph descends from that of its own id, or is new, or was taken out.
    """
    parents: dict[str, str] = {}
    for before, after in combinations((base, *versions), 2):
        for one, other in _relatives(before, after):
            parents[_root(parents, other)] = _root(parents, one)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for id_ in dict.fromkeys(p.id for state in (base, *versions) for p in state):
        if id_ in parents:
            found[_root(parents, id_)] |= {id_, _root(parents, id_)}
    return tuple(found.values())


def _root(parents: dict[str, str], id_: str) -> str:
    while parents.setdefault(id_, id_) != id_:
        id_ = parents[id_]
    return id_


def _relatives(
    before: Sequence[Paragraph], after: Sequence[Paragraph]
) -> Iterator[tuple[str, str]]:
    """Ids of paragraphs of two states that share words, where one of them came or went.

    Next to each other one word is enough, however much of the text was written anew.
    """
    old, new = _State(before, after), _State(after, before)
    pairs = {(p.id, q.id): d for p in old.alone for q, d in new.near(p, old)}
    pairs |= {(p.id, q.id): d for q in new.alone for p, d in old.near(q, new)}
    for (one, other), distance in sorted(pairs.items()):
        lost, gained = old.own[one], new.own[other]
        least, shared = min(lost.total(), gained.total()), lost & gained
        is_next = distance <= _NEXT and any(len(word) >= _LONG for word in shared)
        if least and (is_next or shared.total() >= _SHARE * least):
            yield one, other


class _State:
    """One state beside another."""

    def __init__(self, paragraphs: Sequence[Paragraph], other: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._other = {p.id: p for p in other}

    @cached_property
    def alone(self) -> tuple[Paragraph, ...]:
        """Paragraphs of which the other state knows nothing."""
        return tuple(p for p in self._paragraphs if p.id not in self._other)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each paragraph stands."""
        return {p.id: n for n, p in enumerate(self._paragraphs)}

    @cached_property
    def own(self) -> _Own:
        """The words of each paragraph that the one of the same id does not have there."""
        return _Own(self._paragraphs, self.places, self._other)

    def near(self, paragraph: Paragraph, home: _State) -> Iterator[tuple[Paragraph, int]]:
        """Paragraphs here around the place of one of another state, and how far they are off.

        The one before it of its own kind is never far, nor what stands behind that one: furniture
        is joined over whole pages.
        """
        earlier = range(home.places[paragraph.id] - 1, -1, -1)
        before = (home._paragraphs[n] for n in earlier)
        here = (p for p in before if p.id in self.places)
        first = next(here, None)
        at = -1 if first is None else self.places[first.id]
        for n in range(max(0, at - _REACH), min(at + _REACH + 1, len(self._paragraphs))):
            yield self._paragraphs[n], abs(n - at)
        same = next((p for p in chain([first], here) if p and p.kind == paragraph.kind), None)
        if same is not None:
            at = self.places[same.id]
            for n in range(at, min(at + _NEXT + 1, len(self._paragraphs))):
                yield self._paragraphs[n], n - at


class _Own:
    """Words by paragraph, counted when they are asked for."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        places: Mapping[str, int],
        other: Mapping[str, Paragraph],
    ) -> None:
        self._paragraphs, self._places, self._other = paragraphs, places, other
        self._known: dict[str, Counter[str]] = {}

    def __getitem__(self, id_: str) -> Counter[str]:
        if id_ not in self._known:
            text = _material(self._paragraphs[self._places[id_]])
            other = _material(self._other[id_]) if id_ in self._other else ""
            self._known[id_] = Counter() if text == other else _words(text) - _words(other)
        return self._known[id_]


def _material(paragraph: Paragraph) -> str:
    """The text in which descent shows: for an original, what the machine read."""
    read = paragraph.ocr if isinstance(paragraph, SourceParagraph) else ""
    return read or paragraph.text


def _words(text: str) -> Counter[str]:
    return Counter(part.strip() for part in tokens(text))
