"""The spoken lines: which text has a recording, how long it lasts, and the recording when it is wanted.

Lengths are known at once, since the lane of speech is laid out by them; only what a session says is decoded,
in the background. A recording that is missing or damaged costs its own words.
"""

from __future__ import annotations

import json
import threading
import wave
from array import array
from typing import TYPE_CHECKING, Any

from stretchtimer.sound.clips import ClipError, read_clip
from stretchtimer.sound.mixer import RATE, Clip

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_INDEX = "lines.json"


class Lines:
    """Recorded lines by their text. Any thread may ask; one at a time loads."""

    def __init__(self, folder: Path | None = None) -> None:
        """The recordings of a folder with its `lines.json`; a folder that has none gives none."""
        self._files: dict[str, tuple[Path, float]] = {}
        self._clips: dict[str, Clip] = {}
        self._loading = threading.Lock()
        self.problem = ""
        """Why the bundled lines cannot be used; empty if they can."""
        if folder is not None:
            self._read_index(folder)

    def __len__(self) -> int:
        return len(self._files)

    def seconds(self, text: str) -> float | None:
        """How long a text takes to say; None if there is no recording of it."""
        found = self._files.get(text)
        return found[1] if found else None

    def add(self, recordings: Mapping[str, Path]) -> None:
        """Take on WAV recordings made elsewhere. One that cannot be read is passed over."""
        for text, path in recordings.items():
            try:
                with wave.open(str(path), "rb") as file:
                    seconds = file.getnframes() / file.getframerate()
            except (OSError, EOFError, wave.Error, ZeroDivisionError):
                continue
            self._files[text] = path, seconds

    def load(self, texts: Iterable[str]) -> None:
        """Decode what is not yet in memory; about 3 ms a line. What fails is forgotten."""
        with self._loading:
            for text in texts:
                if text in self._files and text not in self._clips:
                    try:
                        self._clips[text] = read_line(self._files[text][0])
                    except ClipError as error:
                        self.problem = self.problem or str(error)
                        del self._files[text]

    @property
    def clips(self) -> Mapping[str, Clip]:
        """The recordings in memory, by their text."""
        return self._clips

    def _read_index(self, folder: Path) -> None:
        try:
            entries = json.loads((folder / _INDEX).read_text(encoding="utf-8"))
            self._files = {text: (folder / e["file"], float(e["seconds"])) for text, e in entries.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            self.problem = f"{folder / _INDEX}: {error}"
            return
        try:
            _miniaudio()
        except ClipError as error:
            # The bundled ones are compressed, and nothing else here can decode them.
            self.problem, self._files = str(error), {}


def read_line(path: Path) -> Clip:
    """Read a WAV file as a chime is, or a compressed one by miniaudio. Raises ClipError."""
    if path.suffix == ".wav":
        return read_clip(path)
    miniaudio = _miniaudio()
    try:
        decoded = miniaudio.decode(
            path.read_bytes(),
            output_format=miniaudio.SampleFormat.SIGNED16,
            nchannels=1,
            sample_rate=RATE,
        )
    except OSError as error:
        raise ClipError(f"{path}: {error.strerror or error}") from error
    except miniaudio.MiniaudioError as error:
        raise ClipError(f"{path}: it cannot be decoded ({error})") from error
    return Clip(array("h", decoded.samples))


def _miniaudio() -> Any:
    # Late: it costs about 90 ms, and it is not there on every platform.
    try:
        import miniaudio
    except ImportError as error:
        raise ClipError("miniaudio is not installed, so the spoken lines cannot be decoded") from error
    return miniaudio
