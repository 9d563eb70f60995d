"""The files that come with the program; a rule that asks for one of them is held by each."""

import pytest

from stretchtimer.files.places import bundled
from stretchtimer.library.shelf import load

LIBRARY = load(bundled("routines"), own=None)


def pytest_generate_tests(metafunc):
    for fixture, files in {
        "routine_file": LIBRARY.routines,
        "stretch_file": LIBRARY.stretch_files,
    }.items():
        if fixture in metafunc.fixturenames:
            metafunc.parametrize(fixture, files, ids=[file.id for file in files])


@pytest.fixture
def library():
    return LIBRARY


@pytest.fixture
def stretch(stretch_file):
    assert stretch_file.stretch, f"{stretch_file.faults}"
    return stretch_file.stretch


@pytest.fixture
def routine(routine_file):
    assert routine_file.routine, f"{routine_file.faults}"
    return routine_file.routine


@pytest.fixture
def timeline(routine, routine_file):
    return routine_file.timeline
