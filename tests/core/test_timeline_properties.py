"""What holds for every routine."""

from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import ANY_LENGTH, KNOWN, STRETCHES, raw_routines, raw_steps, routine

from core.written_out import Piece, write_out
from stretchtimer.core.check import routine_problems
from stretchtimer.core.segments import Kind
from stretchtimer.core.timeline import compile_routine

NEAR = 1e-6
OPENINGS = {"ready", "end", "begin", "wait", "switch", "rest", "inhale", "exhale", "lift", "steady", "lower"}


def compiled(raw):
    return compile_routine(routine(raw), KNOWN)


@given(raw_routines())
def test_it_is_what_writing_the_routine_out_by_hand_gives(raw):
    found = [
        Piece(str(each.kind), each.length, each.side, each.round, each.count, each.phase, each.step)
        for each in compiled(raw).segments
    ]
    assert found == write_out(raw, STRETCHES)


@given(raw_routines())
def test_segments_lie_end_to_end_and_every_sum_agrees(raw):
    timeline = compiled(raw)
    segments = timeline.segments
    assert segments[0].start == 0
    for earlier, later in pairwise(segments):
        assert later.start == earlier.end
    assert timeline.starts == tuple(each.start for each in segments)
    assert timeline.length == pytest.approx(sum(each.length for each in segments), abs=NEAR)
    assert timeline.length == pytest.approx(sum(leg.pace.length for leg in timeline.legs), abs=NEAR)
    ends = [timeline.step_end(step) for step in range(len(timeline.steps))]
    assert [timeline.step_start(step) for step in range(len(timeline.steps))] == [0, *ends[:-1]]
    assert ends[-1] == timeline.length


@given(raw_routines())
def test_only_a_hold_that_waits_takes_no_time(raw):
    for segment in compiled(raw).segments:
        assert (segment.length == 0) == segment.waits
        assert not segment.waits or segment.kind is Kind.HOLD


@given(raw_routines())
def test_each_side_gets_its_full_time_in_every_round(raw):
    timeline = compiled(raw)
    for _, segments in groupby(timeline.segments, key=lambda each: each.step):
        work = [each for each in segments if each.kind.is_work]
        by_side = {
            side: [(each.round, each.phase, each.count, each.length) for each in work if each.side == side]
            for side in {each.side for each in work}
        }
        if {"left", "right"} <= by_side.keys():
            assert by_side["left"] == by_side["right"]


@given(raw_routines())
def test_steps_are_numbered_without_the_rests(raw):
    timeline = compiled(raw)
    numbers = [step.number for step in timeline.steps if step.number is not None]
    assert numbers == list(range(1, timeline.numbered + 1))
    for step in timeline.steps:
        assert (step.number is None) == (step.doing is None)
    for number in numbers:
        assert timeline.steps[timeline.index_of_number(number)].number == number
    with pytest.raises(ValueError, match=f"there is no step {timeline.numbered + 1}"):
        timeline.index_of_number(timeline.numbered + 1)


@given(raw_routines())
def test_the_way_to_a_step_leads_to_what_stands_there(raw):
    for step in compiled(raw).steps:
        there = raw
        for index in step.where:
            there = there["steps"][index]
        if step.doing is None:
            assert set(there) == {"rest"}
        else:
            name = there.get("name") or STRETCHES[there["stretch"]]["name"]
            assert (step.name, step.doing.stretch) == (name, there.get("stretch"))


@given(raw_routines())
def test_every_cue_lies_in_its_segment_in_order_and_before_its_end(raw):
    for segment in compiled(raw).segments:
        times = [cue.at for cue in segment.cues]
        assert times == sorted(times)
        for at in times:
            assert 0 <= at < segment.length or (segment.waits and at == 0)


@given(raw_routines())
def test_every_boundary_has_one_sound_that_tells_what_begins(raw):
    after_work = False
    for segment in compiled(raw).segments:
        opening = [cue.chime for cue in segment.cues if cue.at == 0 and cue.chime]
        match segment.kind:
            case Kind.READY:
                expected = ["end" if after_work else "ready"]
            case Kind.REST | Kind.SWITCH:
                expected = [str(segment.kind)]
            case Kind.HOLD:
                expected = ["wait" if segment.waits else "begin"]
            case _:
                # The work begins, and the phase has its own sound as well.
                expected = [] if after_work else ["begin"]
                assert opening[-1] in {"inhale", "exhale", "lift", "steady", "lower"}
                opening = opening[:-1]
        assert opening == expected
        after_work = segment.kind.is_work


@given(raw_routines())
def test_the_count_falls_on_three_two_and_one_before_the_end(raw):
    segments = compiled(raw).segments
    for segment, following in zip(segments, [*segments[1:], None], strict=True):
        counts = [
            (segment.length - cue.at, cue.chime) for cue in segment.cues if "count" in (cue.chime or "")
        ]
        leads_in = not segment.kind.is_work and following is not None and following.kind.is_work
        counts_out = segment.kind is Kind.HOLD and segment.length >= 10
        expected = []
        if leads_in or counts_out:
            last = "count-in" if leads_in else "count-out"
            # No count within a second of the opening sound.
            expected = [
                (left, chime)
                for left, chime in ((3, "count"), (2, "count"), (1, last))
                if segment.length - left >= 1
            ]
        assert [left for left, _ in counts] == pytest.approx([left for left, _ in expected], abs=NEAR)
        assert [chime for _, chime in counts] == [chime for _, chime in expected]


