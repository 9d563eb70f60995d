from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from stretchtimer.core.habits import Day, Ratings, RoutineUse, StretchTally, current_streak
from stretchtimer.history.journal import Journal
from stretchtimer.history.record import Eased, Hurt, Step

from .conftest import Clock, play, step


def test_a_session_is_kept_as_it_was_told(journal, clock):
    began = clock.now
    session = journal.begin("hips", "Tight hips", 300, 4)
    journal.feeling(session, before=4)
    clock.forward(seconds=60)
    journal.step_done(session, step(0, seconds=60, side="each"))
    journal.hurt(session, Hurt(1, "cobra", "left"))
    journal.step_done(session, step(1, "shortened", 7.5, "cobra"))
    journal.step_done(session, step(2, "skipped", 0, "bridge"))
    clock.forward(minutes=2)
    journal.end(session, finished=False)
    journal.feeling(session, after=7)
    journal.note(session, "Knie zwickt – heute 🐈")

    (kept,) = journal.sessions()
    assert kept == journal.session(session)
    assert (kept.routine, kept.name, kept.planned, kept.step_count) == ("hips", "Tight hips", 300, 4)
    assert (kept.started, kept.ended, kept.zone) == (began, clock.now, "CET")
    assert kept.started.utcoffset() == timedelta(hours=1)
    assert kept.steps == (
        step(0, seconds=60, side="each"),
        step(1, "shortened", 7.5, "cobra"),
        step(2, "skipped", 0, "bridge"),
    )
    assert kept.done == 67.5
    assert kept.hurts == (Hurt(1, "cobra", "left"),)
    assert (kept.before, kept.after, kept.outcome) == (4, 7, "stopped")
    assert kept.note == "Knie zwickt – heute 🐈"
    assert journal.saved


def test_what_was_told_is_there_for_the_next_program_before_the_session_ends(journal, clock, path):
    session = journal.begin("hips", "Hips", 300, 4)
    journal.step_done(session, step(0))
    other = Journal.open(path, clock)
    assert [len(kept.steps) for kept in other.sessions()] == [1]
    other.close()


def test_a_step_played_again_adds_its_seconds_and_keeps_its_better_end(journal, clock):
    play(journal, clock, step(0, "skipped", 0), step(0, "done", 30), step(0, "shortened", 5))
    (kept,) = journal.sessions()
    assert kept.steps == (step(0, "done", 35),)
    assert journal.days() == (Day(date(2026, 3, 4), 1, 35.0),)


def test_a_session_in_which_nothing_happened_leaves_no_trace(journal, clock):
    session = play(journal, clock, count=4)
    assert journal.session(session) is None
    assert journal.sessions() == ()


@pytest.mark.parametrize("rating", [-1, 11, 70])
def test_a_rating_beyond_the_scale_is_refused(journal, rating):
    session = journal.begin("hips", "Hips", 300, 4)
    with pytest.raises(ValueError, match="from 0 to 10"):
        journal.feeling(session, before=rating)
    assert journal.session(session).before is None


@pytest.mark.parametrize("seconds", [-1, float("nan"), float("inf")])
def test_a_step_that_cannot_have_happened_is_refused(seconds):
    with pytest.raises(ValueError, match="seconds"):
        Step(0, "cobra", "Cobra", "done", seconds)


def test_a_page_of_sessions(journal, clock):
    played = [play(journal, clock, step(), finished=True) for _ in range(5)]
    assert [kept.id for kept in journal.sessions(2)] == played[:2:-1]
    assert [kept.id for kept in journal.sessions(2, skip=2)] == [played[2], played[1]]


