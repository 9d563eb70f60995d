"""A whole session, mixed offline: frame for frame what the loudspeaker would be given."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from pathlib import Path

from stretchtimer.announcing import Announcer
from stretchtimer.core.player import Player
from stretchtimer.core.timeline import Timeline
from stretchtimer.export.cuesheet import cue_sheet
from stretchtimer.export.writing import ExportError, opened
from stretchtimer.sound.mixer import RATE, Clip, Mixer
from stretchtimer.sound.notes import notes_of

_PIECE = 4096  # frames mixed at a time
"""Small enough that silence, of which a session has much, costs nothing."""


def frames(timeline: Timeline, announcer: Announcer, chimes: dict[str, Clip]) -> Iterator[bytes]:
    """The session from its first second to its last sound: pieces of 16-bit stereo at RATE.

    The announcer must be prepared for the timeline. Raises ExportError for a hold that waits for a key.
    """
    if timeline.waits:
        raise ExportError("it has a hold that lasts until a key is pressed; a file needs a length for it")
    player = Player(timeline, longest_gap=math.inf)
    player.start(0.0)
    notes = notes_of(announcer.score(player, 0.0), chimes, announcer.lines.clips)
    mixer = Mixer()
    for note in notes:
        mixer.schedule(round(note.at * RATE), note.clip, note.pan, note.gain)
    last = round(max(timeline.length, *(note.end for note in notes)) * RATE)
    while mixer.position < last:
        yield mixer.render(min(_PIECE, last - mixer.position))


def export(
    timeline: Timeline,
    announcer: Announcer,
    chimes: dict[str, Clip],
    target: Path,
    progress: Callable[[float], None] = lambda share: None,
) -> Path:
    """Write the session to `target`, and its chapters beside it; the path of the chapters.

    `progress` hears which share is done, from 0 to 1. Raises ExportError.
    """
    done = 0
    with opened(target) as sink:
        for piece in frames(timeline, announcer, chimes):
            sink.write(piece)
            done += len(piece) // 4
            progress(min(1.0, done / RATE / timeline.length))
    chapters = target.with_suffix(".cue")
    chapters.write_text(cue_sheet(timeline, target.name), encoding="utf-8")
    return chapters
