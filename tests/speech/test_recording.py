"""Lines of a person's own: spoken by a program that is not there in a test, so by small stand-ins for it."""

import math
import stat
import sys
import wave
from array import array
from itertools import pairwise

import pytest

from stretchtimer.announcing import Announcer
from stretchtimer.core.routine import Routine
from stretchtimer.core.timeline import compile_routine
from stretchtimer.sound.clips import read_clip
from stretchtimer.sound.lines import Lines
from stretchtimer.voice import piper, system
from stretchtimer.voice.engine import EngineError
from stretchtimer.voice.finishing import LOUDNESS, RATE, UnreadableError, finish, finished
from stretchtimer.voice.piper import Piper
from stretchtimer.voice.recording import NOBODY, Recordings, find_engine

TALK = Routine.model_validate({"name": "It", "steps": [{"name": "Wobble", "hold": "20s", "setup": "10s"}]})


def tone(seconds, loud, rate=22050, pitch=300.0):
    return array(
        "h", [round(loud * math.sin(2 * math.pi * pitch * n / rate)) for n in range(round(seconds * rate))]
    )


def silence(seconds, rate=22050):
    return array("h", bytes(2 * round(seconds * rate)))


def write_wav(path, samples, rate=22050, channels=1, width=2):
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())


class Parrot:
    """An engine that speaks a tone; `after` so many lines it fails."""

    name = "parrot"

    def __init__(self, after=math.inf, identity="parrot 1"):
        self.after = after
        self.identity = identity
        self.spoken = []

    def render(self, texts, folder):
        for text in texts:
            if len(self.spoken) >= self.after:
                raise EngineError("the parrot has flown")
            self.spoken.append(text)
            path = folder / f"{len(self.spoken)}.wav"
            write_wav(path, silence(0.2) + tone(0.5, 9000) + silence(0.3))
            yield text, path


# Finishing.


def power(samples):
    return 10 * math.log10(sum(s * s for s in samples) / len(samples) / 32768**2)


