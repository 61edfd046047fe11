"""Which links a person is asked about: the one the machine is least sure of, or all sure ones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from workbench.model.document import Document, Link

SURE = 0.95
"""Confidence from which links may be confirmed without being looked at one by one."""


class Certain(Protocol):
    """A link or a bead: something with a probability of being right."""

    @property
    def confidence(self) -> float:
        """Probability in 0..1."""
        ...


CertainT = TypeVar("CertainT", bound=Certain)


def least_certain(undecided: Iterable[CertainT]) -> CertainT | None:
    """The one of lowest confidence, the first of equals; None where there is none.

    Uncertainty sampling (Lewis and Gale 1994): where the machine doubts most, an answer changes
    most.

    Args:
        undecided: what no person has confirmed, in reading order.
    """
    return min(undecided, key=lambda one: one.confidence, default=None)


def open_question(document: Document) -> Link | None:
    """The least certain link of a document that no person has confirmed; None where all are."""
    return least_certain(link for link in document.links if link.status == "auto")


def sure_links(document: Document) -> tuple[Link, ...]:
    """Links that no person has confirmed and of which the machine is at least `SURE`, in order."""
    return tuple(
        link for link in document.links if link.status == "auto" and link.confidence >= SURE
    )
