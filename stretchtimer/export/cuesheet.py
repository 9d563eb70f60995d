"""The chapters of an exported session as a cue sheet, which most players read: a track for each step."""

from __future__ import annotations

from stretchtimer.core.timeline import Timeline

_FRAMES = 75
"""A cue sheet's own frames, in a second."""


def cue_sheet(timeline: Timeline, file: str) -> str:
    """The sheet for a sound file of this name, in the same folder."""
    kind = "MP3" if file.lower().endswith(".mp3") else "WAVE"
    lines = [f'TITLE "{_plain(timeline.name)}"', f'FILE "{_plain(file)}" {kind}']
    for index, step in enumerate(timeline.steps):
        lines += [
            f"  TRACK {index + 1:02} AUDIO",
            f'    TITLE "{_plain(step.name)}"',
            f"    INDEX 01 {_place(timeline.step_start(index))}",
        ]
    return "\n".join(lines) + "\n"


def _place(seconds: float) -> str:
    whole, frame = divmod(round(seconds * _FRAMES), _FRAMES)
    minutes, rest = divmod(whole, 60)
    return f"{minutes:02}:{rest:02}:{frame:02}"


def _plain(text: str) -> str:
    # The format has no way to write a quotation mark.
    return text.replace('"', "'")
