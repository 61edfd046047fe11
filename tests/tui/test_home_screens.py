"""What a key map and a wrong one look like, at the smallest and at the best size."""

from __future__ import annotations

import pytest

from tests.tui.test_screens import SIZES, THEMES, prepared
from workbench.errors import BadInputError
from workbench.tui.app import WorkbenchApp
from workbench.tui.keymap import DEFAULT_KEYS
from workbench.tui.keymap_files import flavour, parsed
from workbench.tui.themes import DARK


@pytest.fixture
def with_flavour(app, desk_project):
    """The app on the small document (its suspects are known), with a flavour's keys."""
    return lambda name: WorkbenchApp(desk_project, "harbour", flavour(name))


@pytest.fixture
def with_problem(app, desk_project):
    """The same, or the list, with something wrong in the key map."""
    with pytest.raises(BadInputError) as caught:
        parsed('[keys]\ndesk.sav = "s"\n', "keys.toml")
    return lambda document: WorkbenchApp(desk_project, document, DEFAULT_KEYS, caught.value)


@SIZES
@THEMES
def test_the_plain_flavour(with_flavour, snap_compare, size, theme):
    run_before = prepared(theme, "f8")
    assert snap_compare(with_flavour("plain"), terminal_size=size, run_before=run_before)


@SIZES
def test_help_of_the_plain_flavour(with_flavour, snap_compare, size):
    run_before = prepared(DARK.name, "f1")
    assert snap_compare(with_flavour("plain"), terminal_size=size, run_before=run_before)


@SIZES
def test_the_vim_flavour_in_the_russian_layout(with_flavour, snap_compare, size):
    run_before = prepared(DARK.name, "т", "ц", "и", "ц")
    assert snap_compare(with_flavour("vim"), terminal_size=size, run_before=run_before)


@SIZES
@THEMES
@pytest.mark.parametrize("document", ["harbour", None], ids=["desk", "library"])
def test_something_wrong_with_the_keys(with_problem, snap_compare, size, theme, document):
    run_before = prepared(theme)
    assert snap_compare(with_problem(document), terminal_size=size, run_before=run_before)
