"""What a person reads before the start: every file says what it is, plainly and in the same words."""

import re

from stretchtimer.core.anatomy import MUSCLES

HELPS = {
    "disc",
    "inflammation",
    "long-sitting",
    "morning-stiffness",
    "posture",
    "stiff-lower-back",
    "tight-hamstrings",
    "tight-hip-flexors",
    "weak-core",
    "winding-down",
}
NEEDS = {"mat", "chair", "strap", "wall", "cushion", "step"}


def is_sentence(text):
    return bool(re.fullmatch(r"[A-Z].*[.]", text))


def test_a_routine_says_what_it_is_for_and_what_to_mind(routine):
    for text in (routine.summary, routine.caution):
        assert text, "summary or caution is missing"
        assert is_sentence(text), f"no sentence: {text!r}"
        assert len(text) <= 100, f"too long to take in ({len(text)} characters): {text!r}"


def test_what_a_routine_helps_with_is_one_of_few_words(routine):
    assert routine.helps, "helps with nothing"
    assert set(routine.helps) <= HELPS, f"unknown: {set(routine.helps) - HELPS}"


def test_a_summary_claims_no_minutes(routine):
    # The length is shown beside it and changes with every edit; a claim would go stale.
    assert not re.search(r"\b(minutes?|min)\b", routine.summary)


def test_targets_are_standard_names(stretch):
    assert stretch.targets, "targets nothing"
    assert set(stretch.targets) <= MUSCLES.keys(), f"unknown: {set(stretch.targets) - MUSCLES.keys()}"
    assert len(set(stretch.targets)) == len(stretch.targets), "a target is named twice"


def test_every_muscle_is_explained_in_other_words():
    for muscle, meaning in MUSCLES.items():
        assert meaning, muscle
        assert muscle not in meaning, f"{muscle} is explained by itself"


def test_what_a_stretch_needs_is_one_of_few_words(stretch):
    assert set(stretch.needs) <= NEEDS, f"unknown: {set(stretch.needs) - NEEDS}"


def test_the_floor_wants_a_mat_and_a_seat_a_chair(stretch):
    # The library screen offers routines for the chair or the office by what they need.
    on_floor = stretch.position not in {"standing", "seated"}
    assert ("mat" in stretch.needs) == on_floor
    if stretch.position == "seated":
        assert "chair" in stretch.needs


def test_a_stretch_names_its_easier_form_and_its_common_mistakes(stretch):
    assert stretch.easier, "no easier form"
    assert stretch.mistakes, "no mistakes"
    for text in (stretch.easier, stretch.harder, *stretch.mistakes):
        assert text is None or is_sentence(text), f"no sentence: {text!r}"
