"""The command line: each command parses its words and hands the work to another file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from according import __version__

if TYPE_CHECKING:
    from according.config import Value
    from according.document import Document
    from according.export.writers import Writer

# The stages take a second and more to import, so each command imports what it needs when it runs:
# `according --help` answers at once.

EPILOG = """\b
Examples:
  according read page.html
  according code reports/ -o records.jsonl
  cat articles.jsonl | according code - --format csv > records.csv
  according show page.html --html page-coded.html
"""

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
published_option = click.option(
    "--published",
    metavar="DATE",
    help="Date of publication (YYYY-MM-DD) of every input, over the page's own.",
)
outlet_option = click.option("--outlet", metavar="NAME", help="Outlet of every input, over the page's own.")
workers_option = click.option(
    "--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes that read."
)
model_option = click.option(
    "--model", metavar="NAME", help="Another installed spaCy pipeline to parse with, by name or path."
)
output_option = click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Write here, not to standard output.",
)
config_option = click.option(
    "--config", metavar="FILE", type=click.Path(exists=True, dir_okay=False), help="Options, a TOML file."
)


def _keep_lexicon(context: click.Context, _: click.Parameter, value: str | None) -> None:
    """Put the project lexicon where `_options` finds it, so that no command has to hand it on."""
    context.meta["lexicon"] = value


lexicon_option = click.option(
    "--lexicon",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    expose_value=False,
    callback=_keep_lexicon,
    help="A project's own lexicon rows, over those that ship.",
)


@click.group(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="according")
def main() -> None:
    """Every event, according to whom.

    Reads news reports (text, HTML, JSONL, folders, or - for standard input) and writes who did what to
    whom, where and when, and who says so, each field tied to its exact words.
    """


@main.command()
@paths_argument
@published_option
@outlet_option
@workers_option
@model_option
@config_option
@lexicon_option
@output_option
def read(
    paths: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    workers: int,
    model: str | None,
    config: str | None,
    output: str | None,
) -> None:
    """Print the whole reading of each document, as JSON lines.

    \b
    Example:
      according read examples/ -o readings.jsonl
    """
    from according.export.writers import JsonlReadings

    with _opened(output) as stream:
        failed = _run(JsonlReadings(stream), paths, published, outlet, workers, model, config)
    sys.exit(1 if failed else 0)


@main.command()
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

    with _opened(output) as stream:
        failed = _run(RECORD_WRITERS[format_](stream), paths, published, outlet, workers, model, config)
    sys.exit(1 if failed else 0)


@main.command()
@click.argument("path", metavar="PATH")
@published_option
@outlet_option
@model_option
@config_option
@lexicon_option
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

    documents: list[Document] = []
    failed = False
    for item in _documents((path,), published, outlet, 1, model, config):
        if item is None:
            failed = True
        else:
            documents.append(item)
    if html and len(documents) == 1:
        Path(html).write_text(page(documents[0]), "utf-8")
    elif html:
        raise click.ClickException(f"--html takes one document, {path} has {len(documents)}")
    elif records_only:
        console().print(records_table(documents))
    else:
        for document in documents:
            console().print(article(document))
    sys.exit(1 if failed else 0)


@main.command()
@click.argument("task", metavar="TASK")
@click.argument("path", metavar="PATH", type=click.Path(exists=True))
@model_option
@lexicon_option
@click.option("--json", "as_json", is_flag=True, help="Scores as one JSON object.")
def evaluate(task: str, path: str, model: str | None, as_json: bool) -> None:
    """Score against a public corpus in its own format.

    TASK is one of: syntax, entities, extraction, regions, attribution, factuality, parties, roles, places, times,
    events, gold.

    \b
    Example:
      according evaluate places lgl.xml
    """
    from according.startup import import_spacy

    import_spacy(alone=model is None)
    from according.errors import AccordingError
    from according.evaluate.run import report, run
    from according.resources import use_project

    lexicon = _options(None)["lexicon"]
    try:
        use_project(Path(str(lexicon)) if lexicon else None)
        scores = run(task, Path(path), model)
    except AccordingError as error:
        raise click.ClickException(str(error)) from error
    click.echo(report(scores, as_json=as_json))


@main.group()
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


@main.group()
def gazetteer() -> None:
    """Make a gazetteer larger than the embedded one.

    \b
    Example:
      according gazetteer build geonames/
    """


@gazetteer.command("build")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Write here; else to places.sqlite in DIR.",
)
def gazetteer_build(folder: str, output: str | None) -> None:
    """Make a full gazetteer from a GeoNames dump.

    DIR holds allCountries, alternateNamesV2, admin1CodesASCII, admin2Codes and countryInfo from
    download.geonames.org/export/dump, as .txt or .zip. A build that was stopped goes on where it was.

    \b
    Example:
      according gazetteer build geonames/
      ACCORDING_GAZETTEER=geonames/places.sqlite according read page.html
    """
    from according.errors import AccordingError
    from according.mentions.fullgazetteer import build_full
    from according.progress import steps

    target = Path(output) if output else Path(folder) / "places.sqlite"
    faults = 0

    def fault(line: str) -> None:
        nonlocal faults
        faults += 1
        click.echo(f"according: {line}: skipped", err=True)

    try:
        with steps() as step:
            count = build_full(Path(folder), target, fault, step)
    except (AccordingError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{target}: {count:,} places" + (f"; {faults:,} bad lines skipped" if faults else ""))


@contextmanager
def _opened(output: str | None) -> Iterator[IO[str]]:
    """The stream that rows go to: a file, written beside and moved when whole, or standard output."""
    if output is None:
        yield sys.stdout
        return
    target = Path(output)
    partial = target.with_name(target.name + ".part")
    with partial.open("w", encoding="utf-8", newline="") as stream:
        yield stream
    partial.replace(target)


def _run(
    writer: Writer,
    paths: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    workers: int,
    model: str | None,
    config: str | None,
) -> int:
    """Writes every document; gives back how many inputs failed."""
    failures = 0
    for item in _documents(paths, published, outlet, workers, model, config):
        if item is None:
            failures += 1
        else:
            writer.write(item)
    writer.close()
    return failures


def _options(config: str | None) -> dict[str, Value]:
    """The options of `--config`, with those that have a flag of their own over them."""
    from according import config as options

    found = options.load(Path(config) if config else None)
    lexicon = click.get_current_context().meta.get("lexicon")
    return found | ({"lexicon": lexicon} if lexicon else {})


def _documents(
    paths: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    workers: int,
    model: str | None,
    config: str | None,
) -> Iterator[Document | None]:
    """Documents with a progress bar on standard error; None for each input that failed, after its line."""
    from according.startup import import_spacy

    import_spacy(alone=model is None)
    from according.errors import AccordingError, InputError
    from according.parallel import read_paths
    from according.progress import progress
    from according.reader import Reader

    try:
        reader = Reader(model, _options(config))
        with progress() as bar:
            found = read_paths(
                paths,
                reader=reader,
                workers=workers,
                published=published,
                outlet=outlet,
                stdin=sys.stdin.buffer,
            )
            for item in found:
                bar.advance()
                if isinstance(item, InputError):
                    click.echo(f"according: {item.where or '?'}: {item.stage}: {item.reason}: {item}", err=True)
                    yield None
                else:
                    for warning in item.warnings:
                        click.echo(f"according: {item.path or item.id}: warning: {warning}", err=True)
                    yield item
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing is left to say.
        sys.stderr.close()
        sys.exit(0)
    except AccordingError as error:
        raise click.ClickException(str(error)) from error
