"""The person's settings: one YAML file, all of it optional.

A file with errors costs only the settings in it: the program starts with the usual ones and says what is
wrong.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from stretchtimer.core.choices import BACKENDS
from stretchtimer.core.values import Name, Percent, Sentence, Switch, one_of
from stretchtimer.core.written import Written
from stretchtimer.files.checked import read_checked, text_of
from stretchtimer.files.nodes import Fault

AfterSleep = Annotated[
    Literal["pause", "go-on"], BeforeValidator(one_of(["pause", "go-on"], "choice for after sleep"))
]

BUNDLED_VOICE = "bundled"
"""The recordings that came with the program."""


FigureStyle = Annotated[
    Literal["auto", "braille", "ascii"],
    BeforeValidator(one_of(["auto", "braille", "ascii"], "way to draw the figure")),
]


class Settings(Written):
    """Everything that can be set."""

    sound: Annotated[str, BeforeValidator(one_of([*BACKENDS], "sound backend"))] = "auto"
    """Which way out the sound takes."""
    volume: Percent = 80
    voice: Annotated[
        Literal["full", "essential", "off"],
        BeforeValidator(one_of(["full", "essential", "off"], "amount of speech")),
    ] = "full"
    """How much is said: all; names, sides and ends; nothing."""
    voice_file: Sentence = BUNDLED_VOICE
    """A Piper voice (an `.onnx` file) that speaks everything, in place of the bundled recordings."""
    tones: Switch = False
    """A soft tone every ten seconds of a hold, rising towards its end."""
    keep_speakers_awake: Switch = False
    """A barely audible sound before each cue, for Bluetooth speakers that fall asleep in silence."""
    flash: Switch = False
    """The screen flashes where a chime sounds."""
    motion: Switch = True
    """Whether anything on the screen moves; without it the figure shows the end pose."""
    figure: FigureStyle = "auto"
    """The characters the figure is drawn with."""
    after_sleep: AfterSleep = "pause"
    """What to do when the machine has slept or the program was stopped."""
    theme: Name = "textual-dark"
    keys: dict[Name, Name] = Field(default_factory=dict)
    """Keys of one's own: the action's name and its key, or keys with commas between."""


TEMPLATE = """\
# Settings of Stretchtimer. Take the # away in front of a line to change it.
# sound: auto                  # auto, miniaudio, simpleaudio, system, bell, none
# volume: 80                   # 0 to 100
# voice: full                  # essential: names, sides and ends alone; off: chimes only
# voice-file: bundled          # or the .onnx file of a Piper voice that is to speak everything
# tones: no                    # yes: a soft tone every ten seconds of a hold, rising towards its end
# keep-speakers-awake: no      # yes for Bluetooth speakers that swallow the first sound
# flash: no                    # yes lets the screen flash where a chime sounds
# motion: yes                  # no lets nothing move on the screen; the figure then shows the end pose
# figure: auto                 # auto, braille, ascii: the characters it is drawn with
# after-sleep: pause           # go-on: the clock runs on while the machine sleeps
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
