"""Nothing a user can meet is undocumented: commands, options, settings, fields, columns."""

from __future__ import annotations

import re

import click

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


def test_commands() -> None:
    assert [name for name in main.commands if f"`according {name} " not in REFERENCE] == []
    assert [name for name, command in main.commands.items() if not command.help] == []


def test_options() -> None:
    assert [name for name in options() if not documented(name)] == []


def test_settings() -> None:
    rows = {name: f"| `{name}` | {option.default} | {option.unit} |" for name, option in config.options().items()}
    assert [name for name, row in rows.items() if row not in REFERENCE] == []


def fields() -> set[str]:
    document = Document(document_id("x"), "x")
    span = document.span(0, 1)
    record = Record(document, Event("ASSAULT"), span, (), (), span)
    return {*document.to_dict(), *record.to_dict(), *record.event.to_dict()}


def test_fields() -> None:
    assert [name for name in sorted(fields()) if not documented(name)] == []


def test_columns() -> None:
    assert [name for name in COLUMNS if f"| `{name}` |" not in REFERENCE] == []


def test_statuses() -> None:
    assert [status for status in STATUSES if status not in REFERENCE] == []


def test_documented_sees_what_is_missing() -> None:
    assert not documented("--no-such-option")
