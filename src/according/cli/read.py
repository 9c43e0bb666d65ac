"""`according read`: the whole reading of each document."""

from __future__ import annotations

import sys

import click

from according.cli.options import paths_argument, reading_options
from according.cli.running import opened, run


@click.command()
@paths_argument
@reading_options
def read(
    paths: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    workers: int,
    model: str | None,
    config: str | None,
    output: str | None,
) -> None:
    """Print the whole reading of each document, as JSON lines.

    \b
    Example:
      according read examples/ -o readings.jsonl
    """
    from according.export.writers import JsonlReadings

    with opened(output) as stream:
        failed = run(JsonlReadings(stream), paths, published, outlet, workers, model, config)
    sys.exit(1 if failed else 0)
