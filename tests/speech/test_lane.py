"""The lane of speech, phrase by phrase."""

import math

import pytest

from stretchtimer.core.lane import GAP, Phrase, lay_out
from stretchtimer.core.segments import Weight

SECONDS = {"one": 1.0, "two": 2.0, "four": 4.0, "brief": 0.5}


def laid(phrases, chimes=(), level="full", free_from=-math.inf):
    return [(s.at, s.text) for s in lay_out(phrases, chimes, SECONDS.get, level, free_from)]


def phrase(at, *texts, weight=Weight.NAME, until=math.inf):
    return Phrase(at, texts, weight, until)


def test_a_phrase_is_said_at_its_moment():
    assert laid([phrase(5, "one")]) == [(5, "one")]


def test_the_chime_comes_first():
    assert laid([phrase(5, "one")], [(5, "half")]) == [(5.5, "one")]


def test_two_phrases_of_one_moment_follow_each_other_the_heavier_first():
    both = [phrase(5, "one", weight=Weight.SETUP), phrase(5, "two")]
    assert laid(both) == [(5, "two"), (7 + GAP, "one")]


def test_the_lighter_one_is_dropped_whole_where_there_is_no_room():
    both = [phrase(5, "four", weight=Weight.CUE), phrase(7, "two")]
    assert laid(both) == [(7, "two")]


def test_a_line_may_come_a_little_late_and_not_much():
    assert laid([phrase(5, "one"), phrase(5, "one", weight=Weight.CUE)])[1] == (6 + GAP, "one")
    assert laid([phrase(5, "two"), phrase(5, "one", weight=Weight.CUE)]) == [(5, "two")]


@pytest.mark.parametrize(("at", "said"), [(5.8, 5.8), (5.81, None)])
def test_a_word_never_runs_into_the_count(at, said):
    counts = [(8, "count"), (9, "count"), (10, "count-out")]
    expected = [(said, "two")] if said else []
    assert laid([phrase(at, "two", until=11)], counts) == expected


def test_between_two_counts_nobody_speaks():
    counts = [(8, "count"), (9, "count"), (10, "count-in")]
    assert laid([phrase(7.9, "brief", weight=Weight.SWITCH)], counts) == [(11, "brief")]


def test_what_is_briefer_is_said_where_the_whole_has_no_room():
    counts = [(2, "count")]
    assert laid([phrase(0, "four", "two", "one", until=4)], counts) == [(0, "one")]


def test_what_has_no_recording_gives_way_to_what_has_one():
    assert laid([phrase(0, "unheard", "brief")]) == [(0, "brief")]
    assert laid([phrase(0, "unheard")]) == []


def test_what_sounds_already_is_not_talked_over():
    assert laid([phrase(3, "one")], free_from=4.0) == [(4 + GAP, "one")]


def test_a_level_says_what_it_is_for():
    phrases = [phrase(0, "one"), phrase(10, "one", weight=Weight.CUE)]
    assert laid(phrases, level="essential") == [(0, "one")]
    assert laid(phrases, level="off") == []


def test_a_session_that_begins_at_an_odd_moment_has_the_same_spacing():
    begin = 7.12345
    (spoken,) = lay_out([phrase(begin, "one")], [(begin, "half")], SECONDS.get, "full")
    assert spoken.at - begin == pytest.approx(0.5, abs=1e-9)
