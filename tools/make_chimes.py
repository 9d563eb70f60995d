"""Makes the chimes in `sounds/`, byte for byte the same each time. Needs Python and nothing else.

    python tools/make_chimes.py            write them
    python tools/make_chimes.py --check    say whether the files are what this script makes

Three materials make a family that is told apart without looking: a *bowl* begins and ends what lasts, a
*mallet* marks what happens within it, and dry *wood* counts. Breath and movement are voices without an
attack. What opens rises, what closes falls.
"""

from __future__ import annotations

import io
import math
import sys
import wave
from array import array
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

RATE = 44_100
SOUNDS = Path(__file__).resolve().parent.parent / "sounds"

Signal = list[float]
TONES = (440, 495, 557, 660, 743, 880)

# Partials of each material: ratio to the fundamental, amplitude, decay (seconds to fall to 1/e).
BOWL = ((1, 1, 2.2), (2.71, 0.45, 1.3), (5.15, 0.18, 0.6), (8.43, 0.06, 0.25))
MALLET = ((1, 1, 0.16), (3.93, 0.18, 0.06), (9.2, 0.04, 0.03))
WOOD = ((1, 1, 0.045), (3.9, 0.25, 0.015))


def exact(value: float) -> float:
    """A number on which all C libraries agree: their sines and powers may differ in the sixteenth digit."""
    return round(value, 12)


def struck(material: tuple[tuple[float, float, float], ...], pitch: float, seconds: float) -> Signal:
    """One stroke: each partial is a damped resonator, which costs two multiplications a sample."""
    frames = round(seconds * RATE)
    signal = [0.0] * frames
    for ratio, amplitude, decay in material:
        omega = 2 * math.pi * pitch * ratio / RATE
        damping = math.exp(-1 / (decay * RATE))
        near, far = exact(2 * math.cos(omega) * damping), exact(damping * damping)
        before, now = 0.0, exact(amplitude * math.sin(omega) * damping)
        for frame in range(frames):
            signal[frame] += before
            before, now = now, near * now - far * before
    return edged(signal, attack=0.002, release=min(0.25, seconds / 3))


def sung(begin: float, end: float, seconds: float, overtone: float) -> Signal:
    """A soft voice gliding from one pitch to another, swelling and fading. `overtone`: how reedy it is."""
    frames = round(seconds * RATE)
    signal: Signal = []
    phase = 0.0
    for frame in range(frames):
        signal.append(math.sin(phase) + overtone * math.sin(3 * phase))
        phase += 2 * math.pi * (begin + (end - begin) * frame / frames) / RATE
    return edged(signal, attack=seconds * 0.35, release=seconds * 0.6)


def edged(signal: Signal, attack: float, release: float) -> Signal:
    """The signal with raised-cosine edges (lengths in seconds), so that neither end clicks."""
    rising, falling = round(attack * RATE), round(release * RATE)
    edged = signal[:]
    for frame in range(rising):
        edged[frame] *= exact(0.5 - 0.5 * math.cos(math.pi * frame / rising))
    for frame in range(falling):
        edged[-1 - frame] *= exact(0.5 - 0.5 * math.cos(math.pi * frame / falling))
    return edged


def together(*parts: tuple[float, Signal]) -> Signal:
    """Signals laid over each other, each beginning at its second."""
    frames = max(round(at * RATE) + len(signal) for at, signal in parts)
    mix = [0.0] * frames
    for at, signal in parts:
        begin = round(at * RATE)
        for frame, sample in enumerate(signal):
            mix[begin + frame] += sample
    return mix


def wood(pitch: float) -> Signal:
    """A knock."""
    return struck(WOOD, pitch, 0.3)


def two_mallets(first: float, second: float, apart: float) -> Signal:
    """Two strokes, done within 0.85 s, so that a count a second later stands alone."""
    return together((0, struck(MALLET, first, 0.85 - apart)), (apart, struck(MALLET, second, 0.85 - apart)))


# Name -> peak in dBFS, and how it is made.
CHIMES: dict[str, tuple[float, Callable[[], Signal]]] = {
    # Get ready: a knock at the door, twice, so that it is not taken for a count.
    "ready": (-16, lambda: together((0, wood(1046)), (0.12, wood(1046)))),
    "count": (-14, lambda: wood(784)),
    "count-in": (-12, lambda: wood(1046)),  # higher than the counts before it: off you go
    "count-out": (-12, lambda: wood(587)),  # lower: nearly there
    "begin": (-10, lambda: struck(BOWL, 220, 4)),
    "half": (-14, lambda: two_mallets(659, 659, 0.18)),
    "end": (-12, lambda: two_mallets(784, 392, 0.2)),  # an octave down: let go
    "switch": (-12, lambda: two_mallets(523, 784, 0.2)),  # up a fifth: turn over
    "rest": (-14, lambda: struck(BOWL, 174.6, 4)),
    "inhale": (-20, lambda: sung(330, 440, 0.85, 0.0)),
    "exhale": (-20, lambda: sung(440, 330, 0.85, 0.0)),
    # The phases of a repetition: shorter than a breath and reedier.
    "lift": (-20, lambda: sung(392, 523, 0.4, 0.25)),
    "steady": (-20, lambda: sung(440, 440, 0.4, 0.25)),
    "lower": (-20, lambda: sung(523, 392, 0.4, 0.25)),
    "finish": (
        -8,
        lambda: together(*((0.35 * n, struck(BOWL, p, 4)) for n, p in enumerate((262, 330, 392, 523)))),
    ),
    "wait": (-16, lambda: two_mallets(440, 440, 0.36)),  # two equal ones, slowly: well?
    # Every ten seconds of a hold, for who wants it: five notes of a scale, and the octave.
    **{
        f"tone-{nth}": (-24, partial(struck, MALLET, pitch, 0.35)) for nth, pitch in enumerate(TONES, start=1)
    },
}


def wav(signal: Signal, peak_dbfs: float) -> bytes:
    """The signal as a WAV file, 16 bit mono, its loudest sample at `peak_dbfs`."""
    scale = exact(10 ** (peak_dbfs / 20)) * 32767 / max(map(abs, signal))
    samples = array("h", [round(sample * scale) for sample in signal])
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples.tobytes())
    return file.getvalue()


def main(arguments: list[str]) -> int:
    """Write or check all of them; 1 if one is not as it should be."""
    wrong = 0
    for name, (peak, make) in CHIMES.items():
        path, made = SOUNDS / f"{name}.wav", wav(make(), peak)
        if "--check" not in arguments:
            path.write_bytes(made)
        elif not path.exists() or path.read_bytes() != made:
            print(f"{path} is not what this script makes")
            wrong = 1
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
