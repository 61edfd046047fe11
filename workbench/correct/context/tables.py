"""The counted tables of the package, as `benchmarks/context/count.py` wrote them."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.correct.context.agreement import Agreement
from workbench.correct.context.cloze import Cloze
from workbench.correct.context.government import Government
from workbench.correct.context.phrases import Phrases
from workbench.correct.context.stops import Stops
from workbench.correct.context.stored import names
from workbench.lexicon.grammar import Grammar
from workbench.lexicon.vectors import Vectors

LOG_STEP = 8
"""Logs of ratios are kept in eighths of a nat, one byte each."""

BELIEF_STEP = 255
"""Probabilities are kept in steps of this fraction, one byte each."""

COUNT_STEP = 16
"""Counts are kept as ln(1 + count) in sixteenths, one byte each."""


class Tables(NamedTuple):
    """All that is known of how words go together."""

    agreement: Agreement
    phrases: Phrases
    cloze: Cloze
    stops: Stops


@cache
def shipped() -> Tables:
    """The tables that come with the package, read once."""
    with as_file(files("workbench.correct.context").joinpath("data")) as folder:
        return read(folder)


def read(folder: Path) -> Tables:
    """The tables in a folder."""
    with np.load(folder / "phrases.npz") as arrays:
        phrases = _phrases(dict(arrays))
    cloze = read_cloze(folder)
    with np.load(folder / "stops.npz") as arrays:
        stops = Stops.read(dict(arrays), cloze.embedding)
    return Tables(cloze.embedding.agreement, phrases, cloze, stops)


def read_cloze(folder: Path) -> Cloze:
    """The cloze network in a folder, with the classes that it knows words by."""
    with np.load(folder / "classes.npz") as arrays:
        classes = agreement(dict(arrays))
    with np.load(folder / "cloze.npz") as arrays:
        return Cloze.read(dict(arrays), classes, Vectors.installed())


def agreement(arrays: dict[str, NDArray[Any]]) -> Agreement:
    """The table of classes; where nothing of what words ask is in it, nothing is asked."""
    classes = names(arrays["classes"])
    forms = names(arrays["forms"])
    beliefs = np.zeros((len(forms), len(classes)), np.float32)
    beliefs[arrays["form"], arrays["kind"]] = arrays["belief"] / BELIEF_STEP
    beliefs /= beliefs.sum(axis=1, keepdims=True)
    return Agreement(
        classes,
        arrays["share"],
        _ratio(arrays["log_ratio"]),
        dict(zip(forms, beliefs, strict=True)),
        _government(arrays, "after", len(classes)),
        _government(arrays, "before", len(classes)),
        Grammar.open(),
    )


def _government(arrays: dict[str, NDArray[Any]], side: str, classes: int) -> Government:
    if f"{side}_lemmas" not in arrays:
        return Government.none(classes)
    lemmas = names(arrays[f"{side}_lemmas"])
    ends = np.cumsum(arrays[f"{side}_size"], dtype=np.int64).tolist()
    return Government(
        dict(zip(lemmas, [0, *ends], strict=False)),
        dict(zip(lemmas, ends, strict=True)),
        arrays[f"{side}_kind"],
        _ratio(arrays[f"{side}_log"]),
        classes,
    )


def _ratio(logs: NDArray[np.int8]) -> NDArray[np.float32]:
    found: NDArray[np.float32] = np.exp(logs.astype(np.float32) / LOG_STEP)
    return found


def counts(codes: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Counts from their codes of one byte, right to three in a hundred."""
    found: NDArray[np.float64] = np.expm1(codes / COUNT_STEP)
    return found


def _phrases(arrays: dict[str, NDArray[Any]]) -> Phrases:
    words = {word: n for n, word in enumerate(names(arrays["words"]))}
    return Phrases(
        words,
        np.append(counts(arrays["uses"]), 0.0),
        np.append(counts(arrays["follow"]), 0.0),
        int(arrays["total"][0]),
        np.cumsum(arrays["gaps"], dtype=np.int64),
        np.rint(counts(arrays["count"])).astype(np.uint16),
    )
