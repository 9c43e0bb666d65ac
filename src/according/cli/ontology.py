"""`according ontology`: types and rows of your own."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from according.cli.options import model_option
from according.cli.running import made


@click.group()
def ontology() -> None:
    """Work on an ontology of your own, a YAML file.

    \b
    Example:
      according ontology check examples/ontologies/labour.yaml
    """


@ontology.command("check")
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False))
@model_option
@click.option("--no-examples", is_flag=True, help="Do not code the rows' examples, which needs the model.")
def ontology_check(file: str, model: str | None, no_examples: bool) -> None:
    """Name what in FILE does not hold, with its line; then code the example of each row.

    The exit status is 1 where something does not hold or an example is not coded by its row.

    \b
    Example:
      according ontology check examples/ontologies/labour.yaml
    """
    from according.events.ontologyfile import read
    from according.ontology_check import examples, summary

    own, faults = read(Path(file))
    for fault in faults:
        click.echo(str(fault))
    missed: list[str] = []
    if own is not None and not no_examples:
        missed = made(lambda: examples(own, Path(file), model))
    for line in missed:
        click.echo(line)
    click.echo(summary(own, faults, missed, coded=not no_examples), err=True)
    sys.exit(1 if faults or missed else 0)
