"""A whole session, heard at the monitor: every chime stands where the timeline has it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from itertools import zip_longest

import pytest

from stretchtimer.core.player import State
from stretchtimer.core.routine import Routine
from stretchtimer.core.timeline import compile_routine
from stretchtimer.session import Session, sleepless_clock
from stretchtimer.sound.speaker import BACK, GONE, Speaker

from .hearing import listen
from .test_speaker import SIMPLEAUDIO, burn

pytestmark = pytest.mark.sound

ROUTINE = {
    "name": "Heard",
    "steps": [
        {"name": "One side and the other", "hold": 3, "sides": "each", "setup": 4, "switch": 3},
        {"rest": 1.5},
        {"name": "Slow breath", "breaths": 1, "breath": {"in": 1.5, "out": 1.5}, "setup": 3},
    ],
}


@pytest.fixture
def timeline():
    return compile_routine(Routine.model_validate(ROUTINE), {})


def score_of(timeline):
    """(second, chime) for each, the closing one too."""
    return [(at, cue.chime) for at, cue, _ in timeline.cues() if cue.chime] + [(timeline.length, "finish")]


def session_of(timeline, bank, backend):
    speaker = Speaker(bank.clips, backend, clock=sleepless_clock)
    session = Session(timeline, speaker)
    session.prepare()
    assert speaker.backend == backend, speaker.explained
    return session


def play(session, seconds, stall_at=None, on_look=lambda look: None):
    """Look as a face does, ten times a second, with one stall of two seconds."""
    session.start()
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        on_look(session.look())
        if stall_at is not None and time.monotonic() - began > stall_at:
            stall_at = None
            burn(2.0)
        time.sleep(min(0.1, max(0.0, began + seconds - time.monotonic())))


def together(score):
    """Chimes at one moment are heard as one sound, named `begin+inhale`."""
    moments = {}
    for at, chime in score:
        moments.setdefault(at, []).append(chime)
    return [(at, "+".join(chimes)) for at, chimes in sorted(moments.items())]


def sounds(samples, score):
    """The samples to listen for, those of chimes that sound together added up."""
    known = dict(samples)
    for _, name in together(score):
        parts = [samples[chime] for chime in name.split("+")]
        known[name] = [sum(at_once) for at_once in zip_longest(*parts, fillvalue=0)]
    return known


def compare(heard, score, within):
    """Each moment is heard, as far from the others as the timeline has it."""
    expected = together(score)
    assert [found.chime for found in heard] == [name for _, name in expected]
    off = [found.at - at for found, (at, _) in zip(heard, expected, strict=True)]
    uneven = max(off) - min(off)
    print(f"{len(heard)} moments, each off by", *(f"{1000 * each:.1f}" for each in off), "ms")
    assert uneven < within


@pytest.mark.parametrize(
    ("backend", "stall_at", "within"),
    [
        pytest.param("miniaudio", 9.5, 0.005, id="miniaudio"),
        # Beside a busy main thread another program's start asks for the interpreter several times.
        pytest.param("simpleaudio", None, 0.030, id="simpleaudio", marks=SIMPLEAUDIO.marks),
    ],
)
def test_every_chime_stands_where_the_timeline_has_it(
    sink, bank, samples, timeline, backend, stall_at, within
):
    session = session_of(timeline, bank, backend)
    recording = sink.record()
    play(session, timeline.length + 3.5, stall_at)
    score = score_of(timeline)
    heard = listen(recording.stop(), sounds(samples, score))
    assert session.state is State.FINISHED
    session.close()
    compare(heard, score, within)


def test_a_server_that_dies_costs_the_sound_and_not_the_session(sink, bank, samples, timeline):
    session = session_of(timeline, bank, "miniaudio")
    news, back_at = [], []
    killed = []

    def on_look(look):
        news.extend(look.news)
        if not killed and look.moment.total_done > 3.5:
            sink.kill()
            sink.start()
            killed.append(sink.record())
        if BACK in look.news:
            back_at.append(look.moment.total_done)

    play(session, timeline.length + 3.5, on_look=on_look)
    recording = killed[0]
    heard = listen(recording.stop(), sounds(samples, score_of(timeline)))
    assert session.state is State.FINISHED
    session.close()
    assert news == [GONE, BACK]
    later = [(at, chime) for at, chime in score_of(timeline) if at > back_at[0] + 0.5]
    assert len(together(later)) > 5, "the sound came back too late to show anything"
    # A server that has just been started may ask in other pieces at first, and be followed once.
    compare(heard[-len(together(later)) :], later, 0.050)


def test_the_program_itself_is_heard(sink, samples, tmp_path):
    """From the command line, in plain text, at three times the speed."""
    home = tmp_path / "routines"
    home.mkdir()
    (home / "heard.yaml").write_text("name: Heard\nsteps:\n  - {name: Hold, hold: 20s, setup: 6s}\n")
    recording = sink.record()
    ended = subprocess.run(
        [sys.executable, "-m", "stretchtimer", "start", "heard", "--plain", "--speed", "3"],
        env={**os.environ, "STRETCHTIMER_HOME": str(tmp_path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    heard = listen(recording.stop(), samples)
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == ""
    named = [found.chime for found in heard]
    assert named[0] == "ready"
    assert "begin" in named
    assert "half" in named
