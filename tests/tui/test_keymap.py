"""Key maps: flavours, the editor's own file, and what is wrong with one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.binding import Binding
from textual.widgets import Input

from tests.conftest import REPOSITORY
from tests.tui.driving import ready, texts, word
from workbench.errors import BadInputError, StorageError, UsageError
from workbench.session.assistant import Assistant
from workbench.tui.actions import ACTIONS
from workbench.tui.app import WorkbenchApp
from workbench.tui.keymap import DEFAULT_KEYS, FIXED, KeyMap, known_key
from workbench.tui.keymap_files import flavour, flavours, parsed
from workbench.tui.keymap_listing import example, write_example
from workbench.tui.keys import character_of, shown, twin, with_twins
from workbench.tui.running import own_keys_or_default
from workbench.tui.screens.help import Help
from workbench.tui.settings import config_directory
from workbench.tui.widgets.bars import StatusLine


def clashes(keys: KeyMap) -> Iterator[tuple[str, str]]:
    """Pairs of actions that share a key, in either layout, at a place; there should be none."""
    for one, other in combinations(ACTIONS, 2):
        meet = one.place == other.place or "everywhere" in {one.place, other.place}
        if meet and set(with_twins(keys.of(one))) & set(with_twins(keys.of(other))):
            yield one.id, other.id


IDS = [action.id for action in ACTIONS]
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ[]{};:'\"<>`~"


@pytest.fixture
def config(tmp_path, monkeypatch):
    folder = tmp_path / "config"
    folder.mkdir()
    monkeypatch.setenv("WORKBENCH_CONFIG", str(folder))
    return folder


@pytest.fixture
def with_keys(app, desk_project):
    """The app on the small document (its suspects are known), with a key map of a text."""
    return lambda text: WorkbenchApp(desk_project, "harbour", parsed(text, "keys.toml"))


@pytest.mark.parametrize("name", flavours())
def test_no_two_actions_of_a_flavour_share_a_key_in_any_layout(name):
    assert list(clashes(flavour(name))) == []


@pytest.mark.parametrize("name", flavours())
def test_every_action_has_a_key_in_every_flavour(name):
    keys = flavour(name)
    assert [action.id for action in ACTIONS if not keys.of(action)] == []


@pytest.mark.parametrize("name", flavours())
def test_every_key_of_every_flavour_has_its_twin_or_is_the_same_in_both_layouts(name):
    keys = [key for action in ACTIONS for key in flavour(name).of(action)]
    without = [key for key in keys if twin(key) is None and character_of(key) is not None]
    assert set(map(character_of, without)) <= set(" 0123456789!%*()-=+_\\")


@pytest.mark.parametrize("name", flavours()[1:])
def test_the_docs_tell_what_a_flavour_changes(name):
    told = (REPOSITORY / "docs" / "keys.md").read_text("utf-8")
    told = told.split(f"<!-- {name} -->")[1].split("<!-- end -->")[0]
    keys = flavour(name)
    changed = [action for action in ACTIONS if keys.of(action) != action.keys]
    assert re.findall(r"^\| `([^`]+)` \|", told, flags=re.MULTILINE) == [a.id for a in changed]
    for action in changed:
        row = next(line for line in told.splitlines() if f"`{action.id}`" in line)
        cells = [re.findall(r"`([^`]+)`", cell) for cell in row.split("|")[2:4]]
        assert cells == [keys.shown(action).split(), keys.twins(action).split()]


def test_the_plain_flavour_moves_saves_and_undoes_without_a_letter():
    keys = flavour("plain")
    needed = ("next-suspect", "previous-suspect", "type", "keep", "down", "up", "left", "right",
              "other-side", "first", "last", "edit", "undo", "redo", "save", "leave", "search",
              "next-match", "go-to", "confirm", "least-certain")  # fmt: skip
    wanted = [action for action in ACTIONS if action.id.removeprefix("desk.") in needed]
    assert [
        a.id for a in wanted if all(shown(key).isalpha() and len(key) == 1 for key in keys.of(a))
    ] == []


@given(st.dictionaries(st.sampled_from(IDS), st.text(LETTERS, min_size=1, max_size=2), max_size=4))
def test_a_key_map_is_refused_or_works_without_clashes(letters):
    given_keys = {id_: tuple(known_key(c) for c in chosen) for id_, chosen in letters.items()}
    try:
        keys = DEFAULT_KEYS.changed("default", given_keys)
    except UsageError:
        return
    assert list(clashes(keys)) == []
    assert all(keys.of(action) for action in ACTIONS)
    for id_, fixed in FIXED.items():
        assert set(fixed) <= set(keys.keys[id_])


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("n", "n"), ("т", "n"), ("N", "N"), ("shift+n", "N"), ("/", "slash"), ("^s", "ctrl+s"),
        ("ctrl+S", "ctrl+s"), ("х", "left_square_bracket"), ("ctrl+i", "tab"), ("f5", "f5"),
        (":", "colon"), (" ", "space"), ("pagedown", "pagedown"), ("^ы", "ctrl+s"),
    ],
)  # fmt: skip
def test_keys_as_people_write_them(written, name):
    assert known_key(written) == name


@pytest.mark.parametrize("name", ["", "nn", "ctrl+", "hyper+x", "pagedwon", "<ignore>", "f99"])
def test_keys_that_there_are_not(name):
    with pytest.raises(UsageError, match="there is no key"):
        known_key(name)


@given(st.text(max_size=12))
def test_whatever_is_written_is_a_key_or_is_refused(written):
    try:
        name = known_key(written)
    except UsageError:
        return
    assert known_key(name) == name
    Binding(name, "do")


def parsed_or_told(text: str) -> KeyMap | str:
    try:
        return parsed(text, "keys.toml")
    except BadInputError as error:
        return str(error)


_VALUES = st.one_of(st.text(max_size=6), st.integers(), st.lists(st.text(max_size=6), max_size=3))


@given(st.dictionaries(st.one_of(st.sampled_from(IDS), st.text(max_size=8)), _VALUES, max_size=3))
def test_whatever_stands_in_the_file_is_a_key_map_or_is_told_with_its_line(table):
    lines = [f"{json.dumps(field)} = {json.dumps(value)}" for field, value in table.items()]
    outcome = parsed_or_told("\n".join(["[keys]", *lines]))
    if isinstance(outcome, str):
        assert outcome.startswith("keys.toml:")
    else:
        assert list(clashes(outcome)) == []


@pytest.mark.parametrize(
    ("text", "line", "field", "says"),
    [
        ('\nflavour = "vi"', 2, "flavour", "choose one of default, plain, vim"),
        ("flavor = 1", 1, "flavor", "the settings are flavour and keys"),
        ('[keys]\n\ndesk.sav = "s"', 3, "desk.sav", "did you mean desk.save?"),
        ('[keys]\ndesk.save = "pagedwon"', 2, "desk.save", "did you mean pagedown?"),
        ('[keys.desk]\nsave = ["f4"]\nundo = ["f4"]', 2, "desk.save", "f4 is given to desk.save"),
        ('[keys]\ndesk.save = "n"', 2, "desk.save", "give desk.next-suspect another one"),
        ('[keys]\n"desk.save" = "^q"', 2, "desk.save", "^q always means app.quit"),
        ('[keys]\ndesk.save = ","', 2, "desk.save", "always means app.help"),
        ("[keys]\ndesk.save = []", 2, "desk.save", "name at least one"),
        ("[keys]\ndesk.save = 3", 2, "desk.save", 'write desk.save = ["n", "f8"]'),
        ('[keys]\napp.theme = "T"', 2, "app.theme", "choose a function key"),
        ('[keys]\napp.theme = "^s"', 2, "app.theme", "needed in dialogs"),
        ("keys = 3", 1, "keys", "write it as [keys]"),
        ("[keys", 1, "", "this is not TOML"),
        ('flavour = "', 1, "", "this is not TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text, line, field, says):
    with pytest.raises(BadInputError) as caught:
        parsed(text, "keys.toml")
    place = caught.value.place
    assert place is not None
    assert (place.file, place.line, place.field) == ("keys.toml", line, field)
    assert says in str(caught.value)


@pytest.mark.parametrize("name", flavours())
def test_the_example_says_what_the_flavour_says(name):
    text = example(flavour(name))
    uncommented = re.sub(r"^# (desk|library|app)\.", r"\1.", text, flags=re.MULTILINE)
    for keys in (parsed(text, "keys.toml"), parsed(uncommented, "keys.toml")):
        assert [a.id for a in ACTIONS if keys.of(a) != flavour(name).of(a)] == []


def test_the_example_is_never_written_over_a_file(config):
    path = write_example("vim")
    assert path.parent == config == config_directory()
    path.write_text("# mine\n", "utf-8")
    with pytest.raises(UsageError, match="there is a file"):
        write_example("plain")
    assert path.read_text("utf-8") == "# mine\n"


def test_a_folder_that_can_not_be_made(config, monkeypatch):
    (config / "file").write_text("", "utf-8")
    monkeypatch.setenv("WORKBENCH_CONFIG", str(config / "file"))
    with pytest.raises(StorageError):
        write_example(None)


def test_without_a_file_keys_are_the_registrys(config):
    assert own_keys_or_default() == (DEFAULT_KEYS, None)


def test_a_folder_of_settings_that_can_not_be_looked_into_is_a_problem_to_be_told(monkeypatch):
    monkeypatch.setenv("WORKBENCH_CONFIG", "x" * 300)
    keys, problem = own_keys_or_default()
    assert keys == DEFAULT_KEYS
    assert "name" in str(problem)


# -- in the program --------------------------------------------------------------------------------


async def test_keys_of_ones_own_work_and_the_old_ones_do_not(with_keys):
    app = with_keys('[keys]\ndesk.next-suspect = ["f8", ";"]\n')
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        start = word(screen)
        await pilot.press("n")
        assert word(screen) == start
        await pilot.press("f8")
        assert word(screen) == "ваявил"
        await pilot.press("semicolon", "1")
        assert "РОМЕРО ваявил, что партизанские" in texts(screen)[1]
        await pilot.press("p", twin("semicolon"))
        assert word(screen) == "продолжаотся"


async def test_keys_swapped_with_each_other(with_keys):
    app = with_keys('[keys]\ndesk.next-suspect = "u"\ndesk.undo = "n"\n')
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("г", "1")
        assert "РОМЕРО заявил," in texts(screen)[1]
        await pilot.press("т")
        assert "РОМЕРО ваявил," in texts(screen)[1]


@pytest.mark.parametrize(
    ("name", "keys"),
    [("vim", ("n", "1", "ctrl+r", "u")), ("plain", ("f8", "1", "ctrl+z", "ctrl+y", "ctrl+z"))],
)
async def test_a_flavour_at_work(with_keys, name, keys):
    async with with_keys(f'flavour = "{name}"').run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press(keys[0])
        assert word(screen) == "ваявил"
        await pilot.press(*keys[1:])
        assert "РОМЕРО ваявил," in texts(screen)[1]
        await pilot.press(twin(keys[0]) or keys[0])


async def test_screens_pushed_later_and_keys_of_the_whole_program(with_keys):
    async with with_keys('[keys]\napp.theme = "f4"\nlibrary.quit = "Q"\n').run_test() as pilot:
        await ready(pilot)
        before = pilot.app.theme
        await pilot.press("f2")
        assert pilot.app.theme == before
        await pilot.press("enter")
        assert isinstance(pilot.app.screen.focused, Input)
        await pilot.press("f4", "Q")
        assert pilot.app.theme != before
        assert pilot.app.screen.focused.value.endswith("Q")
        await pilot.press("escape", "q", "q")
        assert pilot.app.return_value is None
        assert pilot.app.is_running
        await pilot.press("Й")
    assert pilot.app.return_code == 0


async def test_help_footer_and_palette_show_the_keys_as_they_are(with_keys):
    app = with_keys('[keys]\ndesk.next-suspect = ["f8"]\n')
    async with app.run_test(size=(100, 50)) as pilot:
        screen = await ready(pilot)
        shown_keys = {
            binding.binding.action: pilot.app.get_key_display(binding.binding)
            for binding in screen.active_bindings.values()
        }
        assert shown_keys["do('next-suspect')"] == "f8"
        assert shown_keys["accept(1)"] == "1-9"
        commands = {c.title: c.help for c in pilot.app.get_system_commands(screen)}
        assert commands["Go to the next suspect word"] == "key f8"
        await pilot.press("f1")
        assert isinstance(pilot.app.screen, Help)
        assert "f8" in pilot.app.export_screenshot()
        await pilot.press("f1")
        assert not isinstance(pilot.app.screen, Help)


async def test_a_wrong_file_is_told_and_keeps_nothing_from_starting(config, desk_project, app):
    (config / "keys.toml").write_text('[keys]\ndesk.sav = "s"\n', "utf-8")
    keys, problem = own_keys_or_default()
    assert keys == DEFAULT_KEYS
    for document in ("harbour", None):
        async with WorkbenchApp(desk_project, document, keys, problem).run_test() as pilot:
            await pilot.pause()
            line = pilot.app.screen.query_one(StatusLine)
            assert line.has_class("-problem")
            assert "keys.toml:2: desk.sav" in str(line.content)
    assert Assistant.corrector is not None
