"""Looking at routines: listed, shown, checked, described for editors."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stretchtimer.cli.choosing import chosen, chosen_by_wish
from stretchtimer.cli.common import fail, figures, library, playable, settings
from stretchtimer.cli.fitting import fitted_to_person

if TYPE_CHECKING:
    from stretchtimer.core.avoiding import Person
    from stretchtimer.core.choosing import Wish
    from stretchtimer.files.nodes import Fault
    from stretchtimer.library.shelf import Library, RoutineFile, StretchFile


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
            title, _, rest = listing.describe_stretch(stretch).partition("\n")
            click.echo(f"{title}\n{_figure(stretch)}{rest}")
            return
        fail(str(error))
    click.echo(listing.describe_routine(playable(file)))


def _figure(file: StretchFile) -> str:
    """The stretch drawn, between empty lines; nothing if it has no figure."""
    from stretchtimer.files.terminal import figure_style
    from stretchtimer.library.portraits import portrait
    from stretchtimer.plain.picturing import figure_text

    drawn = portrait(file.stretch, figures()) if file.stretch else None
    if drawn is None:
        return ""
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return f"\n{figure_text(drawn, figure_style(settings().figure), colour=colour)}\n\n"


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Check routine files: the named ones, or all bundled and own ones.

    Exit code 1 on errors. What only makes a routine tiring to follow is a warning.
    """
    from stretchtimer.library.advising import advice

    shelf = library()
    faults = [fault for path in files for fault in _faults(shelf, path)] if files else _all_faults(shelf)
    checked: list[RoutineFile | StretchFile]
    checked = [shelf.read_any(path) for path in files] if files else [*shelf.stretch_files, *shelf.routines]
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


def _all_faults(shelf: Library) -> list[Fault]:
    from stretchtimer.library.portraits import figure_faults

    return [*shelf.faults, *figure_faults(shelf, figures())]


def _faults(shelf: Library, path: Path) -> list[Fault]:
    """Of one file: figures, a stretch with its figure, or a routine."""
    from stretchtimer.library.portraits import figure_faults_in

    match path.absolute().parent.name:
        case "figures":
            return figure_faults_in(path, figures(path.parent))
        case "stretches":
            return [*shelf.check(path), *figure_faults_in(path, figures())]
    return [*shelf.check(path)]


def _count(many: int, what: str) -> str:
    return f"{many} {what}{'s' if many != 1 else ''}"


@click.command()
@click.argument("kind", type=click.Choice(["routine", "stretch"]))
def schema(kind: str) -> None:
    """Print the JSON Schema of a kind of file, for editors that complete and check while you type."""
    from stretchtimer.library.schema import schema_text

    click.echo(schema_text(kind))
