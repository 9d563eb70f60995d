"""A private PulseAudio server whose only loudspeaker plays nowhere, and a recording of what it was given."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import time
from array import array
from pathlib import Path

RATE = 44_100
PROGRAMS = ("pulseaudio", "pactl", "pacat", "paplay", "parec")
MISSING = [program for program in PROGRAMS if shutil.which(program) is None]

_ASOUNDRC = (
    "pcm.!default { type pulse }\nctl.!default { type pulse }\n"  # ALSA's programs, by way of PulseAudio
)
_MODULES = (
    "--load=module-native-protocol-unix",
    f"--load=module-null-sink sink_name=ci rate={RATE} channels=2",
)
_FORMAT = ("--raw", "--format=s16le", f"--rate={RATE}", "--channels=2")
_PATIENCE = 10.0  # seconds for the server to answer


class NullSink:
    """Start, kill and start again; `env` makes this process and its children use this server and no other."""

    def __init__(self):
        # Not pytest's own folder: the path of a socket may not be longer than about a hundred characters.
        self._home = Path(tempfile.mkdtemp(prefix="sink-"))
        (self._home / ".asoundrc").write_text(_ASOUNDRC)
        self._server = self._hurry = None
        self.env = {
            "HOME": str(self._home),
            "XDG_RUNTIME_DIR": str(self._home),
            "PULSE_RUNTIME_PATH": str(self._home / "pulse"),
            "PULSE_SERVER": f"unix:{self._home}/pulse/native",
        }

    def start(self):
        self._server = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", *_MODULES],
            env=self._environment(),
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + _PATIENCE
        while subprocess.run(
            ["pactl", "info"], env=self._environment(), capture_output=True, check=False
        ).returncode:
            assert time.monotonic() < deadline, "PulseAudio did not start"
            time.sleep(0.05)

        # Left alone, a null sink takes two seconds of sound at a time; a stream in a hurry makes it work in
        # small pieces, as a sound card does.
        self._hurry = subprocess.Popen(
            ["pacat", "--playback", "--latency-msec=5", *_FORMAT, "/dev/zero"],
            env=self._environment(),
            stderr=subprocess.DEVNULL,
        )

    def kill(self):
        for process in (self._server, self._hurry):
            process.kill()
            process.wait()

    def record(self):
        recording = Recording(self._home / f"heard-{time.monotonic_ns()}.raw", self._environment())
        recording.wait_for_first()
        return recording

    def remove(self):
        self.kill()
        shutil.rmtree(self._home, ignore_errors=True)

    def _environment(self):
        return {**os.environ, **self.env}


class Recording:
    """What the sink plays, from now until `stop`. `origin` is the clock's second of its first frame."""

    def __init__(self, path, env):
        self._path = path
        self._path.touch()
        self.origin = float("inf")
        self._running, self._stopped = threading.Event(), threading.Event()
        with path.open("wb") as file:
            self._recorder = subprocess.Popen(
                ["parec", "--device=ci.monitor", "--latency-msec=5", *_FORMAT],
                env=env,
                stdout=file,
                stderr=subprocess.DEVNULL,
            )
        self._watch = threading.Thread(target=self._find_origin)
        self._watch.start()

    def _find_origin(self):
        # No frame is written before it was played, so the earliest origin seen is the nearest to the truth.
        while not self._stopped.wait(0.02):
            if frames := self._path.stat().st_size // 4:
                self.origin = min(self.origin, time.monotonic() - frames / RATE)
                self._running.set()

    def wait_for_first(self):
        assert self._running.wait(_PATIENCE), "the monitor gives nothing to record"

    def stop(self):
        """End the recording; (left, right) as arrays of samples."""
        self._stopped.set()
        self._watch.join()
        self._recorder.terminate()
        self._recorder.wait()
        data = self._path.read_bytes()
        samples = array("h", data[: len(data) // 4 * 4])
        return samples[0::2], samples[1::2]
