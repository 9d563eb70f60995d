from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date

import pytest

from stretchtimer.history import reading
from stretchtimer.history.schema import bring_up_to_date


@pytest.mark.parametrize(
    "summary",
    [reading.days, reading.routine_uses, lambda db: reading.stretch_tallies(db, date(2026, 1, 1))],
    ids=["days", "routine_uses", "stretch_tallies"],
)
def test_a_summary_reads_an_index_and_no_table(summary):
    # What makes many years answer at once, and would be lost unseen by a column added to a question.
    asked: list[str] = []
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        bring_up_to_date(db)
        db.set_trace_callback(asked.append)
        summary(db)
        db.set_trace_callback(None)
        assert len(asked) == 1
        plan = [detail for *_, detail in db.execute(f"EXPLAIN QUERY PLAN {asked[0]}")]
    reads = [detail for detail in plan if "session" in detail or "step" in detail]
    assert reads
    assert all("COVERING INDEX" in detail for detail in reads), plan


def test_a_session_waits_for_no_heavy_import():
    told = subprocess.run(
        [sys.executable, "-c", "import sys, stretchtimer.history.journal; print('pydantic' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "False"
