"""The counted tables of the package, as `benchmarks/context/count.py` wrote them."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.correct.context.agreement import Agreement
from workbench.correct.context.phrases import Phrases
from workbench.lexicon.grammar import Grammar

_LOG_STEP = 16.0  # log ratios are kept in sixteenths of a nat
_BELIEF_STEP = 255.0


def shipped() -> tuple[Agreement, Phrases]:
    """The tables that come with the package."""
    with as_file(files("workbench.correct.context").joinpath("data")) as folder:
        return read(folder)


def read(folder: Path) -> tuple[Agreement, Phrases]:
    """The tables in a folder."""
    with np.load(folder / "classes.npz") as arrays:
        agreement = _agreement(dict(arrays))
    with np.load(folder / "phrases.npz") as arrays:
        return agreement, _phrases(dict(arrays))


def _agreement(arrays: dict[str, NDArray[Any]]) -> Agreement:
    classes = _lines(arrays["classes"])
    names = _lines(arrays["forms"])
    beliefs = np.zeros((len(names), len(classes)), np.float32)
    beliefs[arrays["form"], arrays["kind"]] = arrays["belief"] / _BELIEF_STEP
    beliefs /= beliefs.sum(axis=1, keepdims=True)
    ratio = np.exp(arrays["log_ratio"].astype(np.float32) / _LOG_STEP)
    known = dict(zip(names, beliefs, strict=True))
    return Agreement(classes, arrays["share"], ratio, known, Grammar.open())


def _phrases(arrays: dict[str, NDArray[Any]]) -> Phrases:
    words = {word: n for n, word in enumerate(_lines(arrays["words"]))}
    return Phrases(
        words,
        np.append(arrays["uses"].astype(np.float64), 0.0),
        np.append(arrays["follow"].astype(np.float64), 0.0),
        int(arrays["total"][0]),
        np.cumsum(arrays["gaps"], dtype=np.int64),
        arrays["count"],
    )


def _lines(letters: NDArray[np.uint8]) -> list[str]:
    return letters.tobytes().decode().split("\n")
