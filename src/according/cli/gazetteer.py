"""`according gazetteer`: a gazetteer larger than the embedded one."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
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
