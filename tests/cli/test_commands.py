"""What each command prints and how it ends."""

from __future__ import annotations

import json
import re

import pytest
import yaml
from session.fakes import FakeSpeaker

import stretchtimer.cli.common
import stretchtimer.cli.machine
import stretchtimer.plain.playing
from stretchtimer import __version__
from stretchtimer.core.lengths import clock_text, plain_text
from stretchtimer.files import places
from stretchtimer.library.shelf import load
from stretchtimer.plain.listing import describe_routine

BUNDLED = load(places.bundled("routines"), None)
BROKEN = "name: Broken\nsteps:\n  - strech: cobra\n    hold: never\n"
GOOD = "name: Mine\nsteps:\n  - name: Lie\n    hold: 20s\n    setup: 5s\n"


def test_list_has_a_line_a_routine(run):
    result = run("list")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.output.splitlines()] == [file.id for file in BUNDLED.routines]


def test_without_a_terminal_it_lists_and_says_how_to_start(run):
    result = run()
    assert result.exit_code == 0
    assert result.output == run("list").output + "\nstretchtimer start ROUTINE plays one.\n"


def test_list_as_json(run, own_file):
    path = own_file("broken.yaml", BROKEN)
    own_file("mine.yaml", GOOD)
    told = {each["id"]: each for each in json.loads(run("list", "--json").output)}
    keys = ("id", "name", "minutes", "helps", "needs", "path", "problems")
    assert {tuple(each) for each in told.values()} == {keys}
    assert len(told) == len(BUNDLED.routines) + 2
    assert told["mine"]["minutes"] == 1
    assert told["mine"]["problems"] == []
    broken = told["broken"]
    assert (broken["minutes"], broken["path"]) == (None, str(path))
    assert broken["problems"]
    assert all(problem.startswith(f"{path}:") for problem in broken["problems"])


def test_a_broken_file_hides_none_of_the_others(run, own_file):
    own_file("broken.yaml", BROKEN)
    lines = run("list").output.splitlines()
    assert len(lines) == len(BUNDLED.routines) + 1
    (broken,) = [line for line in lines if line.startswith("broken")]
    assert "has errors" in broken
    assert "broken.yaml:3:" in broken


def test_list_stretches(run):
    lines = run("list", "--stretches").output.splitlines()
    assert len(lines) == len(BUNDLED.stretch_files)
    assert any(re.match(r"cobra +Cobra$", line) for line in lines)


@pytest.mark.parametrize("file", BUNDLED.routines, ids=lambda file: file.id)
def test_show_says_what_start_takes(run, file):
    output = run("show", file.id).output
    timeline = file.timeline
    assert f"{plain_text(timeline.length)} in all" in output
    shown = re.findall(r"^ *(\d+:\d\d) +(?:\d+\. |)\S", output, re.MULTILINE)
    starts = [timeline.step_start(index) for index in range(len(timeline.steps))]
    assert shown == [clock_text(second) for second in [*starts, timeline.length]]


def test_show_a_stretch(run):
    output = run("show", "bird-dog").output
    assert output.startswith("Bird-Dog")
    assert "bird-dog.yaml" in output


def test_show_what_is_not_there(run):
    result = run("show", "cobar")
    assert result.exit_code == 1
    assert 'did you mean "cobra"?' in result.output


def test_show_of_a_broken_file_tells_its_errors(run, own_file):
    path = own_file("broken.yaml", BROKEN)
    result = run("show", "broken")
    assert result.exit_code == 1
    assert f"{path}:3:" in result.output


def test_check_everything(run):
    result = run("check")
    assert result.exit_code == 0
    assert (
        result.output == f"{len(BUNDLED.routines) + len(BUNDLED.stretch_files)} files checked, no errors.\n"
    )


def test_check_finds_all_errors_of_own_files(run, own_file):
    path = own_file("broken.yaml", BROKEN)
    result = run("check")
    assert result.exit_code == 1
    told = [line for line in result.output.splitlines() if line.startswith(str(path))]
    assert len(told) >= 2
    assert result.output.splitlines()[-1].endswith(f"{len(told)} errors.")


