"""`stretchtimer history`, `resume` and what `start` and `doctor` say of the journal."""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import datetime

import pytest
from click.testing import CliRunner

from stretchtimer.cli import main
from stretchtimer.history.journal import Journal
from stretchtimer.history.record import Hurt
from stretchtimer.plain.playing import play

from .conftest import played

LOCAL = datetime.now().astimezone


@pytest.fixture
def journal(own_home):
    return own_home / "journal.db"


def run(*arguments, typed=None):
    """What a command prints on both streams, and how it ends."""
    return CliRunner().invoke(main, arguments, input=typed)


def three(path):
    return [played(path, "cobra", days, before=3, after=5, now=LOCAL()) for days in (9, 1, 0)]


def test_nothing_yet(journal):
    done = run("history")
    assert done.output == "Nothing is recorded yet. `stretchtimer start ROUTINE` begins it.\n"
    assert done.exit_code == 0


def test_in_short(journal):
    three(journal)
    lines = run("history").output.splitlines()
    assert lines[0] == "The last sessions:"
    assert lines[1].endswith("  Cobra, 5 min, 3 of 4 steps, back 3 → 5")
    assert lines[5].startswith("This week: ")
    assert "Streak: 2 days of stretching." in lines
    assert lines[-1] == "In all: 3 sessions, 15 min of stretching."
    assert len(run("history", "--last", "1").output.splitlines()) == len(lines) - 2


def test_there_and_back(journal, tmp_path):
    ids = three(journal)
    exported = run("history", "--json").stdout
    assert [session["id"] for session in json.loads(exported)["sessions"]] == ids
    file = tmp_path / "other.json"
    file.write_text(exported, "utf-8")
    assert (
        run("history", "import", str(file)).output
        == "0 sessions added, 0 brought up to date, 3 known already.\n"
    )
    assert run("history", "delete", "all", "--yes").output == "3 sessions deleted.\n"
    assert run("history", "import", "-", typed=exported).output.startswith("3 sessions added,")
    assert run("history", "import", "-", typed=exported).output.startswith("0 sessions added,")
    assert run("history", "--json").stdout.splitlines()[1:] == exported.splitlines()[1:]


def test_as_a_table(journal):
    three(journal)
    raw = run("history", "--csv").stdout_bytes
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8"), newline="")))
    assert [row["routine"] for row in rows] == ["cobra"] * 3
    assert rows[0]["felt_before"] == "3"
    assert raw.count(b"\r\n") == 4
    assert b"\r\r" not in raw


def test_one_form_at_a_time(journal):
    done = run("history", "--json", "--csv")
    assert done.exit_code == 2
    assert "one of the two" in done.output


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("nope", "This is no JSON file"),
        ('{"a": 1}', "no export of the journal"),
        ("", "This is no JSON file"),
    ],
)
def test_what_is_no_export(journal, typed, says):
    done = run("history", "import", "-", typed=typed)
    assert done.exit_code == 1
    assert says in done.stderr
    assert "Traceback" not in done.output


def test_a_file_that_is_not_there(journal):
    done = run("history", "import", "/no/such/file.json")
    assert done.exit_code == 2
    assert "No such file" in done.output


def test_delete_the_last_one_asks(journal):
    three(journal)
    refused = run("history", "delete", "last", typed="n\n")
    assert refused.exit_code == 1
    assert "Nothing was deleted." in refused.stderr
    assert run("history", "delete", "last", typed="y\n").output.endswith("1 session deleted.\n")
    with Journal.open(journal, LOCAL) as found:
        assert len(found.sessions()) == 2


def test_delete_a_day_and_one_by_its_id(journal):
    ids = three(journal)
    with Journal.open(journal, LOCAL) as found:
        day = found.session(ids[0]).day
    assert run("history", "delete", f"{day}", "--yes").output.endswith("1 session deleted.\n")
    assert run("history", "delete", ids[1], "--yes").output.endswith("1 session deleted.\n")
    with Journal.open(journal, LOCAL) as found:
        assert [session.id for session in found.sessions()] == [ids[2]]


@pytest.mark.parametrize("which", ["last", "2001-01-01", "no-such-id"])
def test_delete_what_is_not_there(journal, which):
    done = run("history", "delete", which)
    assert done.exit_code == 1
    assert which in done.stderr


def test_a_damaged_journal_says_so_and_plays(journal):
    journal.write_bytes(b"no database at all" * 100)
    done = run("start", "cobra", "--plain", "--sound", "none", "--speed", "1000")
    assert done.exit_code == 0
    assert done.output.count("The journal was damaged.") == 1
    assert "Done: 4 of 4 steps" in done.output
    assert len(list(journal.parent.glob("journal-damaged-*.db"))) == 1
    assert "4 of 4 steps" in run("history").output


