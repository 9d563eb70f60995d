"""What is told about a value in a step, word for word and in its place."""

import pytest

from library.telling import NO_LENGTH, PATH, told_of_step
from stretchtimer.library.reading import read_routine


@pytest.mark.parametrize(
    "written",
    [
        *(
            "no",
            "off",
            "yes",
            "1e3",
            "~",
            "null",
            "2026-11-23",
            "2026-11-23 10:00:00",
            "0x1F",
            "0o17",
            "0b11",
        ),
        *("1_000", ".inf", ".nan", "1:3", "30 sconds", "٤٥", "４５", "1,5", "190:20:30:15", "true", "-5"),
    ],
)
def test_yamls_traps_do_not_strike(written):
    assert told_of_step(f"hold: {written}") == [f'4:11: hold: "{written}" {NO_LENGTH}']


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("1:30", 90), ("010", 10), ("0:45", 45), ("45", 45), ('"45"', 45), ("20.5", 20.5)],
)
def test_what_looks_like_a_length_is_one(written, seconds):
    routine, faults = read_routine(f"name: A\nsteps: [{{name: B, hold: {written}}}]", PATH, {}, {})
    assert not faults
    assert routine.steps[0].hold == seconds


@pytest.mark.parametrize("name", ["no", "~", "1:30", "null", "1e3", "2026-11-23", "Off", "0x10", "🧘‍♀️ früh"])
def test_a_name_is_the_text_that_stands_there(name):
    routine, faults = read_routine(f"name: {name}\nsteps: [{{name: B, hold: 9}}]", PATH, {}, {})
    assert not faults
    assert routine.name == name


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("hold:", "4:10: hold: is empty; a length of time like 45s should stand here"),
        ('hold: ""', "4:11: hold: is empty; a length of time like 45s should stand here"),
        ("hold: [30]", "4:11: hold: a list stands where a length of time like 45s should be"),
        ("hold: {a: b}", "4:11: hold: a mapping stands where a length of time like 45s should be"),
        ("hold: 0", '4:11: hold: "0" is out of range; from 1 s to 3600 s is possible'),
        ("hold: 0.999", '4:11: hold: "0.999" is out of range; from 1 s to 3600 s is possible'),
        ("hold: 61m", '4:11: hold: "61m" is out of range; from 1 s to 3600 s is possible'),
        ("hold: 90000", '4:11: hold: "90000" is longer than a day'),
        ("hold: 99999999", f'4:11: hold: "99999999" {NO_LENGTH}'),
        ("hold: " + "9" * 5000, f'4:11: hold: "{"9" * 39}…" {NO_LENGTH}'),
        ("hold: untilkey", '4:11: hold: "untilkey" is no length of time; did you mean "until-key"?'),
        ("hold: 'until key'", '4:11: hold: "until key" is no length of time; did you mean "until-key"?'),
        ("hodl: 30s", '4:5: nobody knows the key "hodl"; did you mean "hold"?'),
        ("Hold: 30s", '4:5: nobody knows the key "Hold"; did you mean "hold"?'),
        ("breaths: 0", "4:14: breaths: 0 is out of range; from 1 to 100 is possible"),
        ("breaths: 101", "4:14: breaths: 101 is out of range; from 1 to 100 is possible"),
        ("breaths: 1.5", '4:14: breaths: "1.5" is no whole number; write one from 1 to 100'),
        ("breaths: -1", '4:14: breaths: "-1" is no whole number; write one from 1 to 100'),
        ("breaths: ٤", '4:14: breaths: "٤" is no whole number; write one from 1 to 100'),
        ("breaths: 1e1", '4:14: breaths: "1e1" is no whole number; write one from 1 to 100'),
        ("breaths: yes", '4:14: breaths: "yes" is no whole number; write one from 1 to 100'),
        ("reps: 3", '4:5: needs a "tempo", like {out: 2s, hold: 10s, in: 2s}'),
        (
            "note: !!python/object:os.system x",
            "4:11: tags (!…) are not used in these files; write the plain value",
        ),
        ("name: C", '4:5: "name" stands here a second time'),
        ('"\\e[31mred": 3', None),
    ],
)
def test_one_line_of_a_step(line, message):
    if message is None:
        (message,) = told_of_step("hold: 30s", line)
        assert message.startswith(r'5:5: nobody knows the key "\x1b[31mred"; possible here: hold, breaths, ')
    else:
        assert told_of_step(line) == [message]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("breaths: 3", '5:5: has both "hold" and "breaths"; a step has one pace, so leave one of them out'),
        ("sides: both", '5:12: sides: "both" is no choice of sides; use none, each, left, right'),
        ("sides: eech", '5:12: sides: "eech" is no choice of sides; did you mean "each"?'),
        ("position: proned", '5:15: position: "proned" is no position; did you mean "prone"?'),
        ("rest: 61m", '5:11: rest: "61m" is out of range; from 0 s to 3600 s is possible'),
        ("rounds: many", '5:13: rounds: "many" is no whole number; write one from 1 to 100'),
        ("breath: {in: 4, owt: 3}", '5:21: nobody knows the key "owt"; did you mean "out"?'),
        ("breath: {in: 0.4}", '5:18: in: "0.4" is out of range; from 0.5 s to 120 s is possible'),
        ("breath: 4", "5:13: breath: should be a mapping, with lines like `name: …`"),
        ("tempo: {}", "5:12: tempo: is empty; there should be at least one entry"),
        ("tempo: {up: 121}", '5:17: up: "121" is out of range; from 0.5 s to 120 s is possible'),
        (
            "cues: hello",
            "5:11: cues: should be a list: a line for each, beginning with a hyphen, or [one, two]",
        ),
        ("cues: [hello]", "5:12: cues: should be a mapping, with lines like `name: …`"),
        ("cues: [{say: x}]", '5:12: "at" is missing'),
        ("cues: [{at: 0s, sya: x}]", '5:21: nobody knows the key "sya"; did you mean "say"?'),
        ("cues: [{at: 30s, say: x}]", "5:17: at: lies outside the step, which takes 30s"),
        ("cues: [{at: -31s, say: x}]", "5:17: at: lies outside the step, which takes 30s"),
        ("cues: [{at: 1h, say: x}]", "5:17: at: lies outside the step, which takes 30s"),
        ("cues: [{at: hafl, say: x}]", '5:17: at: "hafl" is no moment; did you mean "half"?'),
        (
            "cues: [{at: sometime, say: x}]",
            '5:17: at: "sometime" is no moment; write setup, start, half, out, 50%, 12s or -10s',
        ),
        ("cues: [{at: 100%, say: x}]", '5:17: at: "100%" is not within the step; write less than 100%'),
        ("cues: [{at: 99.99999999999999999%, say: x}]", None),
        ("cues: [{at: 5٠%, say: x}]", None),
        (
            "cues: [{at: -0s, say: x}]",
            '5:17: at: "-0s" is the end itself; write a moment before it, like -5s',
        ),
        ("cues: [{at: 1s, say: }]", "5:26: say: is empty; a line of text should stand here"),
    ],
)
def test_one_line_beside_a_hold_of_thirty_seconds(line, message):
    found = told_of_step("hold: 30s", line)
    if message is None:
        assert len(found) == 1
        assert found[0].startswith("5:17: at: ")
    else:
        assert found == [message]


def test_moments_of_a_hold_that_waits():
    cues = "cues: [{at: start, say: a}, {at: setup, say: b}, {at: half, say: c}, {at: 5s, say: d}]"
    message = "at: a hold that waits for a key has no length; its cues can only be at setup or start"
    assert told_of_step("hold: until-key", cues) == [
        f"5:{5 + cues.index(moment)}: {message}" for moment in ("half", "5s")
    ]


@pytest.mark.parametrize(
    ("lines", "messages"),
    [
        (("reps: [3, x, 0]", "tempo: {up: 1}"), ["4:15: …", "4:18: …"]),
        (("reps: []", "tempo: {up: 1}"), ["4:11: …"]),
        (("reps: {a: 1}", "tempo: {up: 1}"), ["4:11: …"]),
        (("reps: [3, 2]", "tempo: {up: 1}", "rounds: 2"), ["6:5: …"]),
    ],
)
def test_repetitions(lines, messages):
    found = told_of_step(*lines)
    assert [each.split(": ")[0] for each in found] == [each.split(": ")[0] for each in messages]
