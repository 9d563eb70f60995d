"""Lengths of time as people write them, and as they are shown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.lengths import PATTERN, clock_text, parse_length, plain_text, write_length

THOUSANDTHS = st.integers(0, 86_400_000).map(lambda thousandths: thousandths / 1000)
UP_TO_A_DAY = st.one_of(st.floats(0, 86_400), THOUSANDTHS)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        *(("45s", 45), ("1m30s", 90), ("2m", 120), ("1:30", 90), ("45", 45), ("0", 0), ("0s", 0)),
        *(("7.5", 7.5), ("7.5s", 7.5), ("0.125", 0.125), ("1m 30s", 90), ("1 m 30 s", 90), (" 45 s ", 45)),
        *(("2min", 120), ("1min30sec", 90), ("90m", 5400), ("1h", 3600), ("1h2m3s", 3723), ("1h30s", 3630)),
        *(("1:02:03", 3723), ("100:00", 6000), ("0:05", 5), ("24h", 86_400), ("86400", 86_400), ("007", 7)),
    ],
)
def test_what_is_a_length(text, seconds):
    assert parse_length(text) == seconds
    assert re.search(PATTERN, text.strip())


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "s", "m", ":", "-5", "-5s", "+5", "5 5", "30 sconds", "1e3", "0x10", "0o17", "1_000"),
        *("1:3", "1:60", "1:3:00", "1:2:3:4", ":30", "1:", "30s1m", "1m30", "1.5m", "1,5", ".5", "5."),
        *("٤٥", "４５s", "4٥s", "²", "1:٣٠", "inf", "nan", "no", "off", "~", "null", "1:30s", "1::30"),
        *("5.1234", "0000045s5", "1234567", "45S", "45s\n46s", "2026-11-23", "1h1h"),
    ],
)
def test_what_is_no_length(text):
    with pytest.raises(
        ValueError, match=re.escape(f'"{text.strip()}" is no length of time; write 45s, 1m30s or 1:30')
    ):
        parse_length(text)


@pytest.mark.parametrize("text", ["86401", "86400.001", "24h1s", "1441m", "999999h", "9999:59", "24:00:01"])
def test_what_is_longer_than_a_day(text):
    with pytest.raises(ValueError, match=f'^"{text}" is longer than a day$'):
        parse_length(text)


def test_a_message_quotes_no_novel():
    with pytest.raises(ValueError, match="…") as told:
        parse_length("x" * 100_000)
    assert len(str(told.value)) < 120


@given(st.text())
def test_any_text_is_a_length_or_told_to_be_none(text):
    try:
        assert 0 <= parse_length(text) <= 86_400
    except ValueError as error:
        assert str(error).startswith('"')  # noqa: PT017


@given(UP_TO_A_DAY)
def test_what_is_written_is_read_again(seconds):
    written = write_length(seconds)
    assert parse_length(written) == pytest.approx(round(seconds, 3), abs=1e-9)
    assert re.search(PATTERN, written)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0s"), (45, "45s"), (60, "1m"), (90, "1m30s"), (7.5, "7.5s"), (3600, "60m"), (60.001, "1m0.001s")],
)
def test_lengths_are_written_as_a_person_would(seconds, text):
    assert write_length(seconds) == text
    assert write_length(59.9996) == "1m"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        *(
            (0, "0:00"),
            (0.001, "0:01"),
            (1 + 1e-9, "0:01"),
            (1, "0:01"),
            (59.1, "1:00"),
            (60, "1:00"),
            (372, "6:12"),
        ),
        *((3599.5, "1:00:00"), (3723, "1:02:03"), (-1, "0:00")),
    ],
)
def test_a_clock_shows_over_only_when_it_is_over(seconds, text):
    assert clock_text(seconds) == text


@given(UP_TO_A_DAY)
def test_a_clock_is_never_behind_and_never_a_second_ahead(seconds):
    shown = 0
    for part in clock_text(seconds).split(":"):
        shown = shown * 60 + int(part)
    assert seconds - 0.001 <= shown < seconds + 1.001


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (45, "45 s"), (60, "1 min"), (90, "1 min 30 s"), (7.46, "7.5 s"), (119.96, "2 min")],
)
def test_lengths_for_reading_aloud(seconds, text):
    assert plain_text(seconds) == text
