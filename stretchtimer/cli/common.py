"""What the commands share: the library, the settings, the loudspeaker, and how they fail."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from stretchtimer.announcing import Announcer
    from stretchtimer.config import Settings
    from stretchtimer.core.avoiding import Person
    from stretchtimer.core.timeline import Timeline
    from stretchtimer.history.journal import Journal
    from stretchtimer.history.record import Resume
    from stretchtimer.library.figures import Figures
    from stretchtimer.library.shelf import Library, RoutineFile
    from stretchtimer.session import Session
    from stretchtimer.sound.lines import Lines
    from stretchtimer.sound.mixer import Clip
    from stretchtimer.sound.speaker import Speaker
    from stretchtimer.voice.recording import Recordings


def library(person: Person | None = None) -> Library:
    """Everything bundled and everything of the person's own: as it is written, or fitted to a person."""
    from stretchtimer.core.avoiding import ANYBODY
    from stretchtimer.files import places
    from stretchtimer.library.shelf import load

    return load(places.bundled("routines"), places.own_routines(), person or ANYBODY)


def my_library() -> Library:
    """The library fitted to the person of the settings."""
    return library(settings().person)


def figures(also: Path | None = None) -> Figures:
    """The poses and motions, bundled and own, and those of one more folder; read only where something is
    drawn or checked.
    """
    from stretchtimer.files import places
    from stretchtimer.library.figures import read_figures

    folders = [places.bundled("routines") / "figures", places.own_routines() / "figures"]
    if also and also.absolute() not in folders:
        folders.append(also)
    return read_figures(*folders)


def settings() -> Settings:
    """The person's settings; what is wrong in their file is said, and the usual ones are taken."""
    from stretchtimer.config import read_settings
    from stretchtimer.files import places

    found, faults = read_settings(places.settings_file())
    for fault in faults:
        click.echo(f"{fault} (the usual settings are used)", err=True)
    return found


def open_journal() -> Journal:
    """The journal; what is wrong with it stands in its `problem`."""
    from datetime import datetime

    from stretchtimer.files import places
    from stretchtimer.history import FILE_NAME
    from stretchtimer.history.journal import Journal

    return Journal.open(places.own_data() / FILE_NAME, lambda: datetime.now().astimezone())


def found(name: str, person: Person) -> RoutineFile:
    """The routine of that name, fitted, if there is one and it can be played; else says so and ends."""
    from stretchtimer.library.shelf import UnknownRoutineError

    try:
        return playable(library(person).find(name))
    except UnknownRoutineError as error:
        fail(str(error))


def playable(file: RoutineFile) -> RoutineFile:
    """The file, if it can be played; else says what is wrong and ends."""
    if file.faults:
        fail("\n".join(str(fault) for fault in file.faults))
    return file


def announcer(chosen: Settings) -> Announcer:
    """Who says what is to be said, by the settings."""
    from stretchtimer.announcing import Announcer

    return Announcer(spoken_lines(chosen), chosen.voice, recordings(chosen))


def recordings(chosen: Settings) -> Recordings:
    """The person's own recorded lines, and the voice that speaks new ones."""
    from stretchtimer.files import places
    from stretchtimer.voice.recording import Recordings, find_engine

    return Recordings(places.own_voice(), find_engine(_voice_file(chosen)))


def spoken_lines(chosen: Settings) -> Lines:
    """The recorded lines that came with the program; none where another voice is to speak everything."""
    from stretchtimer.files import places
    from stretchtimer.sound.lines import Lines

    voice = _voice_file(chosen)
    return Lines(None if voice and voice.is_file() else places.bundled("sounds") / "voice")


def _voice_file(chosen: Settings) -> Path | None:
    from stretchtimer.config import BUNDLED_VOICE

    return None if chosen.voice_file == BUNDLED_VOICE else Path(chosen.voice_file).expanduser()


def speaker(
    chosen: Settings,
    sound: str | None,
    ring: Callable[[], None] | None = None,
    lines: Mapping[str, Clip] | None = None,
) -> Speaker:
    """The loudspeaker by the settings, or by the way out named on the command line."""
    from stretchtimer.files import places
    from stretchtimer.session import sleepless_clock
    from stretchtimer.sound.clips import read_bank
    from stretchtimer.sound.speaker import Speaker

    return Speaker(
        read_bank(places.bundled("sounds")).clips,
        sound or chosen.sound,
        lines=lines,
        ring=ring,
        keep_awake=chosen.keep_speakers_awake,
        volume=chosen.volume / 100,
        clock=sleepless_clock,
    )


def session_maker(
    *, speed: float = 1.0, mute: bool = False, sound: str | None = None
) -> Callable[[Timeline, Callable[[], None]], Session]:
    """What makes a session for a timeline, given what rings the bell where nothing else can sound."""

    def new_session(timeline: Timeline, ring: Callable[[], None]) -> Session:
        from stretchtimer.session import Session

        chosen = settings()
        speaks = announcer(chosen)
        sound_out = speaker(chosen, sound, ring, speaks.lines.clips)
        sound_out.muted = mute
        return Session(
            timeline.with_tones() if chosen.tones else timeline,
            sound_out,
            speaks,
            speed=speed,
            go_on_after_sleep=chosen.after_sleep == "go-on",
        )

    return new_session


def run_screens(
    new_session: Callable[[Timeline, Callable[[], None]], Session],
    first: RoutineFile | None = None,
    at: int = 0,
    resuming: Resume | None = None,
) -> NoReturn:
    """The terminal program, to its end."""
    from stretchtimer.tui.app import StretchtimerApp
    from stretchtimer.tui.diary import Diary

    diary = Diary(open_journal)
    app = StretchtimerApp(
        my_library,
        new_session,
        settings,
        figures=figures,
        first=first,
        step=at,
        say_before=True,
        diary=diary,
        resuming=resuming,
    )
    try:
        app.run()
    finally:
        diary.close()
    sys.exit(app.return_code or 0)


def forgive_encodings() -> None:
    """A letter that the terminal or the pipe does not know becomes a `?`, and never an error."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def has_terminal() -> bool:
    """Whether there is a terminal that screens can be drawn on."""
    # A stream that was closed before the start is None.
    streams = (sys.stdin, sys.stdout)
    there = all(stream is not None and stream.isatty() for stream in streams)
    return there and os.environ.get("TERM", "dumb") != "dumb"


def fail(message: str) -> NoReturn:
    """Say what is wrong, on the error stream, and end with exit code 1."""
    click.echo(message, err=True)
    sys.exit(1)
