"""The words of a session, heard at the monitor: each stands where the lane has put it."""

from __future__ import annotations

import pytest

from stretchtimer.announcing import Announcer
from stretchtimer.core.heard import heard
from stretchtimer.core.routine import Routine
from stretchtimer.core.timeline import compile_routine
from stretchtimer.files.places import bundled
from stretchtimer.session import Session, sleepless_clock
from stretchtimer.sound.lines import Lines
from stretchtimer.sound.speaker import Speaker

from .hearing import find_clip, loudest
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
        play(session, timeline.length + 5, stall_at=2.0)
        sound = recording.stop()
    finally:
        session.close()

    expected = heard(timeline, announcer.lines.seconds, "full").spoken
    assert [spoken.text for spoken in expected] == SAID
    assert loudest(sound, 0, 1e9) > 3000
    # When the server handed out its first frame is known to some hundredths of a second.
    first, _ = find_clip(
        sound,
        announcer.lines.clips[SAID[0]].samples,
        expected[0].at + 0.06 + _monotonic(begin) - recording.origin,
        0.15,
    )
    off = []
    for spoken in expected:
        at, likeness = find_clip(
            sound, announcer.lines.clips[spoken.text].samples, first + spoken.at - expected[0].at, 0.02
        )
        assert likeness > 0.7, f"{spoken.text} is not heard"
        off.append(at - first - (spoken.at - expected[0].at))
    print("off by", *(f"{1000 * each:.2f}" for each in off), "ms")
    assert max(off) - min(off) < 0.005


def _monotonic(second):
    """A second of the session's clock on the recording's."""
    import time

    return second + time.monotonic() - sleepless_clock()
