"""`according code`: the records alone."""

from __future__ import annotations

import sys
from dataclasses import replace

import click

from according.cli.options import Reading, paths_argument, reading_options
from according.cli.running import made, opened, run
from according.record import STATUSES


@click.command()
@paths_argument
@click.option(
    "--format",
    "format_",
    type=click.Choice(["jsonl", "csv", "parquet", "geojson", "polecat", "phoenix"]),
    default="jsonl",
    show_default=True,
    help="How records are written.",
)
@click.option(
    "--status",
    "statuses",
    type=click.Choice([*STATUSES, "all"]),
    multiple=True,
    help="Write records of this status (may be given several times); else all, but for polecat and phoenix, which "
    "have no column for it, those that happened.",
)
@click.option(
    "--confidence",
    "least",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="P",
    help="Write records of at least this confidence, 0 to 1: their trigger and type are right with that probability.",
)
@reading_options
def code(
    paths: tuple[str, ...],
    format_: str,
    statuses: tuple[str, ...],
    least: float,
    reading: Reading,
) -> None:
    """Print the records alone.

    \b
    Example:
      according code reports/ --format csv -o records.csv
      according code reports/ --format polecat --status reported --status claimed -o events.txt
      according code reports/ --confidence 0.8 -o sure.jsonl
    """
    from according.export.selection import Selection
    from according.export.writers import FORMATS

    if format_ != "jsonl" and click.get_current_context().meta.get("explain"):
        raise click.UsageError("--explain needs --format jsonl: an explanation is no row of a table")
    chosen = tuple(status for status in STATUSES if status in statuses or "all" in statuses)
    format_of = FORMATS[format_]
    selection = replace(Selection(frozenset(chosen)) if chosen else format_of.usual, least=least)
    with opened(reading.output, binary=format_of.binary) as stream:
        writer = made(lambda: format_of.make(stream, selection))
        failed = run(writer, paths, reading)
    sys.exit(1 if failed else 0)
