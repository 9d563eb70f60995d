"""The kinds of sound file: WAV by the standard library, the compressed ones by the extra `export`."""

from __future__ import annotations

import sys
import wave
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from stretchtimer.sound.mixer import RATE

KINDS = (".wav", ".mp3", ".ogg", ".flac")


class ExportError(Exception):
    """A file that cannot be written. The message says why, and what would help."""


class Sink(Protocol):
    """Takes 16-bit stereo at RATE, in the machine's byte order, piece by piece."""

    @property
    def write(self) -> Callable[[bytes], object]:
        """Takes the next frames."""


@contextmanager
def opened(path: Path) -> Iterator[Sink]:
    """A file to write to, whole or not at all. Raises ExportError for a kind that cannot be written."""
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise ExportError(f"{path.name}: write a name that ends in {', '.join(KINDS)}")
    half = path.with_name(f"{path.stem}.part{kind}")
    try:
        with _OPEN[kind](half) as sink:
            yield sink
        half.replace(path)
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror or error}") from error
    finally:
        half.unlink(missing_ok=True)


@contextmanager
def _wav(path: Path) -> Iterator[Sink]:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        yield _By(lambda sound: file.writeframesraw(_little(sound)))


@dataclass(frozen=True, slots=True)
class _By:
    """A sink that is one function."""

    write: Callable[[bytes], object]


def _little(sound: bytes) -> bytes:
    """Little-endian, whatever the machine is."""
    if sys.byteorder == "little":
        return sound
    samples = array("h", sound)
    samples.byteswap()
    return samples.tobytes()


@contextmanager
def _mp3(path: Path) -> Iterator[Sink]:
    try:
        import lameenc
    except ImportError as error:
        raise ExportError(_missing("lameenc")) from error
    encoder = lameenc.Encoder()
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(2)
    encoder.set_bit_rate(128)
    encoder.set_quality(5)
    encoder.silence()
    with path.open("wb") as file:
        yield _By(lambda sound: file.write(encoder.encode(_little(sound))))
        file.write(encoder.flush())


@contextmanager
def _soundfile(path: Path) -> Iterator[Sink]:
    try:
        import soundfile
    except (ImportError, OSError) as error:
        raise ExportError(_missing("soundfile")) from error
    container, subtype = {".ogg": ("OGG", "VORBIS"), ".flac": ("FLAC", "PCM_16")}[path.suffix]
    with soundfile.SoundFile(path, "w", RATE, 2, subtype, format=container) as file:
        yield _By(lambda sound: file.buffer_write(sound, dtype="int16"))


def _missing(library: str) -> str:
    return f'this kind of file needs {library}: pip install "stretchtimer[export]"; a .wav needs nothing'


_OPEN = {".wav": _wav, ".mp3": _mp3, ".ogg": _soundfile, ".flac": _soundfile}
