"""What is told about a file, word for word and in its place."""

from pathlib import Path

import pytest
from strategies import KNOWN

from stretchtimer.library.reading import read_routine, read_stretch

PATH = Path("hips.yaml")
BROKEN = {"bridge": "bridge.yaml:3:7: hold: is empty"}
HERE = "hips.yaml:"


def told(text):
    routine, faults = read_routine(text, PATH, KNOWN, BROKEN)
    assert (routine is None) == bool(faults)
    return [str(fault).removeprefix(HERE) for fault in faults]


def told_of_step(*lines):
    """About a step of one's own, whose lines begin in line 4, column 5."""
    return told("name: A\nsteps:\n  - name: B\n" + "".join(f"    {line}\n" for line in lines))


def told_of_stretch(*lines):
    stretch, faults = read_stretch("name: A\nposition: prone\n" + "\n".join(lines), PATH)
    assert (stretch is None) == bool(faults)
    return [str(fault).removeprefix(HERE) for fault in faults]


NO_LENGTH = "is no length of time; write 45s, 1m30s or 1:30"


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
            '5:17: at: "sometime" is no moment; write setup, start, half, 50%, 12s or -10s',
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


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("- a\n", ["1:1: should be a mapping, with lines like `name: …`"]),
        ("just text", ["1:1: should be a mapping, with lines like `name: …`"]),
        ("name: A", ['1:1: "steps" is missing']),
        ("{}", ['1:1: "name" is missing', '1:1: "steps" is missing']),
        ("name: A\nsteps: []", ["2:8: steps: is empty; there should be at least one entry"]),
        (
            "name: A\nsteps: 3",
            ["2:8: steps: should be a list: a line for each, beginning with a hyphen, or [one, two]"],
        ),
        ("name: A\nsteps:\n  - foo", ["3:5: steps: should be a mapping, with lines like `name: …`"]),
        ("name: A\nsteps: [{}]", ['2:9: steps: a step needs one of "stretch", "name", "rest" or "repeat"']),
        (
            "name: A\nsteps: [{hold: 3}]",
            ['2:9: steps: a step needs one of "stretch", "name", "rest" or "repeat"'],
        ),
        (
            "name: A\nsteps: [{strech: cat-cow}]",
            ['2:10: nobody knows the key "strech"; did you mean "stretch"?'],
        ),
        (
            "name: A\nsteps: [{stretch: cat-caw}]",
            ['2:19: stretch: there is no stretch "cat-caw"; did you mean "cat-cow"?'],
        ),
        (
            "name: A\nsteps: [{stretch: zumba}]",
            ['2:19: stretch: there is no stretch "zumba"; `stretchtimer list --stretches` names them'],
        ),
        (
            "name: A\nsteps: [{stretch: bridge}]",
            ['2:19: stretch: the stretch "bridge" has errors: bridge.yaml:3:7: hold: is empty'],
        ),
        (
            "name: A\nsteps: [{stretch: Cat_Cow}]",
            ['2:19: stretch: "Cat_Cow" is no such name; use small letters, digits and hyphens, like cat-cow'],
        ),
        (
            "name: A\nsteps: [{stretch: ../../etc/passwd}]",
            [
                '2:19: stretch: "../../etc/passwd" is no such name; '
                "use small letters, digits and hyphens, like cat-cow"
            ],
        ),
        ("name: A\nsteps: [{rest: 5}]", ["2:8: steps: there is nothing to do in it but rest"]),
        (
            "name: A\nsteps: [{repeat: 3, steps: [{rest: 5}]}]",
            ["2:8: steps: there is nothing to do in it but rest"],
        ),
        ('name: "A\\e[2J"\nsteps: [{stretch: hang}]', ["1:7: name: holds characters that cannot be printed"]),
        (
            'name: "A\\u202eB"\nsteps: [{stretch: hang}]',
            ["1:7: name: holds characters that cannot be printed"],
        ),
        (
            f"name: {'x' * 81}\nsteps: [{{stretch: hang}}]",
            ["1:7: name: is 81 characters long; 80 is the most"],
        ),
        ("nmae: A\nsteps: [{stretch: hang}]", ['1:1: nobody knows the key "nmae"; did you mean "name"?']),
        (
            "name: A\nsteps: [{stretch: bird-dog, rounds: 2}]",
            [
                '2:37: rounds: the stretch\'s list of "reps" gives a round each already; '
                'leave "rounds" out or give "reps"'
            ],
        ),
        (
            "name: A\nsteps: [{stretch: cat-cow, reps: 3}]",
            [
                '2:34: reps: needs a "tempo" too, like {out: 2s, hold: 10s, in: 2s}; '
                "this stretch has none of its own"
            ],
        ),
        (
            "name: A\nsteps: [{stretch: cat-cow, cues: [{at: 30s, say: x}]}]",
            ["2:40: at: lies outside the step, which takes 30s"],
        ),
        (
            "name: A\nsteps: [{rest: 1, name: B}]",
            ['2:19: a step of one\'s own needs a pace: "hold", "breaths" or "reps"'],
        ),
    ],
)
def test_a_routine(text, messages):
    assert told(text) == messages


