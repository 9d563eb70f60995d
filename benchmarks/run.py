"""Compare Stretchtimer with what it is built on, side by side in one run, and print ratios.

    .venv/bin/pip install termdown && .venv/bin/python benchmarks/run.py

Machines differ and are noisy, so only ratios of things measured in turn mean something; each line gives the
median of its runs. Everything is measured from outside: a program in a terminal of 100 × 30, its first
paint seen by the bytes it sends, its processor time and memory as the kernel counts them. Linux only.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import history

HERE = Path(__file__).parent
PYTHON = sys.executable
PROGRAM = [PYTHON, "-m", "stretchtimer"]
TICKS = os.sysconf("SC_CLK_TCK")

ROUTINE = """\
name: Benchmark
steps:
  - name: Long hold
    hold: 10m
    setup: 0
"""

MOVING = """\
name: Moving
steps:
  - {stretch: cat-cow, breaths: 60, setup: 0}
"""
"""The figure is in another pose at every look, in a terminal that has room for it."""


class Running:
    """A program in a terminal of its own."""

    def __init__(self, command: Sequence[str], home: str) -> None:
        self.began = time.monotonic()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            environment = {**os.environ, "TERM": "xterm-256color", "STRETCHTIMER_HOME": home}
            os.execvpe(command[0], list(command), environment)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self.seen = b""

    def read_for(self, seconds: float, until: bytes | None = None) -> float | None:
        """Take what it draws; seconds since its start when `until` has appeared, or None."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not select.select([self.terminal], [], [], left)[0]:
                break
            try:
                self.seen += os.read(self.terminal, 65536)
            except OSError:
                break
            if until is not None and until in self.seen:
                return time.monotonic() - self.began
        return None

    def press(self, keys: bytes) -> None:
        """Type."""
        os.write(self.terminal, keys)

    def cpu(self) -> float:
        """Processor seconds so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self) -> float:
        """Resident MiB."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        raise RuntimeError("the kernel tells no VmRSS")

    def end(self) -> None:
        """Away with it."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def in_turn(runs: int, one: Callable[[], float], other: Callable[[], float]) -> tuple[float, float, float]:
    """Both medians, and the median of the ratios pair by pair."""
    pairs = [(one(), other()) for _ in range(runs)]
    return (
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        statistics.median(a / b for a, b in pairs),
    )


def first_paint(command: Sequence[str], shows: bytes, home: str) -> float:
    """Seconds from the start to the first sight of `shows`."""
    running = Running(command, home)
    seconds = running.read_for(20, shows)
    running.end()
    if seconds is None:
        raise RuntimeError(f"{command} never showed {shows!r}")
    return seconds


def resident(command: Sequence[str], shows: bytes, home: str) -> float:
    """MiB, two seconds after the first paint."""
    running = Running(command, home)
    running.read_for(20, shows)
    running.read_for(2)
    memory = running.memory()
    running.end()
    return memory


def cpu_while(command: Sequence[str], home: str, seconds: float, keys: bytes = b"") -> float:
    """Per cent of a core over so many seconds, after three to come to rest."""
    running = Running(command, home)
    running.read_for(3)
    if keys:
        running.press(keys)
        running.read_for(1)
    before = running.cpu()
    running.read_for(seconds)
    used = running.cpu() - before
    running.end()
    return 100 * used / seconds


def wall(command: Sequence[str], home: str) -> float:
    """Seconds that a command takes."""
    running = Running(command, home)
    running.read_for(20)
    os.waitpid(running.pid, 0)
    os.close(running.terminal)
    return time.monotonic() - running.began


def line(what: str, ours: float, theirs: float, ratio: float, unit: str, aim: str) -> None:
    """One result."""
    print(f"{what:<58} {ours:8.2f} {theirs:8.2f} {unit:<6} ratio {ratio:5.2f}   {aim}", flush=True)


def main() -> None:
    """All of it; about twelve minutes."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--runs", type=int, default=7, help="runs of each short measurement")
    arguments.add_argument("--seconds", type=float, default=60.0, help="length of each long measurement")
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as home:
        routines = Path(home) / "routines"
        routines.mkdir()
        (routines / "benchmark.yaml").write_text(ROUTINE)
        (routines / "moving.yaml").write_text(MOVING)
        # Nobody is there to answer how the back feels.
        (Path(home) / "settings.yaml").write_text("ask-how-it-feels: no\n")
        bare = [PYTHON, str(HERE / "bare_app.py")]
        clock = [PYTHON, str(HERE / "bare_clock.py")]
        playing = [*PROGRAM, "start", "benchmark", "--sound", "none"]
        imports = [PYTHON, "-c", "import click, yaml, platformdirs; from pydantic import BaseModel"]
        runs, seconds = asked.runs, asked.seconds

        measured = in_turn(
            runs,
            lambda: first_paint(PROGRAM, b"Reading your routines", home),
            lambda: first_paint(bare, b"painted", home),
        )
        line("first paint: library / bare Textual app", *measured, "s", "aim ≤ 1.25")
        measured = in_turn(
            runs,
            lambda: first_paint(PROGRAM, b"Benchmark", home),
            lambda: first_paint(bare, b"painted", home),
        )
        line("all routines listed / bare Textual app", *measured, "s", "")
        measured = in_turn(
            max(1, runs // 2),
            lambda: resident(playing, b"LONG HOLD", home),
            lambda: resident(bare, b"painted", home),
        )
        line("memory: playing / bare Textual app", *measured, "MiB", "aim ≤ 1.6")
        measured = in_turn(runs, lambda: wall([*PROGRAM, "list"], home), lambda: wall(imports, home))
        line("list / importing its libraries", *measured, "s", "")
        measured = in_turn(
            1, lambda: cpu_while(playing, home, seconds), lambda: cpu_while(clock, home, seconds)
        )
        line("processor: playing / bare Textual clock at 10 Hz", *measured, "% core", "aim ≤ 0.8")
        moving = [*PROGRAM, "start", "moving", "--sound", "none"]
        measured = in_turn(
            3, lambda: cpu_while(moving, home, seconds), lambda: cpu_while(clock, home, seconds)
        )
        line("processor: figure at 10 Hz / bare Textual clock at 10 Hz", *measured, "% core", "aim ≤ 1.3")
        paused = cpu_while(playing, home, seconds, b" ")
        print(f"{'processor: paused':<58} {paused:8.2f} {'':8} % core               aim ≤ 0.5", flush=True)
        if termdown := shutil.which("termdown", path=f"{Path(PYTHON).parent}:{os.environ['PATH']}"):
            measured = in_turn(
                1,
                lambda: cpu_while(playing, home, seconds),
                lambda: cpu_while([termdown, "600"], home, seconds),
            )
            line("processor: playing / termdown", *measured, "% core", "")
        else:
            print("processor: playing / termdown: termdown is not installed", flush=True)
    history.main()


if __name__ == "__main__":
    main()
