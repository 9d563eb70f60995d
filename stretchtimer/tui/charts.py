"""The past year drawn on one axis: a column a week, so that days, minutes and feelings stand over each other.

Drawn in characters, since a plotting library costs 0.2 s at its import and has an axis of its own for each
plot. Everything is told by shape first and by colour only as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from textual.content import Content

from stretchtimer.core.habits import Day, Week

MARGIN = 5
"""Columns at the left, for names and numbers."""

_DAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
_SHADES = "·░▒▓█"
_STEPS = (0.0, 5.0, 10.0, 20.0)
"""Minutes in a day from which on the shade is the next darker one."""
_EIGHTHS = " ▁▂▃▄▅▆▇█"
_BAR_ROWS = 4

Chart = list[Content]
"""A line each, all of one width."""


def columns(width: int) -> int:
    """So many weeks have room in `width` cells; a year at most."""
    return max(1, min(53, width - MARGIN))


def calendar(year: Sequence[Sequence[Day | None]], mondays: Sequence[date]) -> Chart:
    """A row a weekday, a shade for the minutes of each day, the months above."""
    lines = [_line("", _months(mondays), "dim")]
    for weekday, name in enumerate(_DAYS):
        row = "".join(_shade(week[weekday]) for week in year)
        lines.append(_line(name, row, "$success"))
    return lines


CALENDAR_KEY = "░ under 5  ▒ 5  ▓ 10  █ 20 minutes"


def minutes(weeks: Sequence[Week]) -> Chart:
    """A bar a week, and what the highest stands for."""
    most = max((week.minutes for week in weeks), default=0.0)
    eighths = [round(week.minutes / most * 8 * _BAR_ROWS) if most else 0 for week in weeks]
    # A week with anything in it shows at least a sliver.
    eighths = [max(1, each) if week.seconds else 0 for each, week in zip(eighths, weeks, strict=True)]
    lines = []
    for row in reversed(range(_BAR_ROWS)):
        bar = "".join(_EIGHTHS[max(0, min(8, each - 8 * row))] for each in eighths)
        name = f"{most:.0f}" if row == _BAR_ROWS - 1 and most >= 1 else "0" if row == 0 else ""
        lines.append(_line(name, bar, "$accent"))
    return lines


FEELING_KEY = "○ before  ● after  ◉ the same"


def feelings(weeks: Sequence[Week]) -> Chart:
    """A row a rating from 10 down to 0: how the back felt before and after, week by week."""
    lines = []
    for rating in reversed(range(11)):
        cells = [_dot(week, rating) for week in weeks]
        styled = [Content.styled(cell, _DOTS.get(cell, "dim")) for cell in cells]
        lines.append(Content.assemble((f"{rating:>{MARGIN - 1}} ", "dim"), *styled))
    return lines


_DOTS = {"○": "$warning", "●": "$success", "◉": "$success"}


def _dot(week: Week, rating: int) -> str:
    before = week.before is not None and round(week.before) == rating
    after = week.after is not None and round(week.after) == rating
    if before or after:
        return "◉" if before and after else "○" if before else "●"
    # A faint line at every second rating leads the eye to its number.
    return "┈" if rating % 5 == 0 else " "


def _shade(day: Day | None) -> str:
    if day is None:
        return " "
    told = day.seconds / 60
    return _SHADES[sum(told > step if step == 0 else told >= step for step in _STEPS)]


def _months(mondays: Sequence[date]) -> str:
    """A month's name stands over the week in which it begins, where the one before leaves room."""
    line = ""
    for at, monday in enumerate(mondays):
        sunday = monday + timedelta(days=6)
        if sunday.day <= 7 and len(line) <= at and at + 3 <= len(mondays):
            line = f"{line:<{at}}{sunday:%b} "
    return f"{line:<{len(mondays)}}"[: len(mondays)]


def _line(name: str, cells: str, style: str) -> Content:
    return Content.assemble((f"{name:>{MARGIN - 1}} ", "dim"), (cells, style))
