"""A word in all its forms with what stands around it, and how each place was translated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from workbench.align.sentences import LinkedTexts, align_sentences
from workbench.errors import WorkbenchError
from workbench.lexicon.fold import fold
from workbench.model.document import Document, Link, Side
from workbench.model.sentences import SentencePair, text_of
from workbench.model.text import Span
from workbench.session.finding.counterparts import Counterparts, middle
from workbench.session.finding.forms import Found, Likeness, Phrase, is_russian
from workbench.store.project import Project

T = TypeVar("T")

_AT_ONCE = 8  # links whose sentences are aligned together: lines come soon, and cheaply enough


@dataclass(frozen=True, slots=True)
class Translation:
    """What stands beside a place in the other language.

    Attributes:
        text: the sentence, or sentences, that translate the one of the place; '' for none.
        words: the stretches of it that probably stand for the word.
    """

    text: str = ""
    words: tuple[Span, ...] = ()

    @property
    def told(self) -> str:
        """Those words, folded, for counting; '' where none is known."""
        return " ".join(fold(span.within(self.text)) for span in self.words)


@dataclass(frozen=True, slots=True)
class Line:
    """One place of a concordance.

    Attributes:
        document: id of its document.
        paragraph: id of its paragraph.
        text: the paragraph's text.
        span: the word in it.
        form: how it stands there, folded.
        likeness: a form of the word, or what only looks like one: probably a garble.
        meant: the form, or the one that it looks like, folded; a word for each of a phrase.
        translation: what stands beside it.
    """

    document: str
    paragraph: str
    text: str
    span: Span
    form: str
    likeness: Likeness
    meant: tuple[str, ...]
    translation: Translation = Translation()


@dataclass(frozen=True, slots=True)
class FormTotal:
    """How often one form was found and how it was translated.

    Attributes:
        form: folded.
        likeness: as in `Line`.
        count: places.
        translations: folded words of the other language with how often, the most frequent first;
            '' stands for places where none is known.
    """

    form: str
    likeness: Likeness
    count: int
    translations: tuple[tuple[str, int], ...]


def concordance(
    document: Document, word: str, counterparts: Counterparts | None = None
) -> Iterator[Line]:
    """All places of a word or phrase in all its forms, link by link.

    A word with a Cyrillic letter is looked for in the original, any other in the translation.

    Args:
        document: where.
        word: in any form.
        counterparts: tells which words translate it; None leaves that out.
    """
    phrase = Phrase(word)
    if not phrase:
        return
    side: Side = "source" if phrase.is_russian else "target"
    hits = ((link, found) for link in document.links if (found := _found(document, link, phrase)))
    while chunk := list(islice(hits, _AT_ONCE)):
        pairs = _sentences(document, [link for link, _ in chunk])
        for (link, lines), sentences in zip(chunk, pairs, strict=True):
            for line in lines:
                beside = _beside(document, link, side, line, sentences)
                yield replace(line, translation=_translated(beside, line, counterparts))


def project_concordance(
    project: Project, document: Document, word: str, counterparts: Counterparts | None = None
) -> Iterator[Line | WorkbenchError]:
    """The same over the whole project: this document first, then the others from disk.

    A document that can not be read gives the error that says why.
    """
    yield from concordance(document, word, counterparts)
    for id_ in project.document_ids():
        if id_ == document.id:
            continue
        try:
            other = project.load(id_)
        except WorkbenchError as error:
            yield error
            continue
        yield from concordance(other, word, counterparts)


class Totals:
    """How each form is translated, counted line by line."""

    def __init__(self) -> None:
        self._words: defaultdict[tuple[str, Likeness], Counter[str]] = defaultdict(Counter)

    def add(self, line: Line) -> None:
        """One place more."""
        self._words[line.form, line.likeness][line.translation.told] += 1

    def forms(self) -> tuple[FormTotal, ...]:
        """The forms, those of the word before what only looks like one, the frequent first."""
        made = (
            FormTotal(form, likeness, found.total(), tuple(found.most_common()))
            for (form, likeness), found in self._words.items()
        )
        return tuple(sorted(made, key=lambda one: (one.likeness == "alike", -one.count, one.form)))


@dataclass(frozen=True, slots=True)
class _Beside:
    """The sentence of a place, the place in it, and the sentence that translates it."""

    own: str
    span: Span
    other: str


def _found(document: Document, link: Link, phrase: Phrase) -> list[Line]:
    ids = link.source if phrase.is_russian else link.target
    return [
        _line(document, id_, found)
        for id_ in ids
        for found in phrase.places(document.paragraph(id_).text)
    ]


def _line(document: Document, paragraph_id: str, found: Found) -> Line:
    text = document.paragraph(paragraph_id).text
    return Line(
        document.id, paragraph_id, text, found.span, found.form, found.likeness, found.meant
    )


def _sentences(document: Document, links: Sequence[Link]) -> list[tuple[SentencePair, ...]]:
    """Sentence pairs of each link; none where it has one side alone."""
    texts = [LinkedTexts(_texts(document, k.source), _texts(document, k.target)) for k in links]
    pairs = [text for text in texts if text.source and text.target]
    aligned = iter(
        align_sentences(pairs, document.source_language, document.target_language) if pairs else ()
    )
    return [next(aligned) if text.source and text.target else () for text in texts]


def _texts(document: Document, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(document.paragraph(id_).text for id_ in ids)


def _beside(
    document: Document, link: Link, side: Side, line: Line, sentences: Sequence[SentencePair]
) -> _Beside:
    """The sentence pair of a place; the whole paragraphs where its sentence stands alone."""
    own, other = _turned(side, link.source, link.target)
    number, texts = own.index(line.paragraph), _texts(document, other)
    for pair in sentences:
        mine, theirs = _turned(side, pair.source, pair.target)
        for piece in mine:
            covers = piece.paragraph == number and piece.span.overlaps(line.span)
            if covers and theirs:
                start = piece.span.start
                span = Span(max(0, line.span.start - start), line.span.end - start)
                return _Beside(piece.span.within(line.text), span, text_of(theirs, texts))
    return _Beside(line.text, line.span, " ".join(texts))


def _turned(side: Side, source: T, target: T) -> tuple[T, T]:
    """What belongs to a side, and what to the other."""
    return (source, target) if side == "source" else (target, source)


def _translated(beside: _Beside, line: Line, counterparts: Counterparts | None) -> Translation:
    if counterparts is None or not beside.other:
        return Translation(beside.other)
    if is_russian(line.meant[0]):
        position = middle(beside.own, beside.span)
        words = counterparts.english(line.meant, position, beside.other)
    else:
        words = counterparts.russian(beside.own, beside.span, beside.other)
    return Translation(beside.other, words)
