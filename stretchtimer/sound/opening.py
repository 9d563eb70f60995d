"""Chooses the way out: the best that works, and one sentence that says why it is not a better one."""

from __future__ import annotations

import importlib.util
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stretchtimer.core.choices import BACKENDS
from stretchtimer.sound.output import Output, OutputError
from stretchtimer.sound.punctual import Punctual

if TYPE_CHECKING:
    from collections.abc import Callable

CHOICES = BACKENDS
"""What a person may choose; `auto` takes the first of the others that works."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A way out, and why the ones before it were passed over (empty if none was)."""

    output: Output
    explained: str


def open_output(
    choice: str = "auto",
    ring: Callable[[], None] | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Opened:
    """Open the way out named `choice`, or the terminal's bell if it does not work.

    `ring` rings that bell, from any thread; without it there is silence instead. Takes up to some seconds
    where programs have to be tried. Raises ValueError for a choice there is none of.
    """
    if choice not in CHOICES:
        raise ValueError(f"{choice!r} is none of {', '.join(CHOICES)}")
    problems: list[str] = []
    for name in _worth_trying(choice):
        try:
            return Opened(_OPEN[name](clock), "; ".join(problems))
        except OutputError as error:
            problems.append(f"{name}: {error}")
    if choice == "none":
        problems.clear()
    elif ring is not None:
        # As the others: only what is used.
        from stretchtimer.sound.bell import LATE, Bell

        return Opened(Bell(ring, Punctual(clock, LATE)), "; ".join(problems))
    else:
        problems.append("bell: there is no terminal")
    from stretchtimer.sound.silent import Silent

    return Opened(Silent(), "; ".join(problems))


def _worth_trying(choice: str) -> list[str]:
    if choice != "auto":
        return [choice] if choice in _OPEN else []
    if importlib.util.find_spec("simpleaudio") is None:
        return ["miniaudio", "system"]
    return ["miniaudio", "simpleaudio", "system"]


# Each imports late: a way out that is not taken should cost nothing.


def _miniaudio(clock: Callable[[], float]) -> Output:
    from stretchtimer.sound.miniaudio_output import MiniaudioOutput

    return MiniaudioOutput(clock)


def _simpleaudio(clock: Callable[[], float]) -> Output:
    from stretchtimer.sound.phrased import PhrasedOutput
    from stretchtimer.sound.simpleaudio_player import SimpleaudioPlayer

    return PhrasedOutput(SimpleaudioPlayer(), Punctual(clock))


def _system(clock: Callable[[], float]) -> Output:
    from stretchtimer.sound.phrased import PhrasedOutput
    from stretchtimer.sound.system_player import PROGRAMS, SystemPlayer
    from stretchtimer.sound.winsound_player import WinsoundPlayer

    if sys.platform == "win32":
        return PhrasedOutput(WinsoundPlayer(), Punctual(clock))
    problems: list[str] = []
    for program in PROGRAMS:
        try:
            return PhrasedOutput(SystemPlayer(program), Punctual(clock))
        except OutputError as error:
            problems.append(str(error))
    raise OutputError(", ".join(problems))


_OPEN: dict[str, Callable[[Callable[[], float]], Output]] = {
    "miniaudio": _miniaudio,
    "simpleaudio": _simpleaudio,
    "system": _system,
}