def test_summaries(journal, clock):
    for routine, before, after in (("hips", 3, 6), ("hips", 4, None), ("neck", 8, 7)):
        session = play(journal, clock, step(0, seconds=60), step(1, "skipped", 0, "cobra"), routine=routine)
        journal.feeling(session, before=before, after=after)
    clock.forward(days=1)
    play(journal, clock, step(0, "skipped", 0), routine="neck")  # nothing stretched: no day, no use
    clock.forward(days=1)
    play(journal, clock, step(0, "shortened", 10, "cobra"), routine="hips")

    assert journal.days() == (
        Day(date(2026, 3, 4), 3, 180.0, Ratings(15, 3), Ratings(13, 2)),
        Day(date(2026, 3, 6), 1, 10.0),
    )
    assert journal.routine_uses() == (
        RoutineUse("hips", "Hips", 3, date(2026, 3, 6), Ratings(3, 1)),
        RoutineUse("neck", "Neck", 1, date(2026, 3, 4), Ratings(-1, 1)),
    )
    assert journal.stretch_tallies() == (
        StretchTally("cat-cow", "Cat-Cow", 4, 1, 0),
        StretchTally("cobra", "Cobra", 4, 3, 1),
    )
    assert journal.stretch_tallies(date(2026, 3, 6)) == (StretchTally("cobra", "Cobra", 1, 0, 1),)


def test_a_routine_goes_by_the_name_it_had_last(journal, clock):
    for name in ("Old name", "New name"):
        session = journal.begin("hips", name, 300, 1)
        clock.forward(minutes=1)
        journal.step_done(session, step())
    assert [use.name for use in journal.routine_uses()] == ["New name"]


def test_steps_without_a_library_stretch_are_told_apart_by_name(journal, clock):
    shake, sigh = Step(0, "", "Shake it out", "skipped", 0), Step(1, "", "Sigh", "done", 5)
    play(journal, clock, shake, sigh)
    assert {(t.name, t.times, t.skipped) for t in journal.stretch_tallies()} == {
        ("Shake it out", 1, 1),
        ("Sigh", 1, 0),
    }


def test_a_renamed_stretch_is_one_and_goes_by_the_name_it_had_last(journal, clock):
    for name, state in (("Zebra", "done"), ("Camel", "skipped"), ("Yak", "done"), ("Yak", "skipped")):
        play(journal, clock, Step(0, "pose", name, state, 5))
        clock.forward(days=1)
    assert journal.stretch_tallies() == (StretchTally("pose", "Yak", 4, 2, 0),)


def test_a_stretch_that_hurt_is_eased_until_it_was_done_without(journal, clock):
    session = journal.begin("hips", "Hips", 300, 2)
    journal.hurt(session, Hurt(0, "cobra", "left"))
    journal.hurt(session, Hurt(0, "cobra", "left"))
    journal.hurt(session, Hurt(0, "cobra", "right"))
    journal.hurt(session, Hurt(1, "bridge"))
    journal.step_done(session, step(0, "shortened", 5, "cobra"))
    journal.step_done(session, step(1, "done", 5, "bridge"))
    journal.end(session, finished=True)
    cobra = Eased("cobra", ("left", "right"), date(2026, 3, 4))
    assert journal.eased() == (Eased("bridge", (None,), date(2026, 3, 4)), cobra)

    clock.forward(days=1)
    play(journal, clock, step(0, "shortened", 5, "cobra"), step(1, "done", 5, "bridge"))
    assert journal.eased() == (cobra,)  # shortened again proves nothing
    clock.forward(days=1)
    play(journal, clock, step(0, "done", 30, "cobra"))
    assert journal.eased() == ()


def test_delete_leaves_no_trace_in_the_files(journal, clock, path):
    secret = play(journal, clock, step(stretch="secret-stretch"))
    journal.note(secret, "nobody's business")
    kept = play(journal, clock, step())
    assert journal.delete(secret, "not-there") == 1
    assert [session.id for session in journal.sessions()] == [kept]
    left = b"".join(file.read_bytes() for file in path.parent.iterdir() if file.is_file())
    assert b"secret-stretch" not in left
    assert b"nobody's business" not in left
    assert journal.delete_all() == 1
    assert journal.sessions() == ()
    assert journal.stretch_tallies() == ()