def test_everything_is_told_at_once_in_the_order_of_the_file():
    text = """\
name: Tight hips
sumary: For those who sit
helps: [Tight Hips, ok]
steps:
  - stretch: cat-caw
    hold: 30 sconds
  - repeat: 2
    steps:
      - stretch: hamstring
        sides: eech
        cues:
          - at: -0s
            say: "\\e[31m"
      - rest: soon
  - repeat: 0
    steps: []
"""
    assert told(text) == [
        '2:1: nobody knows the key "sumary"; did you mean "summary"?',
        '3:9: helps: "Tight Hips" is no such name; use small letters, digits and hyphens, like cat-cow',
        '5:14: stretch: there is no stretch "cat-caw"; did you mean "cat-cow"?',
        f'6:11: hold: "30 sconds" {NO_LENGTH}',
        '10:16: sides: "eech" is no choice of sides; did you mean "each"?',
        '12:17: at: "-0s" is the end itself; write a moment before it, like -5s',
        "13:18: say: holds characters that cannot be printed",
        f'14:15: rest: "soon" {NO_LENGTH}',
        "15:13: repeat: 0 is out of range; from 1 to 100 is possible",
        "16:12: steps: is empty; there should be at least one entry",
    ]


def nested(inner, times):
    for _ in range(times):
        inner = f"{{repeat: 100, steps: [{inner}]}}"
    return inner


def test_a_routine_may_take_a_day_and_not_a_second_more():
    hour = "{repeat: 24, steps: [{name: B, hold: 60m, setup: 0}]}"
    assert told(f"name: A\nsteps: [{hour}]") == []
    assert told(f"name: A\nsteps: [{hour}, {{rest: 1s}}]") == [
        "2:8: steps: takes longer than a day (1440m1s)"
    ]


def test_a_cue_must_fit_into_the_shortest_round():
    lines = ("reps: [3, 1]", "tempo: {up: 5s}", "cues: [{at: 4s, say: x}, {at: 5s, say: y}]")
    assert told_of_step(*lines) == ["6:35: at: lies outside the step, which takes 5s"]


def test_the_longest_name_and_the_longest_line():
    assert told(f"name: {'x' * 80}\nsummary: {'x' * 400}\nsteps: [{{stretch: hang}}]") == []
    assert told(f"name: A\nsummary: {'x' * 401}\nsteps: [{{stretch: hang}}]") == [
        "2:10: summary: is 401 characters long; 400 is the most"
    ]


def test_endless_repeats_are_refused_without_playing_them():
    assert told(f"name: A\nsteps: [{nested('{name: B, hold: 9, setup: 0, rest: 0}', 5)}]") == [
        "2:8: steps: takes longer than a day (1500000000m)"
    ]
    # A rest of no length takes no time, and yet it takes its time to unroll.
    assert told(f"name: A\nsteps: [{{stretch: hang, setup: 0}}, {nested('{rest: 0}', 5)}]") == [
        "2:8: steps: has 10000000002 parts once its repeats are played; 20000 is the most"
    ]
    assert told(f"name: A\nsteps: [{nested('{stretch: hang, setup: 0, rest: 0}', 4)}]") == [
        "2:8: steps: has 200000000 parts once its repeats are played; 20000 is the most"
    ]


@pytest.mark.parametrize(
    ("lines", "messages"),
    [
        (("hold: 30s",), []),
        (("reps: [4, 3, 2]", "tempo: {out: 2s, hold: 10s, in: 2s}", "figure: {in: cow, out: cat}"), []),
        ((), ['1:1: needs a pace: "hold", "breaths" or "reps"']),
        (("reps: 3",), ['3:1: needs a "tempo", like {out: 2s, hold: 10s, in: 2s}']),
        (
            ("hold: 30s", "avoid-with: [knees, wrist]"),
            ['4:14: avoid-with: "knees" is no caution; did you mean "knee"?'],
        ),
        (
            ("hold: 30s", "avoid_with: [knee]"),
            ['4:1: nobody knows the key "avoid_with"; did you mean "avoid-with"?'],
        ),
        (("hold: 30s", "cues: [{at: 30s, say: x}]"), ["4:13: at: lies outside the step, which takes 30s"]),
        (
            ("hold: 30s", "screen: maybe"),
            ['4:9: screen: "maybe" is no answer to whether the screen can be seen; use yes, partly, no'],
        ),
        (
            ("breaths: 2", "hold: 30s"),
            ['3:1: has both "hold" and "breaths"; a step has one pace, so leave one of them out'],
        ),
    ],
)
def test_a_stretch(lines, messages):
    assert told_of_stretch(*lines) == messages


def test_a_position_is_needed():
    _, faults = read_stretch("name: A\nhold: 30s", PATH)
    assert [str(each) for each in faults] == ['hips.yaml:1:1: "position" is missing']


@pytest.mark.parametrize("key", ["k" * 900, "\\e[31m" * 150])
def test_no_message_is_longer_than_a_few_lines(key):
    (message,) = told(f'name: A\n"{key}": 3\nsteps: [{{stretch: hang}}]')
    assert len(message) < 200
    (message,) = told(f"name: A\nsteps: [{{stretch: {'x' * 9000}}}]")
    assert len(message) < 200
