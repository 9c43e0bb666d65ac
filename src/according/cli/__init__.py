"""The command line: one module a command; each parses its words and hands the work to another file."""

from __future__ import annotations

import click

from according import __version__
from according.cli import code, evaluate, explain, gazetteer, lexicon, ontology, read, show

# The stages take a second and more to import, so each command imports what it needs when it runs:
# `according --help` answers at once.

EPILOG = """\b
Examples:
  according read page.html
  according code reports/ -o records.jsonl
  cat articles.jsonl | according code - --format csv > records.csv
  according show page.html --html page-coded.html
  according explain all page.html
"""


@click.group(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="according")
def main() -> None:
    """Every event, according to whom.

    Reads news reports (text, HTML, JSONL, folders, or - for standard input) and writes who did what to
    whom, where and when, and who says so, each field tied to its exact words.
    """


for _command in (
    read.read,
    code.code,
    show.show,
    explain.explain,
    evaluate.evaluate,
    lexicon.lexicon,
    ontology.ontology,
    gazetteer.gazetteer,
):
    main.add_command(_command)
