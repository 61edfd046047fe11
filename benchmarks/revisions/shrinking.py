"""The smallest plan that still goes wrong, for whoever has to find out why.

    python benchmarks/revisions/shrinking.py SEED

Prints the laws that a pair breaks, then a pair that breaks the first of them with fewer edits and
paragraphs, as documents.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.revisions.laws import Broken, broken_by
from benchmarks.revisions.laws.traces import paragraphs
from benchmarks.revisions.pairs import Pair, Plan, carried_out, plan
from workbench.model.document import Document
from workbench.model.operations.links import without
from workbench.revisions.merge import merge


def laws_broken(pair: Pair) -> list[Broken]:
    """The laws that our merge breaks with a pair."""
    return broken_by(pair, merge, merge(pair.base, pair.ours, pair.theirs))


def smallest(planned: Plan, fails: Callable[[Plan], bool]) -> Plan:
    """A plan that fails and of which nothing can be left out; a step or paragraph at a time.

    Args:
        planned: one that fails.
        fails: whether a plan does.
    """
    while (less := next(filter(fails, _lesser(planned)), None)) is not None:
        planned = less
    return planned


def _lesser(planned: Plan) -> Iterator[Plan]:
    """Plans with one thing less."""
    for n in range(len(planned.together)):
        yield replace(planned, together=planned.together[:n] + planned.together[n + 1 :])
    for n in range(len(planned.ours)):
        yield replace(planned, ours=planned.ours[:n] + planned.ours[n + 1 :])
    for n in range(len(planned.theirs)):
        yield replace(planned, theirs=planned.theirs[:n] + planned.theirs[n + 1 :])
    for paragraph in paragraphs(planned.base):
        yield replace(planned, base=_without(planned.base, paragraph.id))


def _without(document: Document, paragraph_id: str) -> Document:
    side, index = document.place(paragraph_id)
    rest = document.side(side)
    shorter = document.with_side(side, rest[:index] + rest[index + 1 :])
    return shorter.with_links(tuple(without(document.links, {paragraph_id})))


def shown(document: Document) -> Iterator[str]:
    """The document, a line a paragraph and a link."""
    for paragraph in paragraphs(document):
        yield f"  {paragraph}"
    for link in document.links:
        yield f"  {link}"


def main() -> None:
    """Print what a pair breaks, and the smallest pair that does."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("seed", type=int, help="number of the pair")
    options.add_argument("--law", help="the law to look at; otherwise the first that is broken")
    given = options.parse_args()
    planned = plan(given.seed)
    found = laws_broken(carried_out(planned))
    for one in found:
        print(f"{one.law}: {one.detail}")
    if not found:
        return
    law = given.law or found[0].law
    least = smallest(planned, lambda p: law in {b.law for b in laws_broken(carried_out(p))})
    pair = carried_out(least)
    print("\nours:", *pair.our_account.acts, "\ntheirs:", *pair.their_account.acts)
    for name, document in (
        ("base", pair.base),
        ("ours", pair.ours),
        ("theirs", pair.theirs),
        ("merged", merge(pair.base, pair.ours, pair.theirs).document),
    ):
        print(f"{name}:", *shown(document), sep="\n")
    for one in laws_broken(pair):
        print(f"{one.law}: {one.detail}")


if __name__ == "__main__":
    main()
