"""The words and the charts, by example."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from stretchtimer.core import telling
from stretchtimer.core.habits import Day, Ratings, Streak, weeks, year
from stretchtimer.tui import charts

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "a moment ago"),
        (29, "a moment ago"),
        (60, "1 minute ago"),
        (1200, "20 minutes ago"),
        (3600, "1 hour ago"),
        (11 * 3600, "11 hours ago"),
    ],
)
def test_ago(seconds, said):
    assert telling.ago(seconds) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-1, "today"),
        (0, "today"),
        (1, "yesterday"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (60, "2 months ago"),
        (800, "2 years ago"),
    ],
)
def test_days_ago(days, said):
    assert telling.days_ago(days) == said


def test_where_it_was_left():
    assert telling.where_left("Cat-Cow", 3, 9, 1200) == "Cat-Cow, step 4 of 9, 20 minutes ago"


@pytest.mark.parametrize(
    ("sides", "easier", "said"),
    [
        (("left",), "Sphinx.", "Cobra: last time the left side hurt; easier: Sphinx."),
        (("left", "right"), "Sphinx.", "Cobra: last time both sides hurt; easier: Sphinx."),
        ((None,), None, "Cobra: last time it hurt; easier: hold it shorter."),
    ],
)
def test_what_hurt(sides, easier, said):
    assert telling.eased_off("Cobra", sides, easier) == said


def test_a_streak_is_told_kindly():
    assert telling.streak(None) == "No streak at the moment; one day begins it."
    assert telling.streak(Streak(TODAY, TODAY, 1)) == "A streak has begun: 1 day."
    assert telling.streak(Streak(TODAY, TODAY, 12)) == "Streak: 12 days of stretching."


def days(*minutes_ago, before=(), after=()):
    """Days with so many minutes, each so many days ago."""
    return [
        Day(TODAY - timedelta(days=ago), 1, minutes * 60.0, Ratings(*before), Ratings(*after))
        for minutes, ago in minutes_ago
    ]


def text(chart):
    return [line.plain for line in chart]


def test_the_calendar_shades_each_day():
    done = days((3, 7), (5, 6), (12, 5), (25, 4), (1, 0))
    seen = year(done, TODAY, 3)
    mondays = [TODAY - timedelta(days=14), TODAY - timedelta(days=7), TODAY]
    assert text(charts.calendar(seen, mondays)) == [
        "        ",
        " Mon ·░░",
        "     ·▒ ",
        " Wed ·▓ ",
        "     ·█ ",
        " Fri ·· ",
        "     ·· ",
        " Sun ·· ",
    ]


def test_a_month_stands_over_its_first_week():
    mondays = [TODAY - timedelta(weeks=52 - n) for n in range(53)]
    months = text(charts.calendar(year([], TODAY), mondays))[0][charts.MARGIN :]
    for at, monday in enumerate(mondays):
        name = months[at : at + 3]
        if name.strip() and months[at - 1 : at].strip() == "" and name[0].isupper():
            first = monday + timedelta(days=6)
            assert f"{first:%b}" == name
            assert first.day <= 7
    assert ",".join(months.split()) == "Dec,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov"


def test_bars_of_minutes_grow_with_the_week_and_never_vanish():
    seen = weeks(days((40, 0), (10, 7), (0.01, 14)), TODAY, 4)
    assert text(charts.minutes(seen)) == ["  40    █", "        █", "        █", "   0  ▁██"]


def test_no_minutes_at_all():
    assert text(charts.minutes(weeks([], TODAY, 2))) == ["       ", "       ", "       ", "   0   "]


def test_feelings_before_and_after():
    seen = weeks(
        [
            Day(TODAY, 1, 60.0, Ratings(3, 1), Ratings(7, 1)),
            Day(TODAY - timedelta(days=7), 1, 60.0, Ratings(5, 1), Ratings(5, 1)),
        ],
        TODAY,
        3,
    )
    drawn = text(charts.feelings(seen))
    assert len(drawn) == 11
    assert drawn[10 - 7] == "   7   ●"
    assert drawn[10 - 3] == "   3   ○"
    assert drawn[10 - 5] == "   5 ┈◉┈"


@pytest.mark.parametrize(("width", "columns"), [(74, 53), (34, 29), (3, 1)])
def test_as_many_weeks_as_there_is_room(width, columns):
    assert charts.columns(width) == columns
