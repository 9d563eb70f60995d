"""Playing a routine from the command line."""

from __future__ import annotations

import math
import os
import signal
import sys
from typing import TYPE_CHECKING

import click

from stretchtimer.cli.common import fail, found, has_terminal, run_screens, session_maker
from stretchtimer.cli.fitting import fitted_to_person
from stretchtimer.core.choices import BACKENDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from stretchtimer.core.avoiding import Person
    from stretchtimer.library.shelf import RoutineFile
    from stretchtimer.session import Session


def _a_number(_context: click.Context, _option: click.Parameter, speed: float) -> float:
    """`nan` lies outside of no range, and a clock cannot run at it."""
    if math.isnan(speed):
        raise click.BadParameter("nan is not a number")
    return speed


@click.command()
@click.argument("name", metavar="ROUTINE")
@click.option(
    "--plain", is_flag=True, help="Plain text, a line an event. Chosen by itself without a terminal."
)
@click.option(
    "--speed",
    type=click.FloatRange(0.1, 1000),
    default=1.0,
    callback=_a_number,
    help="Time runs this much faster.",
)
@click.option("--from", "first", metavar="STEP", help="Begin at this step: its number or its name.")
@click.option("--mute", is_flag=True, help="Begin without sound.")
@click.option("--sound", type=click.Choice(BACKENDS), help="Which way out the sound takes.")
@fitted_to_person
def start(
    name: str, plain: bool, speed: float, first: str | None, mute: bool, sound: str | None, person: Person
) -> None:
    """Start a routine."""
    file = found(name, person)
    at = _step(file, first)
    new_session = session_maker(speed=speed, mute=mute, sound=sound)
    if plain or not has_terminal():
        _play_plain(file, new_session, at)
    else:
        run_screens(new_session, file, at)


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


def _play_plain(file: RoutineFile, new_session: Callable[..., Session], at: int) -> None:
    from stretchtimer.plain.before import before_start
    from stretchtimer.plain.playing import play

    # A closed terminal and a polite kill end as Ctrl-C does: what was opened is closed.
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _interrupted)
    click.echo("\n".join(before_start(file)))
    session = new_session(file.timeline, lambda: click.echo("\a", nl=False))
    try:
        play(session, start_at=at)
    except KeyboardInterrupt:
        click.echo("Stopped.")
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read the lines has gone; nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    finally:
        session.close()


def _interrupted(number: int, _frame: object) -> None:
    sys.exit(128 + number)
