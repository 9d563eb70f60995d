"""A real terminal, by tmux: what a person would see and press."""

import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("stretchtimer")


class Terminal:
    """One window with one program in it, on a tmux server of its own."""

    def __init__(self, home: Path, *arguments: str, editor: str = "ed", columns: int = 100, rows: int = 30):
        self.name = f"stretchtimer-{os.getpid()}-{time.monotonic_ns()}"
        variables = {
            "STRETCHTIMER_HOME": home,
            "EDITOR": editor,
            "VISUAL": "",
            "TERM": "screen-256color",
            "LANG": "C.UTF-8",
        }
        told = [f"{key}={value}" for key, value in variables.items()]
        line = shlex.join(["env", *told, str(PROGRAM), *arguments])
        # The shell stays when the program has ended, so that its last words can still be read.
        self._tmux(
            "new-session", "-d", "-x", str(columns), "-y", str(rows), f"{line}; echo ended with $?; cat"
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._tmux("kill-server")

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-L", self.name, "-f", "/dev/null", *arguments], capture_output=True, check=False
        )
        return done.stdout.decode()

    def press(self, *keys: str) -> None:
        """Keys by tmux's names."""
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """The text, and Enter."""
        self._tmux("send-keys", "-l", text)
        self._tmux("send-keys", "Enter")

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p", "-J")

    def see(self, text: str, seconds: float = 20.0) -> str:
        """Wait until a text is to be seen."""
        return self.until(lambda: text in self.screen(), f'"{text}" to be seen', seconds)

    def until(self, true, what: str, seconds: float = 20.0) -> str:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if true():
                return self.screen()
            time.sleep(0.05)
        raise AssertionError(f"waited for {what} for {seconds} s; there is:\n{self.screen()}")

    def program(self) -> int:
        """The process id of the program."""
        (shell,) = self._tmux("list-panes", "-F", "#{pane_pid}").split()
        found = subprocess.run(["pgrep", "-P", shell], capture_output=True, check=False).stdout.split()
        return int(found[0])
