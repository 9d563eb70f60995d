"""The person's settings: one YAML file, all of it optional.

A file with errors costs only the settings in it: the program starts with the usual ones and says what is
wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from stretchtimer.core.avoiding import INSTEAD, Instead, Person
from stretchtimer.core.cautions import CAUTIONS
from stretchtimer.core.choices import BACKENDS
from stretchtimer.core.values import Name, Percent, Sentence, Switch, one_of
from stretchtimer.core.written import Written
from stretchtimer.files.checked import read_checked, text_of
from stretchtimer.files.nodes import Fault, read_nodes

AfterSleep = Annotated[
    Literal["pause", "go-on"], BeforeValidator(one_of(["pause", "go-on"], "choice for after sleep"))
]

BUNDLED_VOICE = "bundled"
"""The recordings that came with the program."""


FigureStyle = Annotated[
    Literal["auto", "braille", "ascii"],
    BeforeValidator(one_of(["auto", "braille", "ascii"], "way to draw the figure")),
]


def _several(value: object) -> object:
    """`avoid: knee, wrist` is written more easily than a list."""
    if isinstance(value, str):
        return value.replace(",", " ").split()
    return value


_Instead = Annotated[Instead, BeforeValidator(one_of([*INSTEAD], "choice of what to do instead"))]
_Caution = Annotated[str, BeforeValidator(one_of([*CAUTIONS], "caution"))]


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
    ask_how_it_feels: Switch = True
    """Before and after a routine: how does your back feel?"""
    avoid: Annotated[tuple[_Caution, ...], BeforeValidator(_several)] = ()
    """The cautions that apply to the person."""
    instead: _Instead = "easier"
    """What to do instead of what they avoid."""
    older: Switch = False
    """65 or older: holds are longer."""
    theme: Name = "textual-dark"
    keys: dict[Name, Name] = Field(default_factory=dict)
    """Keys of one's own: the action's name and its key, or keys with commas between."""

    @property
    def person(self) -> Person:
        """For whom routines are fitted."""
        return Person(frozenset(self.avoid), self.instead, self.older)


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
# ask-how-it-feels: yes        # no: the question before and after a routine is left out
# avoid: []                    # what applies to you, like [knee, wrist]; `c` among the routines has all
# instead: easier              # of what you avoid: easier (the easier form), skip, or keep
# older: no                    # yes from 65 on: longer holds
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
    if text is None or _says_nothing(text):
        return Settings(), faults
    _, settings, faults = read_checked(text, path, Settings)
    return settings or Settings(), faults


def change_settings(path: Path, changes: Mapping[str, str]) -> None:
    """Give keys of the settings file new values (as they are written there), and leave all else as it is.

    Where there is no file, one is made with everything explained. Raises NotWrittenError, also for a file
    with errors or an unusual layout, and then nothing is changed.
    """
    from stretchtimer.files.inplace import UnusualLayoutError, set_entry
    from stretchtimer.files.lines import line_break
    from stretchtimer.files.writing import NotWrittenError, read_exact, write_text

    before, faults = read_settings(path)
    if faults:
        raise NotWrittenError(f"{faults[0]}; mend this first, nothing was changed")
    written = read_exact(path) if path.exists() else TEMPLATE
    text = written.removeprefix("\ufeff")
    mark = written[: len(written) - len(text)]
    try:
        for key, value in changes.items():
            if _can_grow(text, key, path):
                ended = line_break(text)
                gap = "" if not text or text.endswith(("\n", "\r")) else ended
                text = f"{text}{gap}{key}: {value}{ended}"
            else:
                text = set_entry(text, (), key, value)
    except UnusualLayoutError as error:
        raise NotWrittenError(f"{path} is laid out so that it is better changed by hand: {error}") from None
    _, after, faults = read_checked(text, path, Settings)
    fields = {key.replace("-", "_") for key in changes}
    if after is None or any(
        getattr(after, name) != getattr(before, name) for name in Settings.model_fields.keys() - fields
    ):
        raise NotWrittenError(f"{path} could not be changed without changing more; nothing was changed")
    write_text(path, mark + text)


def _can_grow(text: str, key: str, path: Path) -> bool:
    """Whether a new key can stand on a line of its own at the end."""
    if _says_nothing(text):
        return True
    node = read_nodes(text, path)
    return key not in node.value and node.span.column == 1 and text[node.span.start] != "{"


def _says_nothing(text: str) -> bool:
    return not any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines())
