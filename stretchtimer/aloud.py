"""A session's sound: the announcer's schedule, from the routine's time to the clock's, to the speaker."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import replace

from stretchtimer.announcing import Announcer
from stretchtimer.core.lane import Phrase
from stretchtimer.core.player import Player
from stretchtimer.sound.speaker import Speaker

FASTEST_HEARD = 4.0
"""Beyond this speed chimes would be one noise, so there are none."""


class Aloud:
    """Plays the path ahead of a player, whenever it has changed."""

    def __init__(
        self, speaker: Speaker, announcer: Announcer, clock: Callable[[], float], speed: float
    ) -> None:
        """Second 0 of the player is now on the `clock`; its time runs `speed` times faster."""
        self._speaker = speaker
        self._announcer = announcer
        self._clock = clock
        self._speed = speed
        self._began = clock()

    def now(self) -> float:
        """The player's second."""
        return (self._clock() - self._began) * self._speed

    def follow(
        self, player: Player, now: float, more: Iterable[Phrase] = (), still_here: bool = False
    ) -> None:
        """Give all that is still to come to the speaker, or silence.

        `more` is said besides. `still_here`: the person did not move, so a phrase that sounds is spoken to
        its end, and one that waited for its turn is not lost.
        """
        if self._speed > FASTEST_HEARD:
            return
        spoken_until = self._announcer.speaking_until(now)
        if still_here:
            more = (*more, *self._announcer.unsaid(now))
        elif spoken_until > now:
            # The words about where one no longer is; what merely rings may ring on.
            self._speaker.silence()
            spoken_until = -math.inf
        score = self._announcer.score(player, now, self._speed, more, spoken_until)
        if score:
            self._speaker.play(replace(each, at=self._on_clock(each.at)) for each in score)
        else:
            self._speaker.silence()

    def _on_clock(self, second: float) -> float:
        return self._began + second / self._speed
