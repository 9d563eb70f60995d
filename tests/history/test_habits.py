from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.habits import (
    Day,
    Ratings,
    RoutineUse,
    Streak,
    StretchTally,
    Suggestion,
    current_streak,
    longest_streak,
    most_skipped,
    streaks,
    suggest,
    weeks,
    year,
)

MONDAY = date(2026, 3, 2)


def days(pattern: str, first: date = MONDAY) -> list[date]:
    """`x` is a day with stretching, anything else a rest day."""
    return [first + timedelta(days=n) for n, mark in enumerate(pattern) if mark == "x"]


def holds(active: set[date], first: date, last: date) -> bool:
    """The rule, word for word: no seven days in a row with more than two rest days."""
    span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return all(sum(day not in active for day in span[n : n + 7]) <= 2 for n in range(len(span)))


patterns = st.text("x.", min_size=1, max_size=40)


@given(patterns)
def test_a_streak_is_the_longest_run_the_rule_allows(pattern):
    active = days(pattern)
    for streak in streaks(active):
        allowed = [
            first for first in active if first <= streak.last and holds(set(active), first, streak.last)
        ]
        assert streak.first == min(allowed)
        assert streak.days == sum(streak.first <= day <= streak.last for day in active)


@given(patterns, st.integers(0, 5))
def test_the_current_streak_obeys_the_rule_up_to_yesterday(pattern, later):
    active = days(pattern)
    today = MONDAY + timedelta(days=len(pattern) - 1 + later)
    yesterday = today - timedelta(days=1)
    allowed = [first for first in active if holds(set(active), first, max(yesterday, active[-1]))]
    found = current_streak(active, today)
    assert (found.first if found else None) == min(allowed, default=None)


@given(patterns, st.integers(0, 39))
def test_another_day_of_stretching_never_shortens_a_streak(pattern, n):
    today = MONDAY + timedelta(days=len(pattern) - 1)
    before = current_streak(days(pattern), today)
    n %= len(pattern)
    more = days(pattern[:n] + "x" + pattern[n + 1 :])
    after = current_streak(more, today)
    if before:
        assert after
        assert after.days >= before.days


@pytest.mark.parametrize(
    ("pattern", "alive"),
    [
        ("x", 1),
        ("xxxxx..", 5),  # two rest days, and today is not over
        ("xxxxx...", 5),  # the same two: today, the third, may still be stretched
        ("xxxxx....", 0),
        ("xxxxx..xxxxx..xxxxx", 15),  # free week-ends
        ("x.x.x.x", 1 + 1 + 1),  # every other day has three rests a week: the earliest falls out
        (".......", 0),
    ],
)
def test_rest_days(pattern, alive):
    today = MONDAY + timedelta(days=len(pattern) - 1)
    found = current_streak(days(pattern), today)
    assert (found.days if found else 0) == alive


def test_the_longest_streak_is_the_latest_of_equals():
    active = days("xxx....xxx....x")
    assert longest_streak(active) == Streak(date(2026, 3, 9), date(2026, 3, 11), 3)
    assert longest_streak([]) is None


def test_a_day_from_a_clock_that_was_wrong_does_not_keep_a_streak_alive():
    assert current_streak([MONDAY, date(2090, 1, 1)], MONDAY + timedelta(days=9)) is None
    tomorrow = MONDAY + timedelta(days=1)
    assert current_streak([MONDAY, tomorrow], MONDAY) == Streak(MONDAY, tomorrow, 2)


def test_centuries_between_two_days_cost_nothing():
    far = [date(1, 1, 5), date(9999, 12, 20)]
    assert [streak.days for streak in streaks(far)] == [1, 1]


@given(st.lists(st.integers(0, 400), unique=True), st.integers(1, 60))
def test_weeks_add_up_to_their_days(offsets, count):
    held = [Day(MONDAY + timedelta(days=n), 1, 60.0, Ratings(n % 11, 1), Ratings()) for n in offsets]
    today = MONDAY + timedelta(days=400)
    found = weeks(held, today, count)
    assert len(found) == count
    assert found[-1].monday <= today < found[-1].monday + timedelta(days=7)
    assert all(b.monday - a.monday == timedelta(days=7) for a, b in pairwise(found))
    inside = [day for day in held if day.date >= found[0].monday]
    assert sum(week.minutes for week in found) == len(inside)
    assert sum(week.days for week in found) == len(inside)
    assert all(week.after is None for week in found)


def test_feelings_of_a_week_weigh_every_answer_alike():
    busy = Day(MONDAY, 3, 600, before=Ratings(9, 3), after=Ratings(24, 3))
    calm = Day(MONDAY + timedelta(days=1), 1, 600, before=Ratings(7, 1))
    (week,) = weeks([busy, calm], MONDAY, 1)
    assert (week.before, week.after, week.sessions, week.minutes) == (4.0, 8.0, 4, 20.0)


def test_the_year_has_a_cell_for_every_day_until_today():
    today = date(2026, 3, 4)
    done = Day(date(2026, 3, 3), 1, 300)
    found = year([done], today)
    assert len(found) == 53
    assert {len(week) for week in found} == {7}
    assert found[-1] == (Day(date(2026, 3, 2)), done, Day(today), None, None, None, None)
    assert found[0][0] == Day(date(2025, 3, 3))


def test_most_skipped():
    often = StretchTally("cobra", "Cobra", 30, 9, 0)
    always = StretchTally("bridge", "Bridge", 4, 4, 0)
    sometimes = StretchTally("cat-cow", "Cat-Cow", 40, 4, 2)
    never = StretchTally("twist", "Twist", 50, 0, 9)
    assert most_skipped([never, sometimes, always, often]) == (often, always, sometimes)
    assert most_skipped([often, always], 1) == (often,)


def use(routine: str, ago: int, relief: int = 0, rated: int = 0, times: int = 5) -> RoutineUse:
    return RoutineUse(routine, routine.title(), times, MONDAY - timedelta(days=ago), Ratings(relief, rated))


@pytest.mark.parametrize(
    ("uses", "expected"),
    [
        ([], None),
        ([use("hips", 0)], None),
        ([use("hips", 1), use("neck", 3)], Suggestion("neck", 3, helped=False)),
        ([use("hips", 1, 4, 2), use("neck", 3)], Suggestion("hips", 1, helped=True)),
        ([use("hips", 1), use("neck", 3, -3, 3)], Suggestion("hips", 1, helped=False)),
        ([use("hips", 1), use("neck", 3, -3, 2)], Suggestion("neck", 3, helped=False)),
        ([use("neck", 3, -30, 5)], None),
        ([use("hips", 2), use("neck", 300)], Suggestion("hips", 2, helped=False)),
        ([use("hips", 90), use("neck", 300)], Suggestion("neck", 300, helped=False)),
        ([use("hips", 0, 4, 2), use("core", 2, 4, 2)], Suggestion("core", 2, helped=True)),
        ([use("hips", 2, times=1), use("core", 2, times=9)], Suggestion("core", 2, helped=False)),
    ],
)
def test_what_to_do_today(uses, expected):
    assert suggest(uses, MONDAY) == expected
