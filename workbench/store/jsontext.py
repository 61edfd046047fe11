"""JSON text: written with one field a line, read with the line of every field at hand."""

from __future__ import annotations

import json
import re
from functools import cached_property
from typing import NoReturn, TypeAlias

from workbench.errors import BadInputError, Place

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_Step: TypeAlias = str | int | None  # None in an object of which no key has been read yet

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
_ENDS = frozenset("}]")
_MOST_DIGITS = 400  # beyond any number a document has, and less than Python refuses to read
_LEXEME = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


def emit(value: Json) -> str:
    """`value` indented by two, one field a line; lists without objects stand on one line."""
    return _emitted(value, "") + "\n"


def parse(text: str, file: str) -> Json:
    """The value of a JSON text.

    Raises:
        BadInputError: it is not JSON, or an object has the same key twice.
    """

    def refuse_constant(name: str) -> NoReturn:
        place = Place(file, _line_of_lexeme(text, name))
        raise BadInputError(f"{name} is not a JSON number", "", place)

    def whole(digits: str) -> int:
        if len(digits) <= _MOST_DIGITS:
            return int(digits)
        place = Place(file, _line_of_lexeme(text, digits))
        raise BadInputError(f"a number has {len(digits)} digits", "", place)

    def unique(pairs: list[tuple[str, Json]]) -> Json:
        result = dict(pairs)
        if len(result) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise BadInputError(
                f"the field “{twice}” stands twice in one object",
                "remove one of the two",
                Place(file, _line_of_repeat(text, twice)),
            )
        return result

    try:
        value: Json = json.loads(
            text, object_pairs_hook=unique, parse_constant=refuse_constant, parse_int=whole
        )
    except json.JSONDecodeError as error:
        remedy = "repair the line, or take the file back from git"
        if "<<<<<<<" in text:
            remedy = "the file has conflict marks of git: resolve them first"
        raise BadInputError(
            f"this is not JSON ({error.msg}, column {error.colno})",
            remedy,
            Place(file, error.lineno),
        ) from error
    except RecursionError as error:
        raise BadInputError("the JSON is nested too deeply", "", Place(file)) from error
    return value


def line_of(text: str, path: tuple[str | int, ...]) -> int:
    """The line (from 1) of the field at `path`, or of the deepest part of the way that exists."""
    return Lines(text).of(path)


class Lines:
    """The lines of all fields of a JSON text, found in one pass when the first is asked for.

    Args:
        text: sound JSON.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def of(self, path: tuple[str | int, ...]) -> int:
        """The line (from 1) of the field at `path`, or of the deepest part of it that exists."""
        depth = len(path)
        while depth and path[:depth] not in self._by_path:
            depth -= 1
        return self._by_path.get(path[:depth], 1)

    @cached_property
    def _by_path(self) -> dict[tuple[_Step, ...], int]:
        found: dict[tuple[_Step, ...], int] = {}
        stack: list[_Step] = []
        previous, line, counted = "", 1, 0
        for match in _LEXEME.finditer(self._text):
            lexeme, start = match.group(), match.start()
            line += self._text.count("\n", counted, start)
            counted = start
            if lexeme not in _ENDS and (not stack or stack[-1] is not None):
                found.setdefault(tuple(stack), line)
            _follow(stack, lexeme, previous)
            previous = lexeme
        return found


def _line_of_lexeme(text: str, lexeme: str) -> int | None:
    starts = (m.start() for m in _LEXEME.finditer(text) if m.group() == lexeme)
    return next((text.count("\n", 0, start) + 1 for start in starts), None)


def _line_of_repeat(text: str, key: str) -> int | None:
    """The line on which an object that has `key` already has it again."""
    open_objects: list[set[str]] = []
    previous, start = "", 0
    for match in _LEXEME.finditer(text):
        lexeme = match.group()
        if lexeme in "{[":
            open_objects.append(set())
        elif lexeme in "}]":
            open_objects.pop()
        elif lexeme == ":":
            name = json.loads(previous)
            if name == key and name in open_objects[-1]:
                return text.count("\n", 0, start) + 1
            open_objects[-1].add(name)
        previous, start = lexeme, match.start()
    return None


def _follow(stack: list[_Step], lexeme: str, previous: str) -> None:
    """Keep `stack` the way from the root to the value that comes next."""
    if lexeme in "{[":
        stack.append(None if lexeme == "{" else 0)
    elif lexeme in "}]":
        stack.pop()
    elif lexeme == ":":
        stack[-1] = json.loads(previous)
    elif lexeme == "," and isinstance(stack[-1], int):
        stack[-1] += 1


def _emitted(value: Json, indent: str) -> str:
    if isinstance(value, dict) and value:
        inner = indent + "  "
        fields = (f"{inner}{_scalar(key)}: {_emitted(item, inner)}" for key, item in value.items())
        return "{\n" + ",\n".join(fields) + f"\n{indent}}}"
    if isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        inner = indent + "  "
        items = (inner + _emitted(item, inner) for item in value)
        return "[\n" + ",\n".join(items) + f"\n{indent}]"
    return _scalar(value)


def _scalar(value: Json) -> str:
    return _ENCODER.encode(value)
