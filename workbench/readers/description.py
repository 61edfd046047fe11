"""A page from top to bottom: what describes the document, what is the document, what is clutter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.lexicon.furniture import classify
from workbench.model.text import tokens
from workbench.readers import catalogue

_LOOK_AHEAD = 8
_LONG = 150


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
    follows soon; its foot begins at a heading such as "Document Information", or where nothing
    but description follows to the end. A text without a single label or sentence of a catalogue
    has neither. A label describes what stands on its line, or else the one paragraph after it,
    lists apart; so the document itself never becomes its description.
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
        if known is not None and (known.is_certain or known.value or text.endswith(":")):
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
        if not self._found.title and not date and catalogue.may_be_title(text):
            self._found.title = self._next()
            return True
        return self._described_ahead(text)

    def _described_ahead(self, text: str) -> bool:
        """Whether the head goes on beyond a paragraph that says nothing of itself.

        It does where more description follows soon, in the language of the page, with no more than
        one long paragraph (the abstract) before it, and with more text after it than before it.
        """
        nearest = range(self._at + 1, min(self._at + 1 + _LOOK_AHEAD, len(self._all)))
        described = next((n for n in nearest if self._describes(n)), None)
        if described is None or catalogue.begins_foot(self._all[described]):
            return False
        skipped = self._all[self._at : described]
        abstracts = sum(len(one) >= _LONG for one in skipped)
        if abstracts > ("summary" not in self._found.values):
            return False
        if any(catalogue.is_russian(one) or catalogue.is_addressed(one) for one in skipped):
            return False
        if self._running_text(described) <= sum(map(len, skipped)):
            return False
        self._at += 1
        if len(text) >= _LONG:
            self._keep("summary", text)
        else:
            self._clutter(text)
        return True

    def _describes(self, number: int) -> bool:
        """Whether a paragraph describes the document beyond doubt: alone, or more after it does."""
        known = catalogue.label(self._all[number])
        if known is None:
            return catalogue.sentence(self._all[number]) in {"credits", "citation"}
        after = self._all[number + (1 if known.value else 2) :][:1]
        return known.is_certain or any(catalogue.label(t) or catalogue.sentence(t) for t in after)

    def _running_text(self, start: int) -> int:
        """Characters from paragraph `start` on that no label and no sentence explains."""
        return sum(len(text) for text in self._unexplained(start))

    def _unexplained(self, start: int) -> Iterator[str]:
        is_value = False
        for text in self._all[start:]:
            known = catalogue.label(text)
            if known is None and not is_value and not catalogue.sentence(text):
                yield text
            is_value = known is not None and not known.value

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
        if catalogue.begins_foot(text) and self._only_foot_follows():
            self._summary_before()
            return False
        if known is not None and known.is_certain and not known.value:
            self._labelled(known)
            return True
        if known is not None and self._describes_to_the_end():
            return False
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

    def _describes_to_the_end(self) -> bool:
        """Whether labels and sentences of a catalogue are all that follows, a certain one among."""
        known = map(catalogue.label, self._all[self._at :])
        certain = any(one is not None and one.is_certain for one in known)
        return certain and not any(self._unexplained(self._at))

    def _summary_before(self) -> None:
        """The abstract that stands last before the foot: short, in words of the document."""
        pieces = self._found.pieces
        if "summary" in self._found.values or len(pieces) < 3:
            return
        words = _long_words(pieces[-1].text)
        others = _long_words(" ".join([self._found.title, *(p.text for p in pieces[:-1])]))
        shared = len(words & others) / max(len(words), 1)
        if shared >= 0.5 and catalogue.may_be_summary(pieces[-1].text):
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
        elif text == self._found.title or any(text in v for v in self._found.values.values()):
            self._at += 1
        else:
            self._clutter(self._next())

    def _labelled(self, known: catalogue.Label) -> None:
        """Takes a label with its value; a label without one is clutter."""
        text = self._next()
        values = [known.value] if known.value else self._values(known.key)
        if not values:
            self._clutter(text)
        for value in values:
            self._keep(known.key, value)

    def _values(self, key: str) -> list[str]:
        """The paragraph after a label that stands alone, or the items of a list after it."""
        following = self._all[self._at : self._at + _LOOK_AHEAD + 1]
        if not following or catalogue.label(following[0]):
            return []
        if not catalogue.is_value(key, following[0]):
            return []
        until = next((n for n, text in enumerate(following) if catalogue.label(text)), 1)
        items = following[:until] if catalogue.is_list(key) else following[:1]
        if not all(map(catalogue.is_item, items)):
            items = items[:1]
        self._at += len(items)
        return items

    def _keep(self, key: str, value: str) -> None:
        if key == "title" and not self._found.title:
            self._found.title = value
            return
        self._found.values.setdefault(key, []).append(value)

    def _clutter(self, text: str) -> None:
        self._found.pieces.append(Piece(text, is_clutter=True))


def _long_words(text: str) -> set[str]:
    return {token.text.lower() for token in tokens(text) if len(token.text) > 4}
