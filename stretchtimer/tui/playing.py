"""The playing screen: read from three metres away, lying on a mat.

It looks when something can have changed (the next second, the next cue), and touches a widget only when what
it shows has changed: out of care for screen readers, batteries and eyes. It decides nothing: the session
does, and the sound has its schedule already.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from textual.app import ComposeResult, SystemCommand
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Footer

from stretchtimer.core.figure import Portrait
from stretchtimer.core.lengths import clock_text, plain_text
from stretchtimer.core.player import Moment, State
from stretchtimer.core.timeline import Timeline
from stretchtimer.session import Deed, Look, Session
from stretchtimer.tui.commands import PLAYING, bindings, palette
from stretchtimer.tui.debounce import Debounce
from stretchtimer.tui.drawn import BigText, Progress, TextLine
from stretchtimer.tui.performer import Performer
from stretchtimer.tui.questions import Keys, StopQuestion
from stretchtimer.tui.strip import RoutineStrip
from stretchtimer.tui.wording import MOODS, count_text, mood, phase_text

_SELDOM = 1.0  # seconds between looks at the least: the sound wants watching too
_FLASH = 0.15  # seconds
_APART = {"skip": 0.6, "pause": 0.6, "again": 0.6, "stop": 0.6, "back": 0.25, "ease_off": 0.6}


class PlayingScreen(Screen[list[Deed]]):
    """Plays a session; dismissed with what was done."""

    AUTO_FOCUS = None
    CSS_PATH = "playing.tcss"
    BINDINGS = bindings(PLAYING)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide"), (70, "-roomy")]
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (10, "-short"), (18, "-tall")]

    class ChangeWanted(Message):
        """The person wants to change the routine, beginning at a step (the way to it)."""

        def __init__(self, step: tuple[int, ...], done: Callable[[Timeline | None], None]) -> None:
            super().__init__()
            self.step, self.done = step, done

    def __init__(
        self,
        session: Session,
        *,
        step: int = 0,
        flash: bool = False,
        debounce: Debounce | None = None,
        wall_clock: Callable[[], datetime] = datetime.now,
        portraits: Callable[[Timeline], Sequence[Portrait | None]] = lambda _: (),
    ) -> None:
        """Begins at a step (index). With `flash` the screen flashes where a chime sounds.

        `portraits` gives the figure of each step; it is called away from the screen's thread.
        """
        super().__init__()
        self._session = session
        self._step = step
        self._flash = flash
        self._debounce = debounce or Debounce()
        self._wall_clock = wall_clock
        self._portraits = portraits
        self._timer: Timer | None = None
        self._mood = ""
        self._said = ""
        self._said_in = 0  # the leg that it was said in

    def compose(self) -> ComposeResult:
        """From top to bottom; the count has all the room that is left."""
        with Horizontal(id="top"):
            yield TextLine(id="routine")
            yield TextLine(id="where")
        yield TextLine(id="step")
        with Horizontal(id="middle"):
            with Vertical():
                yield BigText(id="side")
                yield TextLine(id="phase")
                yield BigText(id="count")
            yield Performer(self._session.glance, id="figure")
        yield Progress(id="progress")
        yield TextLine(id="said")
        yield TextLine(id="next")
        yield RoutineStrip(id="strip")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Begin as soon as the loudspeaker is there; the screen does not wait for it."""
        self.query_one("#routine", TextLine).show(self._session.timeline.name)
        self.query_one("#step", TextLine).show("…")
        self.run_worker(self._begin())

    async def _begin(self) -> None:
        loop = asyncio.get_running_loop()

        def progress(done: int, of: int) -> None:
            loop.call_soon_threadsafe(self._show_preparing, done, of)

        await asyncio.gather(self._dress(), asyncio.to_thread(self._session.prepare, progress))
        if self._session.state is State.READY:
            self._session.start(self._step)
            self.refresh_bindings()
            self.look()

    def _show_preparing(self, done: int, of: int) -> None:
        if self.is_mounted:
            self.query_one("#said", TextLine).show(f"Preparing the voice, {done} of {of}")

    async def _dress(self) -> None:
        portraits = await asyncio.to_thread(self._portraits, self._session.timeline)
        self.query_one(Performer).cast(portraits)

    # Looking.

    def look(self) -> None:
        """See what is true now, show it, and look again when it can have changed."""
        if self._timer is not None:
            self._timer.stop()
        look = self._session.look()
        self._show(look)
        if look.moment.state is State.FINISHED:
            self._finish()
            return
        self._timer = self.set_timer(self._until_change(look.moment), self.look)

    def _until_change(self, moment: Moment) -> float:
        """Seconds until the shown second changes or a cue is due."""
        if moment.state is State.PAUSED:
            return _SELDOM
        left = moment.settling or moment.left
        second = left - (math.ceil(left) - 1)
        return max(0.01, self._session.seconds_to_next(min(_SELDOM, self._session.real(second))))

    def _show(self, look: Look) -> None:
        moment = look.moment
        for news in look.news:
            self.notify(news, markup=False)
        for cue, segment in look.due:
            if cue.say:
                self._said, self._said_in = cue.say, segment.leg
        if self._said_in != moment.segment.leg:
            self._said = ""
        self._show_mood(moment)
        self._show_words(moment)
        self.query_one(Performer).show(moment)
        count = self.query_one("#count", BigText)
        if moment.segment.waits and not moment.settling:
            count.show(clock_text(math.floor(moment.waiting)))
        else:
            count.show(count_text(moment.settling or moment.left))
        length = moment.segment.length
        self.query_one("#progress", Progress).show(moment.done / length if length else 0.0)
        self.query_one(RoutineStrip).show(self._session.timeline, moment.total_done)
        if self._flash and any(cue.chime for cue, _ in look.due):
            self.add_class("-flash")
            self.set_timer(_FLASH, lambda: self.remove_class("-flash"))

    def _show_mood(self, moment: Moment) -> None:
        now = mood(moment)
        if now != self._mood:
            for each in MOODS:
                self.set_class(each == now, each)
            self._mood = now
            self.refresh_bindings()

    def _show_words(self, moment: Moment) -> None:
        segment, step, timeline = moment.segment, moment.step, self._session.timeline
        number = step.number or (moment.following.number if moment.following else timeline.numbered)
        where = f"step {number} of {timeline.numbered} · {clock_text(moment.total_left)} left"
        if moment.state is State.RUNNING and not timeline.waits:
            # To the minute: a finish that moves by seconds would only be restless.
            ends = self._wall_clock() + timedelta(seconds=self._session.real(moment.total_left))
            where += f" · ends {ends:%H:%M}"
        self.query_one("#where", TextLine).show(where)
        # A rest is named by the line below: here stands what it is before.
        name = f"next: {moment.following.name}" if moment.following and not step.number else step.name
        self.query_one("#step", TextLine).show(name.upper())
        side = self.query_one("#side", BigText)
        side.display = segment.side is not None
        side.show((segment.side or "").upper())
        self.query_one("#phase", TextLine).show(phase_text(moment))
        self.query_one("#said", TextLine).show("" if moment.state is State.PAUSED else self._said)
        self.query_one("#next", TextLine).show(self._next(moment))

    def _next(self, moment: Moment) -> str:
        following = moment.following
        if following is None:
            return "then you are done"
        index = self._session.timeline.steps.index(following, moment.segment.step + 1)
        lasts = self._session.timeline.step_end(index) - self._session.timeline.step_start(index)
        return f"next: {following.name}, {plain_text(round(lasts))}"

    def _finish(self) -> None:
        deeds = self._session.deeds()
        # What still stands above (a question, the keys, the palette) has nothing more to ask.
        while self.app.screen is not self:
            self.app.pop_screen()
        self.dismiss(deeds)

    # Doing.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Space pauses where it runs and goes on where it stands; only one of the two is there at a time."""
        stands = self._session.state in {State.PAUSED, State.READY} or self._session.player.waiting
        if action == "pause":
            return not stands
        if action == "go_on":
            return stands
        return True

    def _do(self, name: str, command: Callable[[], object]) -> None:
        """Carry out a command, unless it is a key that stays down."""
        begun = self._session.state is not State.READY
        if begun and self._debounce.allows(name, _APART.get(name, 0.1)):
            command()
            self.look()
            self.refresh_bindings()

    def action_pause(self) -> None:
        """Stop the clock."""
        self._do("pause", self._session.pause)

    def action_go_on(self) -> None:
        """Go on."""
        self._do("pause", self._session.press)

    def action_skip(self) -> None:
        """To the next step."""
        self._do("skip", self._session.skip)

    def action_ease_off(self) -> None:
        """It hurts."""
        self._do("ease_off", self._session.ease_off)

    def action_back(self) -> None:
        """Back."""
        self._do("back", self._session.back)

    def action_again(self) -> None:
        """Again."""
        self._do("again", self._session.again)

    def action_longer(self) -> None:
        """Ten seconds more."""
        self._do("longer", lambda: self._session.extend(10))

    def action_shorter(self) -> None:
        """Ten seconds less."""
        self._do("shorter", lambda: self._session.extend(-10))

    def action_mute(self) -> None:
        """Sound off or on."""
        self._do("mute", lambda: self.notify("Sound off" if self._session.mute() else "Sound on"))

    def action_voice(self) -> None:
        """Words off or on."""
        self._do("voice", lambda: self.notify("Voice on" if self._session.toggle_voice() else "Voice off"))

    def action_where(self) -> None:
        """Where am I?"""
        self._do("where", lambda: self.notify(self._session.where_am_i(), markup=False))

    def action_louder(self) -> None:
        """Louder."""
        self._do("louder", lambda: self.notify(f"Volume {self._session.louder()} %"))

    def action_softer(self) -> None:
        """Softer."""
        self._do("softer", lambda: self.notify(f"Volume {self._session.louder(-1)} %"))

    def action_change(self) -> None:
        """Pause, and change the routine."""
        if self._session.state is State.READY:
            return
        self._session.pause()
        self.look()
        self.post_message(self.ChangeWanted(self._session.look().moment.step.where, self._changed))

    def _changed(self, timeline: Timeline | None) -> None:
        if timeline is not None:
            self._session.change_ahead(timeline)
            self.query_one(Performer).forget()
            self.run_worker(self._dress())
            self.look()

    def action_keys(self) -> None:
        """All keys."""
        self.app.push_screen(Keys("While playing", PLAYING))

    def action_signs(self) -> None:
        """Stand still, and show when to stop."""
        from stretchtimer.tui.stopsigns import StopSigns

        self._session.pause()
        self.look()
        self.app.push_screen(StopSigns(), self._answered)

    def action_stop(self) -> None:
        """Ask, and stop."""
        if self._debounce.allows("stop", _APART["stop"]):
            self.app.push_screen(StopQuestion(), self._answered)

    def _answered(self, stop: bool | None) -> None:
        if stop:
            self._session.stop()
            self.look()

    def on_routine_strip_chosen(self, event: RoutineStrip.Chosen) -> None:
        """A click on the strip goes to that step."""
        self._do("go_to", lambda: self._session.go_to(event.step))

    def pause_for_suspension(self) -> None:
        """The program goes into the background: nobody is there to stretch."""
        self._session.pause()
        self.look()

    def commands(self) -> Iterable[SystemCommand]:
        """For the command palette."""
        return palette(self, PLAYING)
