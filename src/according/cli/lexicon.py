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
    from according.startup import import_spacy

    import_spacy(alone=True)
    from according.lexicon_check import check, summary

    found = check(Path(folder))
    for finding in found:
        click.echo(str(finding))
    click.echo(summary(found), err=True)
    sys.exit(1 if any(finding.kind == "fault" for finding in found) else 0)


@lexicon.command("import")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False))
@click.option(
    "-o",
    "--output",
    metavar="FOLDER",
    type=click.Path(file_okay=False),
    help="Write the tables here; else into DIR.",
)
def lexicon_import(folder: str, output: str | None) -> None:
    """Read PETRARCH or TABARI dictionaries into tables of a project lexicon.

    DIR holds actor, agent, verb, discard and issue dictionaries. Lines that do not hold are named with file and
    line, and left out. `--lexicon` codes with the tables, or with DIR as it is.

    \b
    Example:
      according lexicon import dictionaries/ -o own-lexicon/
      according code reports/ --lexicon own-lexicon/
    """
    from according.dictionaries.compiled import Dictionaries
    from according.dictionaries.folder import dictionary_files, read_files
    from according.dictionaries.tsv import write_tables
    from according.errors import AccordingError

    try:
        rows = read_files(dictionary_files(Path(folder)))
        for line in (*rows.notes, *(f"{fault}: skipped" for fault in Dictionaries(rows).faults)):
            click.echo(f"according: {line}", err=True)
        written = write_tables(rows, Path(output or folder))
    except (AccordingError, OSError) as error:
        raise click.ClickException(str(error)) from error
    if not written:
        raise click.ClickException(f"{folder}: got no dictionaries, expected actors, agents, verbs, discards or issues")
    counts = ", ".join(f"{count:,} {sort}" for sort, count in rows.counts().items() if count)
    click.echo(f"{output or folder}: {counts}")