@given(raw_routines())
def test_half_time_is_marked_in_long_holds_only(raw):
    for segment in compiled(raw).segments:
        halves = [cue.at for cue in segment.cues if cue.chime == "half"]
        long_hold = segment.kind is Kind.HOLD and segment.length >= 20
        assert halves == ([segment.length / 2] if long_hold else [])


@given(raw_routines())
def test_each_exercise_is_announced_once_before_its_work(raw):
    timeline = compiled(raw)
    said = [
        (cue.say, segment.step, second)
        for second, cue, segment in timeline.cues()
        if cue.say and cue.say.startswith(("First: ", "Next: "))
    ]
    exercises = [(index, step) for index, step in enumerate(timeline.steps) if step.doing]
    assert [step for _, step, _ in said] == [index for index, _ in exercises]
    for (say, _, second), (index, step) in zip(said, exercises, strict=True):
        side = step.doing.sides[0]
        assert say.endswith(f": {step.name}, {side} side." if side else f": {step.name}.")
        assert say.startswith("First") == (index == 0)
        assert second == timeline.step_start(index)


@given(raw_routines())
def test_every_line_of_a_step_is_said_at_its_moment_in_every_round(raw):
    timeline = compiled(raw)
    for index, leg in enumerate(timeline.legs):
        lines = timeline.steps[leg.step].doing.lines if timeline.steps[leg.step].doing else ()
        mine = [segment for segment in timeline.segments if segment.leg == index]
        if leg.kind is not Kind.HOLD:
            continue
        found = sorted(
            (segment.start - mine[0].start + cue.at, cue.say)
            for segment in mine
            for cue in segment.cues
            if cue.say in {line.say for line in lines if line.at.kind != "setup"}
        )
        # Lines of "setup" fall here only where there is no time to get ready, and then at once.
        length = leg.pace.length
        for line in lines:
            if line.at.kind == "setup":
                continue
            amount = line.at.amount
            at = {"share": amount * length, "after": amount, "before": length - amount}[line.at.kind]
            # In a hold that waits there is no other moment than its start.
            if 0 <= at < length or (leg.pace.waits and (line.at.kind, amount) == ("share", 0)):
                assert any(say == line.say and abs(second - at) < NEAR for second, say in found)


@given(raw_routines())
def test_the_same_routine_gives_the_same_timeline(raw):
    assert compiled(raw) == compiled(raw)


@given(raw_routines(), st.integers(1, 3))
def test_a_repeat_is_the_same_as_writing_it_out(raw, times):
    repeated = compiled({"name": "R", "steps": [{"repeat": times, "steps": raw["steps"]}]})
    written = compiled({"name": "R", "steps": raw["steps"] * times})
    assert repeated.segments == written.segments
    assert repeated.legs == written.legs
    assert [step.doing for step in repeated.steps] == [step.doing for step in written.steps]


@given(raw_routines(), st.floats(0, 500))
def test_a_second_is_found_in_its_segment(raw, second):
    timeline = compiled(raw)
    segment = timeline.segments[timeline.index_at(second)]
    if second < timeline.length:
        assert segment.start <= second < segment.end or segment.waits
    else:
        assert segment is timeline.segments[-1]


@given(st.lists(raw_steps(ANY_LENGTH), min_size=1, max_size=4))
def test_what_has_no_problems_compiles_and_what_has_only_rests_is_refused(steps):
    made = routine({"name": "R", "steps": steps})
    problems = routine_problems(made, KNOWN)
    if any(set(step) != {"rest"} for step in write_flat(steps)):
        assert all("lies outside" in each.message for each in problems)
        assert compile_routine(made, KNOWN).numbered > 0
    else:
        assert [each.message for each in problems] == ["there is nothing to do in it but rest"]


def write_flat(steps):
    return [inner for step in steps for inner in (write_flat(step["steps"]) if "steps" in step else [step])]


@given(raw_routines())
def test_a_million_repeats_are_refused_without_unrolling_them(raw):
    timeline = compiled(raw)
    steps = raw["steps"]
    for _ in range(3):
        steps = [{"repeat": 100, "steps": steps}]
    (problem,) = routine_problems(routine({"name": "R", "steps": steps}), KNOWN)
    if "longer than a day" in problem.message:
        assert timeline.length * 1_000_000 > 86_400
    else:
        parts = int(problem.message.split()[1])
        # Rests and lead-ins of no length are parts to unroll, though no segments.
        assert parts >= len(timeline.segments) * 1_000_000
        assert problem.message == f"has {parts} parts once its repeats are played; 20000 is the most"
