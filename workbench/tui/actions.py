"""The one registry of actions: bindings, help, palette and footer are all made from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from textual.binding import Binding

from workbench.tui.keys import with_twins

Place: TypeAlias = Literal["library", "desk", "places", "conflicts", "everywhere"]
ELSEWHERE = "-elsewhere"
"""What is added to an action's id for its second binding."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something an editor can do.

    Attributes:
        id: unique; also the id of its binding, for a key map of one's own.
        keys: Textual key names, the one that is shown first.
        call: the action in Textual's words, a method `action_…` of the screen or the app.
        label: a word or two, for the footer.
        help: a sentence, for help and palette.
        place: the screen it belongs to.
        group: heading in the help.
        in_footer: whether the footer shows it.
    """

    id: str
    keys: tuple[str, ...]
    call: str
    label: str
    help: str
    place: Place
    group: str
    in_footer: bool = False


def _desk(
    name: str, keys: str, label: str, text: str, group: str, *, footer: bool = False
) -> Action:
    call = f"do('{name}')"
    return Action(f"desk.{name}", tuple(keys.split()), call, label, text, "desk", group, footer)


def _library(
    name: str, keys: str, label: str, text: str, group: str, *, footer: bool = False
) -> Action:
    call = f"do('{name}')"
    return Action(
        f"library.{name}", tuple(keys.split()), call, label, text, "library", group, footer
    )


def _places(name: str, keys: str, label: str, text: str, *, footer: bool = False) -> Action:
    call = f"do('{name}')"
    return Action(
        f"places.{name}", tuple(keys.split()), call, label, text, "places", "Places", footer
    )


def _conflicts(name: str, keys: str, label: str, text: str, *, footer: bool = False) -> Action:
    id_, call, group = f"conflicts.{name}", f"do('{name}')", "Conflicts"
    return Action(id_, tuple(keys.split()), call, label, text, "conflicts", group, footer)


def _anywhere(
    name: str, keys: str, call: str, label: str, text: str, *, footer: bool = False
) -> Action:
    return Action(
        f"app.{name}",
        tuple(keys.split()),
        f"app.{call}",
        label,
        text,
        "everywhere",
        "Everywhere",
        footer,
    )


_WORDS = "Words"
_MOVING = "Moving"
_FINDING = "Finding"
_PARAGRAPHS = "Paragraphs"
_LINKS = "Links"
_FILE = "Document"
_DOCUMENTS = "Documents"
_LIST = "List"
_WORK = "Work on the document under the cursor"

_CHOICES = (
    "Take ours: the branch that was merged into.",
    "Take theirs: the branch that was merged.",
    "Take it as it was before both.",
    "Take what the machine read.",
    "Take both, where both put something in.",
)

ACTIONS: tuple[Action, ...] = (
    _desk("next-suspect", "n", "next", "Go to the next suspect word.", _WORDS, footer=True),
    _desk("previous-suspect", "p", "previous", "Go to the previous suspect word.", _WORDS),
    *(
        Action(
            f"desk.accept-{n}",
            (str(n),),
            f"accept({n})",
            "accept",
            f"Accept reading {n} and go on.",
            "desk",
            _WORDS,
            n == 1,
        )
        for n in range(1, 10)
    ),
    _desk("type", "enter", "type", "Type what the word should read.", _WORDS, footer=True),
    _desk("keep", "space", "right", "The word is right as it stands.", _WORDS, footer=True),
    _desk("order", "z", "order", "Most useful suspects first, or in reading order.", _WORDS),
    _desk("illegible", "x", "illegible", "Mark the word as illegible: […].", _WORDS),
    _desk("doubtful", "d", "doubtful", "Mark the word as doubtful: [word?].", _WORDS),
    _desk("open-page", "I", "page", "Open the page in the system's viewer.", _WORDS),
    _desk("down", "down j", "down", "Go to the next paragraph.", _MOVING),
    _desk("up", "up k", "up", "Go to the previous paragraph.", _MOVING),
    _desk("left", "left h", "left", "Go to the previous word.", _MOVING),
    _desk("right", "right l", "right", "Go to the next word.", _MOVING),
    _desk("first-word", "H", "first word", "Go to the first word of the paragraph.", _MOVING),
    _desk("last-word", "L", "last word", "Go to the last word of the paragraph.", _MOVING),
    _desk("next-raw", "right_parenthesis", "raw", "Go to the next raw paragraph.", _MOVING),
    _desk("previous-raw", "left_parenthesis", "raw", "Go to the raw paragraph before.", _MOVING),
    _desk("other-side", "tab", "side", "Go to the other language.", _MOVING),
    _desk("page-down", "pagedown", "page down", "Go down a screen.", _MOVING),
    _desk("page-up", "pageup", "page up", "Go up a screen.", _MOVING),
    _desk("first", "home g", "first", "Go to the first paragraph.", _MOVING),
    _desk("last", "end G", "last", "Go to the last paragraph.", _MOVING),
    _desk("search", "slash", "search", "Search, in one language or both.", _FINDING),
    _desk("next-match", "N", "next place", "Go to the next place of the search.", _FINDING),
    _desk("previous-match", "P", "place before", "Go to the place before.", _FINDING),
    _desk("replace", "R", "replace", "Replace; every place is shown first.", _FINDING),
    _desk("series", "S", "series", "Make the same fix for the whole series.", _FINDING),
    _desk("concordance", "C", "concordance", "The word elsewhere, and translated.", _FINDING),
    _desk("filter", "F", "filter", "Choose which rows are shown.", _FINDING),
    _desk("go-to", "colon", "go to", "Go to a paragraph by number, page or id.", _FINDING),
    _desk("back", "o", "back", "Go back where the last jump started.", _FINDING),
    _desk("forward", "O", "forward", "Go forward again.", _FINDING),
    _desk("edit", "e", "edit", "Edit the paragraph freely.", _PARAGRAPHS, footer=True),
    _desk("status", "v", "status", "Raw, corrected, verified.", _PARAGRAPHS),
    _desk("verify-own", "V", "verify", "Verify what you corrected yourself.", _PARAGRAPHS),
    _desk("note", "i", "note", "Write a note on the paragraph.", _PARAGRAPHS),
    _desk("split", "b", "break", "Break the paragraph before the word.", _PARAGRAPHS),
    _desk("join", "J", "join", "Join the paragraph with the next one.", _PARAGRAPHS),
    _desk("furniture", "f", "furniture", "Set aside as page furniture, or back.", _PARAGRAPHS),
    _desk("confirm", "c", "confirm", "Confirm the link, or give it back.", _LINKS),
    _desk("confirm-sure", "A", "confirm all", "Confirm all links of at least 95%.", _LINKS),
    _desk("merge-links", "m", "merge", "Merge the link with the next one.", _LINKS),
    _desk("split-link", "t", "split", "Split the link before the paragraph.", _LINKS),
    _desk(
        "move-up",
        "left_square_bracket",
        "to upper",
        "Move the paragraph to the link above.",
        _LINKS,
    ),
    _desk(
        "move-down",
        "right_square_bracket",
        "to lower",
        "Move the paragraph to the link below.",
        _LINKS,
    ),
    _desk("unlink", "y", "unlink", "Take the link apart altogether.", _LINKS),
    _desk("least-certain", "w", "unsure", "Go to the link the machine is least sure of.", _LINKS),
    _desk("realign", "a", "align", "Align again around the confirmed links.", _LINKS),
    _desk("conflicts", "X", "conflicts", "Settle what a merge left open.", _FILE),
    _desk("undo", "u ctrl+z", "undo", "Take the last change back.", _FILE, footer=True),
    _desk("redo", "r ctrl+y", "redo", "Make the last undone change again.", _FILE),
    _desk("save", "s ctrl+s", "save", "Save the document.", _FILE, footer=True),
    _desk("stop", "ctrl+c", "stop", "Stop looking for suspects, or aligning.", _FILE),
    _desk("leave", "q escape", "back", "Save and go back to the list.", _FILE, footer=True),
    _library("open", "enter", "open", "Open the document.", _DOCUMENTS, footer=True),
    _library("down", "down j", "down", "Go to the next document.", _DOCUMENTS),
    _library("up", "up k", "up", "Go to the previous document.", _DOCUMENTS),
    _library("page-down", "pagedown", "page down", "Go down a screen.", _DOCUMENTS),
    _library("page-up", "pageup", "page up", "Go up a screen.", _DOCUMENTS),
    _library("first", "home g", "first", "Go to the first document.", _DOCUMENTS),
    _library("last", "end G", "last", "Go to the last document.", _DOCUMENTS),
    _library("import", "i", "import", "Bring files in as a document.", _WORK, footer=True),
    _library("scans", "s", "scans", "Read scans that are not read yet.", _WORK, footer=True),
    _library("look", "f", "find", "Find and count the suspects.", _WORK, footer=True),
    _library("correct", "c", "correct", "Take over what is certain.", _WORK, footer=True),
    _library("align", "a", "align", "Align around the confirmed links.", _WORK, footer=True),
    _library("stop", "ctrl+c", "stop", "Stop the work that is under way.", _WORK),
    _library("filter", "slash", "filter", "Show documents by name or title.", _LIST, footer=True),
    _library("all", "escape", "all", "Show all documents again.", _LIST),
    _library("sort", "z", "sort", "Sort by the next column.", _LIST),
    _library("reverse", "Z", "reverse", "Sort the other way round.", _LIST),
    _library("reload", "r", "reload", "Read the list again.", _LIST),
    _library("quit", "q", "quit", "Leave.", _LIST, footer=True),
    _places("tick", "space", "tick", "Choose the place, or not.", footer=True),
    _places("tick-all", "a", "all/none", "Choose all places, or none.", footer=True),
    _places("accept", "enter", "do it", "Do it where it is ticked; go to the place.", footer=True),
    _places("look", "o", "look", "Look at the place in its document.", footer=True),
    _places("down", "down j", "down", "Go to the next place."),
    _places("up", "up k", "up", "Go to the previous place."),
    _places("page-down", "pagedown", "page down", "Go down a screen."),
    _places("page-up", "pageup", "page up", "Go up a screen."),
    _places("first", "home g", "first", "Go to the first place."),
    _places("last", "end G", "last", "Go to the last place."),
    _places("cancel", "escape q", "back", "Go back and do nothing.", footer=True),
    *(
        _conflicts(f"choose-{number}", str(number), "choose", text, footer=number == 1)
        for number, text in enumerate(_CHOICES, 1)
    ),
    _conflicts("type", "enter", "type", "Type what the place should read.", footer=True),
    _conflicts("keep", "k", "keep", "Keep all as it stands.", footer=True),
    _conflicts("next", "n down", "next", "Go to the next disputed place.", footer=True),
    _conflicts("previous", "p up", "previous", "Go to the place before.", footer=True),
    _conflicts("undo", "u ctrl+z", "undo", "Take the last decision back.", footer=True),
    _conflicts("open-page", "I", "page", "Open the page in the system's viewer."),
    _conflicts("page-down", "pagedown", "page down", "Scroll down."),
    _conflicts("page-up", "pageup", "page up", "Scroll up."),
    _conflicts("leave", "escape q", "back", "Go back to the desk.", footer=True),
    _anywhere("help", "question_mark f1", "show_help", "help", "Show all keys.", footer=True),
    _anywhere("palette", "ctrl+p", "command_palette", "commands", "Find a command by name."),
    _anywhere(
        "theme",
        "f2",
        "toggle_theme",
        "light/dark",
        "Switch between the light and the dark theme.",
    ),
    _anywhere("quit", "ctrl+q", "leave", "quit", "Save and leave."),
)


def bindings(place: Place) -> list[Binding]:
    """Textual bindings of a place's actions, with their ЙЦУКЕН twins.

    Keys of the whole program work in dialogs as well, except where they type a character.
    """
    return [
        Binding(
            ",".join(with_twins(keys)),
            action.call,
            action.label,
            show=action.in_footer and action.keys[0] in keys,
            tooltip=action.help,
            priority=place == "everywhere" and is_command(keys[0]),
            id=binding_id,
        )
        for action in actions_of(place)
        for binding_id, keys in binding_keys(action, action.keys).items()
    ]


def binding_keys(action: Action, keys: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The ids of an action's bindings, and which of `keys` each has.

    An action of the whole program may have two: one for keys that do something in dialogs as well,
    and one for those that type a character there.
    """
    if action.place != "everywhere":
        return {action.id: keys}
    typing = tuple(key for key in keys if not is_command(key))
    commands = tuple(key for key in keys if is_command(key))
    if not typing:
        return {action.id: commands}
    return {action.id: typing, f"{action.id}{ELSEWHERE}": commands}


def is_command(key: str) -> bool:
    """Whether a key types nothing anywhere: one with a modifier, or a function key."""
    return "+" in key or (len(key) > 1 and key[0] == "f" and key[1:].isdecimal())


def actions_of(*places: Place) -> Iterable[Action]:
    """The actions of these places, in the registry's order."""
    return (action for action in ACTIONS if action.place in places)
