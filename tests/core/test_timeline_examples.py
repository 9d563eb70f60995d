"""Timelines worked out by hand."""

import pytest

from core.compiling import compiled, cues, outline
from stretchtimer.core.routine import Routine, Stretch
from stretchtimer.core.timeline import compile_routine


def test_the_routine_tight_hamstrings():
    timeline = compiled(
        {"stretch": "calf-stretch"},
        {"stretch": "supine-hamstring", "hold": "45s", "rounds": 2},
        {"rest": "20s"},
        {"repeat": 2, "steps": [{"stretch": "knee-to-chest", "hold": "20s"}]},
        {
            "name": "Shake it out",
            "hold": "30s",
            "cues": [
                {"at": "start", "say": "Loosen the legs."},
                {"at": "50%", "say": "And the shoulders."},
                {"at": "-10s", "say": "Ten more seconds."},
            ],
        },
    )
    knee = ["ready 6 left", "hold 20 left", "switch 6 right", "hold 20 right"]
    assert outline(timeline) == [
        *("ready 12 left", "hold 30 left", "switch 6 right", "hold 30 right"),
        *("ready 15 left", "hold 45 left", "rest 3 left", "hold 45 left"),
        *("switch 6 right", "hold 45 right", "rest 3 right", "hold 45 right"),
        *("rest 20", *knee, *knee, "ready 6", "hold 30"),
    ]
    assert timeline.length == 78 + 207 + 20 + 2 * 52 + 36
    assert [(step.number, step.name) for step in timeline.steps] == [
        (1, "Calf stretch"),
        (2, "Supine hamstring"),
        (None, "Rest"),
        (3, "Knee to chest"),
        (4, "Knee to chest"),
        (5, "Shake it out"),
    ]
    assert [step.where for step in timeline.steps] == [(0,), (1,), (2,), (3, 0), (3, 0), (4,)]
    assert cues(timeline.segments[-1]) == [
        (0, "begin"),
        (0, "Loosen the legs."),
        (15, "half"),
        (15, "And the shoulders."),
        (20, "Ten more seconds."),
        (27, "count"),
        (28, "count"),
        (29, "count-out"),
    ]


def test_a_step_by_name_or_number():
    timeline = compiled({"stretch": "cat-cow"}, {"rest": 5}, {"stretch": "hang"})
    assert timeline.index_of_number(2) == 2
    assert timeline.index_of_name("hang") == 2
    assert timeline.index_of_name("cat") == 0
    with pytest.raises(ValueError, match='no step "dog"; there are: Cat-Cow, Hang'):
        timeline.index_of_name("dog")


def test_breaths():
    timeline = compiled({"stretch": "cat-cow"})
    # From the keyboard to all fours takes 15 s, longer than the 10 s that the stretch asks for.
    breaths = [each for count in range(1, 7) for each in (f"inhale 4 {count}/6", f"exhale 6 {count}/6")]
    assert outline(timeline) == ["ready 15", *breaths]
    ready, first, out, again, *_ = timeline.segments
    assert cues(ready) == [
        (0, "ready"),
        (0, "First: Cat-Cow."),
        (12, "count"),
        (13, "count"),
        (14, "count-in"),
    ]
    assert cues(first) == [(0, "begin"), (0, "inhale")]
    assert cues(out) == [(0, "exhale")]
    assert cues(again) == [(0, "inhale")]


def test_repetitions_with_a_tempo_rounds_and_both_sides():
    timeline = compiled({"stretch": "bird-dog"})
    one_side = [14 * 4, 15, 14 * 3, 15, 14 * 2]
    assert timeline.length == 15 + sum(one_side) + 6 + sum(one_side)
    left = [each for each in timeline.segments if each.side == "left" and each.kind.is_work]
    assert [(each.round, each.count, each.of, each.phase, each.length) for each in left[:4]] == [
        (1, 1, 4, "out", 2),
        (1, 1, 4, "hold", 10),
        (1, 1, 4, "in", 2),
        (1, 2, 4, "out", 2),
    ]
    assert [each.round for each in left] == [1] * 12 + [2] * 9 + [3] * 6
    assert cues(left[0]) == [(0, "begin"), (0, "lift")]
    assert cues(left[1]) == [(0, "steady")]
    assert cues(left[2]) == [(0, "lower")]
    rest = next(each for each in timeline.segments if each.kind == "rest")
    assert cues(rest) == [
        (0, "rest"),
        (0, "Rest, then round 2 of 3."),
        (12, "count"),
        (13, "count"),
        (14, "count-in"),
    ]
    switch = next(each for each in timeline.segments if each.kind == "switch")
    assert cues(switch)[:2] == [(0, "switch"), (0, "Switch sides: right side.")]


def test_a_tempo_that_ends_in_a_hold_ends_steady():
    timeline = compiled({"name": "Plank", "reps": 1, "tempo": {"up": 2, "hold": 5}})
    assert [cues(each)[-1] for each in timeline.segments[1:]] == [(0, "lift"), (0, "steady")]


