"""One run of a routine: the one place where the player, the sound and the journal meet.

Commands go to the player; whenever that changes the path ahead, the sound gets the whole remaining schedule
at once, or silence. So a busy screen can be late, and a cue cannot. What ended is told to the journal after
that, so that a slow disk holds up no sound either.
"""

from __future__ import annotations

import math
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from stretchtimer.aloud import Aloud
from stretchtimer.announcing import Announcer, Progress
from stretchtimer.core.deeds import Deed
from stretchtimer.core.heard import where_am_i
from stretchtimer.core.lane import Phrase
from stretchtimer.core.player import LONGEST_GAP, Moment, Player, State
from stretchtimer.core.segments import Cue, Segment, Weight
from stretchtimer.core.speech import EASED_OFF, named
from stretchtimer.core.splicing import spliced
from stretchtimer.core.timeline import Timeline
from stretchtimer.history.account import Account, Log
from stretchtimer.history.record import Step
from stretchtimer.sound.speaker import Speaker

__all__ = ["LONG_PAUSE", "Deed", "Look", "Session", "sleepless_clock"]

LONG_PAUSE = 60.0
"""Seconds; whoever comes back after a longer pause is told where they were."""
_LOUDER = 0.1
_BLINK = 1e-6  # seconds: what floating point may put a cue of this very moment before it


