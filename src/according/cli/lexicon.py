"""`according lexicon`: a project's own rows."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.group()
def lexicon() -> None:
    """Work on a project's own lexicon, a folder of NAME.tsv files.

    \b
    Example:
      according lexicon check own-lexicon/
    """


@lexicon.command("check")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False))
def lexicon_check(folder: str) -> None:
    """Name what the lexicon in DIR changes, and what in it does not hold, with file and line.

    The exit status is 1 where there is a fault.

    \b
    Example:
      according lexicon check own-lexicon/
    """
    from according.lexicon_check import check, summary

    found = check(Path(folder))
    for finding in found:
        click.echo(str(finding))
    click.echo(summary(found), err=True)
    sys.exit(1 if any(finding.kind == "fault" for finding in found) else 0)
