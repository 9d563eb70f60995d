"""The person's settings: one YAML file, all of it optional.

A file with errors costs only the settings in it: the program starts with the usual ones and says what is
wrong.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from stretchtimer.core.choices import BACKENDS
from stretchtimer.core.values import Name, Percent, Switch, one_of
from stretchtimer.core.written import Written
from stretchtimer.files.checked import read_checked, text_of
from stretchtimer.files.nodes import Fault

AfterSleep = Annotated[
    Literal["pause", "go-on"], BeforeValidator(one_of(["pause", "go-on"], "choice for after sleep"))
]


class Settings(Written):
    """Everything that can be set."""

    sound: Annotated[str, BeforeValidator(one_of([*BACKENDS], "sound backend"))] = "auto"
    """Which way out the sound takes."""
    volume: Percent = 80
    keep_speakers_awake: Switch = False
    """A barely audible sound before each cue, for Bluetooth speakers that fall asleep in silence."""
    flash: Switch = False
    """The screen flashes where a chime sounds."""
    after_sleep: AfterSleep = "pause"
    """What to do when the machine has slept or the program was stopped."""
    ask_how_it_feels: Switch = True
    """Before and after a routine: how does your back feel?"""
    theme: Name = "textual-dark"
    keys: dict[Name, Name] = Field(default_factory=dict)
    """Keys of one's own: the action's name and its key, or keys with commas between."""


TEMPLATE = """\
# Settings of Stretchtimer. Take the # away in front of a line to change it.
# sound: auto                  # auto, miniaudio, simpleaudio, system, bell, none
# volume: 80                   # 0 to 100
# keep-speakers-awake: no      # yes for Bluetooth speakers that swallow the first sound
# flash: no                    # yes lets the screen flash where a chime sounds
# after-sleep: pause           # go-on: the clock runs on while the machine sleeps
# ask-how-it-feels: yes        # no: the question before and after a routine is left out
# theme: textual-dark
# keys:                        # the action's name: its key, or several with commas
#   pause: space
#   skip: right,n
"""


def read_settings(path: Path) -> tuple[Settings, list[Fault]]:
    """The settings in a file, and what is wrong with it. No file means the usual settings."""
    if not path.exists():
        return Settings(), []
    text, faults = text_of(path)
    if text is None or not any(
        line.strip() and not line.lstrip().startswith("#") for line in text.splitlines()
    ):
        return Settings(), faults
    _, settings, faults = read_checked(text, path, Settings)
    return settings or Settings(), faults
