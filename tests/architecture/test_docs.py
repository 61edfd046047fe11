"""README and docs tell of everything there is, and of nothing that is not."""

import argparse
import json
import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from workbench.__main__ import UI
from workbench.cli.main import parser
from workbench.cli.verbs import NAMES, named
from workbench.tui.actions import ACTIONS
from workbench.tui.keys import shown_all, shown_twins
from workbench.writers.formats import FORMATS

VERBS = tuple(map(named, NAMES))
README = REPOSITORY / "README.md"
PAGES = [README, *sorted((REPOSITORY / "docs").glob("*.md"))]
TEXTS = {page: page.read_text("utf-8") for page in PAGES}
EVERYTHING = "\n".join(TEXTS.values())


def code_of(text: str) -> list[str]:
    """All pieces of a page that are set as code."""
    return re.findall(r"`([^`\n]+)`", text)


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_verb_is_told_of(verb):
    assert f"`workbench {verb.name}`" in TEXTS[README]
    assert f"workbench {verb.name}" in TEXTS[REPOSITORY / "docs" / "commands.md"]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_option_is_told_of(verb):
    command = argparse.ArgumentParser(add_help=False)
    verb.configure(command)
    told = TEXTS[REPOSITORY / "docs" / "commands.md"]
    names = [action.option_strings for action in command._actions if action.option_strings]
    assert [several for several in names if not any(name in told for name in several)] == []


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_key_and_its_twin_is_told_of(action):
    keys = set(code_of(TEXTS[README]))
    assert [key for key in shown_all(action.keys).split() if key not in keys] == []
    assert [key for key in shown_twins(action.keys).split() if key not in keys] == []


def test_the_two_commands_are_told_of():
    for command in ("make run", "make test"):
        assert command in TEXTS[README]


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_every_export_format_is_told_of(known):
    assert re.search(rf"\b{known.name}\b", TEXTS[REPOSITORY / "docs" / "commands.md"])


def test_every_field_of_the_format_is_told_of():
    schema = json.loads((REPOSITORY / "workbench/store/schema.json").read_text("utf-8"))
    objects = [schema, *schema["$defs"].values(), *schema["properties"].values()]
    fields = {field for part in objects for field in part.get("properties", {})}
    told = TEXTS[REPOSITORY / "docs" / "file-format.md"]
    assert [field for field in sorted(fields) if field not in told] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_on_a_page_parse(page):
    """Every indented line that begins with `workbench`, but for those that show a form."""
    lines = re.findall(r"^ {4}(workbench [^\n]*)$", TEXTS[page], flags=re.MULTILINE)
    for line in lines:
        if re.search(r"[…\[|]|\bCOMMAND\b", line):
            continue
        _, *arguments = shlex.split(line, comments=True)
        parser(UI).parse_args(arguments)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", TEXTS[page])
    local = [target for target in targets if "://" not in target]
    assert [t for t in local if not (page.parent / t).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_named_on_a_page_exist(page):
    named = [c for c in code_of(TEXTS[page]) if re.fullmatch(r"workbench(/[a-z_]+)+(\.py|/)?", c)]
    assert [name for name in named if not (REPOSITORY / name).exists()] == []


def test_no_page_names_this_machine():
    assert not re.search(r"/work/|/root/|/tmp/", EVERYTHING)


def test_there_is_a_picture_on_the_front():
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", TEXTS[README])
    assert pictures
    assert all(Path(REPOSITORY / picture).stat().st_size > 1000 for picture in pictures)
