"""Looking at routines: listed, shown, checked, described for editors."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from stretchtimer.cli.common import fail, library, playable


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON: id, name, minutes, path, problems.")
@click.option("--stretches", is_flag=True, help="The stretches that a routine can use.")
def list_(as_json: bool = False, stretches: bool = False) -> None:
    """List the routines."""
    from stretchtimer.plain import listing

    shelf = library()
    if stretches:
        click.echo(listing.stretch_list(shelf))
    else:
        click.echo(listing.routine_json(shelf) if as_json else listing.routine_list(shelf))


@click.command()
@click.argument("name", metavar="ROUTINE")
def show(name: str) -> None:
    """Show a routine's steps and times, or what a stretch is."""
    from stretchtimer.library.shelf import UnknownRoutineError
    from stretchtimer.plain import listing

    shelf = library()
    try:
        file = shelf.find(name)
    except UnknownRoutineError as error:
        if stretch := shelf.find_stretch(name):
            click.echo(listing.describe_stretch(stretch))
            return
        fail(str(error))
    click.echo(listing.describe_routine(playable(file)))


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Check routine files: the named ones, or all bundled and own ones. Exit code 1 on errors."""
    shelf = library()
    faults = [fault for path in files for fault in shelf.check(path)] if files else shelf.faults
    for fault in faults:
        click.echo(fault)
    checked = len(files) or len(shelf.routines) + len(shelf.stretch_files)
    said = f"{checked} file{'s' if checked != 1 else ''} checked, "
    click.echo(said + (f"{len(faults)} error{'s' if len(faults) != 1 else ''}." if faults else "no errors."))
    sys.exit(1 if faults else 0)


@click.command()
@click.argument("kind", type=click.Choice(["routine", "stretch"]))
def schema(kind: str) -> None:
    """Print the JSON Schema of a kind of file, for editors that complete and check while you type."""
    from stretchtimer.library.schema import schema_text

    click.echo(schema_text(kind))
