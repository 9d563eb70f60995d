"""Plays through simpleaudio, in a helper process.

In this process it would end in a segmentation fault as soon as a sound ends, from Python 3.12 on. In one of
its own, with the C library's allocator, it plays; and should it crash there, that costs the sound and not the
session.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading

from stretchtimer.sound.output import OutputError

_PATIENCE = 5.0  # seconds for the helper to start and try the device
_AT_ONCE = 0.05  # seconds to wait for the pipe before a `stop` becomes a kill


class SimpleaudioPlayer:
    """A BufferPlayer. Opening starts the helper; raises OutputError without simpleaudio or a device."""

    name = "simpleaudio"
    device = "the default device (simpleaudio)"

    def __init__(self) -> None:
        self._pipe = threading.Lock()  # a buffer and a command must not be interleaved
        try:
            self._helper = subprocess.Popen(
                [sys.executable, "-m", "stretchtimer.sound.simpleaudio_helper"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONMALLOC": "malloc"},
            )
        except OSError as error:
            raise OutputError(f"simpleaudio's process does not start ({error.strerror})") from error
        watchdog = threading.Timer(_PATIENCE, self._helper.kill)
        watchdog.daemon = True
        watchdog.start()
        assert self._helper.stdout is not None
        answer = self._helper.stdout.readline().decode(errors="replace").strip()
        watchdog.cancel()
        if answer != "ready":
            self.close()
            raise OutputError(f"simpleaudio does not play ({answer or 'its process ended'})")

    def prepare(self, sound: bytes) -> None:
        """Hand the buffer over."""
        with self._pipe:
            self._send(b"load %d\n" % len(sound) + sound)

    def start(self) -> None:
        """Play the buffer last handed over."""
        with self._pipe:
            self._send(b"start\n")

    def stop(self) -> None:
        """Silence it; a helper that does not listen is ended, which is silent too."""
        if not self._pipe.acquire(timeout=_AT_ONCE):
            self._helper.kill()
            return
        try:
            self._send(b"stop\n")
        except OutputError:
            return  # no process, no sound
        finally:
            self._pipe.release()

    def working(self) -> bool:
        """Whether the helper lives; it ends when the device fails."""
        return self._helper.poll() is None

    def close(self) -> None:
        """End the helper."""
        self._helper.kill()
        self._helper.wait()
        for pipe in (self._helper.stdin, self._helper.stdout):
            if pipe is not None and not pipe.closed:
                try:
                    pipe.close()
                except OSError:  # what was still to be written has nobody to read it
                    continue

    def again(self) -> SimpleaudioPlayer:
        """Start another helper."""
        return SimpleaudioPlayer()

    def _send(self, message: bytes) -> None:
        assert self._helper.stdin is not None
        try:
            self._helper.stdin.write(message)
            self._helper.stdin.flush()
        except (OSError, ValueError) as error:  # it died, or was closed
            raise OutputError("simpleaudio's process ended") from error
