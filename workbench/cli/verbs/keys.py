"""`workbench keys`: which keys mean which actions."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from workbench.cli import console
from workbench.cli.verbs.verb import KeyRow, Ui, Verb


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--flavour", metavar="NAME", help="default, plain or vim, not your own")
    parser.add_argument("--json", action="store_true", help="one JSON object an action")
    parser.add_argument("--write", action="store_true", help="write a keys.toml to start from")


def _run(args: argparse.Namespace) -> int:
    ui: Ui = args.ui
    if args.write:
        console.emit(str(ui.write_keys(args.flavour)))
        return 0
    rows = ui.keys(args.flavour)
    if args.json:
        for action, keys, twins, text in rows:
            console.emit_json({"action": action, "keys": keys, "twins": twins, "help": text})
    else:
        for line in _table(rows):
            console.emit(line)
    return 0


def _table(rows: Sequence[KeyRow]) -> list[str]:
    cells = [(action, " ".join(keys), " ".join(twins), text) for action, keys, twins, text in rows]
    widths = [max(len(row[column]) for row in cells) for column in range(3)]
    return [
        "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]))
        for row in cells
    ]


VERB = Verb(
    name="keys",
    help="list the keys, or start a key map of your own",
    description="List every action of the terminal UI with its keys and the twins of these in the "
    "Russian layout, as your keys.toml has them. With --write a keys.toml to edit is written into "
    "your folder of settings, where there is none, and its path is printed.",
    examples=("workbench keys", "workbench keys --flavour vim", "workbench keys --write"),
    configure=_configure,
    run=_run,
)
