from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stretchtimer.history.exporting import write_json
from stretchtimer.history.journal import Journal
from stretchtimer.history.merging import Merged, NotAnExportError, read_export
from stretchtimer.history.record import Hurt, Session, Step

from .conftest import play, step


@pytest.fixture
def elsewhere(tmp_path, clock):
    opened = Journal.open(tmp_path / "elsewhere" / "journal.db", clock)
    yield opened
    opened.close()


def export(journal) -> str:
    out = io.StringIO()
    journal.export_json(out)
    return out.getvalue()


def fill(journal, clock, count=3):
    for n in range(count):
        session = journal.begin("hips", "Hüften", 300, 2)
        journal.feeling(session, before=n)
        journal.hurt(session, Hurt(0, "cobra", "left"))
        clock.forward(minutes=5)
        journal.step_done(session, step(0, "shortened", 12.25, "cobra", "each"))
        journal.step_done(session, step(1, "skipped", 0))
        if n:
            journal.end(session, finished=n == 1)
        journal.note(session, f'"quoted", line\n{n}')


def test_what_is_merged_is_what_was_exported_and_twice_is_once(journal, elsewhere, clock):
    fill(elsewhere, clock)
    text = export(elsewhere)
    assert journal.merge(text) == Merged(added=3)
    assert journal.sessions() == elsewhere.sessions()
    assert journal.merge(text.encode()) == Merged(known=3)
    assert export(journal) == text
    assert journal.days() == elsewhere.days()
    assert journal.routine_uses() == elsewhere.routine_uses()
    assert journal.eased() == elsewhere.eased()


def test_two_journals_become_one_either_way(journal, elsewhere, clock):
    fill(journal, clock)
    fill(elsewhere, clock)
    mine, theirs = export(journal), export(elsewhere)
    assert journal.merge(theirs) == elsewhere.merge(mine) == Merged(added=3)
    assert journal.sessions() == elsewhere.sessions()
    assert len(journal.sessions()) == 6


def test_of_two_copies_the_one_that_learned_something_later_is_kept(journal, elsewhere, clock):
    session = play(elsewhere, clock, step(0), step(1))
    before = export(elsewhere)
    journal.merge(before)
    clock.forward(minutes=1)
    elsewhere.feeling(session, after=8)
    assert journal.merge(export(elsewhere)) == Merged(updated=1)
    assert journal.merge(before) == Merged(known=1)
    (kept,) = journal.sessions()
    assert kept.after == 8
    assert len(kept.steps) == 2
    assert len(journal.sessions()) == 1


def test_a_session_interrupted_elsewhere_is_not_offered_here(journal, elsewhere, clock):
    session = elsewhere.begin("hips", "Hips", 300, 4)
    elsewhere.step_done(session, step())
    journal.merge(export(elsewhere))
    assert len(journal.sessions()) == 1
    assert journal.unfinished() is None


def test_an_empty_journal_is_an_export_too(journal, elsewhere):
    assert json.loads(export(elsewhere))["sessions"] == []
    assert journal.merge(export(elsewhere)) == Merged()


