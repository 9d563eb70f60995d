"""What the commands share: the library, the settings, the loudspeaker, and how they fail."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from stretchtimer.config import Settings
    from stretchtimer.core.timeline import Timeline
    from stretchtimer.history.journal import Journal
    from stretchtimer.history.record import Resume
    from stretchtimer.library.shelf import Library, RoutineFile
    from stretchtimer.session import Session
    from stretchtimer.sound.speaker import Speaker


def library() -> Library:
    """Everything bundled and everything of the person's own."""
    from stretchtimer.files import places
    from stretchtimer.library.shelf import load

    return load(places.bundled("routines"), places.own_routines())


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


def playable(file: RoutineFile) -> RoutineFile:
    """The file, if it can be played; else says what is wrong and ends."""
    if file.faults:
        fail("\n".join(str(fault) for fault in file.faults))
    return file


def speaker(chosen: Settings, sound: str | None, ring: Callable[[], None] | None = None) -> Speaker:
    """The loudspeaker by the settings, or by the way out named on the command line."""
    from stretchtimer.files import places
    from stretchtimer.session import sleepless_clock
    from stretchtimer.sound.clips import read_bank
    from stretchtimer.sound.speaker import Speaker

    return Speaker(
        read_bank(places.bundled("sounds")).clips,
        sound or chosen.sound,
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
        sound_out = speaker(chosen, sound, ring)
        sound_out.muted = mute
        return Session(timeline, sound_out, speed=speed, go_on_after_sleep=chosen.after_sleep == "go-on")

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
        library, new_session, settings, first=first, step=at, diary=diary, resuming=resuming
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
