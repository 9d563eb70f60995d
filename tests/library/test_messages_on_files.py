"""What is told about a whole file, word for word and in its place."""

import pytest

from library.telling import NO_LENGTH, PATH, told, told_of_step, told_of_stretch
from stretchtimer.library.reading import read_stretch


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
