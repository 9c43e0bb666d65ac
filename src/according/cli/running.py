"""What commands do alike: options to a reader, inputs to Documents, Documents to a writer, faults to their lines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from according.cli.options import KEPT, Reading

if TYPE_CHECKING:
    from according.config import Value
    from according.document import Document
    from according.export.writers import Writer


@contextmanager
def opened(output: str | None, *, binary: bool = False) -> Iterator[IO[Any]]:
    """The stream that rows go to: a file, written beside and moved when whole, or standard output."""
    if output is None:
        if binary and sys.stdout.isatty():
            raise click.ClickException("this format is binary and standard output a terminal: give -o FILE")
        yield sys.stdout.buffer if binary else sys.stdout
        return
    target = Path(output)
    partial = target.with_name(target.name + ".part")
    try:
        with partial.open("wb") if binary else partial.open("w", encoding="utf-8", newline="") as stream:
            yield stream
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    partial.replace(target)


T = TypeVar("T")


def made(make: Callable[[], T]) -> T:
    """What `make` gives; an error of ours becomes one line on standard error and exit status 1."""
    from according.errors import AccordingError

    try:
        return make()
    except AccordingError as error:
        raise click.ClickException(str(error)) from error


def run(writer: Writer, paths: tuple[str, ...], reading: Reading) -> int:
    """Writes every document; gives back how many inputs failed."""
    failures = 0
    for item in documents(paths, reading):
        if item is None:
            failures += 1
        else:
            writer.write(item)
    writer.close()
    return failures


def options(config: str | None) -> dict[str, Value]:
    """The options of `--config`, with those that have a flag of their own over them."""
    from according.config import load

    found = load(Path(config) if config else None)
    meta = click.get_current_context().meta
    return found | {name: meta[name] for name in KEPT if meta.get(name)}


def documents(paths: tuple[str, ...], reading: Reading) -> Iterator[Document | None]:
    """Documents with a progress bar on standard error; None for each input that failed, after its line."""
    from according.language.weights import open_early
    from according.startup import begin, import_spacy, settled

    begin()
    if reading.model is None and reading.workers <= 1:
        open_early()
    import_spacy(alone=reading.model is None)
    from according.errors import AccordingError, InputError
    from according.parallel import read_paths
    from according.progress import progress
    from according.reader import Reader

    try:
        reader = Reader(reading.model, options(reading.config))
        if reader.dictionaries is not None and reader.dictionaries.faults:
            count, name = len(reader.dictionaries.faults), reader.dictionaries.name
            click.echo(
                f"according: {name}: {count} bad lines left out: `according lexicon import` names them", err=True
            )
        with progress() as bar:
            found = read_paths(
                paths,
                reader=reader,
                workers=reading.workers,
                published=reading.published,
                outlet=reading.outlet,
                stdin=sys.stdin.buffer,
            )
            for item in found:
                settled()
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
