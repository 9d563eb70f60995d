"""Choosing by what hurts, minutes, place and things."""

from __future__ import annotations

import pytest

from stretchtimer.core.choosing import Traits, Wish, both, in_words, suits, typed

FLOOR = Traits(12, ("stiff-lower-back",), ("mat", "strap"), floor=True)
DESK = Traits(5, ("long-sitting", "posture"), ("chair",), floor=False)
WALL = Traits(5, ("posture",), ("chair", "wall"), floor=False)
WALK = Traits(1, ("long-sitting",), (), floor=False)


@pytest.mark.parametrize(
    ("wish", "fitting"),
    [
        (Wish(), [FLOOR, DESK, WALL, WALK]),
        (Wish(frozenset({"posture"})), [DESK, WALL]),
        (Wish(frozenset({"posture", "stiff-lower-back"})), [FLOOR, DESK, WALL]),
        (Wish(minutes=5), [DESK, WALL, WALK]),
        (Wish(minutes=4), [WALK]),
        (Wish(no_floor=True), [DESK, WALL, WALK]),
        (Wish(chair_only=True), [DESK, WALK]),
        (Wish(have=frozenset({"chair"})), [DESK, WALK]),
        (Wish(have=frozenset({"mat", "strap", "wall"})), [FLOOR, WALK]),
        (Wish(have=frozenset()), [WALK]),
        (Wish(frozenset({"posture"}), 5, chair_only=True), [DESK]),
    ],
)
def test_what_suits(wish, fitting):
    assert [each for each in (FLOOR, DESK, WALL, WALK) if suits(each, wish)] == fitting


@pytest.mark.parametrize(
    ("text", "wish", "words"),
    [
        ("", Wish(), ()),
        ("cat cow", Wish(), ("cat", "cow")),
        ("10 min", Wish(minutes=10), ()),
        ("Hip  10min no floor", Wish(minutes=10, no_floor=True), ("hip",)),
        ("<5 chair-only back", Wish(minutes=5, chair_only=True), ("back",)),
        ("7 minutes", Wish(minutes=7), ()),
        # A number alone is part of a name, and no word is cut up.
        ("90-90 10", Wish(), ("90-90", "10")),
        ("nofloor floor", Wish(), ("nofloor", "floor")),
    ],
)
def test_what_is_typed(text, wish, words):
    assert typed(text) == (wish, words)


def test_both_is_the_narrower_of_each():
    one = Wish(frozenset({"disc"}), 10, have=frozenset({"mat", "wall"}))
    other = Wish(minutes=5, chair_only=True, have=frozenset({"mat"}))
    assert both(one, other) == Wish(frozenset({"disc"}), 5, False, True, frozenset({"mat"}))
    assert both(one, Wish()) == one


def test_in_words():
    assert in_words(Wish()) == ""
    wish = Wish(frozenset({"weak-core", "disc"}), 10, no_floor=True, have=frozenset({"chair", "mat"}))
    assert in_words(wish) == "disc, weak core, at most 10 min, no floor, with mat, chair"
    assert in_words(Wish(chair_only=True, have=frozenset())) == "chair only, with nothing"
