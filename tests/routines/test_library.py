"""The bundled library as a whole: complete, without faults, one name for one thing."""

import re
from collections import Counter

ASKED_FOR = {"hamstrings", "hip-flexors", "childs-pose", "cat-cow", "cobra"}
"""The routines the program was first asked for."""


def used_stretches(library):
    return {
        step.doing.stretch
        for file in library.routines
        for step in file.timeline.steps
        if step.doing and step.doing.stretch
    }


def test_every_file_loads_without_faults(library):
    assert library.routines
    assert library.stretch_files
    assert not library.faults, "\n".join(map(str, library.faults))


def test_the_routines_asked_for_are_there(library):
    assert {file.id for file in library.routines} >= ASKED_FOR


def test_every_routine_plays(timeline):
    assert timeline.length > 0
    assert any(segment.kind.is_work for segment in timeline.segments)


def test_every_stretch_is_in_a_routine_or_named_as_a_form_of_one_that_is(library):
    used = used_stretches(library)
    forms = " ".join(f"{library.stretches[name].easier} {library.stretches[name].harder}" for name in used)
    lost = {
        name for name, stretch in library.stretches.items() if name not in used and stretch.name not in forms
    }
    assert not lost, f"no routine leads to {sorted(lost)}"


def test_names_are_unique(library):
    for names in (
        [file.name.casefold() for file in library.routines],
        [stretch.name.casefold() for stretch in library.stretches.values()],
    ):
        twice = [name for name, count in Counter(names).items() if count > 1]
        assert not twice, f"names used twice: {twice}"


def test_file_names_can_be_typed(library):
    for file in (*library.routines, *library.stretch_files):
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*\.yaml", file.path.name), f"{file.path.name}: use kebab-case"


def test_a_stretch_is_drawn_under_its_own_name(stretch_file, stretch):
    assert stretch.figure == stretch_file.id
