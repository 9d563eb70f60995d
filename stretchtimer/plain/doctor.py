"""What was found on this machine: for the person whose sound does not come, and for a bug report."""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from stretchtimer import __version__
from stretchtimer.core.cueing import CHIMES
from stretchtimer.core.telling import counted
from stretchtimer.files import places
from stretchtimer.history import FILE_NAME
from stretchtimer.library.shelf import Library
from stretchtimer.sound.lines import Lines
from stretchtimer.sound.speaker import Sounding, Speaker
from stretchtimer.voice.recording import NOBODY

_LIBRARIES = [
    "textual",
    "pydantic",
    "pyyaml",
    "click",
    "platformdirs",
    "miniaudio",
    "simpleaudio",
    "piper-tts",
]


def report(library: Library, speaker: Speaker, lines: Lines, own_voice: str) -> list[str]:
    """Versions, folders, terminal, sound and voice, a line each; `own_voice` speaks a person's own lines."""
    journal = places.own_data() / FILE_NAME
    told = [
        f"stretchtimer   {__version__}",
        f"python         {platform.python_version()} on {platform.platform()}",
        *(f"{name:<14} {_version(name)}" for name in _LIBRARIES),
        "",
        f"routines       {places.bundled('routines')} (came with the program)",
        f"own routines   {_folder(places.own_routines())}",
        f"settings       {_folder(places.settings_file())}",
        f"journal        {_folder(journal)}",
        *_about_journal(journal),
        f"sounds         {places.bundled('sounds')}",
        f"library        {len(library.routines)} routines, {len(library.stretches)} stretches, "
        f"{len(library.faults)} errors",
        "",
        f"terminal       {os.environ.get('TERM', 'none')}, "
        f"{'a terminal' if sys.stdout.isatty() else 'no terminal: plain text'}",
    ]
    speaker.wait_until_open()
    told.append(f"sound          {speaker.backend}" + (f", {speaker.device}" if speaker.device else ""))
    if speaker.explained:
        told.append(f"               {speaker.explained}")
    told.append(f"voice          {lines.problem or f'{len(lines)} recorded lines'}")
    told.append(f"own lines      {own_voice or f'shown and not spoken: {NOBODY}'}")
    return told


def play_chimes(speaker: Speaker, clock: Callable[[], float]) -> None:
    """Play each chime, printing its name and meaning as it sounds. `clock` is the speaker's own."""
    for name, meaning in CHIMES.items():
        print(f"  {name:<10} {meaning}", flush=True)
        speaker.play([Sounding(clock(), name)])
        speaker.look(clock())
        # Real time is the point here: the person listens.
        time.sleep(2.0 if name in {"begin", "rest", "finish"} else 1.0)
    time.sleep(1.5)


def _about_journal(path: Path) -> list[str]:
    # A look must not make one.
    if not path.exists():
        return []
    from stretchtimer.history.journal import Journal

    with Journal.open(path, lambda: datetime.now().astimezone()) as journal:
        count = sum(day.sessions for day in journal.days())
        return [f"               {journal.problem or counted(count, 'session')}"]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _folder(path: Path) -> str:
    return str(path) if path.exists() else f"{path} (not there yet)"
