"""A real terminal: tmux, with a server of its own for each test."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time

import pytest

PROGRAM = f"{sys.executable} -m stretchtimer"


class Terminal:
    """One window of tmux."""

    def __init__(self, folder, size):
        self._socket = str(folder / "tmux")
        columns, rows = map(str, size)
        shell = ["env", "PS1=$ ", "HISTFILE=", "bash", "--norc", "--noprofile"]
        self._tmux("-f", os.devnull, "new-session", "-d", "-x", columns, "-y", rows, *shell)
        self.becomes(lambda: "$" in self.screen())

    def _tmux(self, *arguments):
        ended = subprocess.run(
            ["tmux", "-S", self._socket, *arguments], capture_output=True, text=True, timeout=10, check=True
        )
        return ended.stdout

    def type(self, line):
        self._tmux("send-keys", "-l", line)
        self.press("Enter")

    def press(self, key):
        self._tmux("send-keys", key)

    def screen(self):
        return self._tmux("capture-pane", "-p")

    def ask(self, *names):
        """What tmux knows of the window, like `alternate_on`."""
        return self._tmux("display-message", "-p", " ".join(f"#{{{name}}}" for name in names)).split()

    def becomes(self, condition, seconds=20.0):
        """Wait until something is true; the screen is told if it never is."""
        until = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > until:
                pytest.fail(f"it never came; the screen:\n{self.screen()}")
            time.sleep(0.05)

    def shows(self, text, seconds=20.0):
        self.becomes(lambda: text in self.screen(), seconds)

    def program(self):
        """The process id of what the shell runs, or the shell within it."""
        (pid,) = self.ask("pane_pid")
        while child := subprocess.run(
            ["pgrep", "-P", pid], capture_output=True, text=True, check=False
        ).stdout.split():
            pid = child[0]
        return int(pid)

    def close_window(self):
        self._tmux("kill-pane")

    def close(self):
        subprocess.run(["tmux", "-S", self._socket, "kill-server"], capture_output=True, check=False)


@pytest.fixture
def terminal(tmp_path, monkeypatch):
    """Opens a window of a size (columns, rows)."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    home = tmp_path / "home"
    home.mkdir()
    # The question before a routine has tests of its own; here what is played counts.
    (home / "settings.yaml").write_text("ask-how-it-feels: no\n")
    monkeypatch.setenv("STRETCHTIMER_HOME", str(home))
    monkeypatch.delenv("TMUX", raising=False)
    monkeypatch.setenv("TERM", "screen-256color")
    monkeypatch.delenv("PROMPT_COMMAND", raising=False)
    opened = []

    def window(size=(80, 24)):
        opened.append(Terminal(tmp_path, size))
        return opened[-1]

    yield window
    for each in opened:
        each.close()
