"""What is heard in the end, when each command hands the loudspeaker a new schedule; at any times at all."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import KNOWN, raw_routines, routine

from stretchtimer.core import cueing
from stretchtimer.core.player import Player, State
from stretchtimer.core.timeline import compile_routine

SECONDS = st.floats(0, 4.9, allow_subnormal=False)
PAUSES = st.lists(st.tuples(SECONDS, st.floats(0, 10_000)), max_size=20)


class Loudspeaker:
    """Plays what it was last given, each cue at its time."""

    def __init__(self):
        self.heard = []
        self.ahead = []

    def give(self, player, now):
        self.heard += [each for each in self.ahead if each[0] < now]
        self.ahead = list(player.cues_ahead())
        assert [each[0] for each in self.ahead] == sorted(each[0] for each in self.ahead)
        assert all(each[0] >= now for each in self.ahead)


class Person:
    """Plays to the end, pausing now and then; goes on after a while where it waits."""

    def __init__(self, player, speaker, pauses):
        self.player, self.speaker = player, speaker
        self.pauses = iter(pauses)
        self.looks = 0

    def play(self, now):
        """Returns the time at which the end was seen."""
        self.player.start(now)
        self.speaker.give(self.player, now)
        while self.player.look(now).state is not State.FINISHED:
            self.looks += 1
            if self.player.waiting:
                now += 1.3
                self.player.go_on(now)
                self.speaker.give(self.player, now)
            elif self.looks % 3 == 0 and (pause := next(self.pauses, None)):
                now = self.pause(now + pause[0], pause[1])
            else:
                now += 4.9
        return now

    def pause(self, now, seconds):
        self.player.pause(now)
        self.speaker.give(self.player, now)
        if self.player.state is not State.PAUSED:  # it had ended before
            return now
        assert not self.speaker.ahead
        before = self.player.look(now)
        self.player.resume(now + seconds)
        self.speaker.give(self.player, now + seconds)
        after = self.player.look(now + seconds + 3)
        assert after.total_left == pytest.approx(before.total_left, abs=1e-6)
        assert after.segment is before.segment
        return now + seconds + 3


@given(raw_routines(most=3), st.floats(0, 1e6), PAUSES)
def test_with_any_pauses_every_cue_is_heard_once_and_all_work_counts_once(raw, began, pauses):
    timeline = compile_routine(routine(raw), KNOWN)
    player, speaker = Player(timeline), Loudspeaker()
    ended = Person(player, speaker, pauses).play(began)
    player.look(ended + 10)
    speaker.give(player, ended + 10)
    own = [cue for _, cue, _ in timeline.cues()] + list(cueing.CLOSING)
    ours = {id(cue) for cue in own}
    # The counts after a pause, and the beginning told again, are not the routine's. A hold that waits
    # says again after a pause that it does.
    heard = [(id(cue), segment.waits) for _, cue, segment in speaker.heard if id(cue) in ours]
    once = [cue for at, (cue, waits) in enumerate(heard) if not (waits and (cue, waits) in heard[:at])]
    assert once == [id(cue) for cue in own]
    assert player.completed == set(range(len(timeline.steps)))
    worked = sum(player.worked.values())
    waits = sum(each.waits for each in timeline.segments)
    held = sum(each.length for each in timeline.segments if each.kind.is_work)
    assert worked >= held - 1e-6
    assert worked == pytest.approx(held, abs=1e-6) or waits
    assert worked <= ended - began + 1e-6


@given(raw_routines(most=3), st.floats(0, 1e6), st.lists(SECONDS, min_size=1, max_size=60))
def test_looking_often_or_rarely_gives_the_same(raw, began, gaps):
    timeline = compile_routine(routine(raw), KNOWN)
    often, rarely = Player(timeline), Player(timeline)
    often.start(began)
    rarely.start(began)
    now = began
    for gap in gaps:
        for part in range(1, 10):
            often.look(now + gap * part / 10)
        now += gap
        one, other = often.look(now), rarely.look(now)
        assert one.state == other.state
        assert one.total_left == pytest.approx(other.total_left, abs=1e-6)
        assert one.waiting == pytest.approx(other.waiting, abs=1e-6)
        assert often.completed == rarely.completed or at_a_border(one, timeline)
        assert sum(often.worked.values()) == pytest.approx(sum(rarely.worked.values()), abs=1e-6)
        assert sum(often.worked.values()) <= now - began + 1e-6


def at_a_border(moment, timeline):
    """Whether rounding may decide in which of two segments it is."""
    return any(abs(moment.total_done - each.start) < 1e-6 for each in timeline.segments)


@given(raw_routines(most=3))
def test_the_schedule_at_the_start_is_the_timeline(raw):
    timeline = compile_routine(routine(raw), KNOWN)
    player = Player(timeline)
    player.start(50.0)
    ahead = list(player.cues_ahead())
    until = next((at for at, each in enumerate(timeline.segments) if each.waits), len(timeline.segments))
    own = [(50.0 + each.start + cue.at, cue) for each in timeline.segments[: until + 1] for cue in each.cues]
    if not timeline.waits:
        own += [(50.0 + timeline.length + cue.at, cue) for cue in cueing.CLOSING]
    assert [cue for _, cue, _ in ahead] == [cue for _, cue in own]
    assert [at for at, _, _ in ahead] == pytest.approx([at for at, _ in own], abs=1e-6)
    for (_, one, segment), (_, other, following) in pairwise(ahead):
        assert one is not other or segment is not following
