"""Finds the chimes in a recording, to the frame, also where one rings on under another.

The sink hands the samples on as they are. So the first sound above the noise is compared with every chime,
the one that fits is taken out of the recording, and what is left is listened to again.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import mul

RATE = 44_100
_LOUD = 60  # a sample above this is a sound
_STEP = 256
_NEAR = 0.1  # a chime fits if it explains all but this part of the energy


@dataclass(frozen=True)
class Heard:
    """A chime, the second of the recording at which it began, and its factor on either side."""

    chime: str
    at: float
    left: float
    right: float


def listen(recording, clips):
    """All chimes of `clips` (name -> samples) in `recording` (left, right), in order of time."""
    sides = [list(side) for side in recording]
    heard = []
    position = 0
    while (onset := _first_loud(sides, position)) is not None:
        louder = max(sides, key=lambda side: max(map(abs, side[onset : onset + 1000])))
        chime, start = _best(louder, onset, clips)
        if chime is None:
            position = onset + RATE // 20  # the rest of something that was cut off
            continue
        gains = [_gain(side[start : start + 8000], clips[chime]) for side in sides]
        for side, gain in zip(sides, gains, strict=True):
            end = min(len(side), start + len(clips[chime]))
            side[start:end] = [int(s - gain * c) for s, c in zip(side[start:end], clips[chime], strict=False)]
        heard.append(Heard(chime, start / RATE, *gains))
        position = max(0, start)
    return sorted(heard, key=lambda found: found.at)


def loudest(recording, begin, end):
    """The highest sample between two seconds of the recording."""
    return max(max(map(abs, side[round(begin * RATE) : round(end * RATE)]), default=0) for side in recording)


def _first_loud(sides, position):
    length = len(sides[0])
    for begin in range(position, length, _STEP):
        parts = [side[begin : begin + _STEP] for side in sides]
        if any(max(part) > _LOUD or min(part) < -_LOUD for part in parts):
            return begin + min(n for n in range(len(parts[0])) if any(abs(part[n]) > _LOUD for part in parts))
    return None


def _best(side, onset, clips):
    """The chime that begins round `onset`, and its first frame; (None, 0) if none fits."""
    rough = []
    heard = slice(onset, onset + 1200, 3)
    for name, clip in clips.items():
        # As recorded, the chime is above the noise from `first` on; a little later if it was turned down, or
        # if its first millisecond was lost in a server that had to start a stream for it.
        first = onset - next(n for n, sample in enumerate(clip) if abs(sample) > _LOUD)
        rough += [(_misfit(side, lag, clip, heard), name, lag) for lag in range(first - 400, first + 9, 4)]
    # Not only the best of each chime: a ringing tone a period later resembles itself, but for its overtones.
    heard = slice(onset, onset + 8000, 5)
    misfit, name, start = min(
        (_misfit(side, lag + fine, clips[name], heard), name, lag + fine)
        for _, name, lag in sorted(rough)[:40]
        for fine in range(-2, 3)
    )
    return (name, start) if misfit < _NEAR else (None, 0)


def _misfit(side, start, clip, heard):
    """The part of the energy within `heard` that `clip`, begun at frame `start`, leaves unexplained."""
    if not 0 <= start <= heard.start:
        return 1.0
    expected = clip[heard.start - start : heard.stop - start : heard.step]
    found = side[heard.start : heard.start + heard.step * len(expected) : heard.step]
    energy = sum(map(mul, found, found)) * sum(map(mul, expected, expected))
    return 1 - sum(map(mul, found, expected)) ** 2 / energy if energy else 1.0


def _gain(found, clip):
    expected = clip[: len(found)]
    return sum(map(mul, found, expected)) / sum(map(mul, expected, expected))


def find_clip(recording, clip, expected, within):
    """The second at which a clip is heard, looked for within so many seconds round the expected one, and how
    alike the two are there (1: the same). Other sounds may lie under it; its first 0.4 s tell enough.
    """
    clip = clip[: round(0.4 * RATE)]
    side = [left + right for left, right in zip(*recording, strict=True)]
    first, last = round((expected - within) * RATE), round((expected + within) * RATE)

    def likeness(start, step):
        heard, spoken = side[start : start + len(clip) : step], clip[::step]
        energy = sum(map(mul, heard, heard)) * sum(map(mul, spoken, spoken))
        return sum(map(mul, heard, spoken)) / energy**0.5 if energy else 0.0

    rough = max(range(max(0, first), last, 2), key=lambda start: likeness(start, 9))
    # A ringing tone resembles itself some periods later.
    start = max(range(max(0, rough - 150), rough + 151), key=lambda at: likeness(at, 3))
    return start / RATE, likeness(start, 1)