def sleepless_clock() -> float:
    """Seconds that go on while the machine sleeps, so that a sleep is seen as a jump.

    Python's monotonic clock stands still during sleep on Linux and macOS.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


@dataclass(frozen=True, slots=True)
class Look:
    """What a face gets to see."""

    moment: Moment
    due: tuple[tuple[Cue, Segment], ...]
    """The cues whose time has come since the last look, in order: none is lost when a look is late."""
    news: tuple[str, ...]
    """Sentences for the person: the sound is gone, the machine has slept."""


class Session:
    """Plays one timeline aloud. A face holds one, shows it, and sends it commands."""

    def __init__(
        self,
        timeline: Timeline,
        speaker: Speaker,
        announcer: Announcer | None = None,
        *,
        speed: float = 1.0,
        go_on_after_sleep: bool = False,
        clock: Callable[[], float] = sleepless_clock,
    ) -> None:
        """Without an `announcer` there are chimes and no words. `speed` lets time run so many times faster.
        `clock` must be the one the speaker was made with.
        """
        self.player = Player(timeline, LONGEST_GAP * speed, go_on_after_sleep)
        self.speaker = speaker
        self._announcer = announcer or Announcer(level="off")
        self._speed = speed
        self._clock = clock
        self._aloud = Aloud(speaker, self._announcer, clock, speed)
        self._ahead: deque[tuple[float, Cue, Segment]] = deque()
        self._segment: Segment | None = None
        self._due: list[tuple[Cue, Segment]] = []
        self._news: list[str] = []
        self._cut: tuple[Phrase, ...] = ()
        self._noticed = 0.0
        self._account = Account(self.player, speed)

    def record_in(self, log: Log, earlier: Sequence[Step] = ()) -> None:
        """Tell `log` what happens from now on. `earlier` was done before an interruption."""
        self._account.keep_in(log, earlier)

    @property
    def timeline(self) -> Timeline:
        """As it is now: `+` and `−` change it."""
        return self.player.timeline

    @property
    def state(self) -> State:
        """As of the last look or command."""
        return self.player.state

    def look(self) -> Look:
        """What is true now, and what has become due. To be called at least once a second."""
        moment = self._notice(self._now())
        if self._segment is not moment.segment:
            self._segment = moment.segment
            self.speaker.retie(self._clock())
        if sound := self.speaker.look(self._clock()):
            self._news.append(sound)
        self._tell()
        due, news = tuple(self._due), tuple(self._news)
        self._due.clear()
        self._news.clear()
        return Look(moment, due, news)

    def glance(self) -> Moment:
        """What is true now, for what moves between two looks; what becomes due is left to the next look."""
        return self._notice(self._now())

    def seconds_to_next(self, most: float) -> float:
        """Seconds until something becomes due, at most `most`; for a face that sleeps in between."""
        if not self._ahead:
            return most
        return min(most, max(0.0, (self._ahead[0][0] - self._now()) / self._speed))

    def real(self, seconds: float) -> float:
        """How long so many seconds of the routine take on the wall."""
        return seconds / self._speed

    def ringing(self) -> float:
        """Seconds until the last chime or word has died away; 0 where nothing is to be heard."""
        return self.speaker.ringing(self._clock())

    def prepare(self, progress: Progress | None = None) -> None:
        """Make the voice ready, and wait for the loudspeaker, three seconds at most.

        May be called from another thread. `progress` hears of lines of the person's own, which take their
        time once. An exact first chime is worth a moment: it tells the person that they are heard.
        """
        if news := self._announcer.prepare(self.timeline, progress):
            self._news.append(news)
        self.speaker.wait_until_open()

    # What the person can do. Each is allowed at any time.

    def start(self, step: int = 0) -> None:
        """Begin, at a step (index)."""
        if self.state is State.READY:
            self._account.begin()
        self._command(lambda now: self.player.start(now, step))

    def press(self) -> None:
        """The one key: go on where it waits for it, pause where it runs, go on where it is paused."""
        self._notice(self._now())
        if self.player.waiting:
            self.go_on()
        elif self.state is State.PAUSED:
            self.resume()
        elif self.state is State.READY:
            self.start()
        else:
            self.pause()

    def pause(self) -> None:
        """Stop the clock, silent at once."""
        if self.state is not State.PAUSED:
            cut = self._announcer.interrupted(self._now())
            self._command(self.player.pause)
            self._cut = cut

    def resume(self) -> None:
        """Go on, with three seconds to settle; after minutes the pose and the side are told before them."""
        now = self._now()
        moment = self._notice(now)
        if moment.state is not State.PAUSED:
            return
        reminder: list[Phrase] = []
        words = 0.0
        if moment.paused >= LONG_PAUSE * self._speed:
            here = named(moment.step.name, moment.segment.side)
            words = self._announcer.time_for(here, self._speed)
            reminder.append(Phrase(now, (here,), Weight.SWITCH, side=moment.segment.side))
        self.player.resume(now, words)
        goes_on = next((at for at, _, _ in self.player.segments_ahead()), now)
        again = (replace(each, at=goes_on, until=math.inf) for each in self._cut)
        self._cut = ()
        self._path_changed(now, more=(*reminder, *again))

    def go_on(self) -> None:
        """Past a hold that waits for the person."""
        self._command(self.player.go_on)

    def skip(self) -> None:
        """To the next step."""
        self._command(self.player.next)

    def back(self) -> None:
        """To this step's start, or to the step before."""
        self._command(self.player.previous)

    def again(self) -> None:
        """This step from its start."""
        self._command(self.player.restart_step)

    def go_to(self, step: int) -> None:
        """To a step (index). Raises IndexError where there is none."""
        self._command(lambda now: self.player.go_to(step, now))

    def extend(self, seconds: float) -> None:
        """The present hold, rest or set longer or shorter."""
        now = self._command(lambda now: self.player.extend(seconds, now), still_here=True)
        # The place is the same: what was due at this very moment has been given already.
        while self._ahead and self._ahead[0][0] <= now:
            self._ahead.popleft()

    def ease_off(self) -> None:
        """It hurts: to the next step, and it is remembered which stretch hurt on which side."""
        now = self._now()
        if self._account.hurt(self._notice(now)):
            self._news.append(EASED_OFF)
            self._command(self.player.next, more=[Phrase(now, (EASED_OFF,), Weight.SWITCH)])

    def where_am_i(self) -> str:
        """Pose, side, time left and what is next: said aloud at once, whatever the state, and returned."""
        now = self._now()
        moment = self._notice(now)
        answer = where_am_i(moment, self.timeline, now)
        self._path_changed(now, more=answer, still_here=True)
        return " ".join(phrase.texts[0] for phrase in answer)

    def toggle_voice(self) -> bool:
        """Words off, or on again; says whether they are on now. The chimes stay."""
        speaks = self._announcer.toggle()
        self._command(lambda now: None)
        return speaks

    def change_ahead(self, timeline: Timeline) -> None:
        """Another routine from the next step on; what is done and what is being done stay as they are."""

        def change(now: float) -> None:
            step = self.player.look(now).segment.step
            self.player.timeline = spliced(self.timeline, step, timeline)
            self._account.changed_ahead()

        self._command(change)

    def feel(self, *, before: int | None = None, after: int | None = None) -> None:
        """How the back feels, from 0 (bad) to 10 (good). Allowed before the start and after the end."""
        self._account.feel(before, after)
        self._tell()

    def note(self, text: str) -> None:
        """The person's own words on this session, in place of earlier ones."""
        self._account.note(text)
        self._tell()

    def complaint(self) -> str | None:
        """What is wrong with the record, if that has not been said yet; a look says it too."""
        return self._account.tell()

    def stop(self) -> None:
        """End here; what was done is kept."""
        now = self._now()
        self._notice(now)
        if self.state is not State.FINISHED:
            self.player.finish(now)
            self._ahead.clear()
            self.speaker.silence()
            self._account.passed(self.player.look(now), stopped=True)
        self._tell()

    def mute(self) -> bool:
        """Sound off or on again; says whether it is off now."""
        self.speaker.muted = not self.speaker.muted
        return self.speaker.muted

    def louder(self, steps: int = 1) -> int:
        """Louder by tenths, or softer with a negative number; says the volume in per cent."""
        self.speaker.muted = False
        self.speaker.volume += steps * _LOUDER
        return round(self.speaker.volume * 100)

    def close(self) -> None:
        """Silence, and let go of the loudspeaker. A session that is not over can be resumed later."""
        self.speaker.close()
        self._account.broken_off()
        self._tell()

    # What was done.

    def deeds(self) -> list[Deed]:
        """What was done, step by step, and before an interruption; time paused or asleep counts nowhere."""
        return self._account.deeds()

    # Within.

    def _now(self) -> float:
        return self._aloud.now()

    def _notice(self, now: float) -> Moment:
        """Let time pass up to now, and keep what became due in it."""
        before, gap, self._noticed = self.state, (now - self._noticed) / self._speed, now
        moment = self.player.look(now)
        if moment.state is State.PAUSED and before is not State.PAUSED:
            self._news.append(f"The clock jumped by {_lasted(gap)}: paused where you were.")
            self._path_changed(now)
        elif gap > LONGEST_GAP and before in {State.RUNNING, State.SETTLING} and self._ahead:
            self._news.append(f"The clock jumped by {_lasted(gap)}: gone on with it.")
            self._pass_over(now)
        while self._ahead and self._ahead[0][0] <= now:
            _, cue, segment = self._ahead.popleft()
            self._due.append((cue, segment))
        self._account.passed(moment)
        return moment

    def _pass_over(self, now: float) -> None:
        """Leave out what was missed, but for what has begun and goes on."""
        segment = self.player.look(now).segment
        while self._ahead and self._ahead[0][0] <= now and self._ahead[0][2] is not segment:
            self._ahead.popleft()

    def _command(
        self, command: Callable[[float], None], more: Iterable[Phrase] = (), still_here: bool = False
    ) -> float:
        # One `now` for all of it, or a cue that is due at once would already be past.
        now = self._now()
        self._notice(now)
        command(now)
        self._cut = ()
        self._path_changed(now, more, still_here)
        self._account.passed(self.player.look(now))
        self._tell()
        return now

    def _path_changed(self, now: float, more: Iterable[Phrase] = (), still_here: bool = False) -> None:
        """Give everything that is still to come to the screen and to the sound; see `Aloud.follow`."""
        self._ahead = deque(each for each in self.player.cues_ahead() if each[0] >= now - _BLINK)
        self._aloud.follow(self.player, now - _BLINK, more, still_here)

    def _tell(self) -> None:
        """Tell the journal, now that the sound has what it needs."""
        if complaint := self.complaint():
            self._news.append(complaint)


def _lasted(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 60 else f"{seconds:.0f} s"
