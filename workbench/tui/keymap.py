"""Which keys mean which actions: the registry's own, a flavour's, or an editor's."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations

from textual.binding import Binding
from textual.keys import KEY_ALIASES, Keys

from workbench.errors import UsageError
from workbench.tui.actions import ACTIONS, ELSEWHERE, Action, binding_keys, is_command
from workbench.tui.keys import (
    character_of,
    latin,
    name_of,
    shown,
    shown_all,
    shown_twins,
    with_twins,
)

_ACTIONS = {action.id: action for action in ACTIONS}
_MODIFIERS = frozenset({"ctrl", "shift", "alt"})
_NAMES = frozenset(key.value for key in Keys if key.value[0] != "<")  # <ignore> and such are none
_MAIN_NAME = {alias: main for main, aliases in KEY_ALIASES.items() for alias in aliases}
_OF_DIALOGS = frozenset({"ctrl+s", "ctrl+x", "ctrl+c", "ctrl+v", "ctrl+z", "ctrl+y"})
"""Keys that somebody who types into a dialog needs there."""

_FIRST_OF = {"desk.accept-1": "desk.accept-9", "conflicts.choose-1": "conflicts.choose-5"}
"""Actions that the footer shows as one: the first of them, and the last."""

FIXED: Mapping[str, tuple[str, ...]] = {"app.help": ("question_mark",), "app.quit": ("ctrl+q",)}
"""Keys that no key map takes away: whatever it says, there is help and a way out."""


@dataclass(frozen=True, slots=True)
class KeyMap:
    """The keys of every action.

    Attributes:
        flavour: name of the flavour it comes from.
        keys: Textual key names by the action's id, the one that is shown first; ids that are
            missing have the registry's keys.
    """

    flavour: str = "default"
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, action: Action) -> tuple[str, ...]:
        """The keys of an action."""
        return self.keys.get(action.id, action.keys)

    def shown(self, action: Action) -> str:
        """The keys of an action as help writes them."""
        return shown_all(self.of(action))

    def twins(self, action: Action) -> str:
        """Their twins in the Russian layout as help writes them."""
        return shown_twins(self.of(action))

    def footer_key(self, binding: Binding) -> str | None:
        """What the footer shows for a binding of the registry; None for any other."""
        action = _ACTIONS.get((binding.id or "").removesuffix(ELSEWHERE))
        if action is None:
            return None
        if action.id in _FIRST_OF:
            return self.all_of(action.id)
        return shown(self.of(action)[0])

    def readings(self) -> str:
        """The keys that accept readings, as one."""
        return self.all_of("desk.accept-1")

    def choices(self, number: int) -> str:
        """The keys of so many choices of a disputed place, as one."""
        return self.all_of("conflicts.choose-1", f"conflicts.choose-{number}")

    def all_of(self, first: str, last: str = "") -> str:
        """The keys of a numbered series of actions, as one.

        Args:
            first: the id of its first.
            last: the id of the last that is meant; that of the whole series if it is left out.
        """
        ends = (_ACTIONS[first], _ACTIONS[last or _FIRST_OF[first]])
        return "-".join(shown(self.of(action)[0]) for action in ends)

    def overrides(self) -> dict[str, str]:
        """What differs from the registry, as Textual's `App.set_keymap` takes it.

        Textual puts bindings that were changed behind the others. What the footer shows is given
        with them, so that it stays in the registry's order.
        """
        changed = {action.place for action in ACTIONS if self.of(action) != action.keys}
        return {
            binding_id: ",".join(with_twins(keys))
            for action in ACTIONS
            if self.of(action) != action.keys or (action.in_footer and action.place in changed)
            for binding_id, keys in binding_keys(action, self.of(action)).items()
        }

    def changed(self, flavour: str, given: Mapping[str, tuple[str, ...]]) -> KeyMap:
        """This key map with some actions on other keys.

        An action that is not given loses a key that is given to another.

        Args:
            flavour: name of the new one.
            given: keys by the action's id, as `known_key` and `known_action` make them.

        Raises:
            UsageError: the first thing that is wrong with it, naming the action.
        """
        given = {id_: _with_fixed(id_, keys) for id_, keys in given.items()}
        for id_, keys in given.items():
            _refuse_unusable(_ACTIONS[id_], keys)
        _refuse_doubles(given)
        left = {
            action.id: _left(action, self.of(action), given)
            for action in ACTIONS
            if action.id not in given
        }
        return KeyMap(flavour, {**left, **given})


DEFAULT_KEYS = KeyMap()
"""The registry's own keys."""


