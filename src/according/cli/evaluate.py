"""`according evaluate`: scores against a public corpus."""

from __future__ import annotations

from pathlib import Path

import click

from according.cli.options import lexicon_option, model_option
from according.cli.running import options


@click.command()
@click.argument("task", metavar="TASK")
@click.argument("path", metavar="PATH", type=click.Path(exists=True))
@model_option
@lexicon_option
@click.option("--json", "as_json", is_flag=True, help="Scores as one JSON object.")
@click.option("--plot", metavar="FILE", type=click.Path(dir_okay=False), help="Draw the task calibration, as SVG.")
def evaluate(task: str, path: str, model: str | None, as_json: bool, plot: str | None) -> None:
    """Score against a public corpus in its own format.

    TASK is one of: syntax, entities, extraction, regions, attribution, factuality, parties, roles, places, times,
    events, petrarch, muc, police, calibration, gold, fields,
    stretches.

    \b
    Example:
      according evaluate places lgl.xml
    """
    from according.startup import import_spacy

    import_spacy(alone=model is None)
    from according.errors import AccordingError
    from according.evaluate.run import report, run
    from according.resources import use_project

    lexicon = options(None)["lexicon"]
    try:
        use_project(Path(str(lexicon)) if lexicon else None)
        scores = run(task, Path(path), model, Path(plot) if plot else None)
    except AccordingError as error:
        raise click.ClickException(str(error)) from error
    click.echo(report(scores, as_json=as_json))
