"""The guide, what a person avoids, what they look for, what is tiring, and what they bring along."""

from __future__ import annotations

import json

import pytest
from session.fakes import FakeSpeaker

import stretchtimer.cli.common
import stretchtimer.plain.playing
from stretchtimer.cli.fitting import _INSTEAD
from stretchtimer.core.avoiding import INSTEAD
from stretchtimer.core.guide import TITLE

TIRING = """\
name: Tiring
steps:
  - {stretch: childs-pose}
  - {name: Lie, position: supine, hold: 20s, sides: left}
  - {stretch: childs-pose, cues: [{at: start, say: One two three.}, {at: 1s, say: Four.}]}
"""


def test_the_guide(run):
    result = run("guide")
    assert result.exit_code == 0
    assert result.output.startswith(TITLE)
    assert max(len(line) for line in result.output.splitlines()) <= 88


def test_the_choices_are_those_of_the_core():
    assert tuple(_INSTEAD) == INSTEAD


def test_show_tells_what_becomes_of_each_step(run):
    output = run("show", "cobra", "--avoid", "wrist,pregnancy").output
    assert "For you: Sphinx (pregnancy): left out." in output
    assert "You need: mat." in output
    assert "1. Rest on Your Front" in output
    assert "Cobra (20 s" not in output


def test_the_settings_count_and_options_add_to_them(run, own_home):
    own_home.joinpath("settings.yaml").write_text("avoid: [knee]\ninstead: skip\nolder: yes\n")
    output = run("show", "hip-flexors", "--avoid", "balance").output
    assert "Kneeling Hip Flexor (knee, balance): left out." in output
    assert "Standing Hip Flexor (balance): left out." in output
    assert "Knee to Chest (45 s, each side)" in output
    assert (
        "(knee, balance): kept"
        in run("show", "hip-flexors", "--avoid", "balance", "--instead", "keep").output
    )


@pytest.mark.parametrize("command", ["list", "show", "start"])
def test_an_unknown_caution(run, command):
    name = [] if command == "list" else ["cobra"]
    result = run(command, *name, "--avoid", "wrists")
    assert result.exit_code == 2
    assert '"wrists" is no caution; did you mean "wrist"?' in result.output


def test_nothing_left_is_said_and_nothing_is_played(run):
    for command in ("show", "start"):
        result = run(command, "cat-cow", "--avoid", "wrist,knee", "--instead", "skip")
        assert result.exit_code == 1
        assert "nothing of Cat-Cow is left for you; you avoid: knee, wrist" in result.output
    assert "nothing of Cat-Cow is left" in run("list", "--avoid", "wrist knee", "--instead", "skip").output


def test_start_takes_as_long_as_show_says(run, monkeypatch):
    played = []
    monkeypatch.setattr(stretchtimer.cli.common, "speaker", lambda *_: FakeSpeaker())
    monkeypatch.setattr(
        stretchtimer.plain.playing, "play", lambda session, **_: played.append(session.timeline.length)
    )
    options = ["--avoid", "knee", "--older"]
    result = run("start", "hips-and-thighs", *options)
    minutes, seconds = divmod(round(played[0]), 60)
    assert f"{minutes}:{seconds:02}  end" in run("show", "hips-and-thighs", *options).output
    assert result.output.startswith("Take care: In Figure Four")
    assert "For you: Figure Four (knee): left out." in result.output


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--chair-only"], ["desk-break", "micro-break"]),
        (["--minutes", "1"], ["micro-break"]),
        (
            ["--no-floor", "--needs", "chair,wall"],
            ["chair-only", "desk-break", "micro-break", "posture-reset"],
        ),
        (["--needs", "none"], ["micro-break"]),
        (["--for", "disc"], ["decompress-gently"]),
        (["--for", "disc", "--for", "inflammation"], ["daily-spine-mobility", "decompress-gently"]),
    ],
)
def test_list_what_one_looks_for(run, options, ids):
    assert [line.split()[0] for line in run("list", *options).output.splitlines()] == ids
    assert [each["id"] for each in json.loads(run("list", "--json", *options).output)] == ids


def test_what_is_left_out_is_not_needed(run):
    assert "cobra" not in run("list", "--needs", "chair").output
    assert run("list", "--for", "disc", "--minutes", "1").output == "No routine fits that.\n"


def test_an_unknown_wish(run):
    result = run("list", "--for", "dics")
    assert result.exit_code == 1
    assert '--for: nothing here knows "dics"; did you mean "disc"?' in result.output


def test_check_warns_of_what_is_tiring_and_still_succeeds(run, own_file):
    path = own_file("tiring.yaml", TIRING)
    result = run("check", path)
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0].startswith(f"{path}:4:5: warning: the right side gets nothing of Lie")
    assert lines[1].startswith(f"{path}:5:5: warning: kneeling a second time, after supine")
    assert lines[2].startswith(f'{path}:5:52: warning: "One two three."')
    assert lines[-1] == "1 file checked, no errors, 3 warnings."


def test_check_of_everything_has_nothing_to_say_of_what_came_with_the_program(run, own_file):
    assert run("check").output.endswith("files checked, no errors.\n")
    path = own_file("stretches/mine.yaml", "name: Mine\nposition: prone\nhold: 20s\ntargets: [solues]\n")
    assert f'{path}:4:11: warning: "solues" is no muscle known here; did you mean "soleus"?' in (
        run("check").output
    )


BACKUP = {
    "workouts": [
        {"title": "Cobra", "sets": [{"repetitions": 1, "exercises": [{"name": "Lie", "duration": 20}]}]},
        {"title": "Cobra", "sets": [{"repetitions": 2, "exercises": [{"name": "Sit", "duration": 30}]}]},
    ]
}


def test_import_hides_and_replaces_nothing(run, own_home, tmp_path):
    file = tmp_path / "backup.json"
    file.write_text(json.dumps(BACKUP))
    assert run("import", file).exit_code == 0
    assert run("import", file).output.endswith("`stretchtimer start cobra-4` plays the first.\n")
    made = sorted(path.name for path in (own_home / "routines").iterdir())
    assert made == ["cobra-2.yaml", "cobra-3.yaml", "cobra-4.yaml", "cobra-5.yaml"]
    assert "1 min 10 s in all" in run("show", "cobra-3").output
    assert run("check").exit_code == 0


def test_import_of_something_else_writes_nothing(run, own_home, tmp_path):
    file = tmp_path / "bad.json"
    file.write_text(json.dumps({"workouts": [*BACKUP["workouts"], {"title": "Odd"}]}))
    result = run("import", file)
    assert result.exit_code == 1
    assert result.output == f'{file} workout "Odd" has no sets; nothing was written\n'
    assert run("import", tmp_path / "nowhere.json").exit_code == 1
    assert run("import", tmp_path).exit_code == 1
    assert not (own_home / "routines").exists()


def test_import_that_cannot_write_the_last_takes_the_first_away(run, own_home, tmp_path, monkeypatch):
    from stretchtimer.files.writing import NotWrittenError, write_text
    from stretchtimer.library import importing

    def write(path, text):
        if path.stem == "cobra-3":
            raise NotWrittenError("the disk is full")
        write_text(path, text)

    monkeypatch.setattr(importing, "write_text", write)
    file = tmp_path / "backup.json"
    file.write_text(json.dumps(BACKUP))
    assert run("import", file).output == "the disk is full\n"
    assert list((own_home / "routines").iterdir()) == []
