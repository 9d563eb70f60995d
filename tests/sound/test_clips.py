from __future__ import annotations

import wave

import pytest

from stretchtimer.sound.clips import ClipError, read_bank, read_clip


def write(path, data=b"\x01\x00\xff\xff", rate=44_100, channels=1, width=2):
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(data)


def test_a_clip_is_its_samples(tmp_path):
    write(tmp_path / "a.wav")
    assert list(read_clip(tmp_path / "a.wav").samples) == [1, -1]


@pytest.mark.parametrize("shape", [{"rate": 48_000}, {"channels": 2}, {"width": 1}])
def test_another_shape_is_refused_and_named(tmp_path, shape):
    write(tmp_path / "a.wav", **shape)
    with pytest.raises(ClipError, match=r"a\.wav.*must have 44100 Hz, 1 channel, 16 bit"):
        read_clip(tmp_path / "a.wav")


def test_missing_damaged_cut_and_empty_files_are_told_apart_from_good_ones(tmp_path):
    write(tmp_path / "good.wav")
    write(tmp_path / "empty.wav", b"")
    write(tmp_path / "cut.wav", bytes(1000))
    (tmp_path / "cut.wav").write_bytes((tmp_path / "cut.wav").read_bytes()[:500])
    (tmp_path / "noise.wav").write_bytes(b"this is no sound")
    (tmp_path / "nothing.wav").write_bytes(b"")
    (tmp_path / "folder.wav").mkdir()
    bank = read_bank(tmp_path)
    assert list(bank.clips) == ["good"]
    for name in ("empty", "cut", "noise", "nothing", "folder"):
        assert sum(f"{name}.wav" in problem for problem in bank.problems) == 1
    assert len(bank.problems) == 5


def test_a_later_folder_replaces_single_chimes(tmp_path):
    for folder in ("bundled", "own"):
        (tmp_path / folder).mkdir()
    write(tmp_path / "bundled" / "begin.wav", b"\x01\x00")
    write(tmp_path / "bundled" / "end.wav", b"\x02\x00")
    write(tmp_path / "own" / "begin.wav", b"\x03\x00")
    bank = read_bank(tmp_path / "bundled", tmp_path / "own")
    assert {name: list(clip.samples) for name, clip in bank.clips.items()} == {"begin": [3], "end": [2]}


def test_a_folder_that_is_not_there_is_told(tmp_path):
    assert "no such folder" in read_bank(tmp_path / "nowhere").problems[0]
