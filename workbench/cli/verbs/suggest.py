"""`workbench suggest`: suspects and their readings."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

from workbench.cli import console
from workbench.cli.console import ProgressLine
from workbench.cli.verbs.verb import Verb, name, path, project_of
from workbench.wording import chance, shown_reading

if TYPE_CHECKING:
    from workbench.model.suspects import Suspect
    from workbench.session.commands.suggesting import Cluster

    Found: TypeAlias = tuple[str | int, Suspect]

_LISTED = 5  # readings for people, the likelier ones; JSON has them all
_LIKELY = 0.01


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", type=name, metavar="FILE|ID", help="text, one paragraph a line; or a document"
    )
    parser.add_argument("--translation", type=path, metavar="FILE", help="its translation (FILE)")
    parser.add_argument(
        "--clusters", action="store_true", help="suspects that are the same word, together"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def _run(args: argparse.Namespace) -> int:
    from workbench.session.commands.suggesting import suggest

    with console.progress() as progress:
        found = suggest(lambda: project_of(args), args.what, args.translation, progress)
        if args.clusters:
            _print_clusters(list(found), progress, as_json=args.json)
        else:
            _print_suspects(found, progress, as_json=args.json)
    return 0


def _print_suspects(found: Iterable[Found], progress: ProgressLine, *, as_json: bool) -> None:
    from workbench.session.commands import suggesting

    for paragraph, suspect in found:
        progress.clear()
        if as_json:
            console.emit_json(suggesting.as_json(paragraph, suspect))
        else:
            console.emit(_as_text(paragraph, suspect))


def _print_clusters(found: Iterable[Found], progress: ProgressLine, *, as_json: bool) -> None:
    from workbench.session.commands import suggesting

    for cluster in suggesting.clusters(found):
        progress.clear()
        if as_json:
            console.emit_json(suggesting.cluster_as_json(cluster))
        else:
            console.emit(_cluster_as_text(cluster))


def _cluster_as_text(cluster: Cluster[str | int]) -> str:
    """The size of a series, its likeliest form, and what becomes what where."""
    form = next(iter(cluster.forms), cluster.stem)
    members = ", ".join(
        f"{m.suspect.text} → {m.text} ({m.paragraph}:{m.suspect.span.start}-{m.suspect.span.end})"
        for m in cluster.members
    )
    return f"{len(cluster.members)}\t{form}\t{members}"


def _as_text(paragraph: str | int, suspect: Suspect) -> str:
    likely = [r for r in suspect.readings[:_LISTED] if r.confidence >= _LIKELY]
    shown = likely or suspect.readings[:1]
    readings = ", ".join(f"{shown_reading(r.text)} {chance(r.confidence)}" for r in shown)
    where = f"{paragraph}:{suspect.span.start}-{suspect.span.end}"
    return f"{where}\t{suspect.text.strip()}\t{readings}"


VERB = Verb(
    name="suggest",
    help="list suspect words with their readings",
    description="Find words that are probably not what stood on the page and rank what they should "
    "read. FILE is plain text, one paragraph a line; paragraphs are then counted from 0 and "
    "offsets are code points of the line in NFC. In a document paragraphs are named by their id.",
    examples=(
        "workbench suggest page.txt --json",
        "workbench suggest page.txt --translation en.txt",
        "workbench suggest 1962-havana-harbour",
        "workbench suggest 1962-havana-harbour --clusters",
    ),
    configure=_configure,
    run=_run,
)
