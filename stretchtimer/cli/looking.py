"""Looking at routines: listed, shown, checked, described for editors."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stretchtimer.cli.choosing import chosen, chosen_by_wish
from stretchtimer.cli.common import fail, library, playable
from stretchtimer.cli.fitting import fitted_to_person

if TYPE_CHECKING:
    from stretchtimer.core.avoiding import Person
    from stretchtimer.core.choosing import Wish
    from stretchtimer.library.shelf import RoutineFile, StretchFile


@click.command("list")
@click.option(
    "--json", "as_json", is_flag=True, help="As JSON: id, name, minutes, path, problems, needs, helps."
)
@click.option("--stretches", is_flag=True, help="The stretches that a routine can use.")
@chosen_by_wish
@fitted_to_person
def list_(person: Person, wish: Wish, as_json: bool = False, stretches: bool = False) -> None:
    """List the routines, or those that fit what you look for."""
    from stretchtimer.plain import listing

    shelf = library(person)
    if stretches:
        click.echo(listing.stretch_list(shelf))
        return
    shelf = chosen(shelf, wish)
    if wish and not shelf.routines and not as_json:
        click.echo("No routine fits that.")
        return
    click.echo(listing.routine_json(shelf) if as_json else listing.routine_list(shelf))


@click.command()
@click.argument("name", metavar="ROUTINE")
@fitted_to_person
def show(name: str, person: Person) -> None:
    """Show a routine's steps and times, or what a stretch is."""
    from stretchtimer.library.shelf import UnknownRoutineError
    from stretchtimer.plain import listing

    shelf = library(person)
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
    """Check routine files: the named ones, or all bundled and own ones.

    Exit code 1 on errors. What only makes a routine tiring to follow is a warning.
    """
    from stretchtimer.library.advising import advice

    shelf = library()
    checked: list[RoutineFile | StretchFile]
    checked = [shelf.read_any(path) for path in files] if files else [*shelf.stretch_files, *shelf.routines]
    faults = [fault for file in checked for fault in file.faults]
    warnings = [fault for file in checked for fault in advice(file, shelf)]
    for fault in faults:
        click.echo(fault)
    for fault in warnings:
        click.echo(fault.as_warning())
    told = [_count(len(faults), "error") if faults else "no errors"]
    if warnings:
        told.append(_count(len(warnings), "warning"))
    click.echo(f"{_count(len(checked), 'file')} checked, {', '.join(told)}.")
    sys.exit(1 if faults else 0)


def _count(many: int, what: str) -> str:
    return f"{many} {what}{'s' if many != 1 else ''}"


@click.command()
@click.argument("kind", type=click.Choice(["routine", "stretch"]))
def schema(kind: str) -> None:
    """Print the JSON Schema of a kind of file, for editors that complete and check while you type."""
    from stretchtimer.library.schema import schema_text

    click.echo(schema_text(kind))
