"""What makes a routine tiring, and where in its file it stands."""

from __future__ import annotations

import pytest

from stretchtimer.core.advice import routine_advice, stretch_advice
from stretchtimer.core.routine import Routine, Stretch
from stretchtimer.core.timeline import compile_routine


def advice(*steps):
    made = Routine.model_validate({"name": "R", "steps": steps})
    return [(problem.where, problem.message) for problem in routine_advice(made, compile_routine(made, {}))]


def lie(position, **settings):
    return {"name": f"On {position}", "position": position, "hold": "20s", **settings}


def test_a_good_routine_gets_none():
    assert advice(lie("standing"), lie("seated"), {"rest": "5s"}, lie("prone"), lie("supine")) == []


def test_a_position_taken_again():
    (found,) = advice(lie("prone"), lie("supine"), {"repeat": 1, "steps": [lie("prone")]})
    assert found == (
        ("steps", 2, "steps", 0),
        "prone a second time, after supine; steps in one position are best done together",
    )


def test_up_and_down_more_than_once():
    found = advice(lie("standing"), lie("prone"), lie("seated"), lie("supine"))
    assert found == [
        (("steps", 2), "up and down again: seated once more after prone"),
        (("steps", 3), "up and down again: supine once more after seated"),
    ]


def test_a_repeat_is_told_once():
    circle = {"repeat": 4, "steps": [lie("prone"), lie("supine")]}
    assert [where for where, _ in advice(circle)] == [("steps", 0, "steps", 0), ("steps", 0, "steps", 1)]


def test_one_side_only():
    assert advice(lie("prone", sides="left")) == [(("steps", 0), "the right side gets nothing of On prone")]
    twice = [lie("prone", sides="each"), lie("prone", sides="right", hold="15s")]
    assert advice(*twice) == [(("steps", 0), "the left side gets 20 s, the right side 35 s of On prone")]
    assert advice(lie("prone", sides="left"), lie("prone", sides="right")) == []
    assert advice(lie("prone", sides="left", hold="until-key"))


@pytest.mark.parametrize(
    ("cues", "cut"),
    [
        ([{"at": "start", "say": "Let go."}], []),
        # 20 words take 8.3 s; the next line comes after 5 s.
        ([{"at": "0s", "say": "word " * 20}, {"at": "5s", "say": "Next."}], [0]),
        # Six words take 2.7 s, and the three-two-one begins 2 s later.
        ([{"at": "15s", "say": "one two three four five six"}], [0]),
        ([{"at": "3s", "say": "Here."}, {"at": "3s", "say": "There."}], [0]),
    ],
)
def test_a_line_too_long_for_its_slot(cues, cut):
    found = advice(lie("prone", cues=cues))
    assert [where for where, _ in found] == [("steps", 0, "cues", index, "say") for index in cut]
    assert all("to say and has" in message for _, message in found)


def test_what_the_program_says_by_itself_is_no_mistake_of_the_file():
    assert advice(lie("prone", rounds=3, rest="2s", setup="1s")) == []


def test_targets_and_the_easier_stretch():
    made = Stretch.model_validate(
        {
            "name": "S",
            "position": "prone",
            "hold": "20s",
            "targets": ["piriformis", "erector spinea", "soul"],
            "easier-stretch": "sfinx",
        }
    )
    assert [(problem.where, problem.message) for problem in stretch_advice(made, ["sphinx", "cobra"])] == [
        (("targets", 1), '"erector spinea" is no muscle known here; did you mean "erector spinae"?'),
        (("targets", 2), '"soul" is no muscle known here'),
        (("easier-stretch",), 'there is no stretch "sfinx"; did you mean "sphinx"?'),
    ]
