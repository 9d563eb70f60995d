"""Bringing routines along from another program."""

from __future__ import annotations

from pathlib import Path

import click

from stretchtimer.cli.common import fail, library


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
def import_(file: Path) -> None:
    """Make routines of an export or a backup of Just Another Workout Timer (JSON)."""
    from stretchtimer.core.importing import NotUnderstoodError
    from stretchtimer.files import places
    from stretchtimer.files.writing import NotWrittenError
    from stretchtimer.library.importing import import_workouts

    taken = [each.id for each in library().routines]
    try:
        written = import_workouts(file, places.own_routines(), taken)
    except NotUnderstoodError as error:
        fail(f"{file} {error}; nothing was written")
    except NotWrittenError as error:
        fail(str(error))
    for path in written:
        click.echo(path)
    many = "1 routine" if len(written) == 1 else f"{len(written)} routines"
    click.echo(f"{many} imported; `stretchtimer start {written[0].stem}` plays the first.")
