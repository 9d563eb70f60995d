from __future__ import annotations

import os
import subprocess
import sys

import pytest

from stretchtimer.sound import opening
from stretchtimer.sound.opening import open_output
from stretchtimer.sound.output import OutputError

from .fakes import FakeOutput


def failing(clock):
    raise OutputError("nobody there")


def working(clock):
    return FakeOutput()


@pytest.fixture
def ways(monkeypatch):
    """Which ways out work; none does unless a test says so."""
    ways = {"miniaudio": failing, "simpleaudio": failing, "system": failing}
    monkeypatch.setattr(opening, "_OPEN", ways)
    monkeypatch.setattr(opening.importlib.util, "find_spec", lambda _: object())
    return ways


def ring():
    pass


def test_the_first_that_works_is_taken_and_nothing_is_explained(ways):
    ways["miniaudio"] = working
    opened = open_output("auto", ring)
    assert (opened.output.name, opened.explained) == ("fake", "")


def test_falling_back_is_explained(ways):
    ways["system"] = working
    opened = open_output("auto", ring)
    assert opened.output.name == "fake"
    assert opened.explained == "miniaudio: nobody there; simpleaudio: nobody there"


def test_simpleaudio_is_passed_over_where_it_is_not_installed(ways, monkeypatch):
    monkeypatch.setattr(opening.importlib.util, "find_spec", lambda _: None)
    assert open_output("auto", ring).explained == "miniaudio: nobody there; system: nobody there"


@pytest.mark.parametrize("choice", ["auto", "miniaudio", "simpleaudio", "system", "bell"])
def test_the_bell_is_the_last_resort(ways, choice):
    opened = open_output(choice, ring)
    assert opened.output.name == "bell"
    opened.output.close()


def test_without_a_terminal_there_is_silence_and_a_reason(ways):
    opened = open_output("miniaudio")
    assert opened.output.name == "none"
    assert opened.explained == "miniaudio: nobody there; bell: there is no terminal"


def test_chosen_silence_needs_no_explaining(ways):
    opened = open_output("none", ring)
    assert (opened.output.name, opened.explained) == ("none", "")


def test_an_unknown_choice_is_refused():
    with pytest.raises(ValueError, match="'loud' is none of"):
        open_output("loud")


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="PulseAudio and ALSA can only be hidden here"
)
def test_without_any_device_the_bell_rings_and_nothing_is_printed(tmp_path):
    program = (
        "import threading, time\n"
        "from stretchtimer.sound.opening import open_output\n"
        "from stretchtimer.sound.clips import Clip\n"
        "from stretchtimer.sound.notes import Note\n"
        "from array import array\n"
        "rung = threading.Event()\n"
        "opened = open_output('auto', rung.set)\n"
        "opened.output.play([Note(time.monotonic(), Clip(array('h', [1])), chime='count')])\n"
        "print(opened.output.name, rung.wait(5), opened.explained)\n"
    )
    # A home, a runtime folder and a server's address where there is nothing; cards are hidden by a default
    # device of ALSA that does not exist.
    (tmp_path / ".asoundrc").write_text("pcm.!default { type hw card nowhere }\n")
    nowhere = {"HOME": tmp_path, "XDG_RUNTIME_DIR": tmp_path, "PULSE_SERVER": f"unix:{tmp_path}/nobody"}
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **nowhere},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.stderr == ""
    assert run.stdout.startswith("bell True miniaudio: ")
    assert run.returncode == 0
