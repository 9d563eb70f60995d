"""Routines fitted to a person, heard with closed eyes: the same rules hold for the easier forms."""

import pytest

from speech.test_bundled import (  # noqa: F401  the rules themselves
    test_each_change_of_sides_and_each_rest_is_said_in_it,
    test_each_pose_side_and_length_is_said_before_it_begins,
    test_everything_is_said_in_full_but_what_the_tones_tell_too,
    test_ten_seconds_are_said_when_ten_seconds_are_left,
)
from stretchtimer.core.avoiding import Person
from stretchtimer.core.cautions import CAUTIONS
from stretchtimer.files.places import bundled
from stretchtimer.library.shelf import load

PEOPLE = {"older": Person(older=True), **{code: Person(frozenset({code})) for code in CAUTIONS}}
FITTED = {
    f"{name}-{file.id}": file.timeline
    for name, person in PEOPLE.items()
    for file in load(bundled("routines"), None, person).routines
    if file.routine and (name == "older" or any("easier" in step.name for step in file.timeline.steps))
}


@pytest.fixture(params=FITTED.values(), ids=FITTED.keys())
def timeline(request):
    return request.param
