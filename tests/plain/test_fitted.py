"""Every routine, played to its end for several people: it takes as long as it is said to."""

from __future__ import annotations

import pytest

from plain.test_playing import Player
from stretchtimer.core.avoiding import Person
from stretchtimer.core.guide import STOP
from stretchtimer.core.lengths import clock_text
from stretchtimer.files import places
from stretchtimer.library.shelf import load
from stretchtimer.plain.listing import describe_routine

PEOPLE = {
    "anybody": Person(),
    "knee": Person(frozenset({"knee"})),
    "older": Person(frozenset({"balance"}), older=True),
    "skipping": Person(frozenset({"pregnancy", "wrist"}), instead="skip"),
}
ROUTINES = [
    pytest.param(file, id=f"{name}-{file.id}")
    for name, person in PEOPLE.items()
    for file in load(places.bundled("routines"), None, person).routines
]


@pytest.mark.parametrize("file", ROUTINES)
def test_it_takes_as_long_as_show_says(file):
    if file.routine is None:
        assert "is left for you" in file.faults[0].message
        return
    player = Player(file.timeline, speed=100.0)
    # A wait ends 3 ms late on the wall, which is 0.3 s at this speed.
    assert player.printed_at[-1] * 100 == pytest.approx(file.timeline.length, abs=0.5)
    assert f"{clock_text(file.timeline.length):>7}  end" in describe_routine(file).splitlines()
    done = f"Done: {file.timeline.numbered} of {file.timeline.numbered} step"
    assert player.lines[-1].startswith(done)


def test_s_says_the_stop_signs_and_pauses():
    player = Player(typed=[(8.0, "s"), (20.0, "q")])
    told = "\n".join(player.lines)
    assert "Paused: step 1, Lunge, 0:17 left in this." in told
    assert all(sign in told for sign in STOP.signs)
