"""The program in a real terminal: its sizes, and every way in which it can end or be interrupted."""

from __future__ import annotations

import os
import re
import signal
import time
from pathlib import Path

import pytest

from .conftest import PROGRAM

pytestmark = pytest.mark.terminal

PLAY = f"{PROGRAM} start cat-cow --sound none"


def gone(pid):
    """Whether a process has ended (one that nobody has asked for its end counts as well)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def is_blocks(line):
    """Whether strokes of the large figures stand in it, beside whatever else."""
    return re.search("[█▀▄]{2}", line) is not None


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_library_playing_stopping_and_home(terminal, size):
    window = terminal(size)
    window.type(PROGRAM)
    window.shows("Cat-Cow")
    time.sleep(0.7)  # a person's pause: Enter right after coming home is taken for a held key
    window.press("Enter")
    if size == (40, 12):
        # Where the list has no description beside it, what to mind stands on a screen of its own.
        window.shows("Take care")
        time.sleep(0.7)
        window.press("Enter")
    window.shows("GET READY")
    window.shows("space pause")
    # 15 down to 12 are two figures: their strokes stand whole, in rows of blocks of their own.
    window.becomes(lambda: len([line for line in window.screen().split("\n") if is_blocks(line)]) >= 4)
    window.press("q")
    window.shows("Stop here?")
    window.press("y")
    window.shows("Stopped early")
    window.press("Enter")
    window.shows("Chair")
    window.press("q")
    window.becomes(lambda: window.ask("alternate_on") == ["0"])
    assert "Traceback" not in window.screen()


def ended_well(window, code, before):
    """The shell is back, with the exit code and the terminal as it was."""
    window.shows(f"ended {code}", 5.0)
    assert "Traceback" not in window.screen()
    assert window.ask("alternate_on", "cursor_flag", "mouse_any_flag", "bracket_paste_flag")[:3] == [
        "0",
        "1",
        "0",
    ]
    window.type("clear; stty -g")
    window.shows(before, 5.0)


def settings_of(window):
    window.type("stty -g")
    window.becomes(lambda: any(":" in line for line in window.screen().splitlines()))
    return next(line for line in window.screen().splitlines() if ":" in line)


@pytest.mark.parametrize(("how", "code"), [("C-c", 0), (signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=str)
def test_it_leaves_the_terminal_as_it_was(terminal, how, code):
    window = terminal((120, 30))
    before = settings_of(window)
    window.type(f"{PLAY}; echo ended $?")
    window.shows("GET READY")
    if isinstance(how, str):
        window.press(how)
    else:
        os.kill(window.program(), how)
    ended_well(window, code, before)


def test_plain_text_ends_with_ctrl_c(terminal):
    window = terminal()
    before = settings_of(window)
    window.type(f"{PLAY} --plain; echo ended $?")
    window.shows("Get ready")
    window.press("C-c")
    window.shows("Stopped.")
    ended_well(window, 130, before)


@pytest.mark.parametrize("options", ["", "--plain"], ids=["screen", "plain"])
def test_a_closed_window_ends_it(terminal, tmp_path, options):
    window = terminal()
    code = tmp_path / "code"
    # A shell that outlives the window tells how it ended; with a traceback it would be 1.
    window.type(f"clear; bash -c \"trap '' HUP; {PLAY} {options}; echo \\$? > {code}\"")
    window.becomes(lambda: "get ready" in window.screen().lower())
    pid = window.program()
    closed = time.monotonic()
    window.close_window()
    while not (gone(pid) and code.exists() and code.read_text()):
        assert time.monotonic() < closed + 2.0, "it still runs two seconds later"
        time.sleep(0.02)
    assert code.read_text() == "129\n"


def test_into_the_background_and_back(terminal):
    window = terminal()
    window.type(PLAY)
    window.shows("GET READY")
    window.press("C-z")
    window.shows("Stopped")
    assert window.ask("alternate_on") == ["0"]
    window.type("fg")
    window.shows("PAUSED")
    assert window.ask("alternate_on") == ["1"]
    window.press("Space")
    window.shows("GET READY")
    window.press("C-c")
    window.becomes(lambda: window.ask("alternate_on") == ["0"])


def test_stopped_for_longer_than_a_look_it_is_found_paused(terminal):
    window = terminal()
    window.type("set +m")  # or the shell would take the terminal meanwhile
    window.type(PLAY)
    window.shows("4:08 left")
    pid = window.program()
    os.kill(pid, signal.SIGSTOP)
    time.sleep(5.3)  # what is shown here is that this time is not counted
    os.kill(pid, signal.SIGCONT)
    window.shows("The clock jumped by")
    window.shows("PAUSED")
    left = next(line for line in window.screen().splitlines() if " left" in line)
    assert "4:08 left" in left or "4:07 left" in left
