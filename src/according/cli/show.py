"""`according show`: articles in the terminal, or as a page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from according.cli.options import (
    config_option,
    lexicon_option,
    model_option,
    ontology_option,
    outlet_option,
    published_option,
)
from according.cli.running import documents

if TYPE_CHECKING:
    from according.document import Document


@click.command()
@click.argument("path", metavar="PATH")
@published_option
@outlet_option
@model_option
@config_option
@lexicon_option
@ontology_option
@click.option("--html", metavar="FILE", type=click.Path(dir_okay=False), help="Write a page instead.")
@click.option("--records-only", is_flag=True, help="Only the table of records.")
def show(
    path: str,
    published: str | None,
    outlet: str | None,
    model: str | None,
    config: str | None,
    html: str | None,
    records_only: bool,
) -> None:
    """Show articles in the terminal, coloured: who says what, and the records beneath.

    \b
    Example:
      according show examples/statement.txt
      according show page.html --html page-coded.html
    """
    from according.show.page import page
    from according.show.terminal import article, console, records_table

    found: list[Document] = []
    failed = False
    for item in documents((path,), published, outlet, 1, model, config):
        if item is None:
            failed = True
        else:
            found.append(item)
    if html and len(found) == 1:
        Path(html).write_text(page(found[0]), "utf-8")
    elif html:
        raise click.ClickException(f"--html takes one document, {path} has {len(found)}")
    elif records_only:
        console().print(records_table(found))
    else:
        for document in found:
            console().print(article(document))
    sys.exit(1 if failed else 0)
