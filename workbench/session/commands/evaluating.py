"""`workbench evaluate`: what the machine makes of a text, against what a person made of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path

from workbench.correct.automatic import auto
from workbench.correct.channel import Channel
from workbench.correct.corrector import Corrector
from workbench.correct.tables import SCRIPTS
from workbench.disk import write_text
from workbench.errors import BadInputError, Place, UsageError
from workbench.evaluate.page.confusions import Confusion
from workbench.evaluate.page.page import page
from workbench.evaluate.report import Report, Sample, Text, report
from workbench.model.document import Document
from workbench.model.marks import marks
from workbench.model.suspects import Passage
from workbench.session.assistant import Assistant, Progress
from workbench.session.commands.correcting import replaced
from workbench.session.commands.plain import is_plain, passages, read_lines
from workbench.session.commands.suggesting import refuse_translation
from workbench.store.project import Project


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured, and on what.

    Attributes:
        report: the figures.
        texts: the paragraphs.
    """

    report: Report
    texts: Sequence[Text]


def evaluate(
    project: Callable[[], Project],
    what: Sequence[str],
    *,
    translation: Path | None = None,
    threshold: float = 0.9,
    without: frozenset[str] = frozenset(),
    progress: Progress | None = None,
) -> Evaluation:
    """Measure suggestions and automatic correction.

    Args:
        project: gives the project; asked only when `what` names documents.
        what: a text that was read and its truth, one paragraph a line; or ids of documents, of
            which the corrected and verified paragraphs are measured.
        translation: plain text of the translation; only for plain text.
        threshold: confidence in 0..1 from which readings are taken over.
        without: kinds of evidence that are switched off.
        progress: told of long work.

    Raises:
        WorkbenchError: bad usage, bad input, or a word list that can not be built.
    """
    assistant = _assistant(without, progress)
    texts: list[Text]
    if is_plain(what[0], project):
        texts = [_text_of_files(assistant, what, translation, threshold)]
    else:
        refuse_translation(translation)
        found = project()
        documents = [found.load(document_id) for document_id in what]
        texts = [_text_of_document(assistant, document, threshold) for document in documents]
    if not any(texts):
        raise BadInputError(
            "there is nothing to measure: no paragraph is corrected or verified",
            "correct some, and press v on the desk",
        )
    return Evaluation(report(texts, threshold, sorted(without)), texts)


def write_page(path: Path, evaluation: Evaluation) -> None:
    """Write an evaluation as one HTML page, with what the shipped channel has learned.

    Raises:
        StorageError: the disk refuses.
    """
    write_text(path, page(evaluation.report, evaluation.texts, learned_confusions()))


def learned_confusions() -> list[Confusion]:
    """All segments of the shipped channel."""
    channel = Channel.shipped()
    return [
        Confusion(script, observed, truth, math.exp(-cost))
        for script in SCRIPTS
        for (observed, truth), cost in channel.compiled(script).table.costs.items()
    ]


def _assistant(without: frozenset[str], progress: Progress | None) -> Assistant:
    if not without:
        return Assistant(progress)
    kinds = set(Corrector.open(progress).kinds)
    if unknown := without - kinds:
        raise UsageError(
            f"there is no evidence of the kind “{min(unknown)}”",
            f"the kinds are: {', '.join(sorted(kinds))}",
        )
    return Assistant(progress, without)


def _text_of_files(
    assistant: Assistant, what: Sequence[str], translation: Path | None, threshold: float
) -> list[Sample]:
    if len(what) != 2:
        raise UsageError(
            "evaluate takes the text that was read and its truth",
            "workbench evaluate READ.txt TRUTH.txt",
        )
    read, truth = (read_lines(Path(name)) for name in what)
    _refuse_unequal(what[1], read, truth)
    beside = read_lines(translation) if translation else None
    asked = [line.passage for line in passages(read, beside)]
    samples = _samples(assistant, asked, truth, threshold)
    return [
        replace(sample, name=f"line {number}")
        for number, sample in enumerate(samples, 1)
        if sample.observed.strip() or sample.truth.strip()
    ]


def _refuse_unequal(name: str, read: Sequence[str], truth: Sequence[str]) -> None:
    """A line of one is the line of the other. Raises BadInputError."""
    for number, (one, other) in enumerate(zip_longest(read, truth), 1):
        if one is None or other is None:
            raise BadInputError(
                f"{len(read)} lines were read, and {len(truth)} are said to be true",
                "write one paragraph a line in both files",
                Place(name, number),
            )


def _text_of_document(assistant: Assistant, document: Document, threshold: float) -> list[Sample]:
    """The paragraphs a person has been through, as the machine sees what was first read of them.

    The machine is told nothing that people decided, but it looks at the whole document.
    """
    paragraphs = [p for p in document.source if p.kind != "furniture"]
    asked = [
        Passage(text=p.ocr, translation=tuple(t.text for t in document.translation_of(p.id)))
        for p in paragraphs
    ]
    truth = [_without_marks(p.text) for p in paragraphs]
    samples = _samples(assistant, asked, truth, threshold)
    return [
        replace(sample, name=f"{document.id} {paragraph.id}")
        for sample, paragraph in zip(samples, paragraphs, strict=True)
        if paragraph.status != "raw"
    ]


def _without_marks(text: str) -> str:
    """A text with its doubtful readings taken for true."""
    for mark in reversed(list(marks(text))):
        if mark.kind == "doubtful":
            text = text[: mark.span.start] + mark.reading + text[mark.span.end :]
    return text


def _samples(
    assistant: Assistant, asked: Sequence[Passage], truth: Sequence[str], threshold: float
) -> Iterator[Sample]:
    for (passage, suspects), true in zip(assistant.read_through(asked), truth, strict=True):
        found = auto(passage, suspects, threshold)
        taken = tuple(span for span, _ in found)
        yield Sample("", passage.text, true, suspects, replaced(passage.text, found), taken)
