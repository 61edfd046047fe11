"""What a key map says, as rows for a list and as a `keys.toml` to start from."""

from __future__ import annotations

from pathlib import Path

from workbench.disk import write_text
from workbench.errors import UsageError
from workbench.tui.actions import ACTIONS
from workbench.tui.keymap import KeyMap
from workbench.tui.keymap_files import DEFAULT, flavour, flavours, own_keys
from workbench.tui.keys import character_of, with_twins
from workbench.tui.settings import keys_path


def key_rows(name: str | None) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    """Of every action its id, its keys, their twins and what it does, as `keys.toml` names them.

    Args:
        name: of a flavour; None for the editor's own key map.

    Raises:
        UsageError: there is no such flavour.
        BadInputError: there is something wrong with the editor's own.
    """
    keys = own_keys() if name is None else flavour(name)
    return [
        (
            action.id,
            tuple(map(_written, keys.of(action))),
            tuple(map(_written, with_twins(keys.of(action))[len(keys.of(action)) :])),
            action.help,
        )
        for action in ACTIONS
    ]


def write_example(name: str | None) -> Path:
    """Write a `keys.toml` to start from, every line of the table a comment, and return its path.

    Args:
        name: of the flavour that it names; None for the registry's.

    Raises:
        UsageError: there is a file already, or no such flavour.
        StorageError: the disk refuses.
    """
    keys, path = flavour(name or DEFAULT), keys_path()
    if path.exists():
        raise UsageError(f"there is a file {path} already", "edit it, or move it away first")
    write_text(path, example(keys))
    return path


def example(keys: KeyMap) -> str:
    """The text of a `keys.toml` that says what the flavour says."""
    lines = [
        "# Keys of workbench. Take the # away from a line and name the keys you want, the one",
        "# to be shown first. Each key works in the Russian layout too: name it once, by its Latin",
        "# letter. `workbench keys` lists what holds now and says what is wrong with this file.",
        "",
        f"# {', '.join(flavours())}",
        f'flavour = "{keys.flavour}"',
        "",
        "[keys]",
    ]
    for action in ACTIONS:
        listed = ", ".join(f'"{_written(key)}"' for key in keys.of(action))
        lines.append(f"# {action.id} = [{listed}]  # {action.help}")
    return "\n".join(lines) + "\n"


def _written(key: str) -> str:
    """A key as one would type it into the file, between quotation marks."""
    character = character_of(key)
    return key if character is None or character in ' "\\' else character
