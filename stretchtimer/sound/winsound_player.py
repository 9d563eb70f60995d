"""Plays through Windows' own PlaySound, which Python brings along."""

from __future__ import annotations

import sys
import tempfile
from itertools import cycle
from pathlib import Path

from stretchtimer.sound.output import OutputError
from stretchtimer.sound.system_player import write_wave


class WinsoundPlayer:
    """A BufferPlayer for Windows; raises OutputError elsewhere."""

    name = "system"
    device = "the default device (winsound)"

    def __init__(self) -> None:
        _require_windows()
        self._folder = tempfile.TemporaryDirectory(prefix="stretchtimer-", ignore_cleanup_errors=True)
        # Two in turn: Windows still holds the file that plays.
        self._files = cycle([Path(self._folder.name) / f"phrase-{n}.wav" for n in range(2)])
        self._prepared = next(self._files)
        self._failed = False

    def prepare(self, sound: bytes) -> None:
        """Write the buffer to a file; from memory PlaySound would wait for its end."""
        self._prepared = next(self._files)
        write_wave(self._prepared, sound)

    def start(self) -> None:
        """Play the file last written."""
        self._play(str(self._prepared))

    def stop(self) -> None:
        """Silence it."""
        self._play(None)

    def working(self) -> bool:
        """False once Windows refused to play."""
        return not self._failed

    def close(self) -> None:
        """Silence it and remove the files."""
        self.stop()
        self._folder.cleanup()

    def again(self) -> WinsoundPlayer:
        """There is nothing to open."""
        return WinsoundPlayer()

    def _play(self, file: str | None) -> None:
        if sys.platform == "win32":
            import winsound

            try:
                winsound.PlaySound(file, winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
            except RuntimeError:
                self._failed = True


def _require_windows() -> None:
    if sys.platform != "win32":
        raise OutputError("winsound is Windows' own")