def known_action(name: str) -> str:
    """An action's id. Raises UsageError with the nearest one where there is none of that name."""
    if name in _ACTIONS:
        return name
    near = difflib.get_close_matches(name, _ACTIONS, n=1, cutoff=0.0)
    raise UsageError(f"there is no action “{name}”", f"did you mean {near[0]}?")


def known_key(written: str) -> str:
    """Textual's name of a key: of `n`, `/`, `^s`, `ctrl+s`, `shift+n`, `pagedown`, `т`.

    Raises:
        UsageError: there is no such key.
    """
    spelled = f"ctrl+{written[1:]}" if len(written) > 1 and written[0] == "^" else written
    *modifiers, last = spelled.split("+") if len(spelled) > 1 else [spelled]
    key = latin(name_of(last) if len(last) == 1 else last)
    if modifiers == ["shift"] and len(key) == 1:
        return key.upper()
    name = "+".join((*sorted(modifiers), key.lower() if modifiers else key))
    if _MODIFIERS.issuperset(modifiers) and (key in _NAMES or character_of(key) is not None):
        return _MAIN_NAME.get(name, name)
    near = difflib.get_close_matches(written, sorted(_NAMES), n=1)
    advice = f"did you mean {near[0]}?" if near else "name keys like n, /, ctrl+s, f5 or pagedown"
    raise UsageError(f"there is no key “{written}”", advice)


def _with_fixed(id_: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*FIXED.get(id_, ()), *keys)))


def _refuse_unusable(action: Action, keys: tuple[str, ...]) -> None:
    if not keys:
        raise UsageError(f"{action.id} has no key", "name at least one, or leave the line out")
    for id_, fixed in FIXED.items():
        for key in set(with_twins(fixed)) & set(with_twins(keys)):
            if id_ != action.id:
                what = f"{shown(key)} always means {id_}, so {action.id} can not be reached by it"
                raise UsageError(what, "choose another key")
    if action.place == "everywhere":
        _refuse_in_dialogs(action, keys)


def _refuse_in_dialogs(action: Action, keys: tuple[str, ...]) -> None:
    free = [key for key in keys if key not in FIXED.get(action.id, ())]
    advice = "choose a function key, or another one with ctrl"
    for key in free:
        if not is_command(key):
            raise UsageError(f"{action.id} works in dialogs, where {shown(key)} types", advice)
        if key in _OF_DIALOGS:
            raise UsageError(f"{shown(key)} is needed in dialogs, not for {action.id}", advice)
    if not any(map(is_command, keys)):
        raise UsageError(f"{action.id} has no key that works in dialogs", f"{advice} as well")


def _refuse_doubles(given: Mapping[str, tuple[str, ...]]) -> None:
    for (one, keys), (other, others) in combinations(given.items(), 2):
        shared = set(with_twins(keys)) & set(with_twins(others))
        if shared and _meet(_ACTIONS[one], _ACTIONS[other]):
            key = shown(min(shared))
            raise UsageError(f"{key} is given to {one} and to {other}", "take it away from one")


def _meet(one: Action, other: Action) -> bool:
    """Whether the keys of both work at the same place."""
    return one.place == other.place or "everywhere" in {one.place, other.place}


def _left(
    action: Action, keys: tuple[str, ...], given: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """What is left of an action's keys when others are given to other actions."""
    owners = {
        key: id_
        for id_, taken in given.items()
        if _meet(action, _ACTIONS[id_])
        for key in with_twins(taken)
    }
    left = tuple(key for key in keys if owners.keys().isdisjoint(with_twins((key,))))
    if left:
        return left
    lost = next(key for key in with_twins(keys) if key in owners)
    raise UsageError(
        f"{shown(lost)} is given to {owners[lost]} and {action.id} has no other key",
        f"give {action.id} another one",
    )
