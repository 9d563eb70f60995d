"""What a real device leaves behind."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from stretchtimer.sound.miniaudio_output import MiniaudioOutput
from stretchtimer.sound.output import OutputError

pytestmark = [
    pytest.mark.sound,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="descriptors are counted in /proc"),
]


def open_files():
    return len(list(Path("/proc/self/fd").iterdir()))


def test_opening_often_leaves_nothing_behind(sink):
    MiniaudioOutput().close()
    before = open_files()
    for _ in range(70):
        MiniaudioOutput().close()
    assert open_files() <= before


def test_failing_often_leaves_nothing_behind(sink, monkeypatch):
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    monkeypatch.setenv("HOME", "/nowhere")

    def fail():
        with pytest.raises(OutputError):
            MiniaudioOutput()

    fail()
    before = open_files()
    for _ in range(70):
        fail()
    assert open_files() <= before
