"""This machine: what was found on it, and the settings."""

from __future__ import annotations

import click

from stretchtimer.cli.common import fail, library, recordings, settings, speaker, spoken_lines
from stretchtimer.core.choices import BACKENDS


@click.command()
@click.option("--quiet", is_flag=True, help="Do not play the chimes.")
@click.option("--sound", type=click.Choice(BACKENDS), help="Which way out the sound takes.")
def doctor(quiet: bool, sound: str | None) -> None:
    """Say what was found on this machine, and play each chime with its name."""
    from stretchtimer.plain import doctor as face
    from stretchtimer.session import sleepless_clock

    chosen = settings()
    sound_out = speaker(chosen, sound)
    try:
        click.echo(
            "\n".join(face.report(library(), sound_out, spoken_lines(chosen), recordings(chosen).voice))
        )
        if not quiet:
            click.echo("")
            face.play_chimes(sound_out, sleepless_clock)
    finally:
        sound_out.close()


@click.command("settings")
def settings_() -> None:
    """Say where the settings are; makes the file, with everything explained, if there is none."""
    from stretchtimer.config import TEMPLATE
    from stretchtimer.files import places
    from stretchtimer.files.writing import NotWrittenError, write_text

    path = places.settings_file()
    if not path.exists():
        try:
            write_text(path, TEMPLATE)
        except NotWrittenError as error:
            fail(str(error))
    click.echo(path)
