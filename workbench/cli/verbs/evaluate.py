"""`workbench evaluate`: how good the machine is on a text whose truth is known."""

from __future__ import annotations

import argparse

from workbench.cli import console
from workbench.cli.verbs.verb import Verb, name, path, probability, project_of
from workbench.errors import UsageError


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what",
        type=name,
        nargs="*",
        metavar="FILE|ID",
        help="the text that was read and its truth; or documents",
    )
    parser.add_argument("--translation", type=path, metavar="FILE", help="its translation (FILE)")
    parser.add_argument(
        "--auto",
        type=probability,
        default=0.9,
        metavar="CONFIDENCE",
        help="take readings of at least this confidence, 0 to 1; default: 0.9",
    )
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="KIND",
        help="switch a kind of evidence off; may be repeated",
    )
    parser.add_argument(
        "--links",
        type=path,
        nargs=2,
        metavar=("FOUND", "TRUTH"),
        help="compare two alignments instead: JSON of align, or documents",
    )
    parser.add_argument(
        "--repair",
        type=path,
        nargs=3,
        metavar=("SOURCE", "TARGET", "TRUTH"),
        help="align two text files instead, and let a simulated editor confirm link after link",
    )
    parser.add_argument("--json", action="store_true", help="all figures as one JSON object")
    parser.add_argument("--html", type=path, metavar="FILE", help="write a page for people too")


def _run(args: argparse.Namespace) -> int:
    if args.links or args.repair:
        return _alignment(args)
    if not args.what:
        raise UsageError(
            "evaluate needs texts or documents", "workbench evaluate READ.txt TRUTH.txt"
        )
    from workbench.evaluate.asjson import as_json
    from workbench.evaluate.astext import as_text
    from workbench.session.commands.evaluating import evaluate, write_page

    with console.progress() as progress:
        evaluation = evaluate(
            lambda: project_of(args),
            args.what,
            translation=args.translation,
            threshold=args.auto,
            without=frozenset(args.without),
            progress=progress,
        )
    if args.html:
        write_page(args.html, evaluation)
        console.say(f"wrote {args.html}")
    if args.json:
        console.emit_json(as_json(evaluation.report))
    else:
        for line in as_text(evaluation.report):
            console.emit(line)
    return 0


def _alignment(args: argparse.Namespace) -> int:
    option = "--links" if args.links else "--repair"
    if args.what or args.translation or args.without or args.html or (args.links and args.repair):
        raise UsageError(f"{option} goes with --json only", "leave the rest out")
    from workbench.evaluate.links_asjson import links_as_json
    from workbench.evaluate.links_astext import links_as_text
    from workbench.session.commands.evaluating_links import evaluate_links
    from workbench.session.commands.repairing import evaluate_repair

    if args.links:
        report = evaluate_links(*args.links)
    else:
        source, target, truth = args.repair
        with console.progress() as progress:
            report = evaluate_repair(source, target, truth, progress)
    if args.json:
        console.emit_json(links_as_json(report))
    else:
        for line in links_as_text(report):
            console.emit(line)
    return 0


VERB = Verb(
    name="evaluate",
    help="measure suggestions or links against the truth",
    description="Given a text that was read and its truth, one paragraph a line in both, measure "
    "what the machine marks, suggests and corrects in it. Given documents, measure their corrected "
    "and verified paragraphs: what was read against what a person made of it. With --links, "
    "compare two alignments. With --repair, align two text files, and measure how fast confirmed "
    "links make the alignment right.",
    examples=(
        "workbench evaluate read.txt truth.txt",
        "workbench evaluate read.txt truth.txt --translation en.txt --html report.html",
        "workbench evaluate 1962-havana-harbour --json",
        "workbench evaluate read.txt truth.txt --without translation --without context",
        "workbench evaluate --links found.json truth.json",
        "workbench evaluate --repair ru.txt en.txt truth.json",
    ),
    configure=_configure,
    run=_run,
)
