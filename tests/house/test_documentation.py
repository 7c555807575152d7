"""What can be asked for is documented, and what is documented can be asked for."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

import pytest

from octavo.cli.arguments import COMMANDS, build_parser
from octavo.cli.exits import Exit
from tests.house.source import ROOT

TOLD = (ROOT / "docs" / "commands.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")


def _commands() -> dict[str, argparse.ArgumentParser]:
    parser = build_parser()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _options() -> Iterator[str]:
    for command in _commands().values():
        for action in command._actions:
            for option in action.option_strings:
                if option != "-h":
                    yield option
            if isinstance(action.choices, tuple) and action.option_strings:
                for choice in action.choices:
                    yield f"{action.option_strings[-1]} {choice}"


def test_the_parser_knows_the_commands_it_names() -> None:
    assert tuple(_commands()) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    assert re.search(rf"^## `\./build\.py \[?{command}\]?[ `]", TOLD, re.M)


@pytest.mark.parametrize("option", sorted(set(_options())))
def test_every_option_is_documented(option: str) -> None:
    assert f"`{option}" in TOLD


def _own_options(command: str) -> set[str]:
    actions = _commands()[command]._actions
    return {option for action in actions for option in action.option_strings}


def test_what_publish_can_be_told_is_documented_with_it() -> None:
    section = TOLD.partition("## `./build.py publish")[2].partition("\n## ")[0]

    told = set(re.findall(r"`(--[a-z-]+)", section))

    assert told == _own_options("publish") - _own_options("check")


def test_no_option_is_documented_that_is_not_there() -> None:
    known = {*_options(), "--version"}

    told = set(re.findall(r"`(--[a-z-]+)", TOLD))

    assert told - known == set()


@pytest.mark.parametrize("told", [TOLD, README], ids=["commands", "README"])
def test_every_exit_code_is_documented(told: str) -> None:
    assert [
        code for code in Exit if not re.search(rf"^\| {code:d} \|", told, re.M)
    ] == []


def test_the_readme_shows_commands_that_are_there() -> None:
    shown = re.findall(r"^\./build\.py (\w+)", README, re.M)

    assert set(shown) <= set(COMMANDS)