@pytest.mark.parametrize("rate", [16000, 22050, 44100])
@pytest.mark.parametrize("loud", [300, 9000, 30000])
def test_a_line_is_cut_to_its_words_and_brought_to_one_loudness(rate, loud):
    raw = silence(0.4, rate) + tone(0.6, loud, rate) + silence(0.7, rate)
    line = finished(raw, rate)
    assert len(line) / RATE == pytest.approx(0.6, abs=0.08)
    middle = line[RATE // 10 : RATE // 2]
    assert power(middle) == pytest.approx(LOUDNESS, abs=0.5)
    assert line[0] == line[-1] == 0


def test_a_higher_rate_keeps_the_pitch_and_adds_no_image_of_it():
    line = finished(tone(0.5, 9000, 22050, pitch=3000), 22050)[4410:13230]

    def share(pitch):
        turn = 2 * math.pi * pitch / RATE
        real = sum(s * math.cos(turn * n) for n, s in enumerate(line))
        imaginary = sum(s * math.sin(turn * n) for n, s in enumerate(line))
        return math.hypot(real, imaginary) / len(line)

    assert share(3000) > 1000 * share(22050 - 3000)


def test_a_short_peak_is_not_driven_over_the_top():
    raw = tone(0.6, 200)
    raw[3000:3010] = array("h", [30000] * 10)
    assert max(map(abs, finished(raw, 22050))) < 32767


@pytest.mark.parametrize("content", [b"", b"RIFF", b"no sound at all"])
def test_what_is_no_recording_is_told(tmp_path, content):
    (tmp_path / "raw.wav").write_bytes(content)
    with pytest.raises(UnreadableError):
        finish(tmp_path / "raw.wav", tmp_path / "done.wav")
    assert not (tmp_path / "done.wav").exists()


def test_silence_is_no_recording():
    with pytest.raises(UnreadableError, match="silent"):
        finished(silence(1), 22050)


# Keeping.


def recorded(recordings, lines):
    found = {}
    for some in recordings.record(lines):
        found.update(some)
    return found


def test_a_line_is_spoken_once_and_then_kept(tmp_path):
    parrot = Parrot()
    found = recorded(Recordings(tmp_path, parrot), ["One.", "Two."])
    assert set(found) == {"One.", "Two."}
    assert read_clip(found["One."]).seconds == pytest.approx(0.55, abs=0.05)
    assert recorded(Recordings(tmp_path, parrot), ["One.", "Two.", "Three."]).keys() == {
        "One.",
        "Two.",
        "Three.",
    }
    assert parrot.spoken == ["One.", "Two.", "Three."]


def test_another_voice_speaks_anew(tmp_path):
    recorded(Recordings(tmp_path, Parrot()), ["One."])
    other = Parrot(identity="parrot 2")
    recorded(Recordings(tmp_path, other), ["One."])
    assert other.spoken == ["One."]


def test_a_voice_that_fails_costs_its_words_alone(tmp_path):
    recordings = Recordings(tmp_path, Parrot(after=1))
    assert recorded(recordings, ["One.", "Two."]).keys() == {"One."}
    assert recordings.problem == "the parrot has flown"


def test_a_folder_that_cannot_be_written_costs_the_words_alone(tmp_path):
    (tmp_path / "file").write_text("in the way")
    recordings = Recordings(tmp_path / "file", Parrot())
    assert recorded(recordings, ["One."]) == {}
    assert recordings.problem


def test_without_a_voice_there_is_a_reason():
    recordings = Recordings(None, None)
    assert recorded(recordings, ["One."]) == {}
    assert recordings.problem == NOBODY


# Before the session.


def test_own_lines_are_spoken_before_the_session_and_counted_on_the_way(tmp_path):
    progress = []
    announcer = Announcer(Lines(), recorder=Recordings(tmp_path, Parrot()))
    timeline = compile_routine(TALK, {})
    assert announcer.prepare(timeline, lambda done, of: progress.append((done, of))) == ""
    assert progress[-1][0] == progress[-1][1] > 5
    assert all(one[0] <= other[0] for one, other in pairwise(progress))
    assert announcer.lines.seconds("First: Wobble.") == pytest.approx(0.55, abs=0.05)
    assert announcer.lines.clips["First: Wobble."].frames > 20000


def test_with_the_voice_off_nobody_is_made_to_speak(tmp_path):
    parrot = Parrot()
    announcer = Announcer(Lines(), "off", Recordings(tmp_path, parrot))
    assert announcer.prepare(compile_routine(TALK, {})) == ""
    assert parrot.spoken == []


def test_a_failure_is_told_with_its_reason(tmp_path):
    announcer = Announcer(Lines(), recorder=Recordings(tmp_path, Parrot(after=1)))
    assert announcer.prepare(compile_routine(TALK, {})).endswith(
        "shown and not spoken: the parrot has flown."
    )


def test_a_damaged_recording_is_passed_over(tmp_path):
    (tmp_path / "bad.wav").write_bytes(b"RIFF")
    lines = Lines()
    lines.add({"One.": tmp_path / "bad.wav"})
    assert lines.seconds("One.") is None


def test_a_damaged_index_costs_the_words_and_says_so(tmp_path):
    (tmp_path / "lines.json").write_text('{"One.": 3}')
    lines = Lines(tmp_path)
    assert len(lines) == 0
    assert "lines.json" in lines.problem


# The programs.


FAKE_PIPER = """
import os, sys, time, wave
from pathlib import Path
folder = Path(sys.argv[sys.argv.index("-d") + 1])
for nth, line in enumerate(sys.stdin):
    if "fail" in line:
        sys.exit(1)
    with wave.open(str(folder / f"{1000 + nth}.wav"), "wb") as file:
        file.setnchannels(1), file.setsampwidth(2), file.setframerate(22050)
        file.writeframes(bytes([0, 16]) * (1000 * len(line)))
"""


@pytest.fixture
def fake_piper(tmp_path):
    (tmp_path / "fake.py").write_text(FAKE_PIPER)
    voice = tmp_path / "voice.onnx"
    voice.write_text("a voice")
    return Piper([sys.executable, str(tmp_path / "fake.py")], voice)


def frames_of(path):
    with wave.open(str(path)) as file:
        return file.getnframes()


def test_piper_speaks_all_lines_in_one_run_and_each_gets_its_own(fake_piper, tmp_path):
    workshop = tmp_path / "workshop"
    workshop.mkdir()
    texts = ["One.", "Another one.", "And now a third."]
    found = list(fake_piper.render(texts, workshop))
    assert [text for text, _ in found] == texts
    assert [frames_of(path) for _, path in found] == [1000 * (len(text) + 1) for text in texts]


def test_piper_failing_on_the_way_gives_what_is_surely_whole(fake_piper, tmp_path):
    workshop = tmp_path / "workshop"
    workshop.mkdir()
    speaking = fake_piper.render(["One.", "Two.", "fail"], workshop)
    assert next(speaking)[0] == "One."
    with pytest.raises(EngineError, match="ended after 1 of 3"):
        next(speaking)


def test_piper_that_is_not_there_is_an_error_of_its_own(tmp_path):
    with pytest.raises(EngineError, match="would not start"):
        list(Piper(["/nowhere/piper"], tmp_path / "voice.onnx").render(["One."], tmp_path))


def test_a_program_that_speaks_line_by_line_gets_a_leading_hyphen_right(tmp_path):
    program = tmp_path / "speak"
    program.write_text(f'#!{sys.executable}\nimport sys\nopen(sys.argv[-1], "w").write(sys.stdin.read())\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    voice = system.espeak(str(program))
    found = list(voice.render(["-5 is a number", "Two"], tmp_path))
    assert [path.read_text() for _, path in found] == ["-5 is a number\n", "Two\n"]


def test_a_program_that_fails_says_its_last_line(tmp_path):
    program = tmp_path / "speak"
    program.write_text(f'#!{sys.executable}\nimport sys\nsys.exit("no such voice")\n')
    program.chmod(0o755)
    with pytest.raises(EngineError, match="no such voice"):
        list(system.espeak(str(program)).render(["One"], tmp_path))


def test_the_best_voice_is_taken(tmp_path, monkeypatch):
    monkeypatch.setattr(piper.importlib.util, "find_spec", lambda name: None)
    here = set()
    monkeypatch.setattr(piper.shutil, "which", lambda name: f"/bin/{name}" if name in here else None)
    monkeypatch.setattr(system.sys, "platform", "linux")
    voice = tmp_path / "voice.onnx"
    voice.write_text("a voice")
    assert find_engine(voice) is None
    here.add("espeak-ng")
    assert find_engine(voice).name == "espeak-ng"
    here.add("piper")
    assert find_engine(voice).name == "piper"
    assert find_engine(None).name == "espeak-ng"  # Piper without a voice is no voice