def with_first(text, **changes):
    told = json.loads(text)
    told["sessions"][0] |= changes
    return json.dumps(told)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda _: "", "no JSON"),
        (lambda _: "name: hips\nsteps: []", "no JSON"),
        (lambda _: b"\xff\xfe\x00", "no JSON"),
        (lambda text: text[: len(text) // 2], "no JSON"),
        (lambda _: "[1, 2]", "no export of the journal"),
        (lambda _: '{"sessions": []}', "no export of the journal"),
        (lambda text: text.replace('"version": 1', '"version": 7'), "newer Stretchtimer"),
        (lambda text: text.replace('"version": 1', '"version": "old"'), "version: "),
        (lambda text: with_first(text, before=11), r"sessions\[0\].*a rating is from 0 to 10, not 11"),
        (lambda text: with_first(text, id="7"), r"sessions\[0\]"),
        (lambda text: with_first(text, started="2026-03-04T18:00:00"), "started has no time zone"),
        (lambda text: with_first(text, started="0001-01-01T00:00:00Z"), "in the year 1"),
        (lambda text: with_first(text, started="yesterday"), r"sessions\[0\]\.started: "),
        (lambda text: with_first(text, planned=-1), "planned is from 0"),
        (lambda text: with_first(text, planned=float("nan")), "planned is from 0"),
        (lambda text: with_first(text, step_count=10**30), "step_count"),
        (lambda text: with_first(text, outcome="won"), r"sessions\[0\]\.outcome: "),
        (lambda text: with_first(text, ended=None), "both an end and an outcome"),
        (lambda text: with_first(text, note="\ud800"), "sessions|JSON"),
        (lambda text: with_first(text, steps=[{"index": 0}]), r"sessions\[0\]\.steps\[0\]\.stretch: "),
        (lambda text: with_first(text, steps=7), r"sessions\[0\]\.steps: "),
        (lambda text: text.replace('"index": 1', '"index": 0'), "stands twice"),
    ],
)
def test_a_file_that_is_none_is_refused_whole(journal, elsewhere, clock, spoil, message):
    play(elsewhere, clock, step(0), step(1))
    play(elsewhere, clock, step(0), step(1))
    with pytest.raises(NotAnExportError, match=message):
        journal.merge(spoil(export(elsewhere)))
    assert journal.sessions() == ()


def test_what_is_wrong_is_told_for_five_places_at_most(journal):
    text = json.dumps({"format": "stretchtimer-journal", "version": 1, "exported": "", "sessions": [{}] * 50})
    with pytest.raises(NotAnExportError) as refused:
        journal.merge(text)
    assert str(refused.value).count("sessions[") <= 5
    assert "more" in str(refused.value)


def test_a_row_a_session(journal, clock):
    fill(journal, clock)
    out = io.StringIO(newline="")
    assert journal.export_csv(out) == 3
    out.seek(0)
    rows = list(csv.DictReader(out))
    assert [row["outcome"] for row in rows] == ["interrupted", "finished", "stopped"]
    assert rows[1] == {
        "id": journal.sessions()[1].id,
        "routine": "hips",
        "name": "Hüften",
        "started": "2026-03-04T18:05:00+01:00",
        "ended": "2026-03-04T18:10:00+01:00",
        "zone": "CET",
        "outcome": "finished",
        "planned_seconds": "300",
        "done_seconds": "12",
        "steps": "2",
        "steps_done": "0",
        "steps_shortened": "1",
        "steps_skipped": "1",
        "felt_before": "1",
        "felt_after": "",
        "hurt": "cobra left",
        "note": '"quoted", line\n1',
    }


offsets = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=offsets).map(
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
)
sides = st.none() | st.sampled_from(["left", "right", "each"])
ratings = st.none() | st.integers(0, 10)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
seconds = st.floats(0, 10_000, allow_nan=False)
one_step = st.builds(
    Step,
    index=st.integers(0, 500),
    stretch=texts,
    name=texts,
    state=st.sampled_from(["done", "shortened", "skipped"]),
    seconds=seconds,
    side=sides,
)


@st.composite
def any_session(draw):
    ended = draw(st.none() | moments)
    steps = draw(st.lists(one_step, min_size=1, max_size=5, unique_by=lambda one: one.index))
    return Session(
        id=str(draw(st.uuids())),
        routine=draw(texts),
        name=draw(texts),
        started=draw(moments),
        zone=draw(texts),
        planned=draw(seconds),
        step_count=draw(st.integers(0, 500)),
        changed=draw(moments).astimezone(UTC),
        ended=ended,
        outcome=draw(st.sampled_from(["finished", "stopped"])) if ended else None,
        steps=tuple(sorted(steps, key=lambda one: one.index)),
        before=draw(ratings),
        after=draw(ratings),
        note=draw(texts),
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(any_session(), max_size=3, unique_by=lambda session: session.id))
def test_any_session_comes_through_a_file_and_the_database_unchanged(journal, told):
    out = io.StringIO()
    write_json(told, datetime.now(UTC), out)
    assert read_export(out.getvalue()) == tuple(told)
    journal.merge(out.getvalue())
    for session in told:
        assert journal.session(session.id) == session
    journal.delete_all()
