"""Clips laid at exact frames and pulled out as one stream.

The mixer knows no device, no thread and no clock: whoever pulls decides what a frame means. The loudspeaker
pulls in its own thread, a phrase or a file is pulled as fast as it goes; all of them hear the same.
"""

from __future__ import annotations

import heapq
import threading
from array import array
from dataclasses import dataclass
from functools import lru_cache
from itertools import count, repeat
from operator import add, mul

RATE = 44_100
"""Frames in a second, everywhere in this wing."""

_FADE = round(0.015 * RATE)  # long enough not to click, short enough to be «at once»
_RAMP = round(0.010 * RATE)  # frames for the volume to go the whole way from 0 to 1
_LOWEST, _HIGHEST = -32768, 32767


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """A short mono recording: signed 16-bit samples at RATE."""

    samples: array[int]

    @property
    def frames(self) -> int:
        """Its length in frames."""
        return len(self.samples)

    @property
    def seconds(self) -> float:
        """Its length in seconds."""
        return len(self.samples) / RATE


@dataclass(frozen=True, slots=True, eq=False)
class _Voice:
    """One clip on its way: where it begins, and how loud it is on either side."""

    start: int
    clip: Clip
    left: float
    right: float


class Mixer:
    """Mixes scheduled clips into 16-bit stereo. Any thread may command; one thread at a time renders."""

    def __init__(self, volume: float = 1.0) -> None:
        """`volume` is a factor from 0 (nothing) to 1 (as recorded)."""
        self._lock = threading.Lock()
        self._position = 0
        self._order = count()  # so that voices beginning at the same frame need no comparing
        self._waiting: list[tuple[int, int, _Voice]] = []
        self._sounding: list[_Voice] = []
        self._volume = volume
        self._level = volume  # what the last rendered frame was given; only `render` touches it

    @property
    def position(self) -> int:
        """Frames rendered so far: the first frame that can still be given something."""
        return self._position

    @property
    def volume(self) -> float:
        """Factor from 0 to 1. A change is ramped through the next rendered buffer."""
        return self._volume

    @volume.setter
    def volume(self, volume: float) -> None:
        if not 0 <= volume <= 1:
            raise ValueError(f"volume goes from 0 to 1, not {volume}")
        self._volume = volume

    def schedule(self, at_frame: int, clip: Clip, pan: float = 0.0, gain: float = 1.0) -> None:
        """Lay a clip at a frame; at one already rendered it begins with the next.

        `pan` goes from -1 (left only) over 0 (both, each as recorded) to 1 (right only); `gain` is a factor.
        """
        left, right = gain * min(1.0, 1.0 - pan), gain * min(1.0, 1.0 + pan)
        with self._lock:
            start = max(at_frame, self._position)
            heapq.heappush(self._waiting, (start, next(self._order), _Voice(start, clip, left, right)))

    def cancel_from(self, frame: int) -> None:
        """Forget the clips that were to begin at `frame` or later. What sounds rings on."""
        with self._lock:
            self._waiting = [entry for entry in self._waiting if entry[0] < frame]
            heapq.heapify(self._waiting)

    def cancel_all(self) -> None:
        """Forget every clip to come and fade out what sounds within 15 ms."""
        with self._lock:
            self._waiting.clear()
            self._sounding = [_fading(voice, self._position) for voice in self._sounding]

    def shift(self, frames: int) -> None:
        """Move the clips that have not begun, later (positive) or earlier (negative)."""
        with self._lock:
            moved = [(max(start + frames, self._position), order, v) for start, order, v in self._waiting]
            # The order is kept, so the list is still a heap.
            self._waiting = [(at, order, _Voice(at, v.clip, v.left, v.right)) for at, order, v in moved]

    def render(self, frames: int) -> bytes:
        """The next `frames` frames: interleaved 16-bit stereo in the machine's byte order, never wrapping."""
        with self._lock:
            first = self._position
            self._position = last = first + frames
            while self._waiting and self._waiting[0][0] < last:
                self._sounding.append(heapq.heappop(self._waiting)[2])
            sounding = self._sounding
            self._sounding = [v for v in sounding if v.start + v.clip.frames > last]
            volume = self._volume
        # From here on without the lock: the mixing itself must not hold up a command.
        level, self._level = self._level, _approach(self._level, volume, frames)
        if not sounding or level == self._level == 0:
            return bytes(4 * frames)
        ramp = None if level == self._level else _ramp(level, volume, frames)
        left = _side([(v.start - first, v.clip, v.left) for v in sounding], frames, level, ramp)
        if all(v.left == v.right for v in sounding):
            right = left
        else:
            right = _side([(v.start - first, v.clip, v.right) for v in sounding], frames, level, ramp)
        both = array("h", bytes(4 * frames))
        both[0::2] = left
        both[1::2] = right
        return both.tobytes()


def _side(
    parts: list[tuple[int, Clip, float]], frames: int, level: float, ramp: list[float] | None
) -> array[int]:
    """One ear. A part's first number is where its clip begins in this buffer, negative if it did before."""
    if ramp is not None:
        return _ramped(_side(parts, frames, 1.0, None), ramp)
    mix = array("h", bytes(2 * frames))
    overlapping: list[tuple[int, array[int]]] = []
    heard_until = 0
    for begins, clip, gain in sorted(parts, key=lambda part: part[0]):
        at = max(begins, 0)
        samples = _scaled(clip, gain * level)[max(-begins, 0) : frames - begins]
        if at < heard_until:
            overlapping.append((at, samples))
        else:
            # Where one clip sounds alone, as most of the time, its samples are taken over as they are.
            mix[at : at + len(samples)] = samples
            heard_until = at + len(samples)
    for at, samples in overlapping:
        end = at + len(samples)
        mix[at:end] = _limited(list(map(add, mix[at:end], samples)))
    return mix


@lru_cache(maxsize=48)
def _scaled(clip: Clip, factor: float) -> array[int]:
    """A clip at one loudness; the chimes come again and again."""
    if factor == 1.0:
        return clip.samples
    return _limited(list(map(int, map(mul, clip.samples, repeat(factor)))))


def _ramped(side: array[int], ramp: list[float]) -> array[int]:
    return array("h", map(int, map(mul, side, ramp)))


def _limited(samples: list[int]) -> array[int]:
    """As loud as it goes, instead of wrapping."""
    try:
        return array("h", samples)
    except OverflowError:
        # Rare, so that checking every sample of every buffer would be wasted.
        return array("h", [max(_LOWEST, min(_HIGHEST, sample)) for sample in samples])


def _approach(level: float, volume: float, frames: int) -> float:
    """Where the volume ramp stands after `frames` frames."""
    step = frames / _RAMP
    return max(volume, level - step) if level > volume else min(volume, level + step)


def _ramp(level: float, volume: float, frames: int) -> list[float]:
    """The volume of each of `frames` frames on the way from `level` to `volume`."""
    moving = [_approach(level, volume, frame) for frame in range(min(frames, _RAMP))]
    return moving + [volume] * (frames - len(moving))


def _fading(voice: _Voice, frame: int) -> _Voice:
    """What is left of a sounding voice when it has to end: a few milliseconds, falling to nothing."""
    begin = frame - voice.start
    rest = voice.clip.samples[begin : begin + _FADE]
    faded = array("h", [int(sample * (1 - n / _FADE)) for n, sample in enumerate(rest)])
    return _Voice(frame, Clip(faded), voice.left, voice.right)
