"""Hearing a routine without playing it: written down, or as a file to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stretchtimer.cli.common import found, spoken_lines

if TYPE_CHECKING:
    from stretchtimer.core.lane import Level

_LEVEL = click.option(
    "--level", type=click.Choice(["full", "essential"]), default="full", help="How much is said."
)


@click.command()
@click.argument("name", metavar="ROUTINE")
@_LEVEL
def transcript(name: str, level: Level) -> None:
    """Print all that a listener will hear, with its times."""
    from stretchtimer.plain.transcript import transcript as written

    click.echo(written(found(name).timeline, spoken_lines().seconds, level))
