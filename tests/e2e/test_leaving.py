"""A program that ends without closing its speaker."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import time

import pytest

from stretchtimer.files.places import bundled

from .hearing import loudest

PROGRAM = """
import sys, time
from pathlib import Path
from stretchtimer.sound.clips import read_bank
from stretchtimer.sound.speaker import Sounding, Speaker
speaker = Speaker(read_bank(Path(sys.argv[2])).clips, sys.argv[1])
assert speaker.wait_until_open(8)
speaker.play([Sounding(time.monotonic(), "finish")])
time.sleep(0.6)
"""


@pytest.mark.sound
@pytest.mark.parametrize("choice", ["miniaudio", "simpleaudio", "system"])
def test_ends_cleanly_and_is_heard_no_more(sink, choice):
    if importlib.util.find_spec("simpleaudio") is None and choice == "simpleaudio":
        pytest.skip("simpleaudio is not installed")
    recording = sink.record()
    command = [sys.executable, "-c", PROGRAM, choice, str(bundled("sounds"))]
    run = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    ended = time.monotonic() - recording.origin
    time.sleep(0.7)
    sound = recording.stop()
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert loudest(sound, 0, ended) > 1000
    assert loudest(sound, ended + 0.3, ended + 0.7) == 0
