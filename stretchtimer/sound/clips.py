"""The chimes as files: read once into memory, so that a slow disk never delays a cue.

A file that is missing or damaged costs its own chime and is told; the session goes on without it.
"""

from __future__ import annotations

import sys
import wave
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stretchtimer.sound.mixer import RATE, Clip

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class ClipError(Exception):
    """A sound file that cannot be used. The message names the file and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Bank:
    """The clips found, by name (the file's name without `.wav`), and one sentence for each that failed."""

    clips: Mapping[str, Clip]
    problems: tuple[str, ...]


def read_clip(path: Path) -> Clip:
    """Read one WAV file: 44 100 Hz, mono, 16 bit. Raises ClipError for anything else."""
    try:
        with wave.open(str(path), "rb") as file:
            shape = file.getframerate(), file.getnchannels(), 8 * file.getsampwidth()
            expected = file.getnframes()
            data = file.readframes(expected)
    except OSError as error:
        raise ClipError(f"{path}: {error.strerror or error}") from error
    except (wave.Error, EOFError) as error:
        raise ClipError(
            f"{path}: not a WAV file that can be read ({error or 'it ends too early'})"
        ) from error
    if shape != (RATE, 1, 16):
        found = "{} Hz, {} channel(s), {} bit".format(*shape)
        raise ClipError(f"{path}: {found}; a chime must have {RATE} Hz, 1 channel, 16 bit")
    if len(data) != 2 * expected or not data:
        raise ClipError(f"{path}: it is cut off or empty")
    samples = array("h", data)
    if sys.byteorder == "big":
        samples.byteswap()
    return Clip(samples)


def read_bank(*folders: Path) -> Bank:
    """Read every `*.wav` of the folders. A later folder's chime replaces an earlier one of the same name."""
    clips: dict[str, Clip] = {}
    problems: list[str] = []
    for folder in folders:
        if not folder.is_dir():
            problems.append(f"{folder}: there is no such folder of sounds")
        for path in sorted(folder.glob("*.wav")):
            try:
                clips[path.stem] = read_clip(path)
            except ClipError as error:
                problems.append(str(error))
    return Bank(clips, tuple(problems))
