"""Paths as people type them."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.errors import BadInputError
from workbench.session.commands.paths import completions, named_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("page-001.png", "page-002.png", "page.txt", ".hidden", "страница.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "one.txt").write_text("x")
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("page-", ["page-001.png", "page-002.png"]),
        ("pages", ["pages/"]),
        ("pages/", ["pages/one.txt"]),
        ("./pages/o", ["./pages/one.txt"]),
        (".h", [".hidden"]),
        ("стр", ["страница.txt"]),
        ("nothing", []),
        ("nowhere/at/all", []),
    ],
)
def test_names_are_completed(folder, typed, proposed):
    assert completions(typed, folder) == proposed


def test_hidden_files_are_for_those_who_type_the_dot(folder):
    assert not any(".hidden" in path for path in completions("", folder))


def test_paths_from_the_root_and_from_home(folder, monkeypatch):
    monkeypatch.setenv("HOME", str(folder))
    assert completions("~/page.", Path("/")) == ["~/page.txt"]
    assert completions(f"{folder}/page.", Path.cwd()) == [f"{folder}/page.txt"]
    assert named_files("~/page.txt", Path("/")) == (folder / "page.txt",)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("page.txt", ["page.txt"]),
        (" page.txt ", ["page.txt"]),
        ("page-*.png", ["page-001.png", "page-002.png"]),
        ("pages/*", ["pages/one.txt"]),
    ],
)
def test_files_that_are_meant(folder, typed, names):
    assert named_files(typed, folder) == tuple(folder / name for name in names)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "pages", "no.txt", "no-*.png", "no/*", "no**.png", "[", "page.txt/a"),
        pytest.param("а" * 300, id="too long"),
    ],
)
def test_files_that_are_not_there(folder, typed):
    with pytest.raises(BadInputError):
        named_files(typed, folder)
