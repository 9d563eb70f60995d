"""The words of a session, heard at the monitor: each stands where the lane has put it."""

from __future__ import annotations

import time

import pytest

from stretchtimer.announcing import Announcer
from stretchtimer.core.heard import heard
from stretchtimer.core.routine import Routine
from stretchtimer.core.timeline import compile_routine
from stretchtimer.files.places import bundled
from stretchtimer.session import Session, sleepless_clock
from stretchtimer.sound.lines import Lines
from stretchtimer.sound.speaker import Speaker

from .hearing import find_clip
from .test_session import play

pytestmark = pytest.mark.sound

# Its words are among the bundled recordings.
ROUTINE = {
    "name": "Heard",
    "steps": [{"name": "Bird-Dog", "hold": 5, "sides": "each", "setup": 8, "switch": 6}],
}
SAID = [
    "First: Bird-Dog, left side.",
    "5 seconds.",
    "Switch sides: right side.",
    "That was all. Well done.",
]


def test_every_phrase_is_heard_within_five_milliseconds_of_its_place(sink, bank):
    timeline = compile_routine(Routine.model_validate(ROUTINE), {})
    announcer = Announcer(Lines(bundled("sounds") / "voice"))
    speaker = Speaker(bank.clips, "miniaudio", lines=announcer.lines.clips, clock=sleepless_clock)
    session = Session(timeline, speaker, announcer)
    try:
        session.prepare()
        assert speaker.backend == "miniaudio", speaker.explained
        recording = sink.record()
        begin = sleepless_clock()
        play(session, timeline.length + 5)
        sound = recording.stop()
    finally:
        session.close()

    score = heard(timeline, announcer.lines.seconds, "full")
    assert [spoken.text for spoken in score.spoken] == SAID
    # Where the first frame stands on the clock is known to some hundredths of a second, and a server under
    # load may fall behind between two steps; a phrase and the chime before it share all that.
    shift = begin - recording.origin + time.monotonic() - sleepless_clock()
    for spoken in score.spoken:
        chime = next(each for each in reversed(score.chimes) if each.at <= spoken.at)
        heard_at, likeness = find_clip(sound, bank.clips[chime.name].samples, chime.at + shift + 0.06, 0.2)
        assert likeness > 0.7, f"{chime.name} is not heard"
        off = spoken.at - chime.at
        said_at, likeness = find_clip(sound, announcer.lines.clips[spoken.text].samples, heard_at + off, 0.05)
        print(f"{spoken.text} {1000 * (said_at - heard_at - off):+.2f} ms, likeness {likeness:.2f}")
        assert likeness > 0.7, f"{spoken.text} is not heard"
        assert abs(said_at - heard_at - off) < 0.005
