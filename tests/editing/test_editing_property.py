"""Parse of the edited equals edit of the parsed, and every untouched byte stays.

What is expected is worked out here, on plain lists and mappings, apart from the code under test.
"""

import copy
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.library import editing
from stretchtimer.library.editing import RefusedError
from stretchtimer.library.quick import ways
from stretchtimer.library.reading import read_routine

from .routines import BUNDLED, LIBRARY, plain, texts


def routine(text):
    found, faults = read_routine(text.removeprefix("\ufeff"), Path("x"), LIBRARY.stretches, {})
    assert not faults, (text, [str(fault) for fault in faults])
    return found


def step_of(data, way):
    for index in way:
        data = data["steps"][index]
    return data


def list_of(data, way):
    return step_of(data, way[:-1])["steps"]


def comments(text):
    # The name in quotes holds a # that begins no comment.
    return sorted(re.findall(r"#[^\r\n]*", text.replace("Shake: it # out", "")))


def ends(before, after):
    """How long the common beginning and end of two texts are."""
    n = min(len(before), len(after))
    start = next((i for i in range(n) if before[i] != after[i]), n)
    end = next((i for i in range(n - start) if before[-1 - i] != after[-1 - i]), n - start)
    return start, end


def is_subsequence(small, large):
    rest = iter(large)
    return all(each in rest for each in small)


@given(texts())
def test_the_random_files_are_routines(text):
    routine(text)


@given(texts(), st.data())
def test_a_key_set_anew_or_for_the_first_time(text, data):
    way = data.draw(st.sampled_from(ways(routine(text))))
    expected = plain(text)
    step = step_of(expected, way)
    key = "repeat" if "repeat" in step else data.draw(st.sampled_from(["rest", "setup"]))
    if set(step) == {"rest"}:
        key = "rest"
    old, step[key] = step.get(key), "7"
    edited = editing.set_key(text, way, key, "7")
    assert plain(edited) == expected
    assert routine(edited)
    start, end = ends(text, edited)
    if old is None:
        assert len(edited) == start + end + len(edited) - len(text), "only added"
        assert is_subsequence(text, edited)
        assert f"{key}: 7" in edited
    else:
        # Between the common ends stand the old and the new value and nothing else.
        assert text[start : len(text) - end] in old
        assert edited[start : len(edited) - end] in "7"
    assert comments(edited) == comments(text)


@given(texts(), st.data())
def test_a_key_taken_out(text, data):
    way = data.draw(st.sampled_from(ways(routine(text))))
    expected = plain(text)
    step = step_of(expected, way)
    keys = [key for key in step if key not in {"stretch", "name", "rest", "repeat", "steps"}]
    if not keys:
        assert editing.remove_key(text, way, "setup") == text
        return
    key = data.draw(st.sampled_from(keys))
    del step[key]
    edited = editing.remove_key(text, way, key)
    assert plain(edited) == expected
    assert is_subsequence(edited, text)
    # Gone are the key's own line, or the entry between two commas.
    start, end = ends(text, edited)
    gone = text[start : len(text) - end]
    assert len(re.findall(r"\r\n|\n", gone)) <= 1 or key == "cues"


@given(texts(), st.data())
def test_a_step_moved(text, data):
    way = data.draw(st.sampled_from(ways(routine(text))))
    by = data.draw(st.sampled_from([-1, 1]))
    expected = plain(text)
    steps, index = list_of(expected, way), way[-1]
    if not 0 <= index + by < len(steps):
        with pytest.raises(RefusedError, match="already"):
            editing.move(text, way, by)
        return
    steps[index], steps[index + by] = steps[index + by], steps[index]
    edited = editing.move(text, way, by)
    assert plain(edited) == expected
    assert sorted(edited) == sorted(text), "nothing added, nothing lost"
    assert comments(edited) == comments(text)
    assert sorted(re.split(r"\r\n|\n", edited)) == sorted(re.split(r"\r\n|\n", text)) or "{" in text
    assert editing.move(edited, (*way[:-1], index + by), -by) == text, "and back"


@given(texts(), st.data())
def test_a_step_left_out(text, data):
    way = data.draw(st.sampled_from(ways(routine(text))))
    expected = plain(text)
    gone = way
    while len(gone) > 1 and len(list_of(expected, gone)) == 1:
        gone = gone[:-1]
    steps = list_of(expected, gone)
    if len(steps) == 1:
        with pytest.raises(RefusedError, match="only step"):
            editing.leave_out(text, way)
        return
    del steps[gone[-1]]
    edited = editing.leave_out(text, way)
    assert plain(edited) == expected
    assert is_subsequence(edited, text)
    start, end = ends(text, edited)
    # One piece is gone; between brackets a comment may stand between the step and its comma, and it stays.
    assert start + end == len(edited) or "{" in text


@given(texts(), st.data())
def test_a_step_doubled(text, data):
    way = data.draw(st.sampled_from(ways(routine(text))))
    expected = plain(text)
    steps = list_of(expected, way)
    steps.insert(way[-1], copy.deepcopy(steps[way[-1]]))
    edited = editing.duplicate(text, way)
    assert plain(edited) == expected
    start, end = ends(text, edited)
    assert start + end >= len(text), "one piece is new"


@given(texts(), st.data())
def test_a_step_inserted(text, data):
    *above, index = data.draw(st.sampled_from(ways(routine(text))))
    at = (*above, index + data.draw(st.integers(0, 1)))
    expected = plain(text)
    list_of(expected, at).insert(at[-1], {"stretch": "sphinx", "hold": "33s"})
    edited = editing.insert(text, at, {"stretch": "sphinx", "hold": "33s"})
    assert plain(edited) == expected
    start, end = ends(text, edited)
    assert start + end >= len(text), "one piece is new"
    assert comments(edited) == comments(text)
    assert editing.leave_out(edited, at) == text or "{" in text or "#" in text


@given(
    texts(),
    st.text(
        st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "), min_size=1, max_size=30
    ),
)
def test_a_routine_named_anew(text, name):
    name = " ".join(name.split()) or "x"
    expected = {**plain(text), "name": name}
    edited = editing.set_name(text, name)
    assert plain(edited) == expected
    assert list(plain(edited)) == list(plain(text))
    assert comments(edited)[-1:] == comments(text)[-1:] or "#" in name


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_every_change_of_every_step_of_every_bundled_file(path):
    text = path.read_bytes().decode()
    lines = text.split("\n")
    for way in ways(routine(text)):
        data = plain(text)
        steps, index = list_of(data, way), way[-1]
        doubled = editing.duplicate(text, way)
        assert is_subsequence(lines, doubled.split("\n"))
        assert list_of(plain(doubled), way)[index] == list_of(plain(doubled), way)[index + 1] == steps[index]
        if len(steps) > 1:
            gone = editing.leave_out(text, way)
            assert is_subsequence(gone.split("\n"), lines)
            assert plain(gone)["steps"] == data["steps"][:index] + data["steps"][index + 1 :] or len(way) > 1
        if "stretch" in steps[index] and "setup" not in steps[index]:
            slow = editing.set_key(text, way, "setup", "9s")
            assert editing.remove_key(slow, way, "setup") == text
