"""`according show`: articles in the terminal, or as a page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from according.cli.options import Reading, viewing_options
from according.cli.running import documents

if TYPE_CHECKING:
    from according.document import Document


@click.command()
@click.argument("path", metavar="PATH")
@viewing_options
@click.option("--html", metavar="FILE", type=click.Path(dir_okay=False), help="Write a page instead.")
@click.option("--records-only", is_flag=True, help="Only the table of records.")
def show(
    path: str,
    html: str | None,
    records_only: bool,
    reading: Reading,
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
    for item in documents((path,), reading):
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
