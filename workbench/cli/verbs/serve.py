"""`workbench serve`: the terminal UI in a browser."""

from __future__ import annotations

import argparse
import shlex
import sys
from importlib.util import find_spec

from workbench.cli import console
from workbench.cli.verbs.verb import Verb, project_of
from workbench.errors import MissingDependencyError, UsageError

_HIGHEST_PORT = 65535


def _configure(parser: argparse.ArgumentParser) -> None:
    listens = "to listen at; default: %(default)s"
    parser.add_argument("--host", default="127.0.0.1", help=f"address {listens}")
    parser.add_argument("--port", type=_port, default=8000, help=f"port {listens}")


def _port(value: str) -> int:
    number = int(value)
    if not 1 <= number <= _HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"a port lies between 1 and {_HIGHEST_PORT}")
    return number


def _run(args: argparse.Namespace) -> int:
    project = project_of(args)
    if find_spec("textual_serve") is None:
        raise MissingDependencyError(
            "the page for the browser needs textual-serve",
            f"run: {shlex.join([sys.executable, '-m', 'pip', 'install', 'textual-serve>=1.1'])}",
        )
    from workbench.cli.server import PageServer, is_loopback

    command = shlex.join([sys.executable, "-m", "workbench", "-C", str(project.root), "open"])
    title = f"workbench · {project.root.name}"
    server = PageServer(command, args.host, args.port, title, _tell)
    if not is_loopback(args.host):
        console.say(
            "warning: there is no password; whoever can reach this computer can read and change "
            "the documents"
        )
    try:
        server.serve()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise UsageError(
            f"can not listen at {args.host}, port {args.port}: {why}",
            "choose another one with --port or --host",
        ) from error
    return 0


def _tell(address: str) -> None:
    console.say(f"the workbench is at {address} in your browser; ctrl+c ends it")


VERB = Verb(
    name="serve",
    help="open the terminal UI in a browser",
    description="Serve the terminal UI on the project here to a browser on this computer. Each tab "
    "is a window of its own; a document that is open in one can be read in another. Nothing is "
    "loaded from the network. Needs the extra “serve”.",
    examples=("workbench serve", "workbench serve --port 8080"),
    configure=_configure,
    run=_run,
)