def test_a_journal_that_cannot_be_written_costs_the_record_alone(journal):
    journal.mkdir()
    done = run("start", "cobra", "--plain", "--sound", "none", "--speed", "1000")
    assert done.exit_code == 0
    assert done.output.count("The journal cannot be written") == 1
    assert "Done: 4 of 4 steps" in done.output


def test_nothing_to_go_on_with(journal):
    done = run("resume")
    assert done.exit_code == 1
    assert done.stderr == "Nothing was interrupted in the last 12 hours.\n"


def test_going_on(journal):
    played(journal, "cobra", now=LOCAL(), end=False)
    done = run("resume", "--sound", "none", "--speed", "1000")
    assert done.exit_code == 0
    assert "Going on: Cobra, step 4 of 4, a moment ago." in done.output
    assert "Get ready, step 4 of 4" in done.output
    assert "Get ready, step 3 of 4" not in done.output
    assert "Done: 4 of 4 steps" in done.output
    assert run("resume").exit_code == 1


def test_what_was_changed_since_is_not_gone_on_with(journal, own_home):
    played(journal, "cobra", now=LOCAL(), end=False)
    (own_home / "routines").mkdir()
    (own_home / "routines" / "cobra.yaml").write_text(
        "name: Cobra\nsteps:\n  - {name: One, hold: 10s}\n", "utf-8"
    )
    done = run("resume")
    assert done.exit_code == 1
    assert done.stderr == "Cobra was changed since. `stretchtimer start cobra` begins it anew.\n"


def test_a_routine_that_is_gone(journal):
    played(journal, "of-my-own", now=LOCAL(), end=False)
    done = run("resume")
    assert done.exit_code == 1
    assert done.stderr == "Of My Own was interrupted, but its file is no longer there.\n"


def test_what_hurt_is_named_before_the_start(journal):
    played(journal, "cobra", now=LOCAL(), hurts=[Hurt(0, "supine-twist", "left"), Hurt(1, "cobra")])
    done = run("start", "cobra", "--sound", "none", "--speed", "1000")
    assert "Cobra: last time it hurt; easier: Sphinx, on the forearms." in done.output
    assert "Supine Twist" not in done.output


class Typed(io.StringIO):
    """Nothing more is typed, at a terminal."""

    def isatty(self):
        return True


def test_nobody_is_asked_who_does_not_want_it(journal, monkeypatch, capsys, own_home):
    (own_home / "settings.yaml").write_text("ask-how-it-feels: no\n", "utf-8")
    monkeypatch.setattr(sys, "stdin", Typed(""))
    main(["start", "cobra", "--plain", "--sound", "none", "--speed", "1000"], standalone_mode=False)
    said = capsys.readouterr().out
    assert "Done: 4 of 4 steps" in said
    assert "How does your back feel" not in said


def asked(playing, *lines, **how):
    """What plain text prints when these lines are typed, each when something is waited for."""
    typed = iter(lines)

    def wait(seconds):
        if seconds > 1:
            return next(typed)
        playing.now += 1.0
        return None

    out = io.StringIO()
    play(playing.session, out=out, typed=wait, **how)
    return out.getvalue()


def test_how_it_feels_in_plain_text(scene):
    playing = scene()
    said = asked(playing, "eleven", "11", "4", "7", "slept well", ask=True)
    assert said.count("How does your back feel? 0 as bad as can be, 10 as good as can be; Enter") == 2
    assert said.count("A number from 0 to 10, or Enter.") == 2
    assert playing.log.told[1] == ("feeling", 4, None)
    assert playing.log.told[-2:] == [("feeling", None, 7), ("note", "slept well")]


def test_nothing_has_to_be_answered(scene):
    playing = scene()
    asked(playing, "", None, "", ask=True)
    assert {told[0] for told in playing.log.told} == {"begin", 0, 1, 2, "end"}


def test_what_goes_on_is_asked_after_alone(scene):
    playing = scene()
    assert asked(playing, "5", "", ask=True, resumed=True).count("How does your back feel") == 1
    assert playing.log.told[-1] == ("feeling", None, 5)


def test_doctor_says_where_it_is_and_makes_none(journal):
    told = run("doctor", "--quiet", "--sound", "none").output
    assert f"journal        {journal} (not there yet)" in told
    assert not journal.exists()
    three(journal)
    assert (
        f"journal        {journal}\n               3 sessions\n"
        in run("doctor", "--quiet", "--sound", "none").output
    )
