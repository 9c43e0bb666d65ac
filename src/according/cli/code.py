"""`according code`: the records alone."""

from __future__ import annotations

import sys

import click

from according.cli.options import (
    config_option,
    lexicon_option,
    model_option,
    outlet_option,
    output_option,
    paths_argument,
    published_option,
    workers_option,
)
from according.cli.running import opened, run


@click.command()
@paths_argument
@click.option(
    "--format",
    "format_",
    type=click.Choice(["jsonl", "csv"]),
    default="jsonl",
    show_default=True,
    help="How records are written.",
)
@published_option
@outlet_option
@workers_option
@model_option
@config_option
@lexicon_option
@output_option
def code(
    paths: tuple[str, ...],
    format_: str,
    published: str | None,
    outlet: str | None,
    workers: int,
    model: str | None,
    config: str | None,
    output: str | None,
) -> None:
    """Print the records alone.

    \b
    Example:
      according code reports/ --format csv -o records.csv
    """
    from according.export.writers import RECORD_WRITERS

    with opened(output) as stream:
        failed = run(RECORD_WRITERS[format_](stream), paths, published, outlet, workers, model, config)
    sys.exit(1 if failed else 0)
