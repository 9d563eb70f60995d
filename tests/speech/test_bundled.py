"""Every bundled routine, heard with closed eyes.

What a listener needs is found in what is really spoken, at its place, by the recordings' real lengths.
"""

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from stretchtimer.core.dose import Breaths, Hold, Repetitions
from stretchtimer.core.heard import heard, phrases_ahead, texts
from stretchtimer.core.player import Player
from stretchtimer.core.segments import Kind, Weight
from stretchtimer.files.places import bundled
from stretchtimer.library.shelf import load
from stretchtimer.sound.lines import read_line

LIBRARY = load(bundled("routines"), own=None)
VOICE = bundled("sounds") / "voice"
LENGTHS = {
    text: entry["seconds"] for text, entry in json.loads((VOICE / "lines.json").read_text("utf-8")).items()
}
COUNTS = ("count", "count-in", "count-out")
WITHOUT_A_POSE = {"easy-walk"}
"""Nothing has to be come out of."""


@pytest.fixture(params=LIBRARY.routines, ids=[file.id for file in LIBRARY.routines])
def timeline(request):
    return request.param.timeline


def said_in(session, begin, end):
    return [spoken.text for spoken in session.spoken if begin <= spoken.at < end]


def in_words(pace):
    match pace:
        case Hold(seconds=seconds):
            minutes, rest = divmod(seconds, 60)
            parts = [(minutes, "minute"), (rest, "second")]
        case Breaths(count=count):
            parts = [(count, "breath")]
        case Repetitions(count=count):
            parts = [(count, "repetition")]
    return " ".join(f"{n:g} {what}{'s' if n > 1 else ''}" for n, what in parts if n)


def test_each_pose_side_and_length_is_said_before_it_begins(timeline):
    session = heard(timeline, LENGTHS.get, "full")
    for segment in timeline.segments:
        if segment.kind is not Kind.READY:
            continue
        step = timeline.steps[segment.step]
        counted = segment.end - 3
        whole = " ".join(s.text for s in session.spoken if segment.start <= s.at and s.end <= counted)
        assert step.name in whole
        if segment.side:
            assert f"{segment.side} side" in whole
        assert f"{in_words(step.doing.rounds[0])}." in whole, f"{step.name}: {whole}"
        if len(step.doing.rounds) > 1:
            assert f"{len(step.doing.rounds)} rounds." in whole
        for line in step.doing.lines:
            if line.at.kind == "setup":
                assert line.say in whole


def test_each_change_of_sides_and_each_rest_is_said_in_it(timeline):
    session = heard(timeline, LENGTHS.get, "full")
    for segment in timeline.segments:
        said = " ".join(said_in(session, segment.start, segment.end))
        if segment.kind is Kind.SWITCH:
            assert f"Switch sides: {segment.side} side." in said
        elif segment.kind is Kind.REST:
            assert "Rest" in said


def test_the_end_is_said(timeline):
    session = heard(timeline, LENGTHS.get, "full")
    assert session.spoken[-1].text == "That was all. Well done."
    assert 0 < session.spoken[-1].at - timeline.length < 2


def test_everything_is_said_in_full_but_what_the_tones_tell_too(timeline):
    session = heard(timeline, LENGTHS.get, "full")
    placed = {(spoken.phrase.at, spoken.phrase.texts): spoken.text for spoken in session.spoken}
    player = Player(timeline, longest_gap=float("inf"))
    player.start(0.0)
    for phrase in phrases_ahead(player, 0.0):
        if phrase.weight > Weight.COUNT:
            assert placed.get((phrase.at, phrase.texts)) == phrase.texts[0], phrase


def test_ten_seconds_are_said_when_ten_seconds_are_left(timeline):
    session = heard(timeline, LENGTHS.get, "full")
    for segment in timeline.segments:
        if segment.kind is Kind.HOLD and segment.length >= 30:
            near = [
                spoken.at
                for spoken in session.spoken
                if spoken.text.startswith("Ten seconds") and segment.start <= spoken.at < segment.end
            ]
            assert len(near) == 1
            assert 9.2 <= segment.end - near[0] <= 10


@pytest.mark.parametrize("level", ["full", "essential", "off"])
def test_no_two_phrases_overlap_and_none_covers_a_count(timeline, level):
    session = heard(timeline, LENGTHS.get, level)
    for one, other in pairwise(session.spoken):
        assert one.end <= other.at, f"{one.text} runs into {other.text}"
    counts = [chime.at for chime in session.chimes if chime.name in COUNTS]
    for spoken in session.spoken:
        hidden = [at for at in counts if at - 0.1 < spoken.end and spoken.at < at + 0.8]
        assert not hidden, f"{spoken.text} at {spoken.at} covers {hidden}"


def test_the_chime_comes_first(timeline):
    session = heard(timeline, LENGTHS.get, "full")
    chimes = [chime.at for chime in session.chimes]
    for spoken in session.spoken:
        assert not [at for at in chimes if at <= spoken.at < at + 0.45], spoken


def test_the_essential_level_says_less_and_still_names_and_sides(timeline):
    full = heard(timeline, LENGTHS.get, "full")
    essential = heard(timeline, LENGTHS.get, "essential")
    assert len(essential.spoken) < len(full.spoken)
    assert {spoken.text for spoken in essential.spoken} <= set(texts(timeline))
    for segment in timeline.segments:
        if segment.kind in {Kind.READY, Kind.SWITCH}:
            said = " ".join(said_in(essential, segment.start, segment.end - 3))
            assert (segment.side or timeline.steps[segment.step].name) in said
    assert heard(timeline, LENGTHS.get, "off").spoken == ()


@pytest.mark.parametrize("stretch_id", sorted(LIBRARY.stretches))
def test_how_to_come_out_is_told_for_poses_in_which_nothing_is_seen(stretch_id):
    stretch = LIBRARY.stretches[stretch_id]
    if stretch.screen == "no" and stretch.hold is not None and stretch_id not in WITHOUT_A_POSE:
        assert any(line.at.kind == "out" for line in stretch.cues)


def test_every_bundled_line_has_its_recording_and_every_recording_its_line():
    tool = Path(__file__).parents[2] / "tools" / "render_voice.py"
    done = subprocess.run([sys.executable, tool, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("text", ["Next: Child's Pose.", "Switch sides: right side.", "2.", "Half way."])
def test_a_recording_is_as_long_as_the_lane_believes_and_loud_enough(text):
    pytest.importorskip("miniaudio")
    entries = json.loads((VOICE / "lines.json").read_text("utf-8"))
    clip = read_line(VOICE / entries[text]["file"])
    assert clip.seconds == pytest.approx(LENGTHS[text], abs=0.02)
    assert 0.1 < max(map(abs, clip.samples)) / 32768 < 0.9
