"""Workouts of Just Another Workout Timer: what their files hold, and what must be refused whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stretchtimer.core.importing import NotUnderstoodError, imported
from stretchtimer.core.timeline import compile_routine
from stretchtimer.library.reading import read_routine


def exercise(name="Squats", duration=30, **more):
    return {"name": name, "id": "5f", "duration": duration, **more}


def workout(*sets, title="Morning"):
    listed = [{"repetitions": times, "id": "7a", "exercises": list(each)} for times, each in sets]
    return {"title": title, "sets": listed, "version": 2, "position": 0}


def read(document, encoding="utf-8"):
    data = json.dumps(document, ensure_ascii=False).encode(encoding)
    timelines = []
    for each in imported(data):
        routine, faults = read_routine(each.text, Path("x.yaml"), {}, {})
        assert not faults, each.text
        assert routine.name == each.title
        timelines.append(compile_routine(routine, {}))
    return timelines


def steps(timeline):
    return [
        (step.name, timeline.step_end(index) - timeline.step_start(index))
        for index, step in enumerate(timeline.steps)
    ]


def test_a_set_after_the_other_with_ten_seconds_before_the_first():
    made = workout((1, [exercise(), exercise("Rest", 10)]), (2, [exercise("Plank", 45)]))
    (timeline,) = read({"workouts": [made]})
    assert steps(timeline) == [("Squats", 40), ("Rest", 10), ("Plank", 45), ("Plank", 45)]
    assert timeline.length == 10 + 30 + 10 + 2 * 45


def test_a_repeated_first_set_gets_ready_once():
    (timeline,) = read(workout((3, [exercise(), exercise("Pause", 5)])))
    assert timeline.length == 10 + 3 * 35
    assert steps(timeline)[0] == ("Rest", 10)


def test_counted_exercises_take_two_seconds_each():
    (timeline,) = read(workout((1, [{"name": "Push-ups", "type": "counted", "count": 12, "duration": 0}])))
    assert timeline.length == 10 + 24


def test_the_first_format_had_neither_ids_nor_versions():
    old = {"title": "Old", "sets": [{"repetitions": 1, "exercises": [{"name": "Sit", "duration": 20}]}]}
    (timeline,) = read(old)
    assert (timeline.name, timeline.length) == ("Old", 30)


def test_a_backup_has_several():
    backup = {"workouts": [workout((1, [exercise()]), title=title) for title in ("A", "B", "A")]}
    assert [timeline.name for timeline in read(backup)] == ["A", "B", "A"]


def test_letters_of_one_byte_as_the_app_writes_them():
    (timeline,) = read({"workouts": [workout((1, [exercise("Dehnübung")]), title="Früh")]}, "latin-1")
    assert (timeline.name, timeline.steps[0].name) == ("Früh", "Dehnübung")


@pytest.mark.parametrize(
    "name",
    ['say "go"', "a: b", "- c", "# d", "no", "~", "\x1b[31mred", "{x}", "é", "x" * 300, "a\nb", "1:30"],
)
def test_any_name_becomes_a_file_that_can_be_read(name):
    (timeline,) = read(workout((1, [exercise(name)]), title=name))
    assert timeline.length == 40


def test_what_takes_no_time_is_left_out():
    (timeline,) = read(workout((0, [exercise("Never")]), (1, []), (1, [exercise("Nothing", 0), exercise()])))
    assert steps(timeline) == [("Squats", 40)]


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ([], "holds no workouts"),
        ({}, "holds no workouts"),
        ({"workouts": []}, "holds no workouts"),
        ({"workouts": {}}, "holds no workouts"),
        ({"workouts": [3]}, "workout 1 is not what it should be"),
        ({"workouts": [{"sets": []}]}, "workout 1 has no title"),
        ({"workouts": [workout((1, [exercise()])), {"title": "B"}]}, 'workout "B" has no sets'),
        ({"title": "A", "sets": []}, 'workout "A" has no exercises'),
        ({"title": "A", "sets": ["x"]}, 'workout "A", set 1 is not what it should be'),
        (workout((1, [exercise(duration="30")])), "set 1, exercise 1 has a strange duration: '30'"),
        (workout((1, [exercise(duration=True)])), "has a strange duration"),
        (workout((1, [exercise(duration=-1)])), "duration is -1; from 0 to 3600 is possible"),
        (workout((1, [exercise(duration=10**30)])), "from 0 to 3600 is possible"),
        (workout((101, [exercise()])), "repetitions is 101; from 0 to 100 is possible"),
    ],
)
def test_what_is_not_understood_is_told(document, told):
    with pytest.raises(NotUnderstoodError) as error:
        read(document)
    assert told in str(error.value)


@pytest.mark.parametrize("data", [b"", b"name: yaml\n", b"\xff\xfe\x00", b"[" * 100_000])
def test_what_is_no_json_is_told(data):
    with pytest.raises(NotUnderstoodError):
        imported(data)
