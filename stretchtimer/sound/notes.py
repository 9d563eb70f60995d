"""What is to be heard and when, on the caller's clock.

The schedule is kept in clock seconds and never in a device's frames: when a device dies and another opens,
what is still to come can be told from what is stale.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from stretchtimer.sound.mixer import RATE, Clip, Mixer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LATE = 0.25
"""A note late by more than this many seconds is dropped: out of its place it would mislead."""

_DOZE = 1.5  # a Bluetooth speaker that has heard nothing for so long may need waking
_WAKING = 0.8  # and takes up to about so long to wake
_BREATH = 0.5  # silence that parts two phrases
_LONG = 8.0  # past this length a phrase ends at the first silence, however short


@dataclass(frozen=True, slots=True)
class Sounding:
    """A chime or a spoken line wanted: `at` seconds on the clock, `pan` from -1 (left) to 1 (right)."""

    at: float
    chime: str = ""
    pan: float = 0.0
    gain: float = 1.0
    line: str = ""
    """A line's text, in place of a chime."""


@dataclass(frozen=True, slots=True, eq=False)
class Note:
    """A clip with its moment. `chime` is empty for what is none (speech, the primer)."""

    at: float
    clip: Clip
    pan: float = 0.0
    gain: float = 1.0
    chime: str = ""

    @property
    def end(self) -> float:
        """The second at which it has rung out."""
        return self.at + self.clip.seconds


def notes_of(
    soundings: Iterable[Sounding], clips: Mapping[str, Clip], lines: Mapping[str, Clip] | None = None
) -> tuple[Note, ...]:
    """The soundings in order of time, with their clips; one that there is no clip for is left out."""
    spoken = lines or {}
    found = [
        Note(each.at, clip, each.pan, each.gain, each.chime)
        for each in soundings
        if (clip := spoken.get(each.line) if each.line else clips.get(each.chime))
    ]
    return tuple(sorted(found, key=lambda note: note.at))


def still_to_come(notes: Iterable[Note], now: float) -> tuple[Note, ...]:
    """What is not stale at `now`."""
    return tuple(note for note in notes if note.at >= now - LATE)


def primer() -> Clip:
    """Noise at about -60 dBFS that nobody hears and a sleeping Bluetooth speaker wakes up for."""
    noise = Random(0)
    frames = round(_WAKING * RATE)
    return Clip(array("h", [noise.randint(-33, 33) for _ in range(frames)]))


def with_primers(notes: Sequence[Note], clip: Clip) -> tuple[Note, ...]:
    """The notes, and before each that follows silence a primer that ends where the note begins."""
    primed: list[Note] = []
    heard_until = float("-inf")
    for note in notes:
        if note.at - heard_until >= _DOZE:
            primed.append(Note(note.at - clip.seconds, clip))
        primed.append(note)
        heard_until = max(heard_until, note.end)
    return tuple(primed)


def phrases(notes: Sequence[Note]) -> list[tuple[Note, ...]]:
    """Notes in order of time, grouped: those that overlap or stand close are mixed into one buffer."""
    groups: list[list[Note]] = []
    heard_until = float("-inf")
    for note in notes:
        gap = note.at - heard_until
        if groups and (gap < 0 or (gap < _BREATH and note.at - groups[-1][0].at < _LONG)):
            groups[-1].append(note)
        else:
            groups.append([note])
        heard_until = max(heard_until, note.end)
    return [tuple(group) for group in groups]


def mix_ahead(phrase: Sequence[Note], volume: float) -> bytes:
    """A phrase as one buffer of 16-bit stereo that begins with its first note."""
    mixer = Mixer(volume)
    begin = phrase[0].at
    for note in phrase:
        mixer.schedule(round((note.at - begin) * RATE), note.clip, note.pan, note.gain)
    return mixer.render(round((max(note.end for note in phrase) - begin) * RATE))
