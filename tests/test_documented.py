"""Nothing a user can meet is undocumented: commands, options, settings, fields, columns."""

from __future__ import annotations

import re

import click
import pytest

from according import config
from according.cli import main
from according.document import Document, document_id
from according.export.columns import COLUMNS
from according.record import STATUSES, Event, Record
from tests.conftest import ROOT

REFERENCE = (ROOT / "docs" / "reference.md").read_text("utf-8")


def documented(name: str) -> bool:
    return re.search(rf"`[^`\n]*(?<![\w-]){re.escape(name)}(?![\w-])[^`\n]*`", REFERENCE) is not None


def options() -> list[str]:
    found = set()
    groups = [command for command in main.commands.values() if isinstance(command, click.Group)]
    for command in [*main.commands.values(), *(each for group in groups for each in group.commands.values())]:
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                found.update(parameter.opts)
    return sorted(found)


@pytest.mark.parametrize("name", sorted(main.commands))
def test_command(name: str) -> None:
    assert f"`according {name} " in REFERENCE
    assert main.commands[name].help


@pytest.mark.parametrize("name", options())
def test_option(name: str) -> None:
    assert documented(name)


@pytest.mark.parametrize("name", list(config.options()))
def test_setting(name: str) -> None:
    option = config.options()[name]
    assert f"| `{name}` | {option.default} | {option.unit} |" in REFERENCE


def fields() -> set[str]:
    document = Document(document_id("x"), "x")
    span = document.span(0, 1)
    record = Record(document, Event("ASSAULT"), span, (), (), span)
    return {*document.to_dict(), *record.to_dict(), *record.event.to_dict()}


@pytest.mark.parametrize("name", sorted(fields()))
def test_field(name: str) -> None:
    assert documented(name)


@pytest.mark.parametrize("name", list(COLUMNS))
def test_column(name: str) -> None:
    assert f"| `{name}` |" in REFERENCE


@pytest.mark.parametrize("status", STATUSES)
def test_status(status: str) -> None:
    assert status in REFERENCE


def test_documented_sees_what_is_missing() -> None:
    assert not documented("--no-such-option")
