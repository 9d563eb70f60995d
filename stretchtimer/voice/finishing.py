"""What is done to every recording of a voice: cut to its words, brought to one rate and one loudness.

Engines differ in all three, and a line that is suddenly loud, or comes late after a silence of its own, is
worse than none. Pure Python, since a line takes a fraction of a second and nothing has to be installed.
"""

from __future__ import annotations

import math
import sys
import wave
from array import array
from operator import mul
from pathlib import Path

RATE = 44_100
"""Frames in a second of what is written."""
LOUDNESS = -23.0
"""dBFS, the mean power while there is speech: as loud as the mallets, half as loud as the bowls."""
_HIGHEST = -3.0  # dBFS: no sample goes beyond, however quiet the rest

_WINDOW = 0.01  # seconds
_SILENT = 0.01  # of the loudest window (-40 dB): what is softer, at either end, is no speech
_MARGIN = 0.03  # seconds kept at either end: consonants are soft
_EDGE = 0.005  # seconds of fade, so that neither end clicks
_TAPS = 24  # of the resampling filter: no image above -60 dB


class UnreadableError(Exception):
    """A file that an engine left is no recording. The message says what is wrong with it."""


def finish(source: Path, target: Path) -> None:
    """Read an engine's WAV (16 bit, any rate) and write it as 44 100 Hz mono. Raises UnreadableError."""
    samples, rate = _read(source)
    write(target, finished(samples, rate))


def finished(samples: array[int], rate: int) -> array[int]:
    """Mono samples at `rate`, as they are to be played: at RATE. Raises UnreadableError if it is silence."""
    loud = _even(_resampled(_trimmed(samples, rate), rate))
    edge = round(_EDGE * RATE)
    for frame in range(min(edge, len(loud) // 2)):
        loud[frame] = int(loud[frame] * frame / edge)
        loud[-1 - frame] = int(loud[-1 - frame] * frame / edge)
    return loud


def write(target: Path, samples: array[int]) -> None:
    """Write whole or not at all: a program that was killed must leave no half line behind."""
    half = target.with_suffix(".part")
    data = array("h", samples)
    if sys.byteorder == "big":
        data.byteswap()
    with wave.open(str(half), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(data.tobytes())
    half.replace(target)


def _read(source: Path) -> tuple[array[int], int]:
    try:
        with wave.open(str(source), "rb") as file:
            if file.getsampwidth() != 2:
                raise UnreadableError(f"{8 * file.getsampwidth()} bit instead of 16")
            channels, rate = file.getnchannels(), file.getframerate()
            data = file.readframes(file.getnframes())
    except (OSError, EOFError, wave.Error) as error:
        raise UnreadableError(str(error) or "it ends too early") from error
    samples = array("h", data[: len(data) // 2 * 2])
    if sys.byteorder == "big":
        samples.byteswap()
    return samples[::channels], rate


def _powers(samples: array[int], frames: int) -> list[float]:
    """The mean square of each window of `frames` frames."""
    parts = (samples[at : at + frames] for at in range(0, len(samples), frames))
    return [sum(map(mul, part, part)) / len(part) for part in parts]


def _trimmed(samples: array[int], rate: int) -> array[int]:
    frames = max(1, round(_WINDOW * rate))
    powers = _powers(samples, frames)
    loudest = max(powers, default=0.0)
    if loudest < 1.0:
        raise UnreadableError("it is silent")
    speech = [nth for nth, power in enumerate(powers) if power > loudest * _SILENT**2]
    margin = round(_MARGIN * rate)
    return samples[max(0, speech[0] * frames - margin) : (speech[-1] + 1) * frames + margin]


def _resampled(samples: array[int], rate: int) -> array[int]:
    """At RATE, by a windowed sinc for each phase between two samples."""
    if rate == RATE:
        return samples
    common = math.gcd(rate, RATE)
    up, down = RATE // common, rate // common
    reach = min(1.0, up / down)
    filters = [_sinc(phase / up, reach) for phase in range(up)]
    half = _TAPS // 2
    padded = array("h", bytes(2 * (half - 1))) + samples + array("h", bytes(2 * (half + 1)))
    found = array("h")
    for frame in range(len(samples) * up // down):
        at, phase = divmod(frame * down, up)
        value = (
            samples[at]
            if not phase and reach == 1.0
            else sum(map(mul, filters[phase], padded[at : at + _TAPS]))
        )
        found.append(max(-32768, min(32767, round(value))))
    return found


def _sinc(offset: float, reach: float) -> list[float]:
    """The weights of the samples round a place `offset` after one of them; `reach`: the share of the band."""
    half = _TAPS // 2
    weights = []
    for tap in range(_TAPS):
        x = tap - (half - 1) - offset
        sinc = reach if x == 0 else math.sin(math.pi * x * reach) / (math.pi * x)
        weights.append(sinc * (0.5 + 0.5 * math.cos(math.pi * x / half)))
    total = sum(weights)
    return [weight / total for weight in weights]


def _even(samples: array[int]) -> array[int]:
    """At LOUDNESS, measured where there is speech, or as near to it as the highest sample allows."""
    powers = _powers(samples, round(5 * _WINDOW * RATE))
    threshold = max(powers) / 100
    speech = [power for power in powers if power >= threshold]
    now = 10 * math.log10(sum(speech) / len(speech) / 32768**2)
    highest = 20 * math.log10(max(map(abs, samples)) / 32768)
    factor = 10 ** (min(LOUDNESS - now, _HIGHEST - highest) / 20)
    return array("h", [max(-32768, min(32767, round(sample * factor))) for sample in samples])
