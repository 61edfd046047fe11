"""A page from top to bottom: what describes the document, what is the document, what is clutter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.lexicon.furniture import classify
from workbench.model.text import tokens
from workbench.readers import catalogue

_LOOK_AHEAD = 8
_LONG = 150
_LONGEST_TITLE = 350
_LONGEST_SUMMARY = 1500


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph left for the columns; clutter belongs to the page, not to the document."""

    text: str
    is_clutter: bool = False


@dataclass
class Description:
    """What a page says: read by `describe`, not changed afterwards.

    Attributes:
        title: title of the document, or ''.
        values: per metadata key its paragraphs in order.
        pieces: everything else in order.
    """

    title: str = ""
    values: dict[str, list[str]] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)

    @property
    def metadata(self) -> Mapping[str, str]:
        """The values as text, one line a key."""
        return {key: " ".join(parts) for key, parts in self.values.items()}


def describe(paragraphs: Sequence[str]) -> Description:
    """Reads the paragraphs of a page.

    The head of a page ends at the first paragraph that describes nothing while nothing that does
    follows soon; its foot begins at a heading such as "Document Information". A text without a
    single label or sentence of a catalogue has neither.
    """
    found = _Reader(paragraphs).read()
    held = catalogue.holding_archive(" ".join(found.values.get("citation", ())))
    if held:
        found.values.setdefault("archive_reference", [held])
    return found


