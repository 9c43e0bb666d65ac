"""`according explain`: how a sentence came to its records, or to none."""

from __future__ import annotations

import json
import sys

import click

from according.cli.options import Reading, paths_argument, viewing_options
from according.cli.running import documents


@click.command()
@click.argument("what", metavar="ID|WORDS|all")
@paths_argument
@viewing_options
@click.option("--json", "as_json", is_flag=True, help="Explanations as JSON lines, one a sentence.")
def explain(
    what: str,
    paths: tuple[str, ...],
    as_json: bool,
    reading: Reading,
) -> None:
    """Explain a record, or why there is none: the row that decided, the phrases considered, the status.

    ID is a record's id (its first letters will do) or a document's; WORDS are words of the sentence; "all" explains
    every sentence of the report. PATH is where the report is.

    \b
    Example:
      according explain 9f2c51d0 reports/
      according explain "called the envoy" examples/articles/expulsion-agency.txt
      according explain all page.html --json
    """
    from according.show.explained import chosen, draw
    from according.show.terminal import console

    click.get_current_context().meta["explain"] = True
    failed = found = 0
    for document in documents(paths, reading):
        if document is None:
            failed += 1
            continue
        picked = chosen(document, what)
        found += len(picked)
        if as_json:
            for each in picked:
                row = {"document": document.id, "path": document.path, **each.to_dict()}
                click.echo(json.dumps(row, ensure_ascii=False))
        elif picked:
            console().print(draw(document, picked))
    if not found:
        click.echo(f"according: {what}: no record, document or sentence of that id or with those words", err=True)
    sys.exit(1 if failed or not found else 0)
