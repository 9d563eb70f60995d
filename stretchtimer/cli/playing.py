"""Playing a routine from the command line."""

from __future__ import annotations

import math
import os
import signal
import sys
from datetime import datetime
from typing import TYPE_CHECKING

import click

from stretchtimer.cli.common import (
    fail,
    found,
    has_terminal,
    library,
    open_journal,
    playable,
    run_screens,
    session_maker,
)
from stretchtimer.cli.fitting import fitted_to_person
from stretchtimer.core.choices import BACKENDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from stretchtimer.core.avoiding import Person
    from stretchtimer.history.record import Resume
    from stretchtimer.library.shelf import RoutineFile
    from stretchtimer.session import Session


def _a_number(_context: click.Context, _option: click.Parameter, speed: float) -> float:
    """`nan` lies outside of no range, and a clock cannot run at it."""
    if math.isnan(speed):
        raise click.BadParameter("nan is not a number")
    return speed


_HOW = (
    click.option(
        "--plain", is_flag=True, help="Plain text, a line an event. Chosen by itself without a terminal."
    ),
    click.option(
        "--speed",
        type=click.FloatRange(0.1, 1000),
        default=1.0,
        callback=_a_number,
        help="Time runs this much faster.",
    ),
    click.option("--mute", is_flag=True, help="Begin without sound."),
    click.option("--sound", type=click.Choice(BACKENDS), help="Which way out the sound takes."),
)


def _how(command: Callable[..., None]) -> Callable[..., None]:
    """The options that every command that plays has."""
    for option in reversed(_HOW):
        command = option(command)
    return command


@click.command()
@click.argument("name", metavar="ROUTINE")
@click.option("--from", "first", metavar="STEP", help="Begin at this step: its number or its name.")
@_how
@fitted_to_person
def start(
    name: str, plain: bool, speed: float, first: str | None, mute: bool, sound: str | None, person: Person
) -> None:
    """Start a routine."""
    file = found(name, person)
    _play(file, _step(file, first), session_maker(speed=speed, mute=mute, sound=sound), plain)


@click.command()
@_how
@fitted_to_person
def resume(plain: bool, speed: float, mute: bool, sound: str | None, person: Person) -> None:
    """Go on with the routine that was interrupted in the last 12 hours."""
    from stretchtimer.core.telling import where_left

    with open_journal() as journal:
        left = journal.unfinished(again=True)
        if left is None:
            fail(journal.problem or "Nothing was interrupted in the last 12 hours.")
        # The names of files, not what a person would type: no near miss is meant.
        file = next((file for file in library(person).routines if file.id == left.routine), None)
        if file is None:
            fail(f"{left.name} was interrupted, but its file is no longer there.")
        playable(file)
        if file.timeline.numbered != left.step_count:
            fail(f"{left.name} was changed since. `stretchtimer start {file.id}` begins it anew.")
        ago = left.seconds_ago(datetime.now().astimezone())
        click.echo(f"Going on: {where_left(file.name, left.step, left.step_count, ago)}.")
    at = file.timeline.index_of_number(left.step + 1)
    _play(file, at, session_maker(speed=speed, mute=mute, sound=sound), plain, left)


def _play(
    file: RoutineFile, at: int, new_session: Callable[..., Session], plain: bool, left: Resume | None = None
) -> None:
    if plain or not has_terminal():
        _play_plain(file, new_session, at, left)
    else:
        run_screens(new_session, file, at, left)


def _step(file: RoutineFile, wanted: str | None) -> int:
    """The index of the step that `--from` names: its number, its name or the beginning of it."""
    timeline = file.timeline
    if wanted is None:
        return 0
    try:
        if wanted.isdecimal():
            return timeline.index_of_number(int(wanted))
        return timeline.index_of_name(wanted)
    except ValueError as error:
        fail(str(error))


def _play_plain(file: RoutineFile, new_session: Callable[..., Session], at: int, left: Resume | None) -> None:
    from stretchtimer.history.recall import recall
    from stretchtimer.history.run import Run
    from stretchtimer.plain.before import before_start
    from stretchtimer.plain.playing import play

    # A closed terminal and a polite kill end as Ctrl-C does: what was opened is closed.
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _interrupted)
    click.echo("\n".join(before_start(file)))
    session = new_session(file.timeline, lambda: click.echo("\a", nl=False))
    journal = open_journal()
    # At once and not in a thread: a line is printed when its step is safe on the disk, and the sound has
    # its schedule already.
    run = Run(lambda told: told(journal), file.id, file.name, left.session if left else None)
    earlier = journal.session(left.session) if left else None
    session.record_in(run, earlier.steps if earlier else ())
    before = recall(journal, ()).to_remember(file.timeline, file.stretches)
    try:
        play(session, start_at=at, before=before, ask=_asks(), resumed=left is not None)
    except KeyboardInterrupt:
        click.echo("Stopped.")
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read the lines has gone; nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    finally:
        session.close()
        journal.close()


def _asks() -> bool:
    """Whether there is somebody to ask how the back feels, and they want it."""
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    from stretchtimer.config import read_settings
    from stretchtimer.files import places

    # What is wrong in the file has been said when the loudspeaker was set up.
    return read_settings(places.settings_file())[0].ask_how_it_feels


def _interrupted(number: int, _frame: object) -> None:
    sys.exit(128 + number)
