"""Random commands at random times, against a player that counts quarter seconds one by one."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from strategies import KNOWN, QUARTERS, raw_routines, routine

from core.naive_player import TICKS, NaivePlayer
from stretchtimer.core.player import Player
from stretchtimer.core.timeline import compile_routine

WAIT = st.one_of(st.integers(0, 4), st.integers(0, 20), st.integers(0, 20), st.integers(21, 200))
"""Ticks before a command; more than 20 (5 s) is a gap in which nobody looked."""
COMMANDS = ["pause", "resume", "next", "previous", "restart_step", "go_on", "finish"]


class Playing(RuleBasedStateMachine):
    @initialize(
        raw=raw_routines(QUARTERS, most=3), go_on=st.booleans(), now=st.integers(0, 10**7), data=st.data()
    )
    def begin(self, raw, go_on, now, data):
        timeline = compile_routine(routine(raw), KNOWN)
        self.now = now
        self.player = Player(timeline, go_on_after_gap=go_on)
        self.naive = NaivePlayer(timeline, now, go_on)
        if data.draw(st.integers(0, 5)):  # else the first commands come before the start
            self.start(0, data)

    def pass_time(self, wait):
        self.now += wait
        self.naive.pass_to(self.now)
        return self.now / TICKS

    @rule(wait=WAIT, data=st.data())
    def start(self, wait, data):
        step = data.draw(st.integers(0, len(self.naive.steps) - 1))
        self.player.start(self.pass_time(wait), step)
        self.naive.start(step)

    @rule(wait=WAIT, name=st.sampled_from(COMMANDS))
    def command(self, wait, name):
        getattr(self.player, name)(self.pass_time(wait))
        getattr(self.naive, name)()

    @rule(wait=WAIT, data=st.data())
    def go_to(self, wait, data):
        step = data.draw(st.integers(0, len(self.naive.steps) - 1))
        self.player.go_to(step, self.pass_time(wait))
        self.naive.go_to(step)

    @rule(wait=WAIT, by=st.sampled_from([10, 10, -10, -10, 2.5, -45, 0]))
    def extend(self, wait, by):
        self.player.extend(by, self.pass_time(wait))
        self.naive.extend(by)

    @rule(often=st.integers(1, 20), times=st.integers(1, 40))
    def just_play(self, often, times):
        for _ in range(times):
            self.player.look(self.pass_time(often))

    @rule(wait=WAIT)
    def look(self, wait):
        self.player.look(self.pass_time(wait))

    @invariant()
    def they_agree(self):
        if not hasattr(self, "player"):
            return
        naive, player = self.naive, self.player
        # Before the look below, which could put right what a command left wrong.
        assert player.state == naive.state
        heard = [(at * TICKS, cue.chime, cue.say) for at, cue, _ in player.cues_ahead()]
        expected = naive.cues_ahead(player.timeline)
        assert [each[1:] for each in heard] == [each[1:] for each in expected]
        assert [each[0] for each in heard] == pytest.approx([each[0] for each in expected], abs=1e-3)
        moment = player.look(self.now / TICKS)
        leg, length, count, waits = naive.pieces[naive.at]
        segment = moment.segment
        assert (segment.step, segment.side, segment.round) == (leg.step, leg.side, leg.round)
        assert (segment.length * TICKS, segment.count, segment.waits) == (length, count, waits)
        assert moment.step is naive.steps[leg.step]
        following = naive.steps[leg.step + 1 : leg.step + 2]
        assert moment.following == (following[0] if following else None)
        finished = naive.state == "finished"
        paused = naive.paused if naive.state == "paused" else 0
        waited = naive.waited if naive.state == "running" and waits else 0
        assert {
            "state": moment.state,
            "done": moment.done * TICKS,
            "left": moment.left * TICKS,
            "total done": moment.total_done * TICKS,
            "total left": moment.total_left * TICKS,
            "settling": moment.settling * TICKS,
            "paused": moment.paused * TICKS,
            "missed": moment.missed * TICKS,
            "waiting": moment.waiting * TICKS,
        } == {
            "state": naive.state,
            "done": naive.done,
            "left": 0 if finished else length - naive.done,
            "total done": naive.total_done,
            "total left": 0 if finished else naive.total - naive.total_done,
            "settling": naive.settling if naive.state == "settling" else 0,
            "paused": paused,
            "missed": naive.missed if naive.state == "paused" else 0,
            "waiting": waited,
        }
        worked = {where: seconds * TICKS for where, seconds in player.worked.items() if seconds}
        assert worked == naive.worked
        assert player.completed == naive.completed
        assert player.waiting == (naive.state == "running" and waits)


TestPlaying = Playing.TestCase
TestPlaying.settings = settings(stateful_step_count=25)
