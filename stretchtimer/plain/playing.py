"""Playing in plain text: one short line an event, fit for a pipe, a dumb terminal and a screen reader.

Nothing ticks: a line is printed when something happens and never again.
"""

from __future__ import annotations

import math
import queue
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TextIO

from stretchtimer.core.lengths import clock_text, plain_text
from stretchtimer.core.player import Moment, State
from stretchtimer.core.segments import Kind, Segment
from stretchtimer.plain.asking import Typed, note, rating
from stretchtimer.plain.guide import stop_signs
from stretchtimer.session import Session

HELP = (
    "Enter (or p, Enter) pauses and goes on; n next, b back, a again, + and - ten seconds, "
    "x ease off, w where am I, v voice off or on, s stop signs, q quit."
)
_LONGEST_WAIT = 0.5  # seconds between two looks: often enough to watch the sound, rare enough to cost nothing


class Stopped(Exception):  # noqa: N818 - no error: the person's wish
    """The person wants to end."""


def play(
    session: Session,
    *,
    start_at: int = 0,
    out: TextIO | None = None,
    typed: Typed | None = None,
    before: Sequence[str] = (),
    ask: bool = False,
    resumed: bool = False,
) -> None:
    """Play a session to its end in plain text, taking commands from `typed` (standard input), a line each.

    `before` is printed first. With `ask` the person is asked how the back feels, before and after (only
    after, if the session was `resumed`). Returns when it is finished and has rung out, or the person quits.
    """
    face = _Face(session, out or sys.stdout)
    typed = typed or typed_lines(sys.stdin)
    timeline = session.timeline
    more = " and your own time where it waits for you" if timeline.waits else ""
    face.say(f"{timeline.name}: {_steps(timeline.numbered)}, {plain_text(timeline.length)}{more}.")
    face.say(HELP)
    for told in before:
        face.say(told)
    if ask and not resumed:
        session.feel(before=rating(typed, face.say))
    session.prepare(face.show_preparing)
    session.start(start_at)
    try:
        while True:
            face.show()
            if session.state is State.FINISHED:
                break
            line = typed(session.seconds_to_next(_LONGEST_WAIT))
            if line is not None:
                face.obey(line)
    except Stopped:
        session.stop()
    face.sum_up()
    if ask:
        session.feel(after=rating(typed, face.say))
        if words := note(typed, face.say):
            session.note(words)
    # The last chime is heard to its end, unless Enter is pressed.
    if left := session.ringing():
        typed(left)


class _Face:
    """Prints what happens."""

    def __init__(self, session: Session, out: TextIO) -> None:
        self._session = session
        self._out = out
        self._standing: tuple[Segment, float] | None = None  # where it is paused
        self._extended = False

    def say(self, line: str) -> None:
        print(line, file=self._out, flush=True)

    def show(self) -> None:
        """Everything new since the last time, in its order."""
        look = self._session.look()
        for news in look.news:
            self.say(news)
        for cue, segment in look.due:
            if segment.cues[0] is cue:
                self.say(self._line(segment))
            # What is said at the start of a pause between holds stands in the line above already.
            if cue.say and (cue.at or segment.kind.is_work):
                self.say(f"        {cue.say}")
        if self._extended:
            self._extended = False
            self.say(f"{clock_text(look.moment.total_left)} left in all.")
        self._say_pause(look.moment)

    def _say_pause(self, moment: Moment) -> None:
        """That it is paused and where; again when a command has changed the place."""
        standing = (moment.segment, moment.left) if moment.state is State.PAUSED else None
        if standing == self._standing:
            return
        self._standing = standing
        if standing:
            where = f"step {moment.step.number}, " if moment.step.number else ""
            left = "" if moment.segment.waits else f", {clock_text(moment.left)} left in this"
            self.say(f"Paused: {where}{moment.step.name}{left}. Press Enter to go on.")
        elif moment.state is not State.FINISHED:
            settling = math.ceil(moment.settling)
            self.say(f"Going on in {settling} seconds." if settling else "Going on.")

    def obey(self, line: str) -> None:
        """Carry out a typed command."""
        session = self._session
        commands: dict[str, Callable[[], object]] = {
            "": session.press,
            "p": session.press,
            "n": session.skip,
            "b": session.back,
            "a": session.again,
            "+": lambda: self._extend(10),
            "-": lambda: self._extend(-10),
            "x": session.ease_off,
            "s": self.stop_signs,
            "w": lambda: self.say(session.where_am_i()),
            "v": lambda: self.say("Voice on." if session.toggle_voice() else "Voice off."),
        }
        word = line.strip().lower()
        if word in {"q", "quit"}:
            raise Stopped
        if word in commands:
            commands[word]()
        else:
            self.say(HELP)

    def stop_signs(self) -> None:
        """Pause, and say what means stop."""
        self._session.pause()
        for line in stop_signs():
            self.say(line)

    def show_preparing(self, done: int, of: int) -> None:
        """Told once it is done: in a line an event nothing ticks."""
        if done == of:
            self.say(f"The voice is ready for {of} lines of your own.")

    def _extend(self, seconds: float) -> None:
        self._session.extend(seconds)
        self._extended = True

    def sum_up(self) -> None:
        """What was done."""
        deeds = self._session.deeds()
        done = sum(1 for deed in deeds if deed.complete)
        seconds = sum(deed.seconds for deed in deeds)
        self.say(f"Done: {done} of {_steps(len(deeds))}, {plain_text(round(seconds))} of stretching.")

    def _line(self, segment: Segment) -> str:
        timeline = self._session.timeline
        step = timeline.steps[segment.step]
        words = [f"{clock_text(segment.start):>6}  {segment.phase[0].upper()}{segment.phase[1:]}"]
        if segment.kind is Kind.READY:
            words.append(f"step {step.number} of {timeline.numbered}, {step.name}")
        elif segment.kind is Kind.HOLD:
            words.append(step.name)
        elif step.number is None and segment.step + 1 < len(timeline.steps):
            words.append(f"next {timeline.steps[segment.step + 1].name}")
        if segment.side:
            words.append(segment.side)
        if segment.kind.is_work and len(step.doing.rounds if step.doing else ()) > 1:
            words.append(f"round {segment.round}")
        if segment.of > 1:
            words.append(f"{segment.count} of {segment.of}")
        words.append("until you press Enter" if segment.waits else plain_text(segment.length))
        return ", ".join(words)


def _steps(count: int) -> str:
    return f"{count} step" if count == 1 else f"{count} steps"


def typed_lines(stream: TextIO | None) -> Typed:
    """Lines as they are typed into a stream; none ever from one that is closed.

    A thread reads them, since waiting for a key must not hold up a cue.
    """
    lines: queue.Queue[str] = queue.Queue()

    def read() -> None:
        # A stream that breaks, or holds no text, has no more commands; the routine goes on.
        with suppress(OSError, ValueError):
            for line in stream or ():
                lines.put(line)

    threading.Thread(target=read, daemon=True, name="stretchtimer-typed").start()

    def next_line(seconds: float) -> str | None:
        try:
            return lines.get(timeout=seconds)
        except queue.Empty:
            return None

    return next_line
