"""The loudspeaker by way of miniaudio: one open stream that pulls from the mixer in its own thread."""

from __future__ import annotations

import atexit
import sys
import time
from typing import TYPE_CHECKING, Any

from stretchtimer.sound.alsa import hush
from stretchtimer.sound.mixer import RATE
from stretchtimer.sound.output import OutputError
from stretchtimer.sound.stream import Stream

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

_BUFFER = 0.050  # seconds; measured: a fifth of a per cent of a core, and nothing late under full load
_LEAD = _BUFFER + 0.010


class MiniaudioOutput(Stream):
    """Opens on construction, in about 10 ms where the server answers. Raises OutputError."""

    name = "miniaudio"

    def __init__(self, clock: Callable[[], float] = time.monotonic, system: str = "") -> None:
        """`system`: the sound system to insist on (PulseAudio, ALSA, ...); empty takes the best there is."""
        super().__init__(clock, _LEAD)
        hush()
        self._device: Any = _open_device(system)
        self._system: str = self._device.backend
        self.device = f"the default device ({self._system})"
        pulls = self._pulling()
        next(pulls)
        try:
            self._device.start(pulls)
        except _miniaudio().MiniaudioError as error:
            self.close()
            raise OutputError(f"{self._system} would not start ({error})") from error
        # A device thread that calls into an interpreter on its way out crashes it.
        atexit.register(self.close)

    def again(self) -> MiniaudioOutput:
        """Open anew by the same sound system: PulseAudio, restarting, must not find ALSA holding its card."""
        return MiniaudioOutput(self._clock, self._system)

    def _pulling(self) -> Generator[bytes, int, None]:
        frames = yield b""
        while True:
            frames = yield self.pull(frames)

    def close(self) -> None:
        """Close the device. May be called twice."""
        atexit.unregister(self.close)
        device, self._device = self._device, None
        if device is not None:
            _let_go(device)


def _miniaudio() -> Any:
    # Late: it costs about 90 ms, and it is not there on every platform.
    try:
        import miniaudio
    except ImportError as error:
        raise OutputError("miniaudio is not installed") from error
    return miniaudio


def _open_device(system: str) -> Any:
    miniaudio = _miniaudio()
    # Built in two steps, so that the context of a device that failed to open can be let go of.
    device = miniaudio.PlaybackDevice.__new__(miniaudio.PlaybackDevice)
    try:
        device.__init__(
            output_format=miniaudio.SampleFormat.SIGNED16,
            nchannels=2,
            sample_rate=RATE,
            buffersize_msec=round(1000 * _BUFFER),
            backends=_systems(miniaudio, system),
            app_name="Stretchtimer",
        )
    except miniaudio.MiniaudioError as error:
        _let_go(device)
        raise OutputError(f"no sound device ({error})") from error
    if device.backend == "Null":
        # miniaudio's last resort: it takes the sound and plays it nowhere.
        _let_go(device)
        raise OutputError("no sound system")
    return device


def _systems(miniaudio: Any, system: str) -> list[Any]:
    if system:
        return [backend for backend in miniaudio.Backend if backend.name == system.upper().replace(" ", "")]
    if sys.platform.startswith("linux"):
        # Those that are met; the others would only be tried in vain, and JACK's library prints that it was.
        return [miniaudio.Backend.PULSEAUDIO, miniaudio.Backend.ALSA]
    return []


def _let_go(device: Any) -> None:
    miniaudio = _miniaudio()
    device.close()
    # `close` forgets the context, with five file descriptors in it.
    if (context := getattr(device, "_context", None)) is not None:
        miniaudio.lib.ma_context_uninit(context)
        device._context = None
