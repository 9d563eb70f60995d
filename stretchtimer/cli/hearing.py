"""Hearing a routine without playing it: written down, or as a file to take along."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from stretchtimer.cli.common import announcer, fail, found, settings, spoken_lines
from stretchtimer.cli.fitting import fitted_to_person
from stretchtimer.core.lengths import clock_text

if TYPE_CHECKING:
    from stretchtimer.core.avoiding import Person
    from stretchtimer.core.lane import Level

_LEVEL = click.option(
    "--level", type=click.Choice(["full", "essential"]), default="full", help="How much is said."
)


@click.command()
@click.argument("name", metavar="ROUTINE")
@_LEVEL
@fitted_to_person
def transcript(name: str, level: Level, person: Person) -> None:
    """Print all that a listener will hear, with its times."""
    from stretchtimer.plain.transcript import transcript as written

    click.echo(written(found(name, person).timeline, spoken_lines(settings()).seconds, level))


@click.command()
@click.argument("name", metavar="ROUTINE")
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file: .wav, .mp3, .ogg or .flac.  [default: ROUTINE.wav]",
)
@_LEVEL
@fitted_to_person
def export(name: str, target: Path | None, level: Level, person: Person) -> None:
    """Write a routine's sound to a file, to be taken along; its chapters go beside it."""
    from stretchtimer.export.rendering import export as write
    from stretchtimer.export.writing import ExportError
    from stretchtimer.files import places
    from stretchtimer.sound.clips import read_bank

    file = found(name, person)
    chosen = settings()
    timeline = file.timeline.with_tones() if chosen.tones else file.timeline
    speaks = announcer(chosen.model_copy(update={"voice": level}))
    target = target or Path(f"{file.id}.wav")
    try:
        if news := speaks.prepare(timeline):
            click.echo(news, err=True)
        with click.progressbar(length=1000, label=target.name) as bar:
            chapters = write(
                timeline,
                speaks,
                dict(read_bank(places.bundled("sounds")).clips),
                target,
                lambda share: bar.update(round(1000 * share) - bar.pos),
            )
    except ExportError as error:
        fail(f"{file.name}: {error}")
    click.echo(f"{target} and {chapters.name}, {clock_text(timeline.length)}")
