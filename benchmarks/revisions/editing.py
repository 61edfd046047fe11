"""One of two editors at work on a document, and an account of what was done.

Words that an editor writes occur nowhere else, so that a merge can be asked for each of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from random import Random

import regex

from workbench.model.document import Document, Paragraph
from workbench.model.edits import Edit, apply
from workbench.model.operations.texts import Replacement, replace_spans
from workbench.model.text import Span, Token, tokens

_PART = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-‐‑'’][\p{L}\p{M}\p{N}]+)*|[^\s]")
_CONSONANTS, _VOWELS = "бвгджзклмнпрст", "аеиоуыэюя"
_LETTERS = _CONSONANTS + _VOWELS
_CORRECTED = 0.6  # of the words written that resemble those in whose place they stand


def parts(text: str) -> list[str]:
    """The words and the signs of a text."""
    return _PART.findall(text)


class Pen:
    """Writes words that nobody has written before; both editors share it.

    Args:
        draw: of the chances.
        document: what has been written already.
    """

    def __init__(self, draw: Random, document: Document) -> None:
        self.draw = draw
        texts = (p.text for side in (document.source, document.target) for p in side)
        self._taken = {token.text for text in texts for token in tokens(text)}

    def word(self, like: str = "") -> str:
        """A new word, resembling another one or not."""
        while True:
            word = self._corrected(like) if self.draw.random() < _CORRECTED else self._made()
            if word not in self._taken:
                self._taken.add(word)
                return word

    def words(self, least: int, most: int, like: str = "") -> str:
        """Some new words with spaces between them."""
        return " ".join(self.word(like) for _ in range(self.draw.randint(least, most)))

    def _made(self) -> str:
        draw = self.draw
        syllables = draw.randint(2, 4)
        return "".join(draw.choice(_CONSONANTS) + draw.choice(_VOWELS) for _ in range(syllables))

    def _corrected(self, like: str) -> str:
        if not like.isalpha():
            return self._made()
        at = self.draw.randrange(len(like))
        end = at + self.draw.randint(0, 1)
        return like[:at] + self.draw.choice(_LETTERS) + like[end:]


@dataclass(slots=True)
class Account:
    """What an editor did.

    Attributes:
        removed: how often each word or sign was taken away, put back or not.
        inserted: how often each was written.
        moved: words that were carried to another place.
        dropped: ids of paragraphs that were taken away as a whole.
        cuts: ids of paragraphs that were split off each other, joined, added or dropped.
        acts: names of what was done, in order.
    """

    removed: Counter[str] = field(default_factory=Counter)
    inserted: Counter[str] = field(default_factory=Counter)
    moved: set[str] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)
    cuts: list[frozenset[str]] = field(default_factory=list)
    acts: list[str] = field(default_factory=list)

    @property
    def added(self) -> frozenset[str]:
        """Those that were added, and those that were dropped."""
        return frozenset(id_ for cut in self.cuts for id_ in cut if len(cut) == 1)

    @property
    def cut(self) -> frozenset[str]:
        """All of those paragraphs."""
        return frozenset(id_ for cut in self.cuts for id_ in cut)

    def copy(self) -> Account:
        """An account that can be carried on without changing this one."""
        return Account(
            Counter(self.removed),
            Counter(self.inserted),
            {*self.moved},
            {*self.dropped},
            [*self.cuts],
            [*self.acts],
        )


class Editor:
    """Somebody who edits a document in one region of it.

    Args:
        draw: of the chances.
        document: what is edited.
        pen: for new words.
        region: ids of the paragraphs that are worked on.
        focus: words that are worked on rather than others.
    """

    def __init__(
        self,
        draw: Random,
        document: Document,
        pen: Pen,
        region: Iterable[str],
        focus: Iterable[str] = (),
    ) -> None:
        self.draw = draw
        self.document = document
        self.pen = pen
        self.region = list(region)
        self.focus = frozenset(focus)
        self.account = Account()

    def parted(self, region: Iterable[str]) -> Editor:
        """Another editor who goes on, in a region of his own, from what this one has done."""
        new = [id_ for cut in self.account.cuts for id_ in sorted(cut)]
        other = Editor(self.draw, self.document, self.pen, (*region, *new), self.focus)
        other.account = self.account.copy()
        return other

    def do(self, edit: Edit) -> None:
        """Make an edit."""
        self.document = apply(self.document, edit)

    def paragraph(self, *, source: bool = False) -> Paragraph:
        """A paragraph of the region, of the original if it has to be; LookupError without one."""
        document = self.document
        known = [document.paragraph(i) for i in self.region if document.has(i)]
        if source:
            known = [p for p in known if document.place(p.id)[0] == "source"]
        if not known:
            raise LookupError("nothing is left of the region")
        return self.draw.choice(known)

    def ids(self) -> set[str]:
        """All paragraphs there are."""
        return {p.id for p in self.document.source} | {p.id for p in self.document.target}

    def words_of(self, paragraph: Paragraph) -> list[Token]:
        """Its words; LookupError when there are none."""
        words = list(tokens(paragraph.text))
        if not words:
            raise LookupError(f"{paragraph.id} has no words")
        return words

    def word_in(self, words: Sequence[Token]) -> int:
        """Index of a word: one of the focus, or, without one, any."""
        near = [n for n, word in enumerate(words) if word.text in self.focus]
        return self.draw.choice(near or range(len(words)))

    def rewrite(self, paragraph: Paragraph, span: Span, text: str, *, by_person: bool) -> None:
        """Put a text in the place of a stretch, and account for it."""
        change = Replacement(span, text)
        name = "rewrote"
        self.do(
            replace_spans(self.document, paragraph.id, [change], name=name, by_person=by_person)
        )
        self.account.removed.update(parts(span.within(paragraph.text)))
        self.account.inserted.update(parts(text))

    def exchange(self, before: Paragraph, **fields: object) -> None:
        """Change fields of a paragraph as one does in a text editor."""
        side, index = self.document.place(before.id)
        after = replace(before, **fields)  # type: ignore[arg-type]
        paragraphs = [*self.document.side(side)]
        paragraphs[index] = after
        self.document = self.document.with_side(side, tuple(paragraphs))
