"""Timelines worked out by hand."""

import pytest

from stretchtimer.core.routine import Routine, Stretch
from stretchtimer.core.timeline import compile_routine

STRETCHES = {
    "calf-stretch": {"name": "Calf stretch", "position": "standing", "hold": "30s", "sides": "each"},
    "supine-hamstring": {"name": "Supine hamstring", "position": "supine", "hold": "60s", "sides": "each"},
    "knee-to-chest": {"name": "Knee to chest", "position": "supine", "hold": "30s", "sides": "each"},
    "cat-cow": {
        "name": "Cat-Cow",
        "position": "all-fours",
        "breaths": 6,
        "breath": {"in": "4s", "out": "6s"},
        "setup": "10s",
    },
    "bird-dog": {
        "name": "Bird-Dog",
        "position": "all-fours",
        "sides": "each",
        "reps": [4, 3, 2],
        "tempo": {"out": "2s", "hold": "10s", "in": "2s"},
        "rest": "15s",
    },
    "hang": {"name": "Hang", "position": "standing", "hold": "until-key"},
}
KNOWN = {name: Stretch.model_validate(raw) for name, raw in STRETCHES.items()}


def compiled(*steps):
    return compile_routine(Routine.model_validate({"name": "R", "steps": steps}), KNOWN)


def outline(timeline):
    """Each segment as a word or two: kind, length, and side or count where there is one."""
    return [
        " ".join(
            [str(each.kind), f"{each.length:g}"]
            + ([each.side] if each.side else [])
            + ([f"{each.count}/{each.of}"] if each.of > 1 else [])
        )
        for each in timeline.segments
    ]


def cues(segment):
    return [(cue.at, cue.chime or cue.say) for cue in segment.cues]


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


def test_setup_lines_come_when_the_name_has_been_said():
    line = [{"at": "setup", "say": "Feet wide."}]
    long = compiled({"stretch": "hang", "setup": 9, "cues": line}).segments[0]
    short = compiled({"stretch": "hang", "setup": 2, "cues": line}).segments[0]
    assert (3, "Feet wide.") in cues(long)
    assert (1, "Feet wide.") in cues(short)
    # Two seconds leave room for one count that does not run into the opening sound.
    assert cues(short)[-1] == (1, "Feet wide.")
    assert (1, "count-in") in cues(short)


@pytest.mark.parametrize(
    ("at", "second"),
    [
        *(("start", 0), ("half", 20), ("50%", 20), ("25 %", 10), ("0%", 0), ("12s", 12), (7.5, 7.5)),
        *(("0:30", 30), ("-10s", 30), ("-40s", 0), ("-0:05", 35)),
    ],
)
def test_moments_of_a_hold_of_forty_seconds(at, second):
    timeline = compiled({"name": "It", "hold": 40, "cues": [{"at": at, "say": "Now."}]})
    assert [each for each in cues(timeline.segments[1]) if each[1] == "Now."] == [(second, "Now.")]


@pytest.mark.parametrize(
    ("at", "place", "second"),
    [("start", 1, 0), ("half", 3, 0), ("5s", 2, 1), ("-1s", 4, 5), ("-6s", 4, 0), ("25%", 2, 1)],
)
def test_moments_of_breaths_are_of_the_whole_set(at, place, second):
    timeline = compiled({"name": "It", "breaths": 2, "cues": [{"at": at, "say": "Now."}]})
    found = [
        (index, cue.at)
        for index, each in enumerate(timeline.segments)
        for cue in each.cues
        if cue.say == "Now."
    ]
    assert found == [(place, second)]


@pytest.mark.parametrize("out", [1.7, 1.8])
def test_a_moment_between_two_breaths_belongs_to_the_later_one(out):
    # Half of the set and the sum of the breaths before it differ in their last bits, either way.
    timeline = compiled(
        {"name": "It", "breaths": 6, "breath": {"in": 1, "out": out}, "cues": [{"at": "half", "say": "Now."}]}
    )
    ((cue, segment),) = [(cue, segment) for _, cue, segment in timeline.cues() if cue.say == "Now."]
    assert (segment.kind, segment.count, cue.at) == ("inhale", 4, pytest.approx(0))


def test_an_empty_list_of_cues_is_a_choice():
    lines = {"name": "A", "position": "prone", "hold": 20, "cues": [{"at": "half", "say": "Half."}]}
    routine = {"name": "R", "steps": [{"stretch": "a"}, {"stretch": "a", "cues": []}]}
    timeline = compile_routine(Routine.model_validate(routine), {"a": Stretch.model_validate(lines)})
    assert [segment.step for _, cue, segment in timeline.cues() if cue.say == "Half."] == [0]


def test_a_list_of_repetitions_is_its_own_number_of_rounds():
    stretch = {"name": "A", "position": "prone", "reps": 4, "tempo": {"up": 2}, "rounds": 3}
    routine = Routine.model_validate({"name": "R", "steps": [{"stretch": "a", "reps": [2, 1]}]})
    timeline = compile_routine(routine, {"a": Stretch.model_validate(stretch)})
    assert [leg.pace.count for leg in timeline.legs if leg.kind == "hold"] == [2, 1]


def test_a_stretchs_line_that_no_longer_fits_is_left_out():
    known = {
        "long": Stretch.model_validate(
            {
                "name": "Long",
                "position": "prone",
                "hold": 60,
                "cues": [{"at": "45s", "say": "Late."}, {"at": "half", "say": "Half."}],
            }
        )
    }
    routine = Routine.model_validate({"name": "R", "steps": [{"stretch": "long", "hold": 30}]})
    said = [cue.say for _, cue, _ in compile_routine(routine, known).cues() if cue.say]
    assert said == ["First: Long.", "Half."]


@pytest.mark.parametrize(
    ("length", "chimes"),
    [
        (9.9, ["begin"]),
        (10, ["begin", "count", "count", "count-out"]),
        (19.9, ["begin", "count", "count", "count-out"]),
        (20, ["begin", "half", "count", "count", "count-out"]),
    ],
)
def test_short_holds_are_neither_counted_nor_halved(length, chimes):
    segment = compiled({"name": "It", "hold": length}).segments[1]
    assert [cue.chime for cue in segment.cues] == chimes


@pytest.mark.parametrize(
    ("length", "counts"), [(1.5, []), (2, [1]), (3.5, [1.5, 2.5]), (4, [1, 2, 3]), (6, [3, 4, 5])]
)
def test_a_short_lead_in_is_not_counted_over_its_opening_sound(length, counts):
    segment = compiled({"name": "It", "hold": 5, "setup": length}).segments[0]
    assert [cue.at for cue in segment.cues if "count" in (cue.chime or "")] == counts


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
