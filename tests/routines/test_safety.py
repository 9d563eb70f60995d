"""What a body must not be led into."""

import pytest

DEEP_FORWARD_BENDS = {"childs-pose", "knee-to-chest", "standing-forward-fold", "happy-baby"}
HALF_FORWARD_BENDS = {"seated-hamstring", "standing-hamstring", "seated-figure-four"}
TWISTS = {"supine-twist", "thread-the-needle", "knee-rolls"}
BACK_BENDS = {"cobra", "prone-press-up"}
EASIER_BACK_BEND = "sphinx"

LEFT_OUT = {
    # Bending forward soon after waking is what a stiff or disc-like back bears least.
    "gentle-morning": DEEP_FORWARD_BENDS | HALF_FORWARD_BENDS,
    # For backs that are worse on bending or twisting.
    "decompress-gently": DEEP_FORWARD_BENDS | HALF_FORWARD_BENDS | TWISTS,
}

AVOIDED_IN = {
    "prone": "pregnancy",
    "all-fours": "wrist",
    "kneeling": "knee",
    "side-lying": "shoulder",
}
"""Who leaves out whatever is done in a position."""


def stretches_of(file):
    return [step.doing.stretch for step in file.timeline.steps if step.doing and step.doing.stretch]


def test_the_stretches_these_rules_name_are_in_the_library(library):
    named = DEEP_FORWARD_BENDS | HALF_FORWARD_BENDS | TWISTS | BACK_BENDS | {EASIER_BACK_BEND}
    assert named <= library.stretches.keys()


@pytest.mark.parametrize("name", sorted(LEFT_OUT))
def test_what_a_routine_is_not_for_is_left_out_of_it(library, name):
    harmful = LEFT_OUT[name] & set(stretches_of(library.find(name)))
    assert not harmful, f"{name} leads into {sorted(harmful)}"


def test_a_back_bend_comes_after_its_easier_form(routine_file):
    done = stretches_of(routine_file)
    for bend in BACK_BENDS & set(done):
        assert EASIER_BACK_BEND in done[: done.index(bend)], f"{bend} comes without Sphinx before it"


@pytest.mark.parametrize("bend", sorted(BACK_BENDS))
def test_a_back_bend_names_its_easier_form(library, bend):
    assert library.stretches[EASIER_BACK_BEND].name in library.stretches[bend].easier


def test_a_position_that_some_must_avoid_is_marked(stretch):
    if caution := AVOIDED_IN.get(stretch.position):
        assert caution in stretch.avoid_with, f"{stretch.position} without {caution} under avoid-with"


def test_a_deep_forward_bend_is_marked_for_brittle_bones_and_discs(library):
    for name in DEEP_FORWARD_BENDS:
        marked = set(library.stretches[name].avoid_with)
        assert {"osteoporosis", "acute-disc"} <= marked, f"{name} is marked for {sorted(marked)} only"


def test_an_easier_form_is_only_for_those_who_must_leave_the_stretch_out(stretch):
    assert set(stretch.easier_for) <= set(stretch.avoid_with)


def test_an_easier_stretch_is_in_the_library_and_named(stretch, library):
    if stretch.easier_stretch:
        assert library.stretches[stretch.easier_stretch].name in stretch.easier


def test_lying_on_the_front_is_no_easier_form_in_pregnancy(library):
    for name, stretch in library.stretches.items():
        other = library.stretches.get(stretch.easier_stretch or "")
        if stretch.position == "prone":
            assert "pregnancy" not in stretch.easier_for, name
        if other and other.position == "prone":
            assert "pregnancy" in other.avoid_with, name
