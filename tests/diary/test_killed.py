"""The real program, killed at random moments: at most the step in progress is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from datetime import datetime

import pytest

from stretchtimer.history.journal import Journal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")

ROUTINE = "name: Many\nsteps:\n  - repeat: 40\n    steps:\n      - {name: Hold, hold: 10s, setup: 2s}\n"
KILLS = 20


def killed(path, after, *arguments):
    """How many steps had ended by the lines the program printed; killed after so many lines."""
    command = [
        sys.executable,
        "-m",
        "stretchtimer",
        *arguments,
        "--plain",
        "--sound",
        "none",
        "--speed",
        "1000",
    ]
    begun = 0
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True) as process:
        for number, line in enumerate(process.stdout):
            if "Get ready, step" in line:
                begun = int(line.split("step ")[1].split(" ")[0])
            if number >= after:
                break
        process.send_signal(signal.SIGKILL)
        process.wait(10)
        # What it had still printed counts as well.
        for line in process.stdout:
            if "Get ready, step" in line:
                begun = int(line.split("step ")[1].split(" ")[0])
    assert process.returncode == -signal.SIGKILL
    return begun - 1


def test_every_finished_step_is_found(own_home, tmp_path):
    path = tmp_path / "many.yaml"
    path.write_text(ROUTINE, "utf-8")
    chance = random.Random(7)
    for nth in range(1, KILLS + 1):
        ended = killed(path, chance.randrange(4, 60), "start", str(path))
        with Journal.open(own_home / "journal.db", lambda: datetime.now().astimezone()) as journal:
            assert journal.problem is None
            sessions = journal.sessions(KILLS + 1)
            if ended < 1:
                continue
            last = sessions[0]
            assert last.outcome is None, nth
            # Of a step that was printed as begun, the one before stands in the journal.
            assert [step.index for step in last.steps][:ended] == list(range(ended))
            assert {step.state for step in last.steps} == {"done"}


def test_resumed_after_a_kill(own_home):
    (own_home / "routines").mkdir()
    (own_home / "routines" / "many.yaml").write_text(ROUTINE, "utf-8")
    ended = killed(None, 40, "start", "many")
    assert ended >= 1
    run = subprocess.run(
        [sys.executable, "-m", "stretchtimer", "resume", "--sound", "none", "--speed", "1000"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    first = run.stdout.splitlines()[0]
    assert first.startswith("Going on: Many, step ")
    assert first.endswith(" of 40, a moment ago.")
    # All of it counts, with what was done before the kill.
    assert "Done: 40 of 40 steps" in run.stdout
    with Journal.open(own_home / "journal.db", lambda: datetime.now().astimezone()) as journal:
        (session,) = journal.sessions(5)
        assert session.outcome == "finished"
        assert [step.index for step in session.steps] == list(range(40))
        assert journal.unfinished(again=True) is None
