"""Reading fields of parsed JSON with messages that say where and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar, cast

from workbench.errors import BadInputError, Place
from workbench.store.jsontext import Json, line_of

ChoiceT = TypeVar("ChoiceT", bound=str)

_HALF = re.compile("[\ud800-\udfff]")
_NAMES = {str: "text", list: "a list", dict: "an object", float: "a number"}


class Node:
    """A JSON object with the way that leads to it, so that an error can name its line.

    Args:
        value: the parsed value; it must be an object.
        file: name of the file, for messages.
        source: the whole text of the file, from which lines are counted.
        path: keys and indexes from the root.
    """

    def __init__(
        self, value: Json, file: str, source: str, path: tuple[str | int, ...] = ()
    ) -> None:
        self.file = file
        self.source = source
        self.path = path
        if not isinstance(value, dict):
            raise self._error(path, "this is not an object", "")
        self.value = value

    def text(self, key: str) -> str:
        """A field of text. Raises BadInputError."""
        return self._sound(cast("str", self._get(key, str)), (*self.path, key))

    def text_or_none(self, key: str) -> str:
        """A field of text that may be missing, then ''. Raises BadInputError."""
        return self.text(key) if key in self.value else ""

    def sized(self, key: str, longest: int | None = None) -> str:
        """A field of 1 to `longest` code points of text. Raises BadInputError."""
        value = self.text(key)
        if longest is not None and not 1 <= len(value) <= longest:
            raise self.wrong(key, f"it has {len(value)} characters, not 1 to {longest}")
        if not value:
            raise self.wrong(key, "it is empty")
        return value

    def number(self, key: str) -> float:
        """A field with a number. Raises BadInputError."""
        value = self.value.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(key, self._complaint(key, "a number"))
        try:
            return float(value)
        except OverflowError as error:
            raise self.wrong(key, "the number is too large") from error

    def whole(self, key: str) -> int:
        """A field with a whole number. Raises BadInputError."""
        value = self.value.get(key)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.wrong(key, self._complaint(key, "a whole number"))
        return value

    def texts(self, key: str) -> list[str]:
        """A field with a list of texts. Raises BadInputError."""
        values = cast("list[Json]", self._get(key, list))
        for n, value in enumerate(values):
            if not isinstance(value, str):
                raise self._error((*self.path, key, n), "this is not text", "")
            self._sound(value, (*self.path, key, n))
        return cast("list[str]", values)

    def texts_by_key(self) -> dict[str, str]:
        """The whole object as text by key. Raises BadInputError."""
        return {self._sound(key, (*self.path, key)): self.text(key) for key in self.value}

    def child(self, key: str) -> Node:
        """A field with an object. Raises BadInputError."""
        return Node(self._get(key, dict), self.file, self.source, (*self.path, key))

    def nodes(self, key: str) -> list[Node]:
        """A field with a list of objects. Raises BadInputError."""
        values = cast("list[Json]", self._get(key, list))
        return [
            Node(value, self.file, self.source, (*self.path, key, n))
            for n, value in enumerate(values)
        ]

    def choice(self, key: str, choices: Sequence[ChoiceT]) -> ChoiceT:
        """A field with one of a few words. Raises BadInputError."""
        value = self.text(key)
        for choice in choices:
            if value == choice:
                return choice
        raise self.wrong(key, f"“{value}” is none of {', '.join(choices)}")

    def only(self, *keys: str) -> None:
        """Refuse fields that the format does not have. Raises BadInputError."""
        for key in self.value:
            if key not in keys:
                raise self.wrong(
                    key,
                    "this format has no such field",
                    "remove it, or install the workbench that wrote it",
                )

    def wrong(self, key: str, message: str, remedy: str = "") -> BadInputError:
        """The error that says a field of this object is wrong."""
        return self._error((*self.path, key), message, remedy)

    def wrong_item(self, key: str, index: int, message: str) -> BadInputError:
        """The error that says an item of a list in this object is wrong."""
        return self._error((*self.path, key, index), message, "")

    def _get(self, key: str, kind: type) -> Json:
        value = self.value.get(key)
        if not isinstance(value, kind):
            raise self.wrong(key, self._complaint(key, _NAMES[kind]))
        return value

    def _sound(self, text: str, path: tuple[str | int, ...]) -> str:
        """`text`, unless an escape left half a character in it, which no file can hold."""
        if not text.isprintable() and _HALF.search(text):  # the first is quick and mostly true
            raise self._error(path, "it has half a character (a lone surrogate)", "")
        return text

    def _complaint(self, key: str, expected: str) -> str:
        return f"this is not {expected}" if key in self.value else "the field is missing"

    def _error(self, path: tuple[str | int, ...], message: str, remedy: str) -> BadInputError:
        place = Place(self.file, line_of(self.source, path), ".".join(map(str, path)))
        return BadInputError(
            message, remedy or "repair the field, or take the file back from git", place
        )