def test_a_hold_that_waits_has_no_clock_and_no_count():
    timeline = compiled(
        {"stretch": "hang", "cues": [{"at": "start", "say": "Breathe."}]}, {"stretch": "cat-cow"}
    )
    assert outline(timeline)[:3] == ["ready 12", "hold 0", "ready 15"]
    waits = timeline.segments[1]
    assert waits.waits
    assert timeline.waits
    assert cues(waits) == [(0, "wait"), (0, "Breathe.")]
    assert cues(timeline.segments[2])[0] == (0, "end")
    assert timeline.length == 12 + 15 + 60


def test_without_setup_the_announcement_is_made_as_the_work_begins():
    timeline = compiled(
        {"rest": 8},
        {
            "stretch": "knee-to-chest",
            "setup": 0,
            "switch": 0,
            "hold": 12,
            "cues": [{"at": "setup", "say": "Lie down."}, {"at": 1, "say": "Relax."}],
        },
    )
    assert outline(timeline) == ["rest 8", "hold 12 left", "hold 12 right"]
    rest, left, right = timeline.segments
    # The rest leads straight into the work, so it is the rest that counts in.
    assert cues(rest) == [
        *((0, "rest"), (0, "Rest. Next: Knee to chest.")),
        *((5, "count"), (6, "count"), (7, "count-in")),
    ]
    assert cues(left) == [
        *((0, "begin"), (0, "Next: Knee to chest, left side."), (0, "Lie down."), (1, "Relax.")),
        *((9, "count"), (10, "count"), (11, "count-out")),
    ]
    assert cues(right)[:3] == [(0, "begin"), (0, "Switch sides: right side."), (1, "Relax.")]
    assert timeline.first_segments == (0, 1)


def test_without_rest_rounds_follow_each_other():
    timeline = compiled({"stretch": "calf-stretch", "sides": "left", "rounds": 3, "rest": 0, "hold": 10})
    assert outline(timeline) == ["ready 12 left", "hold 10 left", "hold 10 left", "hold 10 left"]
    assert [each.round for each in timeline.segments[1:]] == [1, 2, 3]


def test_rests_say_what_comes_and_rests_of_no_length_are_left_out():
    timeline = compiled({"rest": 5}, {"rest": 0}, {"rest": 6}, {"stretch": "hang"}, {"rest": 4})
    assert outline(timeline) == ["rest 5", "rest 6", "ready 12", "hold 0", "rest 4"]
    said = [cue.say for segment in timeline.segments for cue in segment.cues if cue.say]
    assert said == ["Rest.", "Rest. Next: Hang.", "Next: Hang.", "Rest."]


@pytest.mark.parametrize(
    ("before", "after", "seconds"),
    [
        ("standing", "standing", 6),
        ("standing", "seated", 12),
        ("seated", "prone", 15),
        ("prone", "seated", 15),
        ("prone", "supine", 12),
        (None, "supine", 6),
        ("supine", None, 6),
    ],
)
def test_it_takes_longer_to_get_ready_where_the_position_changes(before, after, seconds):
    def step(position):
        return {"name": "It", "hold": 5, **({"position": position} if position else {})}

    timeline = compiled(step(before), step(after))
    assert timeline.segments[2].length == seconds


def test_a_step_without_a_position_does_not_make_one_forget_the_last():
    timeline = compiled(
        {"name": "A", "hold": 5, "position": "prone"},
        {"name": "B", "hold": 5},
        {"name": "C", "hold": 5, "position": "standing"},
    )
    assert [each.length for each in timeline.segments if each.kind == "ready"] == [15, 6, 15]


@pytest.mark.parametrize(("first", "seconds"), [("standing", 12), ("seated", 12), ("prone", 15), (None, 12)])
def test_one_begins_upright_at_the_keyboard(first, seconds):
    step = {"name": "It", "hold": 5, **({"position": first} if first else {})}
    assert compiled(step).segments[0].length == seconds


def test_a_setup_of_ones_own_goes_before_all_rules():
    assert compiled({"stretch": "cat-cow", "setup": 4}).segments[0].length == 4


def test_a_list_of_repetitions_is_its_own_number_of_rounds():
    stretch = {"name": "A", "position": "prone", "reps": 4, "tempo": {"up": 2}, "rounds": 3}
    routine = Routine.model_validate({"name": "R", "steps": [{"stretch": "a", "reps": [2, 1]}]})
    timeline = compile_routine(routine, {"a": Stretch.model_validate(stretch)})
    assert [leg.pace.count for leg in timeline.legs if leg.kind == "hold"] == [2, 1]


def test_a_step_changes_the_pace_of_its_stretch():
    assert outline(compiled({"stretch": "bird-dog", "hold": 20, "sides": "none"})) == ["ready 15", "hold 20"]
    assert outline(compiled({"stretch": "cat-cow", "breath": {"in": 3, "out": 5}, "breaths": 1})) == [
        "ready 15",
        "inhale 3",
        "exhale 5",
    ]
    assert outline(compiled({"stretch": "bird-dog", "reps": 1, "sides": "right", "rounds": 2})) == [
        "ready 15 right",
        *("move 2 right", "move 10 right", "move 2 right"),
        "rest 15 right",
        *("move 2 right", "move 10 right", "move 2 right"),
    ]
