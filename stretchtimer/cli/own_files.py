"""The person's own files: made, copied, renamed, deleted, opened in an editor, brought back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stretchtimer.cli.common import fail, library

if TYPE_CHECKING:
    from stretchtimer.files.versions import Version
    from stretchtimer.library.desk import Desk
    from stretchtimer.library.shelf import Library, RoutineFile


@click.command()
@click.argument("name")
@click.option("--from", "source", metavar="ROUTINE", help="Begin with a copy of this one.")
def new(name: str, source: str | None) -> None:
    """Make a routine of your own."""
    shelf = library()
    file = _found(shelf, source) if source else None
    path = _told(lambda: _desk().new(name, shelf, file))
    click.echo(f"{path}\n`stretchtimer edit {path.stem}` opens it.")


@click.command()
@click.argument("routine")
@click.argument("name", required=False)
def duplicate(routine: str, name: str | None) -> None:
    """Copy a routine, under a name of your own or as «…, copy»."""
    from stretchtimer.library.desk import free_name

    shelf = library()
    file = _found(shelf, routine)
    click.echo(_told(lambda: _desk().new(name or free_name(file.name, shelf), shelf, file)))


@click.command()
@click.argument("routine")
@click.argument("name")
def rename(routine: str, name: str) -> None:
    """Give a routine of yours another name."""
    shelf = library()
    file = _found(shelf, routine)
    if not file.own:
        fail(
            f'"{file.name}" came with the program and keeps its name; '
            f'`stretchtimer duplicate {file.id} "{name}"` makes a copy of that name.'
        )
    click.echo(_told(lambda: _desk().rename(file, name, shelf)))


@click.command()
@click.argument("routine")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(routine: str, yes: bool) -> None:
    """Delete a routine of yours; `restore` brings it back."""
    file = _found(library(), routine)
    if not file.own:
        fail(f'"{file.name}" came with the program and cannot be deleted.')
    if not yes:
        click.confirm(f'Delete "{file.name}" ({file.path})?', abort=True)
    _told(lambda: _desk().delete(file))
    click.echo(f"Deleted. `stretchtimer restore {file.path.stem}` brings it back.")
    if any(each.id == file.id for each in library().routines):
        click.echo("The one that came with the program is in its place again.")


@click.command()
@click.argument("routine")
def edit(routine: str) -> None:
    """Open a routine in your own editor ($VISUAL, $EDITOR), and check it when you come back."""
    from stretchtimer.files.own_editor import NoEditorError
    from stretchtimer.files.own_editor import edit as open_editor

    desk, file = _desk(), _found(library(), routine)
    faults = file.faults
    while True:
        line = faults[0].line if faults else None
        copied = not file.own
        try:
            path = _told(partial(desk.edit_outside, file, partial(open_editor, line=line)))
        except NoEditorError as error:
            fail(str(error))
        if path is None:
            click.echo("Nothing was changed.")
        elif copied:
            click.echo(f"Your own copy, which takes the place of the one that came with the program:\n{path}")
        if not desk.own_path(file).exists():
            return
        file = library().read(desk.own_path(file))
        faults = file.faults
        for fault in faults:
            click.echo(fault)
        if not faults:
            return
        if not _asks() or not click.confirm(f"Go back to line {faults[0].line}?", default=True):
            sys.exit(1)


@click.command()
@click.argument("routine")
@click.option("--version", "nth", type=click.IntRange(min=1), help="Which one: 1 is the newest.")
def restore(routine: str, nth: int | None) -> None:
    """Bring back an earlier version of a routine, or one that was deleted."""
    desk = _desk()
    path, kept = _kept(desk, routine)
    if nth is None:
        for number, version in enumerate(kept, start=1):
            click.echo(f"{number:>3}  until {version.kept:%d %b %Y %H:%M:%S}  {_summary(path, version)}")
        if not _asks():
            fail("`--version 1` brings the newest back.")
        nth = click.prompt("Bring back which", default=1, type=click.IntRange(1, len(kept)))
    if nth > len(kept):
        fail(f"There {'is' if len(kept) == 1 else 'are'} only {len(kept)}.")
    version = kept[nth - 1]
    _told(lambda: desk.restore(path, version))
    click.echo(f"{path} is again as it was until {version.kept:%d %b %Y %H:%M:%S}.")


def _kept(desk: Desk, routine: str) -> tuple[Path, list[Version]]:
    """The file of a routine, which may be gone, and its versions, those first that differ from it."""
    from stretchtimer.library.desk import present_text
    from stretchtimer.library.naming import file_stem
    from stretchtimer.library.shelf import UnknownRoutineError

    stems = dict.fromkeys((Path(routine).name, Path(routine).stem, file_stem(routine)))
    paths = [desk.routines / f"{stem}{ending}" for stem in stems for ending in (".yaml", ".yml")]
    try:
        paths.insert(0, desk.own_path(library().find(routine)))
    except UnknownRoutineError as error:
        unknown = str(error)
    else:
        unknown = f'There is no earlier version of "{routine}".'
    for path in paths:
        present = present_text(path)
        kept = [each for each in desk.versions(path) if present_text(each.path) != present or present is None]
        if kept:
            return path, kept
    return fail(unknown)


def _summary(path: Path, version: Version) -> str:
    from stretchtimer.library.desk import difference, present_text

    present, old = present_text(path), present_text(version.path)
    if present is None or old is None:
        return "deleted since" if present is None else ""
    lines = difference(present, old)
    less, more = (sum(1 for line in lines if line.startswith(sign)) for sign in "-+")
    return f"{less + more} line{'s' if less + more != 1 else ''} different"


def _desk() -> Desk:
    from stretchtimer.library.desk import usual_desk

    return usual_desk()


def _found(shelf: Library, name: str) -> RoutineFile:
    from stretchtimer.library.shelf import UnknownRoutineError

    try:
        return shelf.find(name)
    except UnknownRoutineError as error:
        fail(str(error))


def _told(do: Callable[[], Any]) -> Any:
    """Do it; what cannot be is told in its own sentence."""
    from stretchtimer.files.writing import NotWrittenError
    from stretchtimer.library.editing import RefusedError

    try:
        return do()
    except (NotWrittenError, RefusedError) as error:
        fail(str(error))


def _asks() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()
