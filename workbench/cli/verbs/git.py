"""`workbench git`: what git is told of documents, and what it then asks of us."""

from __future__ import annotations

import argparse

from workbench.cli import console
from workbench.cli.verbs.verb import Verb, folder_of, path, project_of
from workbench.errors import BadInputError, WorkbenchError

_MARKER_SIZE = 7  # of conflict marks, unless git is told otherwise


def _configure(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(
        title="actions", metavar="ACTION", required=True, help="setup is for you, the rest for git"
    )
    setup = actions.add_parser("setup", help="tell git in this clone how to show and merge them")
    setup.add_argument("--undo", action="store_true", help="take back what setup wrote")
    setup.set_defaults(action=_setup)
    textconv = actions.add_parser("textconv", help="print a document as text")
    textconv.add_argument("file", type=path, metavar="FILE", help="the document's file")
    textconv.set_defaults(action=_textconv)
    merge = actions.add_parser("merge-driver", help="merge two versions into OURS")
    merge.add_argument(
        "--marker-size",
        type=int,
        default=_MARKER_SIZE,
        metavar="N",
        help="as git tells it: it is larger where git merges two bases, and nothing is said then",
    )
    merge.add_argument("base", type=path, metavar="BASE", help="file with what both began with")
    merge.add_argument("ours", type=path, metavar="OURS", help="file with one, and the result")
    merge.add_argument("theirs", type=path, metavar="THEIRS", help="file with the other")
    merge.add_argument("path", metavar="PATH", help="the document's file, for messages")
    merge.set_defaults(action=_merge)


def _run(args: argparse.Namespace) -> int:
    code: int = args.action(args)
    return code


def _setup(args: argparse.Namespace) -> int:
    from workbench.session.commands.git_setup import set_up, take_back

    root = project_of(args).root
    for step in take_back(root) if args.undo else set_up(root):
        console.say(step.told)
    return 0


def _textconv(args: argparse.Namespace) -> int:
    from workbench.disk import read_bytes
    from workbench.store.difftext import readable

    console.write_bytes(readable(read_bytes(folder_of(args) / args.file)))
    return 0


def _merge(args: argparse.Namespace) -> int:
    from workbench.session.commands.merging import merge_files

    folder = folder_of(args)
    base, ours, theirs = (folder / file for file in (args.base, args.ours, args.theirs))
    try:
        merged = merge_files(base, ours, theirs, args.path)
    except WorkbenchError as error:
        console.say(f"workbench: {error}; its lines are merged instead")
        return BadInputError.exit_code
    is_of_bases = args.marker_size > _MARKER_SIZE
    for message in () if is_of_bases else merged.messages:
        console.say(message)
    console.emit("merged")  # so git's shell knows that the exit code is not one of a crash
    return 1 if merged.needs_look else 0


VERB = Verb(
    name="git",
    help="show and merge documents in git as documents",
    description="`setup` tells git, in this clone alone, to show documents as text in diffs, to "
    "name the paragraph above each change, to compare by words in any script, and to merge two "
    "editors' work by paragraphs and words. What is set already by a person stays. Without the "
    "workbench, git does what it always did. `--undo` takes it back. The other two actions are "
    "what git then runs: `textconv` prints a document as text, `merge-driver` merges two versions "
    "into the file OURS; exit code 1 when somebody has to look at the result.",
    examples=(
        "workbench git setup",
        "workbench git setup --undo",
        "workbench git textconv aligned/1962-havana-harbour.json",
    ),
    configure=_configure,
    run=_run,
)
