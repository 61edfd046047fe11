"""`workbench keys`: the keys as they are, and a key map to start from."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import refused
from workbench.tui.actions import ACTIONS


@pytest.fixture(autouse=True)
def config(tmp_path, monkeypatch):
    folder = tmp_path / "settings"
    monkeypatch.setenv("WORKBENCH_CONFIG", str(folder))
    return folder


def test_every_action_is_listed_with_its_keys_and_twins(run):
    outcome = run("keys")
    assert (outcome.code, outcome.err) == (0, "")
    assert [line.split()[0] for line in outcome.lines] == [action.id for action in ACTIONS]
    assert outcome.lines[0].split(maxsplit=3)[:3] == ["desk.next-suspect", "n", "т"]


def test_as_json_in_a_flavour(run):
    rows = [json.loads(line) for line in run("keys", "--json", "--flavour", "plain").lines]
    by_action = {row["action"]: row for row in rows}
    assert by_action["desk.undo"]["keys"] == ["ctrl+z", "u"]
    assert by_action["desk.undo"]["twins"] == ["г"]


def test_a_key_map_of_ones_own_is_what_is_listed(run, config):
    assert run("keys", "--write", "--flavour", "vim").out == f"{config / 'keys.toml'}\n"
    with (config / "keys.toml").open("a", encoding="utf-8") as file:
        file.write('desk.save = ["f4"]\n')
    own = {row["action"]: row["keys"] for row in map(json.loads, run("keys", "--json").lines)}
    assert own["desk.save"] == ["f4"]
    assert own["desk.redo"][0] == "ctrl+r"
    refused(run("keys", "--write"), 2, "there is a file", "edit it")


def test_what_is_wrong_with_it_is_told(run, config):
    config.mkdir()
    (config / "keys.toml").write_text('[keys]\ndesk.save = "n"\n', "utf-8")
    refused(run("keys"), 4, "keys.toml:2: desk.save", "give desk.next-suspect another one")
    refused(run("keys", "--flavour", "emacs"), 2, "choose one of default, plain, vim")