def test_a_session_deleted_while_it_plays_does_not_come_back(journal, clock, path):
    session = journal.begin("hips", "Hips", 300, 4)
    other = Journal.open(path, clock)
    other.delete_all()
    other.close()
    journal.step_done(session, step())
    journal.hurt(session, Hurt(0, "cobra"))
    journal.end(session, finished=True)
    assert journal.sessions() == ()
    assert journal.problem is None
    assert journal.saved


def test_others_on_the_machine_cannot_read_it(journal, path):
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_text_that_is_no_unicode_costs_itself_and_nothing_else(journal, clock):
    session = journal.begin("hips", "Hips", 300, 1)
    journal.note(session, "\ud800")
    journal.step_done(session, step())
    assert journal.saved
    assert journal.problem
    assert [kept.note for kept in journal.sessions()] == [""]


def test_threads_take_turns(journal, clock):
    session = journal.begin("hips", "Hips", 300, 400)
    threads = [
        threading.Thread(
            target=lambda first=first: [journal.step_done(session, step(first + n)) for n in range(50)]
        )
        for first in range(0, 200, 50)
    ]
    for thread in threads:
        thread.start()
    assert all(day.sessions == 1 for day in journal.days())
    for thread in threads:
        thread.join()
    assert len(journal.session(session).steps) == 200


BERLIN, KIRITIMATI, HONOLULU = (
    ZoneInfo(name) for name in ("Europe/Berlin", "Pacific/Kiritimati", "Pacific/Honolulu")
)


def played_at(path, *moments):
    clock = Clock(moments[0])
    journal = Journal.open(path, clock)
    for moment in moments:
        clock.now = moment
        play(journal, clock, step(seconds=60))
    days = journal.days()
    journal.close()
    return days, clock


def test_a_day_is_the_day_where_the_person_is(path):
    # Both at noon in UTC on 4 March, a day apart on the spot.
    noon = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)
    days, _ = played_at(path, noon.astimezone(KIRITIMATI), noon.astimezone(HONOLULU))
    assert [day.date for day in days] == [date(2026, 3, 4), date(2026, 3, 5)]


def test_a_session_past_midnight_counts_for_the_day_it_began(path):
    days, _ = played_at(path, datetime(2026, 3, 4, 23, 59, 30, tzinfo=BERLIN))
    assert [day.date for day in days] == [date(2026, 3, 4)]


def test_the_change_of_the_clocks_neither_adds_nor_loses_a_day(path):
    late = [datetime(2026, 3, day, 23, 30, tzinfo=BERLIN) for day in (27, 28, 29, 30)]
    early = [datetime(2026, 10, day, 0, 30, tzinfo=BERLIN) for day in (24, 25, 26)]
    days, _ = played_at(path, *late, *early)
    assert [day.date.day for day in days] == [27, 28, 29, 30, 24, 25, 26]
    streak = current_streak((day.date for day in days), date(2026, 10, 26))
    assert streak.days == 3


def test_an_hour_that_comes_twice_is_told_apart(path):
    first = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    _, clock = played_at(path, first)
    clock.now = first.replace(fold=1)
    journal = Journal.open(path, clock)
    play(journal, clock, step(seconds=60))
    second, earlier = journal.sessions()
    assert (second.started - earlier.started) == timedelta(hours=1)
    assert (earlier.started.utcoffset(), second.started.utcoffset()) == (
        timedelta(hours=2),
        timedelta(hours=1),
    )
    assert earlier.zone == "Europe/Berlin"
    journal.close()


def test_a_clock_put_back_does_not_end_a_session_before_it_began(journal, clock):
    session = journal.begin("hips", "Hips", 300, 1)
    clock.forward(hours=-2)
    journal.step_done(session, step())
    journal.end(session, finished=True)
    (kept,) = journal.sessions()
    assert kept.ended == kept.started
