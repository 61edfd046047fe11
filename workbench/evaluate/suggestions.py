"""Marking and suggesting: how many wrong words are found, and how high the right reading stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.evaluate.matching import Stretch
from workbench.tally import Tally, harmonic_mean, share


@dataclass(frozen=True, slots=True)
class Suggestions(Tally):
    """What suspects and readings are worth, in counts that add up.

    Attributes:
        faults: stretches of whole words that were read wrong, marked or not.
        marked: those that a suspect touches.
        first: those that the first reading mends.
        among_5: those that one of the first five readings mends.
        among_10: those that one of the first ten readings mends.
        reciprocal_ranks: the sum of 1 / rank over the mended ones.
        suspects: suspects.
        justified: those that are wrong indeed.
        lost: stretches of the truth of which nothing was read; no suspect can stand there.
    """

    faults: int = 0
    marked: int = 0
    first: int = 0
    among_5: int = 0
    among_10: int = 0
    reciprocal_ranks: float = 0.0
    suspects: int = 0
    justified: int = 0
    lost: int = 0

    def accuracy(self, readings: int, *, of_marked: bool = False) -> float:
        """Share of the faults that one of the first 1, 5 or 10 readings mends.

        Args:
            readings: 1, 5 or 10.
            of_marked: of the marked faults only; else one that is not marked counts as missed.
        """
        mended = {1: self.first, 5: self.among_5, 10: self.among_10}[readings]
        return share(mended, self.marked if of_marked else self.faults)

    def reciprocal_rank(self, *, of_marked: bool = False) -> float:
        """Mean reciprocal rank of the right reading, 0 where there is none."""
        return share(self.reciprocal_ranks, self.marked if of_marked else self.faults)

    @property
    def precision(self) -> float:
        """Share of the suspects that are wrong indeed; 1.0 where nothing is marked."""
        return share(self.justified, self.suspects, otherwise=1.0)

    @property
    def recall(self) -> float:
        """Share of the faults that are marked; 1.0 where nothing is wrong."""
        return share(self.marked, self.faults, otherwise=1.0)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return harmonic_mean(self.precision, self.recall)


def suggestions(stretches: Iterable[Stretch]) -> Suggestions:
    """Count the suspects and faults of some stretches."""
    total = Suggestions()
    for stretch in stretches:
        ranks = [fault.rank for fault in stretch.faults if fault.rank is not None]
        total += Suggestions(
            faults=len(stretch.faults),
            marked=sum(fault.marked for fault in stretch.faults),
            first=sum(rank == 1 for rank in ranks),
            among_5=sum(rank <= 5 for rank in ranks),
            among_10=sum(rank <= 10 for rank in ranks),
            reciprocal_ranks=sum(1 / rank for rank in ranks),
            suspects=len(stretch.verdicts),
            justified=sum(not verdict.stands for verdict in stretch.verdicts),
            lost=len(stretch.lost),
        )
    return total
