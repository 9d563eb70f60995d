"""The real program in plain text: how it ends, whatever happens to its streams."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and pipes as on Unix")

PLAY = [sys.executable, "-m", "stretchtimer", "start", "cat-cow", "--plain", "--sound", "none"]


@contextmanager
def playing(*arguments, stdin=subprocess.PIPE):
    """The program, once its first step has begun."""
    with subprocess.Popen(
        [*PLAY, *arguments],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # What runs in the background of a script is started with ctrl+c ignored, and so are its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    ) as process:
        try:
            for line in process.stdout:
                if "Get ready, step 1" in line:
                    break
            yield process
        finally:
            process.kill()


def ended(process):
    """What was still printed, what went wrong, and the exit code."""
    # Not `communicate`, which would close a standard input that should stay open.
    code = process.wait(10)
    return process.stdout.read().splitlines(), process.stderr.read(), code


def test_the_whole_of_it():
    with playing("--speed", "1000") as process:
        out, errors, code = ended(process)
    assert (errors, code) == ("", 0)
    assert out[-1] == "Done: 4 of 4 steps, 3 min 14 s of stretching."


def test_without_standard_input():
    ended = subprocess.run(
        f'exec "{sys.executable}" -m stretchtimer start cat-cow --sound none --speed 1000 <&-',
        shell=True,
        capture_output=True,
        text=True,
        timeout=10,
        check=False,
    )
    assert (ended.stderr, ended.returncode) == ("", 0)
    assert ended.stdout.splitlines()[-1].startswith("Done: 4 of 4 steps")


def test_typed_commands():
    with playing() as process:
        for line in ("\xff", "p", "n", "q"):
            process.stdin.write(f"{line}\n")
        process.stdin.flush()
        out, errors, code = ended(process)
    assert (errors, code) == ("", 0)
    assert "Paused: step 2, Bird-Dog, 0:13 left in this. Press Enter to go on." in out
    assert out[-1] == "Done: 0 of 4 steps, 0 s of stretching."


def test_typed_bytes_that_are_no_text():
    with playing() as process:
        process.stdin.buffer.write(b"\xff\xfe\nq\n")
        process.stdin.flush()
        out, errors, code = ended(process)
    assert (errors, code) == ("", 0)
    assert out[-1].startswith("Done")


@pytest.mark.parametrize(("number", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
def test_it_ends_when_it_is_told_to(number, code):
    with playing() as process:
        process.send_signal(getattr(signal, number))
        _, errors, found = ended(process)
    assert (errors, found) == ("", code)


def test_who_reads_has_gone():
    with playing("--speed", "50") as process:
        process.stdout.close()
        assert process.wait(10) == 141
        assert process.stderr.read() == ""


def test_an_output_that_knows_few_letters(tmp_path):
    path = tmp_path / "odd.yaml"
    path.write_text(
        "name: Ünïcode – 伸び\nsteps:\n  - {name: Liegen → weich, hold: 10s, setup: 2s}\n", "utf-8"
    )
    ended = subprocess.run(
        [sys.executable, "-m", "stretchtimer", "start", path, "--sound", "none", "--speed", "1000"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=10,
        check=False,
    )
    assert (ended.stderr, ended.returncode) == ("", 0)
    assert "?n?code ? ??: 1 step, 12 s." in ended.stdout
