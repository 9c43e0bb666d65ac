"""`according read`: the whole reading of each document."""

from __future__ import annotations

import sys

import click

from according.cli.options import Reading, paths_argument, reading_options
from according.cli.running import opened, run


@click.command()
@paths_argument
@reading_options
def read(paths: tuple[str, ...], reading: Reading) -> None:
    """Print the whole reading of each document, as JSON lines.

    \b
    Example:
      according read examples/ -o readings.jsonl
    """
    from according.export.writers import JsonlReadings

    with opened(reading.output) as stream:
        failed = run(JsonlReadings(stream), paths, reading)
    sys.exit(1 if failed else 0)
