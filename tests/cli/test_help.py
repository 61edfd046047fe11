"""Help: every verb has an example that parses, every option says what it does."""

import argparse
import shlex

import pytest

from workbench import __version__
from workbench.__main__ import UI
from workbench.cli.main import parser
from workbench.cli.verbs import NAMES, named

VERBS = tuple(map(named, NAMES))
ROOT = parser(UI)
COMMANDS: dict[str, argparse.ArgumentParser] = next(
    action.choices for action in ROOT._actions if isinstance(action, argparse._SubParsersAction)
)


def test_every_verb_is_a_command():
    assert list(COMMANDS) == [verb.name for verb in VERBS]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_help_has_an_example_and_describes_every_option(run, verb):
    outcome = run(verb.name, "--help")
    assert (outcome.code, outcome.err) == (0, "")
    assert "examples:" in outcome.out
    assert verb.examples
    for example in verb.examples:
        assert f"  {example}" in outcome.out
    for action in COMMANDS[verb.name]._actions:
        assert action.help, f"{verb.name}: {action.dest}"


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_examples_are_commands_that_parse(verb):
    for example in verb.examples:
        program, *arguments = shlex.split(example)
        assert program == "workbench"
        assert ROOT.parse_args(arguments).verb is verb


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_the_list_of_commands_says_what_each_is_for(run, verb):
    text = run("--help").out
    assert verb.help in text
    assert verb.name in text


def test_help_of_the_whole_names_the_exit_codes(run):
    text = run("--help").out
    for words in ("0 ok", "1 findings", "2 usage", "3 a missing dependency", "4 bad input",
                  "130 interrupted"):  # fmt: skip
        assert words in text


def test_the_version(run):
    outcome = run("--version")
    assert (outcome.code, outcome.out) == (0, f"workbench {__version__}\n")
