"""What is said: short, in time, and true at the moment it is said.

Face down nobody can look, so a line that runs into the next one, into the three-two-one, or that is not yet
true, is a line lost.
"""

import re

from stretchtimer.core.advice import cut_off
from stretchtimer.core.dose import Breaths, Repetitions
from stretchtimer.core.segments import Kind
from stretchtimer.core.spoken import spoken_words
from stretchtimer.core.values import When

MOST_WORDS = 12
START = When("share", 0.0)
TEN_LEFT = When("before", 10.0)

NUMBERS = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d+)\b", re.IGNORECASE)
LEFT_TO_DO = {
    # A beginning that tells how many repetitions or breaths are left, this one included.
    "last one": 1,
    "last breath": 1,
    "last slow breath": 1,
    "last two": 2,
    "two more": 2,
    "one more to each side": 2,
    "one more on each side": 2,
}


def work_lines(timeline):
    """Every line said within the work: its leg, the seconds to the leg's end, the segment, and the line."""
    ends = {segment.leg: segment.end for segment in timeline.segments}
    for second, cue, segment in timeline.cues():
        if cue.say and segment.kind.is_work:
            yield timeline.legs[segment.leg], ends[segment.leg] - second, segment, second, cue.say


def cue_lines(stretch):
    return [line.say for line in stretch.cues]


def test_a_cue_has_at_most_twelve_words(stretch):
    long = [line for line in cue_lines(stretch) if len(spoken_words(line)) > MOST_WORDS]
    assert not long, f"too long: {long}"


def test_no_line_of_a_routine_is_longer_either(timeline):
    long = {cue.say for _, cue, _ in timeline.cues() if cue.say and len(spoken_words(cue.say)) > MOST_WORDS}
    assert not long, f"too long: {long}"


def test_every_line_is_over_before_the_next_sound_that_matters(timeline):
    """The next line, the three-two-one into or out of a hold, and the end."""
    assert [message for _, _, message in cut_off(timeline)] == []


def test_how_to_get_there_is_told_for_every_pose(stretch):
    assert any(line.at.kind == "setup" for line in stretch.cues), "no setup line"


def test_a_pose_in_which_the_screen_is_unseen_is_told_once_more_as_it_begins(stretch):
    # The setup line is not said again for the second side or round.
    if stretch.screen == "no":
        assert any(line.at == START for line in stretch.cues), "no start line"


def test_a_hold_tells_when_ten_seconds_are_left(stretch):
    # Nothing else counts them aloud; repetitions and breaths are heard one by one.
    if stretch.hold is not None:
        assert any(line.at == TEN_LEFT for line in stretch.cues), "no line at -10s"


def test_a_line_is_true_for_either_side(stretch):
    if stretch.sides == "each":
        wrong = [line for line in cue_lines(stretch) if re.search(r"\b(left|right)\b", line, re.IGNORECASE)]
        assert not wrong, f"names a side: {wrong}"


def test_how_many_are_left_is_right(timeline):
    for leg, remaining, segment, _, line in work_lines(timeline):
        for beginning, left in LEFT_TO_DO.items():
            if line.lower().startswith(beginning):
                assert isinstance(leg.pace, Breaths | Repetitions), f"{line!r} in a hold"
                assert segment.of - segment.count + 1 == left, (
                    f"{line!r} at {segment.count} of {segment.of} ({timeline.steps[leg.step].name})"
                )
                each = leg.pace.length / leg.pace.count
                assert abs(remaining - left * each) < 1e-6, f"{line!r} is said within a repetition"


def test_ten_seconds_are_ten_seconds(timeline):
    for leg, remaining, _, _, line in work_lines(timeline):
        if line.lower().startswith("ten seconds"):
            assert abs(remaining - 10) < 1e-6, f"{timeline.steps[leg.step].name}: {remaining:g} s are left"


def test_breathing_in_and_out_is_said_when_it_is_so(timeline):
    for leg, _, segment, second, line in work_lines(timeline):
        for beginning, kind in (("breathe in.", Kind.INHALE), ("breathe out.", Kind.EXHALE)):
            if line.lower().startswith(beginning) and isinstance(leg.pace, Breaths):
                assert segment.kind is kind, f"{line!r} while one should {segment.phase}"
                assert abs(second - segment.start) < 1e-6, f"{line!r} comes late"


def test_no_other_number_is_said(timeline):
    """A number that the dose may change would sooner or later be wrong."""
    for leg, _, segment, _, line in work_lines(timeline):
        rest = line.lower()
        for known in ("ten seconds", *LEFT_TO_DO):
            rest = rest.replace(known, "")
        if isinstance(leg.pace, Breaths) and (leg.pace.inhale, leg.pace.exhale) == (4, 6):
            rest = rest.replace("in for four, out for six", "")
        assert not NUMBERS.search(rest), f"{line!r} ({timeline.steps[segment.step].name})"
