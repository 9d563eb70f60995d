from __future__ import annotations

from array import array
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.sound.mixer import RATE, Clip
from stretchtimer.sound.notes import (
    Note,
    Sounding,
    mix_ahead,
    notes_of,
    phrases,
    primer,
    still_to_come,
    with_primers,
)


def tone(seconds):
    return Clip(array("h", [1000] * round(seconds * RATE)))


SHORT = tone(0.3)


def notes(*moments):
    return [Note(at, SHORT, chime="count") for at in moments]


def moments(groups):
    return [[note.at for note in group] for group in groups]


def test_notes_come_in_order_and_an_unknown_chime_costs_only_itself():
    found = notes_of(
        [Sounding(2, "a"), Sounding(1, "b", -0.8), Sounding(1.5, "gone")], {"a": SHORT, "b": SHORT}
    )
    assert [(note.at, note.chime, note.pan) for note in found] == [(1, "b", -0.8), (2, "a", 0.0)]


def test_a_moment_ago_is_still_to_come_and_longer_ago_is_stale():
    assert [note.at for note in still_to_come(notes(9.0, 9.74, 9.8, 10, 11), 10)] == [9.8, 10, 11]


def test_silence_parts_phrases():
    assert moments(phrases(notes(0, 1.1, 1.7, 2.4))) == [[0], [1.1, 1.7, 2.4]]


def test_a_count_down_and_what_it_leads_to_is_one_phrase():
    counting = [Note(n, tone(0.6)) for n in range(3)]
    assert len(phrases([*counting, Note(3, tone(4)), Note(5, SHORT)])) == 1


@given(st.lists(st.floats(0, 300), max_size=60).map(sorted))
def test_phrases_hold_every_note_once_and_never_overlap(starts):
    groups = phrases(notes(*starts))
    assert [at for group in moments(groups) for at in group] == starts
    for before, after in pairwise(groups):
        assert max(note.end for note in before) <= after[0].at


def test_an_endless_row_is_parted_where_it_first_can_be():
    groups = phrases(notes(*[0.5 * n for n in range(60)]))
    assert all(group[-1].at - group[0].at < 8 for group in groups)


def test_a_phrase_mixed_ahead_has_its_notes_in_place():
    sound = array("h", mix_ahead(notes(10, 10.5), 0.5))[0::2]
    assert len(sound) == round(0.8 * RATE)
    assert sound[0] == sound[round(0.5 * RATE)] == 500
    assert not any(sound[round(0.3 * RATE) : round(0.5 * RATE)])


def test_a_primer_ends_where_a_note_after_silence_begins():
    wake = primer()
    found = with_primers(notes(5, 6, 9), wake)
    assert [note.at for note in found if note.clip is wake] == [5 - wake.seconds, 9 - wake.seconds]
    assert [len(group) for group in phrases(found)] == [2, 1, 2]


def test_the_primer_is_barely_there():
    assert 20 < max(map(abs, primer().samples)) < 40
