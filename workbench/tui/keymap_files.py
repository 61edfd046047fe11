"""Key maps on disk: the flavours that come with the program, and the editor's `keys.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files

import regex

from workbench.disk import read_text, reading
from workbench.errors import BadInputError, Place, UsageError
from workbench.tui.keymap import DEFAULT_KEYS, KeyMap, known_action, known_key
from workbench.tui.settings import keys_path

DEFAULT = "default"
_FLAVOURS = files("workbench.tui") / "flavours"
_AT_LINE = regex.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def flavours() -> tuple[str, ...]:
    """The names of all flavours, the registry's own keys first."""
    named = sorted(entry.name.removesuffix(".toml") for entry in _FLAVOURS.iterdir())
    return (DEFAULT, *named)


def flavour(name: str) -> KeyMap:
    """A flavour by its name. Raises UsageError when there is none of it."""
    if name not in flavours():
        raise UsageError(f"there is no flavour “{name}”", f"choose one of {', '.join(flavours())}")
    if name == DEFAULT:
        return DEFAULT_KEYS
    return _KeyFile(name, (_FLAVOURS / f"{name}.toml").read_text("utf-8")).over(DEFAULT_KEYS, name)


def own_keys() -> KeyMap:
    """The editor's key map; the registry's where there is no file.

    Raises:
        BadInputError: the file can not be read, or something in it is wrong.
    """
    path = keys_path()
    with reading(path):
        is_there = path.exists()
    return parsed(read_text(path), str(path)) if is_there else DEFAULT_KEYS


def parsed(text: str, name: str) -> KeyMap:
    """The key map that a file describes.

    Args:
        text: content of the file.
        name: what it is called in errors.

    Raises:
        BadInputError: something in it is wrong; names the line and the field.
    """
    return _KeyFile(name, text).key_map()


class _KeyFile:
    """A TOML file with a `flavour` and a table `keys`; what is wrong with it is told with the line.

    Args:
        name: what it is called in errors.
        text: content of the file.
    """

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._text = text
        try:
            self._values = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = _AT_LINE.search(str(error))
            line = int(found[1]) if found and found[1] else text.count("\n") + 1
            what = _AT_LINE.sub("", str(error))
            raise BadInputError(
                f"this is not TOML: {what[:1].lower()}{what[1:]}",
                'write lines like desk.save = ["s", "ctrl+s"]',
                Place(name, line),
            ) from error

    def key_map(self) -> KeyMap:
        """The flavour that the file names with its own keys over it. Raises BadInputError."""
        for field in self._values.keys() - {"flavour", "keys"}:
            raise self._wrong(
                "there is no such setting", "the settings are flavour and keys", field
            )
        name = self._values.get("flavour", DEFAULT)
        try:
            base = flavour(str(name))
        except UsageError as error:
            raise self._wrong(error.message, error.remedy, "flavour") from error
        return self.over(base, base.flavour)

    def over(self, base: KeyMap, name: str) -> KeyMap:
        """The file's keys over those of another key map. Raises BadInputError."""
        given = dict(self._given())
        try:
            return base.changed(name, given)
        except UsageError as error:
            field = next((id_ for id_ in given if id_ in error.message), "keys")
            raise self._wrong(error.message, error.remedy, field) from error

    def _given(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        table = self._values.get("keys", {})
        if not isinstance(table, dict):
            raise self._wrong("this is not a table", "write it as [keys]", "keys")
        for field, value in _flat(table):
            try:
                yield known_action(field), tuple(map(known_key, self._listed(field, value)))
            except UsageError as error:
                raise self._wrong(error.message, error.remedy, field) from error

    def _listed(self, field: str, value: object) -> list[str]:
        keys = [value] if isinstance(value, str) else value
        if isinstance(keys, list) and all(isinstance(key, str) and key for key in keys):
            return keys
        raise self._wrong("this is not a list of keys", f'write {field} = ["n", "f8"]', field)

    def _wrong(self, message: str, remedy: str, field: str) -> BadInputError:
        return BadInputError(message, remedy, Place(self._name, self._line(field), field))

    def _line(self, field: str) -> int | None:
        """The line that sets a field, as far as its last part stands before an equals sign."""
        last = regex.escape(field.rpartition(".")[2])
        pattern = regex.compile(rf'^[^#\n]*?(?<![\w-]){last}["\']?\s*[=\]]', regex.MULTILINE)
        found = pattern.search(self._text)
        return None if found is None else self._text.count("\n", 0, found.end()) + 1


def _flat(table: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    """The values of nested tables with their dotted names."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value
