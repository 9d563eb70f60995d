"""Plays through the program that the system brings along for it: paplay, pw-play, aplay or afplay."""

from __future__ import annotations

import atexit
import shutil
import subprocess
import tempfile
import threading
import wave
from itertools import cycle
from pathlib import Path

from stretchtimer.sound.mixer import RATE
from stretchtimer.sound.output import OutputError

PROGRAMS = {
    # Short buffers where a program lets one choose: less to throw away when it is silenced.
    "paplay": ("paplay", "--latency-msec=60", "--client-name=Stretchtimer"),
    "pw-play": ("pw-play", "--latency=60ms"),
    "aplay": ("aplay", "-q"),
    "afplay": ("afplay",),
}
"""Name -> command, in order of preference; the file to play comes last."""

_PATIENCE = 3.0  # seconds for a program to play a moment of silence


class SystemPlayer:
    """A BufferPlayer. Opening plays a moment of silence; raises OutputError where that does not work."""

    name = "system"

    def __init__(self, program: str) -> None:
        """`program` is one of PROGRAMS."""
        found = shutil.which(program)
        if found is None:
            raise OutputError(f"there is no {program}")
        self.device = f"the default device ({program})"
        self._program = program
        self._command = (found, *PROGRAMS[program][1:])
        self._folder = tempfile.TemporaryDirectory(prefix="stretchtimer-", ignore_cleanup_errors=True)
        # A few files in turn: one is read by its player while the next is written.
        self._files = cycle([Path(self._folder.name) / f"phrase-{n}.wav" for n in range(4)])
        self._prepared = next(self._files)
        self._lock = threading.Lock()  # started in one thread, stopped and watched from another
        self._playing: list[subprocess.Popen[bytes]] = []
        self._failed = False
        # A player would play its phrase to the end though the program is gone.
        atexit.register(self.stop)
        try:
            self._try_out()
        except OutputError:
            self.close()
            raise

    def prepare(self, sound: bytes) -> None:
        """Write the buffer to a file."""
        self._prepared = next(self._files)
        write_wave(self._prepared, sound)

    def start(self) -> None:
        """Start the program on the file last written."""
        with self._lock:
            self._look_back()
            self._playing.append(self._launch())

    def stop(self) -> None:
        """End every player."""
        with self._lock:
            playing, self._playing = self._playing, []
        for player in playing:
            player.kill()
        for player in playing:
            player.wait()

    def working(self) -> bool:
        """False once a player has ended with an error of its own accord."""
        with self._lock:
            self._look_back()
            return not self._failed

    def close(self) -> None:
        """End the players and remove the files."""
        atexit.unregister(self.stop)
        self.stop()
        self._folder.cleanup()

    def again(self) -> SystemPlayer:
        """Try the same program again."""
        return SystemPlayer(self._program)

    def _launch(self) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(
                [*self._command, str(self._prepared)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise OutputError(f"{self._program} does not start ({error.strerror})") from error

    def _look_back(self) -> None:
        """Forget the players that have ended, and note whether one of them failed."""
        ended = [player for player in self._playing if player.poll() is not None]
        self._failed = self._failed or any(player.returncode != 0 for player in ended)
        self._playing = [player for player in self._playing if player not in ended]

    def _try_out(self) -> None:
        self.prepare(bytes(4 * (RATE // 50)))
        trial = self._launch()
        try:
            code = trial.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            trial.kill()
            trial.wait()
            code = None
        if code != 0:
            raise OutputError(f"{self._program} cannot play" + (" (it hangs)" if code is None else ""))


def write_wave(path: Path, sound: bytes) -> None:
    """Write 16-bit stereo at RATE, in the machine's byte order, as a WAV file. Raises OutputError."""
    try:
        with wave.open(str(path), "wb") as file:
            file.setnchannels(2)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(sound)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}") from error
