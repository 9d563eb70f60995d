"""A session as a file: what the loudspeaker is given, frame for frame."""

import time
import wave

import pytest

from stretchtimer.announcing import Announcer
from stretchtimer.core.routine import Routine
from stretchtimer.core.timeline import compile_routine
from stretchtimer.export.cuesheet import cue_sheet
from stretchtimer.export.rendering import export, frames
from stretchtimer.export.writing import ExportError
from stretchtimer.files.places import bundled
from stretchtimer.library.shelf import load
from stretchtimer.session import Session
from stretchtimer.sound.clips import read_bank
from stretchtimer.sound.lines import Lines
from stretchtimer.sound.mixer import RATE
from stretchtimer.sound.opening import Opened
from stretchtimer.sound.speaker import Speaker
from stretchtimer.sound.stream import Stream

pytest.importorskip("miniaudio")

LIBRARY = load(bundled("routines"), own=None)
CHIMES = read_bank(bundled("sounds")).clips
LEAD = 0.06
PULL = RATE // 20


class Card(Stream):
    """A sound card's end of the live mixer, pulled by hand."""

    name = device = "card"

    def close(self):
        pass


@pytest.fixture(scope="module")
def announcer():
    return Announcer(Lines(bundled("sounds") / "voice"))


def timeline_of(routine_id):
    return LIBRARY.find(routine_id).timeline


def test_it_is_what_the_live_mixer_renders_frame_for_frame(announcer):
    timeline = timeline_of("micro-break")
    announcer.prepare(timeline)
    exported = b"".join(frames(timeline, announcer, CHIMES))

    now = 0.0
    card = Card(lambda: now, LEAD)
    speaker = Speaker(
        CHIMES,
        lines=announcer.lines.clips,
        clock=lambda: now,
        opening=lambda *_: Opened(card, ""),
        aside=lambda work: work(),
    )
    session = Session(timeline, speaker, Announcer(announcer.lines), clock=lambda: now)
    session.start()
    live = bytearray()
    while len(live) < len(exported) + round(LEAD * RATE) * 4:
        live += card.pull(PULL)
        now = len(live) / 4 / RATE
        session.look()
    late = round(LEAD * RATE) * 4
    assert bytes(live[late : late + len(exported)]) == exported
    assert any(exported)


def test_thirty_minutes_take_less_than_six_seconds(announcer):
    """Of the processor's time: the machine may be busy with other things."""
    steps = [step for name in ("full-back", "core-three") for step in LIBRARY.find(name).routine.steps]
    timeline = compile_routine(Routine(name="Both", steps=steps), LIBRARY.stretches)
    assert timeline.length > 30 * 60
    announcer.prepare(timeline)
    begin = time.process_time()
    length = sum(len(piece) for piece in frames(timeline, announcer, CHIMES)) / 4 / RATE
    times_faster = length / (time.process_time() - begin)
    print(f"{length / 60:.0f} minutes, {times_faster:.0f} times faster than they last")
    assert times_faster > 300


def test_a_wav_file_has_its_chapters_beside_it(announcer, tmp_path):
    timeline = timeline_of("micro-break")
    announcer.prepare(timeline)
    shares = []
    target = tmp_path / "break.wav"
    chapters = export(timeline, announcer, CHIMES, target, shares.append)
    with wave.open(str(target)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 2, 2)
        assert file.getnframes() / RATE == pytest.approx(timeline.length + 5, abs=1)
    assert chapters.read_text("utf-8") == cue_sheet(timeline, "break.wav")
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["break.cue", "break.wav"]


@pytest.mark.parametrize(
    ("kind", "library"), [(".mp3", "lameenc"), (".ogg", "soundfile"), (".flac", "soundfile")]
)
def test_compressed_files_last_as_long(announcer, tmp_path, kind, library):
    pytest.importorskip(library)
    miniaudio = pytest.importorskip("miniaudio")
    timeline = timeline_of("micro-break")
    announcer.prepare(timeline)
    target = tmp_path / f"break{kind}"
    export(timeline, announcer, CHIMES, target)
    decoded = miniaudio.decode_file(str(target), nchannels=2, sample_rate=RATE)
    assert len(decoded.samples) / 2 / RATE == pytest.approx(timeline.length + 5, abs=1)
    assert max(decoded.samples) > 3000


def test_a_cue_sheet_has_a_track_for_each_step():
    routine = Routine.model_validate(
        {"name": 'The "short" one', "steps": [{"name": "A", "hold": "70s", "setup": "6s"}, {"rest": "5.5s"}]}
    )
    assert cue_sheet(compile_routine(routine, {}), "it.mp3").splitlines() == [
        "TITLE \"The 'short' one\"",
        'FILE "it.mp3" MP3',
        "  TRACK 01 AUDIO",
        '    TITLE "A"',
        "    INDEX 01 00:00:00",
        "  TRACK 02 AUDIO",
        '    TITLE "Rest"',
        "    INDEX 01 01:16:00",
    ]


def test_a_hold_until_a_key_cannot_be_a_file(announcer):
    routine = Routine.model_validate({"name": "It", "steps": [{"name": "A", "hold": "until-key"}]})
    with pytest.raises(ExportError, match="until a key"):
        next(frames(compile_routine(routine, {}), announcer, CHIMES))


def test_another_kind_of_file_is_refused_and_leaves_nothing(announcer, tmp_path):
    with pytest.raises(ExportError, match="write a name that ends in"):
        export(timeline_of("micro-break"), announcer, CHIMES, tmp_path / "break.aac")
    assert not list(tmp_path.iterdir())
