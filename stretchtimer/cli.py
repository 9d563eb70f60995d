"""The command line: it reads the arguments and calls one function for each command.

What a command needs is imported inside it, so that `stretchtimer list` does not wait for the screens and
`stretchtimer --help` waits for nothing.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from stretchtimer import __version__, cli_editing
from stretchtimer.core.choices import BACKENDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from stretchtimer.config import Settings
    from stretchtimer.core.timeline import Timeline
    from stretchtimer.library.shelf import Library, RoutineFile
    from stretchtimer.session import Session
    from stretchtimer.sound.speaker import Speaker


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="stretchtimer")
@click.pass_context
def main(context: click.Context) -> None:
    """A guided stretching timer. Without a command it shows your routines."""
    if context.invoked_subcommand is None:
        if _has_terminal():
            settings = _settings()
            _run_screens(settings, _session_maker(settings))
        else:
            context.invoke(list_)
            click.echo("\nstretchtimer start ROUTINE plays one.")


@main.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON: id, name, minutes, path, problems.")
@click.option("--stretches", is_flag=True, help="The stretches that a routine can use.")
def list_(as_json: bool = False, stretches: bool = False) -> None:
    """List the routines."""
    from stretchtimer.plain import listing

    library = _library()
    if stretches:
        click.echo(listing.stretch_list(library))
    else:
        click.echo(listing.routine_json(library) if as_json else listing.routine_list(library))


@main.command()
@click.argument("name", metavar="ROUTINE")
def show(name: str) -> None:
    """Show a routine's steps and times, or what a stretch is."""
    from stretchtimer.library.shelf import UnknownRoutineError
    from stretchtimer.plain import listing

    library = _library()
    try:
        file = library.find(name)
    except UnknownRoutineError as error:
        if stretch := library.find_stretch(name):
            click.echo(listing.describe_stretch(stretch))
            return
        _fail(str(error))
    click.echo(listing.describe_routine(_playable(file)))


@main.command()
@click.argument("name", metavar="ROUTINE")
@click.option(
    "--plain", is_flag=True, help="Plain text, a line an event. Chosen by itself without a terminal."
)
@click.option("--speed", type=click.FloatRange(0.1, 1000), default=1.0, help="Time runs this much faster.")
@click.option("--from", "first", metavar="STEP", help="Begin at this step: its number or its name.")
@click.option("--mute", is_flag=True, help="Begin without sound.")
@click.option("--sound", type=click.Choice(BACKENDS), help="Which way out the sound takes.")
def start(name: str, plain: bool, speed: float, first: str | None, mute: bool, sound: str | None) -> None:
    """Start a routine."""
    from stretchtimer.library.shelf import UnknownRoutineError

    try:
        file = _playable(_library().find(name))
    except UnknownRoutineError as error:
        _fail(str(error))
    at = _step(file, first)
    settings = _settings()
    new_session = _session_maker(settings, speed=speed, mute=mute, sound=sound)
    if plain or not _has_terminal():
        _play_plain(file, new_session, at)
    else:
        _run_screens(settings, new_session, file, at)


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Check routine files: the named ones, or all bundled and own ones. Exit code 1 on errors."""
    library = _library()
    faults = [fault for path in files for fault in library.check(path)] if files else library.faults
    for fault in faults:
        click.echo(fault)
    checked = len(files) or len(library.routines) + len(library.stretch_files)
    said = f"{checked} file{'s' if checked != 1 else ''} checked, "
    click.echo(said + (f"{len(faults)} error{'s' if len(faults) != 1 else ''}." if faults else "no errors."))
    sys.exit(1 if faults else 0)


@main.command()
@click.argument("kind", type=click.Choice(["routine", "stretch"]))
def schema(kind: str) -> None:
    """Print the JSON Schema of a kind of file, for editors that complete and check while you type."""
    from stretchtimer.library.schema import schema_text

    click.echo(schema_text(kind))


@main.command()
@click.option("--quiet", is_flag=True, help="Do not play the chimes.")
@click.option("--sound", type=click.Choice(BACKENDS), help="Which way out the sound takes.")
def doctor(quiet: bool, sound: str | None) -> None:
    """Say what was found on this machine, and play each chime with its name."""
    from stretchtimer.plain import doctor as face
    from stretchtimer.session import sleepless_clock

    settings = _settings()
    speaker = _speaker(settings, sound)
    try:
        click.echo("\n".join(face.report(_library(), speaker)))
        if not quiet:
            click.echo("")
            face.play_chimes(speaker, sleepless_clock)
    finally:
        speaker.close()


@main.command("settings")
def settings_() -> None:
    """Say where the settings are; makes the file, with everything explained, if there is none."""
    from stretchtimer.config import TEMPLATE
    from stretchtimer.files import places

    path = places.settings_file()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEMPLATE, encoding="utf-8")
    click.echo(path)


for _command in cli_editing.COMMANDS:
    main.add_command(_command)


# What the commands share.


def _library() -> Library:
    from stretchtimer.files import places
    from stretchtimer.library.shelf import load

    return load(places.bundled("routines"), places.own_routines())


def _settings() -> Settings:
    from stretchtimer.config import read_settings
    from stretchtimer.files import places

    found, faults = read_settings(places.settings_file())
    for fault in faults:
        click.echo(f"{fault} (the usual settings are used)", err=True)
    return found


def _playable(file: RoutineFile) -> RoutineFile:
    if file.faults:
        _fail("\n".join(str(fault) for fault in file.faults))
    return file


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
        _fail(str(error))


def _speaker(settings: Settings, sound: str | None, ring: Callable[[], None] | None = None) -> Speaker:
    from stretchtimer.files import places
    from stretchtimer.session import sleepless_clock
    from stretchtimer.sound.clips import read_bank
    from stretchtimer.sound.speaker import Speaker

    return Speaker(
        read_bank(places.bundled("sounds")).clips,
        sound or settings.sound,
        ring=ring,
        keep_awake=settings.keep_speakers_awake,
        volume=settings.volume / 100,
        clock=sleepless_clock,
    )


def _session_maker(
    settings: Settings, *, speed: float = 1.0, mute: bool = False, sound: str | None = None
) -> Callable[[Timeline, Callable[[], None]], Session]:
    """What makes a session for a timeline, given what rings the bell where nothing else can sound."""
    from stretchtimer.session import Session

    def new_session(timeline: Timeline, ring: Callable[[], None]) -> Session:
        speaker = _speaker(settings, sound, ring)
        speaker.muted = mute
        return Session(timeline, speaker, speed=speed, go_on_after_sleep=settings.after_sleep == "go-on")

    return new_session


def _play_plain(file: RoutineFile, new_session: Callable[..., Session], at: int) -> None:
    from stretchtimer.plain.playing import play

    # A closed terminal and a polite kill end as Ctrl-C does: what was opened is closed.
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _interrupted)
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


def _run_screens(
    settings: Settings,
    new_session: Callable[[Timeline, Callable[[], None]], Session],
    first: RoutineFile | None = None,
    at: int = 0,
) -> NoReturn:
    from stretchtimer.tui.app import StretchtimerApp

    app = StretchtimerApp(_library, new_session, settings, first=first, step=at)
    app.run()
    sys.exit(app.return_code or 0)


def _has_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def _fail(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(1)
