"""The voices that come with a system: macOS `say`, Windows SAPI, espeak-ng."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stretchtimer.voice.engine import Engine, EngineError, run

_SECONDS = 20.0  # for one line; each takes a fraction of a second
_STARTING = 60.0  # for Windows' speech, which takes all lines at once

_SAPI = """
Add-Type -AssemblyName System.Speech
[Console]::InputEncoding = [System.Text.Encoding]::UTF8
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$voice.Rate = -1
$nth = 0
while ($null -ne ($line = [Console]::In.ReadLine())) {
    $voice.SetOutputToWaveFile((Join-Path $args[0] ("{0}.wav" -f $nth)))
    $voice.Speak($line)
    $voice.SetOutputToNull()
    $nth++
}
"""


@dataclass(frozen=True, slots=True)
class LineByLine:
    """A program that is started anew for each line and reads it from its standard input."""

    name: str
    identity: str
    command: tuple[str, ...]
    """Without its last part, the file to write."""

    def render(self, texts: Sequence[str], folder: Path) -> Iterator[tuple[str, Path]]:
        """Each text with its file."""
        for nth, text in enumerate(texts):
            target = folder / f"{nth}.wav"
            run([*self.command, str(target)], f"{text}\n", _SECONDS)
            if not target.is_file():
                raise EngineError(f"{self.name} left no file")
            yield text, target


SAY = LineByLine(
    "say", "say 160", ("say", "-r", "160", "--file-format=WAVE", "--data-format=LEI16@44100", "-o")
)


def espeak(program: str) -> LineByLine:
    """espeak-ng is everywhere, hard to mistake for a person, and clear."""
    # By its standard input, a line may begin with a hyphen.
    return LineByLine(program, f"{program} en-us 140", (program, "-v", "en-us", "-s", "140", "--stdin", "-w"))


class Sapi:
    """Windows, by way of its own PowerShell."""

    name = "Windows speech"
    identity = "System.Speech -1"

    def render(self, texts: Sequence[str], folder: Path) -> Iterator[tuple[str, Path]]:
        """All texts in one run: PowerShell takes a second to start."""
        script = folder / "speak.ps1"
        script.write_text(_SAPI, encoding="utf-8")
        command = [
            "powershell",
            "-NoProfile",
            "-ExecutionPolicy",
            "Bypass",
            "-File",
            str(script),
            str(folder),
        ]
        run(command, "".join(f"{text}\n" for text in texts), _STARTING + len(texts))
        for nth, text in enumerate(texts):
            if (target := folder / f"{nth}.wav").is_file():
                yield text, target


def find() -> Engine | None:
    """What this system speaks with; None if it is mute."""
    if sys.platform == "darwin" and shutil.which("say"):
        return SAY
    if sys.platform == "win32" and shutil.which("powershell"):
        return Sapi()
    program = next(filter(shutil.which, ("espeak-ng", "espeak")), None)
    return espeak(program) if program else None
