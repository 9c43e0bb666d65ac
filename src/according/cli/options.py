"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps

import click

Decorator = Callable[[Callable[..., None]], Callable[..., None]]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a command was told to read, and where to write: the options of these names; those it lacks are unset."""

    published: str | None = None
    outlet: str | None = None
    workers: int = 1
    model: str | None = None
    config: str | None = None
    output: str | None = None


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


KEPT = ("lexicon", "ontology", "explain")
"""Options of the configuration that have a flag of their own; no command has to hand them on."""


def _keep(context: click.Context, parameter: click.Parameter, value: str | bool | None) -> None:
    """Put a flag's value where `running.options` finds it."""
    context.meta[str(parameter.name)] = value


lexicon_option = click.option(
    "--lexicon",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    expose_value=False,
    callback=_keep,
    help="A project's own lexicon rows, over those that ship.",
)
ontology_option = click.option(
    "--ontology",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    expose_value=False,
    callback=_keep,
    help="An ontology of your own (YAML), in the place of PLOVER.",
)
explain_option = click.option(
    "--explain",
    is_flag=True,
    expose_value=False,
    callback=_keep,
    help="Add how each record came about; and for a reading, why the other sentences gave none.",
)


def _gathered(*options: Decorator) -> Decorator:
    """A decorator that gives a command these options, in the order of its help, and their values as one `reading`."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def gathering(**given: object) -> None:
            told = {field.name: given.pop(field.name) for field in fields(Reading) if field.name in given}
            command(reading=Reading(**told), **given)  # type: ignore[arg-type]

        decorated: Callable[..., None] = gathering
        for option in reversed(options):
            decorated = option(decorated)
        return decorated

    return decorate


reading_options = _gathered(
    published_option, outlet_option, workers_option, model_option, config_option, lexicon_option,
    ontology_option, explain_option, output_option,
)  # fmt: skip
"""All that a command takes which reads many inputs and writes what it found."""
viewing_options = _gathered(
    published_option, outlet_option, model_option, config_option, lexicon_option, ontology_option
)
"""All that a command takes which reads a few inputs to show them."""
