"""What all speaking programs have in common, whichever of them is here."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol


class EngineError(Exception):
    """A speaking program that does not speak. The message is half a sentence that says why."""


class Engine(Protocol):
    """Turns lines into WAV files, by a program of its own: a crash in it costs the words alone."""

    @property
    def name(self) -> str:
        """For a person to read: `piper`, `espeak-ng`."""

    @property
    def identity(self) -> str:
        """All that the sound depends on besides the text: program, version, voice, rate."""

    def render(self, texts: Sequence[str], folder: Path) -> Iterator[tuple[str, Path]]:
        """Each text with its file in `folder`, as soon as it is there. Raises EngineError."""


def run(command: Sequence[str], text: str, seconds: float) -> None:
    """Run a program that reads `text` from its standard input. Raises EngineError."""
    try:
        done = subprocess.run(
            command, input=text, encoding="utf-8", capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise EngineError(f"{command[0]} took longer than {seconds:.0f} s") from error
    except OSError as error:
        raise EngineError(f"{command[0]}: {error.strerror or error}") from error
    if done.returncode:
        raise EngineError(f"{command[0]} failed{_last_line(done.stderr)}")


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return f" ({lines[-1][:200]})" if lines else ""