class _Reader:
    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._all = list(paragraphs)
        self._found = Description()
        self._at = 0

    def read(self) -> Description:
        if not any(self._is_catalogue(n) for n in range(len(self._all))):
            self._found.pieces = [Piece(text) for text in self._all]
            return self._found
        while self._at < len(self._all) and self._head():
            pass
        while self._at < len(self._all) and self._body():
            pass
        while self._at < len(self._all):
            self._foot()
        return self._found

    def _is_catalogue(self, number: int) -> bool:
        """Whether a paragraph describes the document, wherever it stands."""
        text = self._all[number]
        known = catalogue.label(text)
        if known is not None and (known.anywhere or known.value):
            return True
        return catalogue.sentence(text) in {"credits", "citation", "rights"}

    def _next(self) -> str:
        self._at += 1
        return self._all[self._at - 1]

    def _head(self) -> bool:
        """Takes one paragraph of the head; False when the head has ended before it."""
        text = self._all[self._at]
        known = catalogue.label(text)
        if known is not None and known.key == "contents":
            self._at += 1
            self._begin_contents(text, known.value)
            if not known.value and self._at < len(self._all):
                self._begin_contents(self._all[self._at], self._next())
            return False
        if known is not None:
            self._labelled(known)
            return True
        key = catalogue.sentence(text)
        if key:
            self._keep(key, self._next())
            return True
        return self._unlabelled(text)

    def _unlabelled(self, text: str) -> bool:
        captions, rest = catalogue.tabs(text)
        if captions:
            self._at += 1
            self._begin_contents(text, text)
            return not rest
        date, rest = catalogue.dated(text)
        if date and "date" not in self._found.values and (not rest or not self._found.title):
            self._at += 1
            self._keep("date", date)
            self._found.title = self._found.title or rest
            return True
        if classify([text], "en")[0] > 0.5:
            self._clutter(self._next())
            return True
        if not self._found.title and not date and len(text) < _LONGEST_TITLE:
            self._found.title = self._next()
            return True
        return self._described_ahead(text)

    def _described_ahead(self, text: str) -> bool:
        """Whether the head goes on beyond a paragraph that says nothing of itself."""
        ahead = self._all[self._at + 1 : self._at + 1 + _LOOK_AHEAD]
        known = [catalogue.label(one) for one in ahead]
        foot = [one is not None and one.key == "document_information" for one in known]
        upto = foot.index(True) if True in foot else len(ahead)
        if not any(known[:upto]) and not any(map(_is_credit, ahead[:upto])):
            return False
        self._at += 1
        if len(text) >= _LONG and "summary" not in self._found.values:
            self._keep("summary", text)
        else:
            self._clutter(text)
        return True

    def _begin_contents(self, text: str, value: str) -> None:
        """Cuts the captions of the page's tabs from what follows on the same line."""
        rest = catalogue.tabs(value)[1]
        captions = text[: len(text) - len(rest)].strip()
        if captions:
            self._clutter(captions)
        if rest:
            self._found.pieces.append(Piece(rest))

    def _body(self) -> bool:
        """Takes one paragraph of the document; False when the foot begins with it."""
        text = self._all[self._at]
        known = catalogue.label(text)
        if known is not None and known.key == "document_information" and self._only_foot_follows():
            self._summary_before()
            return False
        if known is not None and known.anywhere:
            self._labelled(known)
            return True
        if catalogue.sentence(text) in {"credits", "rights", "source_url"}:
            self._keep(catalogue.sentence(text), text)
        else:
            self._found.pieces.append(Piece(text))
        self._at += 1
        return True

    def _only_foot_follows(self) -> bool:
        """Whether no running text follows, as it does where the information stands on top."""
        long = [text for text in self._all[self._at + 1 :] if len(text) > _LONG]
        return sum(not catalogue.sentence(text) for text in long) < 3

    def _summary_before(self) -> None:
        """The abstract that stands last before the foot: short, in words of the document."""
        pieces = self._found.pieces
        if "summary" in self._found.values or len(pieces) < 3:
            return
        words = _long_words(pieces[-1].text)
        others = _long_words(" ".join([self._found.title, *(p.text for p in pieces[:-1])]))
        shared = len(words & others) / max(len(words), 1)
        if shared >= 0.5 and 60 <= len(pieces[-1].text) <= _LONGEST_SUMMARY:
            self._keep("summary", pieces.pop().text)

    def _foot(self) -> None:
        text = self._all[self._at]
        known = catalogue.label(text)
        key = catalogue.sentence(text)
        if key:
            self._keep(key, self._next())
        elif known is not None:
            self._labelled(known)
        elif catalogue.is_document_type(text):
            self._keep("document_type", self._next())
        elif any(text in part for parts in self._found.values.values() for part in parts):
            self._at += 1
        else:
            self._clutter(self._next())

    def _labelled(self, known: catalogue.Label) -> None:
        """Takes a label with its value; a label without one is clutter."""
        text = self._next()
        values = [known.value] if known.value else []
        if not (values and catalogue.takes_one(known.key)):
            values += self._values(known.key, limit=0 if values else 1)
        if not values:
            self._clutter(text)
        for value in values:
            self._keep(known.key, value)

    def _values(self, key: str, limit: int) -> list[str]:
        """The paragraphs after a label: one, or all up to a label that follows soon."""
        if not catalogue.takes_one(key):
            ahead = self._all[self._at : self._at + _LOOK_AHEAD]
            until = next((n for n, text in enumerate(ahead) if catalogue.label(text)), None)
            limit = limit if until is None else until
        values: list[str] = []
        while len(values) < limit and self._at < len(self._all):
            text = self._all[self._at]
            other = catalogue.sentence(text)
            if catalogue.label(text) or not catalogue.is_value(key, text):
                break
            if other and other != key and values:
                self._keep(other, self._next())
                limit -= 1
                continue
            values.append(self._next())
        return values

    def _keep(self, key: str, value: str) -> None:
        if key == "title" and not self._found.title:
            self._found.title = value
            return
        self._found.values.setdefault(key, []).append(value)

    def _clutter(self, text: str) -> None:
        self._found.pieces.append(Piece(text, is_clutter=True))


def _is_credit(text: str) -> bool:
    return catalogue.sentence(text) in {"credits", "citation"}


def _long_words(text: str) -> set[str]:
    return {token.text.lower() for token in tokens(text) if len(token.text) > 4}
