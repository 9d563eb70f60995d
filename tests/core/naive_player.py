"""A player as plain as can be: it counts quarter seconds, one by one, and knows where it stands.

What it lacks in speed it has in being obviously right; the real one is held against it.
"""

from collections import defaultdict
from dataclasses import replace

from stretchtimer.core import cueing
from stretchtimer.core.dose import Breaths, Hold
from stretchtimer.core.segments import Kind

TICKS = 4
SETTLE = 3 * TICKS
GAP = 5 * TICKS


def ticks(seconds):
    assert seconds * TICKS == int(seconds * TICKS), f"{seconds} is not on the grid"
    return int(seconds * TICKS)


def lengths(pace):
    """The ticks of each piece of a leg, and the number of the breath or repetition it belongs to."""
    if isinstance(pace, Hold):
        return [(ticks(pace.seconds or 0), 1)]
    breaths = isinstance(pace, Breaths)
    one = [pace.inhale, pace.exhale] if breaths else [seconds for _, seconds in pace.tempo]
    return [(ticks(each), count) for count in range(1, pace.count + 1) for each in one]


class NaivePlayer:
    """Times in ticks of a quarter second."""

    def __init__(self, timeline, now, go_on_after_gap):
        self.legs = list(timeline.legs)
        self.lay_out()
        self.steps = timeline.steps
        self.go_on_after_gap = go_on_after_gap
        self.state = "ready"
        self.now = now
        self.at = 0  # which piece
        self.done = 0  # ticks of it
        self.step_clock = 0
        self.worked = defaultdict(int)
        self.completed = set()
        self.paused = self.missed = self.waited = 0
        self.settling = 0
        self.resumed = self.began_waiting = self.ended = now

    def lay_out(self):
        """Make the pieces: (leg, ticks, count, waits) of all that takes time or waits."""
        self.pieces = [
            (leg, length, count, leg.pace.waits)
            for leg in self.legs
            for length, count in lengths(leg.pace)
            if length or leg.pace.waits
        ]

    @property
    def leg(self):
        return self.pieces[self.at][0]

    @property
    def waits(self):
        return self.pieces[self.at][3]

    @property
    def total_done(self):
        return sum(length for _, length, _, _ in self.pieces[: self.at]) + self.done

    @property
    def total(self):
        return sum(length for _, length, _, _ in self.pieces)

    # Time.

    def pass_to(self, now):
        gap, self.now = now - self.now, now
        if self.state in {"running", "settling"}:
            if gap > GAP and not self.go_on_after_gap:
                self.state, self.paused, self.missed = "paused", gap, gap
                return
            pieces = self.pieces
            for nth in range(gap):
                self.tick(pieces, now - gap + nth + 1, counted=gap <= GAP)
        elif self.state == "paused":
            self.paused += gap

    def tick(self, pieces, time, counted):
        if self.state == "settling":
            self.settling -= 1
            if not self.settling:
                self.state, self.began_waiting = "running", time
        elif self.state == "running":
            leg, length, _, waits = pieces[self.at]
            if leg.kind is Kind.HOLD and counted:
                self.worked[leg.step, leg.side] += 1
            if waits:
                self.waited += counted
                self.step_clock += counted
            else:
                self.done += 1
                self.step_clock += 1
                if self.done == length:
                    self.enter_next(time, counted)

    def enter_next(self, time, counted):
        step, pieces = self.leg.step, self.pieces
        last = self.at + 1 == len(pieces)
        if last or pieces[self.at + 1][0].step != step:
            self.step_clock = 0
            if counted:
                self.completed.add(step)
        if last:
            self.end(time)
        else:
            self.at, self.done, self.waited, self.began_waiting = self.at + 1, 0, 0, time

    def end(self, time):
        self.at = len(self.pieces) - 1
        self.done = self.pieces[-1][1]
        self.state, self.missed, self.ended = "finished", 0, time

    # Commands, at the moment to which time was passed.

    def jump(self, step):
        self.at = next(at for at, piece in enumerate(self.pieces) if piece[0].step == step)
        self.done = self.waited = self.missed = self.step_clock = 0
        self.began_waiting = self.now
        if self.state not in {"paused", "ready"}:
            self.state = "running"

    def start(self, step):
        if self.state == "ready":
            self.jump(step)
            self.state = "running"

    def pause(self):
        if self.state in {"running", "settling"}:
            self.state, self.paused, self.missed = "paused", 0, 0

    def resume(self):
        if self.state == "paused":
            self.state, self.settling, self.resumed, self.missed = "settling", SETTLE, self.now, 0

    def next(self):
        if self.state == "finished":
            return
        if self.leg.step + 1 < len(self.steps):
            self.jump(self.leg.step + 1)
        else:
            self.end(self.now)

    def previous(self):
        step = self.leg.step
        if self.state != "finished" and self.step_clock < 2 * TICKS:
            step = max((at for at in range(step) if self.steps[at].doing), default=step)
        self.jump(step)

    def restart_step(self):
        self.jump(self.leg.step)

    def go_to(self, step):
        self.jump(step)

    def go_on(self):
        if self.state == "running" and self.waits:
            self.enter_next(self.now, counted=True)

    def finish(self):
        if self.state != "finished":
            self.end(self.now)

    def extend(self, by):
        if self.state == "finished":
            return
        leg, _, count, _ = self.pieces[self.at]
        index = self.legs.index(leg)
        before = sum(length for other in self.legs[:index] for length, _ in lengths(other.pace))
        new = self.changed(leg.pace, by, (self.total_done - before) / TICKS, count)
        partners = [
            at
            for at, other in enumerate(self.legs)
            if at > index and (other.kind, other.step, other.round) == (Kind.HOLD, leg.step, leg.round)
        ]
        for at in partners if leg.kind is Kind.HOLD else []:
            other = self.legs[at].pace
            if isinstance(new, Hold):
                if not new.waits:
                    self.legs[at] = replace(
                        self.legs[at], pace=Hold(max(1, other.seconds + new.seconds - leg.pace.seconds))
                    )
            else:
                number = max(1, other.count + new.count - leg.pace.count)
                self.legs[at] = replace(self.legs[at], pace=replace(other, count=number))
        self.legs[index] = replace(leg, pace=new)
        self.lay_out()

    @staticmethod
    def changed(pace, by, elapsed, under_way):
        if pace.waits or not by:
            return pace
        if isinstance(pace, Hold):
            length = pace.seconds + by
            return Hold(length if by > 0 else max(length, min(pace.seconds, elapsed + 3)))
        one = pace.length / pace.count
        change = max(1, round(abs(by) / one))
        return replace(pace, count=pace.count + change if by > 0 else max(pace.count - change, under_way))

    # What is to be heard.

    def cues_ahead(self, timeline):
        """(tick, chime, words) of all that is still to come, from the cues of a timeline."""
        found = []
        if self.state == "settling":
            found += [(self.resumed + cue.at * TICKS, cue.chime, cue.say) for cue in cueing.SETTLING]
            if self.leg.kind is Kind.HOLD and self.done:
                found.append((self.now + self.settling, "begin", None))
        if self.state in {"settling", "running"}:
            at = self.now + (self.settling if self.state == "settling" else 0)
            done = self.done
            for segment in timeline.segments[self.at :]:
                if segment is timeline.segments[self.at] and segment.waits and self.state == "running":
                    at = self.began_waiting
                found += [
                    (at + cue.at * TICKS - done, cue.chime, cue.say)
                    for cue in segment.cues
                    if cue.at * TICKS >= done
                ]
                at, done = at + segment.length * TICKS - done, 0
                if segment.waits:
                    break
            else:
                self.ended = at
        waits_ahead = any(segment.waits for segment in timeline.segments[self.at :])
        if self.state == "finished" or (self.state in {"settling", "running"} and not waits_ahead):
            found += [(self.ended + cue.at * TICKS, cue.chime, cue.say) for cue in cueing.CLOSING]
        return [each for each in found if each[0] >= self.now]
