"""`according read`: the whole reading of each document."""

from __future__ import annotations

import sys

import click

from according.cli.options import (
    config_option,
    explain_option,
    lexicon_option,
    model_option,
    ontology_option,
    outlet_option,
    output_option,
    paths_argument,
    published_option,
    workers_option,
)
from according.cli.running import opened, run


@click.command()
@paths_argument
@published_option
@outlet_option
@workers_option
@model_option
@config_option
@lexicon_option
@ontology_option
@explain_option
@output_option
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
