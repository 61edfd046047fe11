"""Parallel text sentence by sentence: between the aligner, which counts, and what is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.align.sentences import LinkedTexts, align_sentences
from workbench.model.sentences import Piece, SentencePair
from workbench.writers.pairs import Pair, ParallelText, Stretch


def in_sentences(text: ParallelText) -> ParallelText:
    """The same text with the sentences of each pair aligned within it.

    A pair of sentences has the status of its link. Its confidence is that of the link, 1 if a
    person confirmed it, times that of the sentences within it.
    """
    links = [LinkedTexts(_texts(pair.source), _texts(pair.target)) for pair in text.pairs]
    document = text.document
    aligned = align_sentences(links, document.source_language, document.target_language)
    pairs = (
        one
        for pair, sentences in zip(text.pairs, aligned, strict=True)
        for one in _within(pair, sentences)
    )
    return ParallelText(document, tuple(pairs), "sentence")


def _within(pair: Pair, sentences: Sequence[SentencePair]) -> Iterator[Pair]:
    certainty = 1.0 if pair.status == "confirmed" else pair.confidence
    for one in sentences:
        yield Pair(
            _cut(pair.source, one.source),
            _cut(pair.target, one.target),
            pair.status,
            certainty * one.confidence,
        )


def _cut(stretches: Sequence[Stretch], pieces: Sequence[Piece]) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(whole.id, piece.span, piece.span.within(whole.text))
        for piece in pieces
        for whole in (stretches[piece.paragraph],)
    )


def _texts(stretches: Sequence[Stretch]) -> tuple[str, ...]:
    return tuple(stretch.text for stretch in stretches)
