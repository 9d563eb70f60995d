"""The announcer: turns the path ahead into what sounds, chimes and words together.

A session gives it the player whenever the path has changed, an export gives it a whole timeline; what they
get is the same schedule for the same mixer.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from stretchtimer.core.heard import Chime, phrases_ahead, texts, texts_besides
from stretchtimer.core.lane import GAP, Level, Phrase, Spoken, lay_out
from stretchtimer.core.player import Player
from stretchtimer.core.segments import Weight
from stretchtimer.core.timeline import Timeline
from stretchtimer.sound.lines import Lines
from stretchtimer.sound.notes import Sounding

_PAN = {"left": -0.8, "right": 0.8, None: 0.0}
_PAN_OF_WORDS = 0.3  # of a chime's: words have to be understood with either ear
_RINGING = {"begin": 4.0, "rest": 4.0, "finish": 5.0}  # seconds: the bowls, which words would sink in
_DUCKED = 0.5  # -6 dB

Progress = Callable[[int, int], None]
"""Called with how many lines are done and how many there are."""


class Recorder(Protocol):
    """Whoever can speak lines of a person's own."""

    def record(self, lines: Sequence[str]) -> Iterator[Mapping[str, Path]]:
        """The recordings of the lines, as they become ready; ends early if the speaking fails."""

    @property
    def problem(self) -> str:
        """Half a sentence that says why it ended early; empty if it did not."""


class Announcer:
    """Says what is to be said, as much of it as the person wants."""

    def __init__(
        self, lines: Lines | None = None, level: Level = "full", recorder: Recorder | None = None
    ) -> None:
        """`lines`: the recordings there are. Without them, or at level `off`, there are chimes alone."""
        self.lines = Lines() if lines is None else lines
        self.level: Level = level
        self._usual: Level = level if level != "off" else "full"
        self._recorder = recorder
        self._spoken: tuple[Spoken, ...] = ()

    def prepare(self, timeline: Timeline, progress: Progress | None = None) -> str:
        """Speak the lines that have no recording, and decode all. A sentence if some will not be heard.

        May take long, and belongs before the start and away from the screen's thread.
        """
        wanted = (*texts(timeline), *texts_besides(timeline))
        missing = [text for text in wanted if self.lines.seconds(text) is None]
        if self._recorder is not None and self.level != "off" and missing:
            done = 0
            for recordings in self._recorder.record(missing):
                self.lines.add(recordings)
                done += len(recordings)
                if progress is not None:
                    progress(done, len(missing))
        self.lines.load(wanted)
        silent = [text for text in texts(timeline) if self.lines.seconds(text) is None]
        if not silent or self.level == "off":
            return ""
        why = self.lines.problem or (self._recorder.problem if self._recorder else "") or "no voice for them"
        count = "1 line is" if len(silent) == 1 else f"{len(silent)} lines are"
        return f"{count} shown and not spoken: {why}."

    def toggle(self) -> bool:
        """Words on or off; says whether they are on now."""
        self.level = self._usual if self.level == "off" else "off"
        return self.level != "off"

    def time_for(self, text: str, speed: float) -> float:
        """Seconds of the player's clock that it takes to say a text before a count; 0 if it is not said."""
        seconds = None if self.level == "off" else self.lines.seconds(text)
        return 0.0 if seconds is None else seconds * speed + 2 * GAP

    def speaking_until(self, now: float) -> float:
        """The second at which the phrase that sounds now is over; minus infinity if there is none."""
        return max((each.end for each in self._spoken if each.at <= now < each.end), default=-math.inf)

    def unsaid(self, now: float) -> tuple[Phrase, ...]:
        """Phrases whose moment has come and that were not yet begun: the lane had no room for them."""
        return tuple(each.phrase for each in self._spoken if each.phrase.at < now < each.at)

    def interrupted(self, now: float) -> tuple[Phrase, ...]:
        """Phrases whose moment has come and that are not over; what the tones tell as well is let go."""
        return tuple(
            each.phrase
            for each in self._spoken
            if each.phrase.at <= now < each.end and each.phrase.weight > Weight.COUNT
        )

    def score(
        self,
        player: Player,
        now: float,
        speed: float = 1.0,
        more: Iterable[Phrase] = (),
        free_from: float = -math.inf,
    ) -> list[Sounding]:
        """All that sounds from `now` on, in seconds of the player's clock, which runs `speed` times faster.

        `more` is to be said besides what the path ahead wants; `free_from`: until then the lane is taken.
        """
        chimes = [
            Chime(at, cue.chime, segment.side)
            for at, cue, segment in player.cues_ahead()
            if cue.chime and at >= now
        ]
        more = tuple(more)
        path = () if self.level == "off" else tuple(p for p in phrases_ahead(player, now) if p.at >= now)
        self._spoken = lay_out(
            (*more, *path),
            [(chime.at, chime.name) for chime in chimes],
            lambda text: None if (seconds := self.lines.seconds(text)) is None else seconds * speed,
            # Who asks wants an answer, whatever else is to be said.
            "full" if self.level == "off" else self.level,
            free_from,
        )
        return soundings(chimes, self._spoken)


def soundings(chimes: Iterable[Chime], spoken: Sequence[Spoken]) -> list[Sounding]:
    """Chimes and words as the mixer takes them: words nearer to the middle, bowls softer under them."""
    found = []
    for chime in chimes:
        ends = chime.at + _RINGING.get(chime.name, 0.0)
        nth = bisect_left(spoken, chime.at, key=lambda each: each.end)
        under = nth < len(spoken) and spoken[nth].at < ends
        gain = _DUCKED if chime.name in _RINGING and under else 1.0
        found.append(Sounding(chime.at, chime.name, _PAN[chime.side], gain))
    words = (Sounding(e.at, line=e.text, pan=_PAN_OF_WORDS * _PAN[e.phrase.side]) for e in spoken)
    return [*found, *words]