def test_check_only_what_is_named(run, own_file, tmp_path):
    own_file("broken.yaml", BROKEN)
    good = tmp_path / "good.yaml"
    good.write_text(GOOD)
    assert run("check", good).output == "1 file checked, no errors.\n"
    result = run("check", good, tmp_path / "nowhere.yaml")
    assert result.exit_code == 1
    assert f"{tmp_path / 'nowhere.yaml'}:1:1: cannot be read" in result.output
    assert "2 files checked, 1 error." in result.output


def test_check_reads_a_stretch_as_a_stretch(run):
    assert run("check", places.bundled("routines") / "stretches" / "cobra.yaml").exit_code == 0


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00", b"a: [", b"- 1", b"\x00", b"name: x" + b" " * 300_000]
)
def test_check_survives_any_bytes(run, tmp_path, data):
    path = tmp_path / "odd.yaml"
    path.write_bytes(data)
    result = run("check", path)
    assert result.exit_code == 1
    assert result.output.startswith(f"{path}:")


def test_check_a_folder(run, tmp_path):
    assert run("check", tmp_path).exit_code == 1


@pytest.mark.parametrize("kind", ["routine", "stretch"])
def test_schema(run, kind):
    schema = json.loads(run("schema", kind).output)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["type"] == "object"
    assert "name" in schema["required"]
    # Every reference leads somewhere.
    for reference in set(re.findall(r'"\$ref": "#/\$defs/(\w+)"', json.dumps(schema))):
        assert reference in schema["$defs"]
    # An editor marks keys that there are not.
    assert schema["additionalProperties"] is False


