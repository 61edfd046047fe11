"""The command `workbench`: parsing, dispatch, and one line for every error."""

from __future__ import annotations

import argparse
import os
import traceback
from collections.abc import Sequence
from contextlib import suppress

from workbench import __version__, defects
from workbench.cli import console
from workbench.cli.verbs import DEFAULT, NAMES, Ui, Verb, named
from workbench.cli.verbs.verb import folder_of, path
from workbench.errors import StorageError, UsageError, WorkbenchError

INTERRUPTED = 130

_EPILOG = """\
Without a command the terminal UI opens on the project in the current directory.

Exit codes: 0 ok, 1 findings or conflict, 2 usage, 3 a missing dependency,
4 bad input, 70 a defect of the program, 130 interrupted.

examples:
  workbench                                  open the project here
  workbench import page.txt                  bring a page in
  workbench correct page --auto 0.95         correct what is certain
"""


def main(arguments: Sequence[str], ui: Ui) -> int:
    """Run one command and return its exit code.

    Args:
        arguments: the command line without the program's name.
        ui: the terminal UI.
    """
    console.prepare()
    try:
        _refuse_broken(arguments)
        args, unknown = parser(ui, _needed(arguments)).parse_known_args(arguments)
        if unknown:  # the verb's own parser would hand them up to that of the whole
            args.parser.error(f"unrecognized arguments: {' '.join(unknown)}")
        folder_of(args)  # numpy can not even be imported where the folder is gone
        called: Verb = args.verb
        code = called.run(args)
        console.flush()
        return code
    except WorkbenchError as error:
        _end_with(f"workbench: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        _end_with("workbench: interrupted; nothing half-done was left behind")
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has seen enough
        return 0
    except MemoryError:
        _end_with("workbench: the memory does not suffice — close other programs, or split input")
        return defects.EXIT_CODE
    except BaseException as error:
        if isinstance(error, SystemExit) or os.environ.get("WORKBENCH_DEBUG"):
            raise
        details = "".join(traceback.format_exception(error))
        line = defects.record(f"{type(error).__name__}: {error}", details)
        _end_with(f"workbench: {line}")
        return defects.EXIT_CODE


def _end_with(message: str) -> None:
    """The last line of a command that failed, whatever became of its output."""
    with suppress(BrokenPipeError, StorageError):
        console.flush()
    console.say(message)


def _refuse_broken(arguments: Sequence[str]) -> None:
    """Refuse arguments with bytes that are no UTF-8: nothing could be stored or shown of them."""
    for argument in arguments:
        try:
            os.fsencode(argument).decode("utf-8")
        except UnicodeError as error:
            raise UsageError(
                f"the argument “{argument}” is not UTF-8", "rename the file, or type it anew"
            ) from error


def _needed(arguments: Sequence[str]) -> Sequence[str]:
    """The verbs a command line needs: the one it begins with, where it begins with one."""
    first = arguments[0] if arguments else DEFAULT
    return (first,) if first in NAMES else NAMES


def parser(ui: Ui, names: Sequence[str] = NAMES) -> argparse.ArgumentParser:
    """The parser of the command line.

    Args:
        ui: the terminal UI.
        names: the verbs it knows; all of them for the help of the whole.
    """
    root = argparse.ArgumentParser(
        prog="workbench",
        description="Correct the OCR of Russian archival documents and align them with their "
        "English translation.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    root.add_argument("--version", action="version", version=f"workbench {__version__}")
    root.add_argument(
        "-C", "--project", type=path, default=None, metavar="DIR", help="work in this folder"
    )
    root.set_defaults(verb=named(DEFAULT), document=None, ui=ui, parser=root)
    commands = root.add_subparsers(title="commands", metavar="COMMAND")
    for known in map(named, names):
        command = commands.add_parser(
            known.name,
            help=known.help,
            description=known.description,
            epilog="examples:\n" + "\n".join(f"  {line}" for line in known.examples),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        known.configure(command)
        command.set_defaults(verb=known, parser=command)
    return root