class AsEditorsRead(yaml.SafeLoader):
    """By YAML 1.2, where `no` is a word and no truth value."""

    yaml_implicit_resolvers = {
        letter: [each for each in found if each[0] != "tag:yaml.org,2002:bool"]
        for letter, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@pytest.mark.parametrize("kind", ["routine", "stretch"])
def test_the_bundled_files_keep_to_the_schema(run, kind):
    validator = pytest.importorskip("jsonschema").Draft202012Validator(json.loads(run("schema", kind).output))
    folder = places.bundled("routines") / ("stretches" if kind == "stretch" else "")
    for path in folder.glob("*.yaml"):
        written = yaml.load(path.read_text("utf-8"), AsEditorsRead)
        assert [error.message for error in validator.iter_errors(written)] == [], path


def test_schema_of_nothing(run):
    assert run("schema", "song").exit_code == 2


def test_version_and_help(run):
    assert run("--version").output == f"stretchtimer, version {__version__}\n"
    assert run("-h").output == run("--help").output


def test_settings_are_made_once_and_kept(run, own_home):
    path = own_home / "settings.yaml"
    assert run("settings").output == f"{path}\n"
    made = path.read_text("utf-8")
    assert made.startswith("# Settings")
    path.write_text("volume: 30\n")
    assert run("settings").output == f"{path}\n"
    assert path.read_text("utf-8") == "volume: 30\n"


def test_the_template_can_be_uncommented_line_by_line(own_home):
    from stretchtimer.config import TEMPLATE, Settings, read_settings

    path = own_home / "settings.yaml"
    path.write_text(re.sub(r"(?m)^# (?=[a-z-]+:|  )", "", TEMPLATE))
    found, faults = read_settings(path)
    assert faults == []
    assert found == Settings(keys={"pause": "space", "skip": "right,n"})


def test_settings_that_cannot_be_written(run, own_home, monkeypatch):
    own_home.joinpath("file").write_text("")
    monkeypatch.setenv("STRETCHTIMER_HOME", str(own_home / "file" / "below"))
    result = run("settings")
    assert result.exit_code == 1
    assert "could not be written: a part of the way there is no folder" in result.output


def test_doctor_tells_what_it_finds(run):
    output = run("doctor", "--quiet", "--sound", "none").output
    for told in ("stretchtimer", "textual", "own routines", "no terminal: plain text"):
        assert told in output
    assert f"{len(BUNDLED.routines)} routines, {len(BUNDLED.stretch_files)} stretches, 0 errors" in output
    assert re.search(r"^sound +none, none$", output, re.MULTILINE)


def test_doctor_plays_every_chime_by_its_name(run, monkeypatch):
    from stretchtimer.core.cueing import CHIMES
    from stretchtimer.plain import doctor

    speaker = FakeSpeaker()
    speaker.device = speaker.explained = ""
    played = []
    speaker.play = lambda soundings: played.extend(each.chime for each in soundings)
    monkeypatch.setattr(stretchtimer.cli.machine, "speaker", lambda *_: speaker)
    monkeypatch.setattr(doctor.time, "sleep", lambda _: None)
    output = run("doctor").output
    assert played == list(CHIMES)
    assert all(
        re.search(rf"^  {name} +{re.escape(told)}$", output, re.MULTILINE) for name, told in CHIMES.items()
    )
    assert speaker.told == ["close"]


@pytest.fixture
def started(run, monkeypatch):
    """Runs `start` up to where the playing would begin; says with what."""

    def start(*arguments):
        found = {}
        speaker = FakeSpeaker()

        def new_speaker(settings, sound, ring=None, lines=None):
            found["sound"] = sound or settings.sound
            return speaker

        def play(session, *, start_at=0, **_):
            found.update(session=session, step=session.timeline.steps[start_at].name)

        monkeypatch.setattr(stretchtimer.cli.common, "speaker", new_speaker)
        monkeypatch.setattr(stretchtimer.plain.playing, "play", play)
        result = run("start", *arguments)
        assert result.exit_code == 0, result.output
        assert speaker.told == ["close"]
        return found

    return start


def test_start_plays_the_timeline_that_show_tells(started):
    for file in BUNDLED.routines:
        session = started(file.id)["session"]
        assert session.timeline == file.timeline
        assert f"{plain_text(session.timeline.length)} in all" in describe_routine(file)


@pytest.mark.parametrize(
    ("wanted", "step"),
    [("2", "Bird-Dog"), ("bird-dog", "Bird-Dog"), ("child", "Child's Pose"), ("3", "Cat-Cow")],
)
def test_start_from_a_step(started, wanted, step):
    assert started("cat-cow", "--from", wanted)["step"] == step


def test_start_options_reach_the_session(started):
    found = started("cat-cow", "--speed", "2", "--mute", "--sound", "bell")
    assert found["sound"] == "bell"
    assert found["session"].real(10) == 5
    assert found["session"].speaker.muted


def test_start_takes_a_file_anywhere(started, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(GOOD)
    assert started(path)["session"].timeline.name == "Mine"


def test_settings_reach_the_session(started, own_home, run):
    own_home.joinpath("settings.yaml").write_text("sound: none\nafter-sleep: go-on\n")
    assert started("cat-cow")["sound"] == "none"


def test_a_broken_settings_file_costs_only_the_settings(run, own_home):
    own_home.joinpath("settings.yaml").write_text("volume: loud\n")
    result = run("doctor", "--quiet", "--sound", "none")
    assert result.exit_code == 0
    assert "settings.yaml:1:9: volume:" in result.output
    assert "(the usual settings are used)" in result.output


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["start", "cobar"], 1, 'did you mean "cobra"?'),
        (["start", ""], 1, "could be any of"),
        (["start", "nowhere.yaml"], 1, 'there is no routine "nowhere.yaml"'),
        (["start", "cat-cow", "--from", "9"], 1, "there is no step 9; this routine has 4"),
        (["start", "cat-cow", "--from", "0"], 1, "there is no step 0"),
        (
            ["start", "cat-cow", "--from", "Plank"],
            1,
            'there is no step "Plank"; there are: Cat-Cow, Bird-Dog',
        ),
        (["start", "cat-cow", "--speed", "0"], 2, "not in the range"),
        (["start", "cat-cow", "--speed", "nan"], 2, "nan is not a number"),
        (["start", "cat-cow", "--speed", "inf"], 2, "not in the range"),
        (["start", "cat-cow", "--sound", "brass-band"], 2, "brass-band"),
        (["start"], 2, "Missing argument"),
        (["dance"], 2, "No such command"),
    ],
)
def test_what_cannot_be_started(run, arguments, code, told):
    result = run(*arguments)
    assert result.exit_code == code
    assert told in result.output


def test_start_of_a_broken_file_tells_all_its_errors(run, own_file):
    path = own_file("broken.yaml", BROKEN)
    result = run("start", "broken")
    assert result.exit_code == 1
    assert result.output.count(f"{path}:") >= 2
