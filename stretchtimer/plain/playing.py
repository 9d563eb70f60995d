"""Playing in plain text: one short line an event, fit for a pipe, a dumb terminal and a screen reader.

Nothing ticks: a line is printed when something happens and never again.
"""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TextIO

from stretchtimer.core.lengths import clock_text, plain_text
from stretchtimer.core.player import State
from stretchtimer.core.segments import Kind, Segment
from stretchtimer.core.telling import FEELING, SCALE
from stretchtimer.session import Session

HELP = (
    "Enter (or p, Enter) pauses and goes on; n next, b back, a again, + and - ten seconds, "
    "x ease off, q quit."
)
_PATIENCE = 60.0  # seconds to answer a question; then it was none
_LONGEST_WAIT = 0.5  # seconds between two looks: often enough to watch the sound, rare enough to cost nothing


class Stopped(Exception):  # noqa: N818 - no error: the person's wish
    """The person wants to end."""


def play(
    session: Session,
    *,
    start_at: int = 0,
    out: TextIO | None = None,
    typed: TextIO | None = None,
    before: Sequence[str] = (),
    ask: bool = False,
    resumed: bool = False,
) -> None:
    """Play a session to its end in plain text, taking commands from `typed` a line each.

    `before` is printed first. With `ask` the person is asked how the back feels, before and after
    (only after, if the session was `resumed`).
    Returns when it is finished or the person quits.
    """
    face = _Face(session, out or sys.stdout)
    commands = _lines(typed or sys.stdin)
    timeline = session.timeline
    more = " and your own time where it waits for you" if timeline.waits else ""
    face.say(f"{timeline.name}: {_steps(timeline.numbered)}, {plain_text(timeline.length)}{more}.")
    face.say(HELP)
    for line in before:
        face.say(line)
    if ask and not resumed:
        session.feel(before=face.rating(commands))
    session.prepare()
    session.start(start_at)
    try:
        while True:
            face.show()
            if session.state is State.FINISHED:
                break
            try:
                face.obey(commands.get(timeout=session.seconds_to_next(_LONGEST_WAIT)))
            except queue.Empty:
                continue
    except Stopped:
        session.stop()
    face.sum_up()
    if ask:
        session.feel(after=face.rating(commands))
        if note := face.note(commands):
            session.note(note)


class _Face:
    """Prints what happens."""

    def __init__(self, session: Session, out: TextIO) -> None:
        self._session = session
        self._out = out
        self._shown: Segment | None = None
        self._paused = False

    def say(self, line: str) -> None:
        print(line, file=self._out, flush=True)

    def show(self) -> None:
        """Everything new since the last time, in its order."""
        look = self._session.look()
        for news in look.news:
            self.say(news)
        for cue, segment in look.due:
            if cue.chime and segment is not self._shown and segment.cues[0] is cue:
                self._shown = segment
                self.say(self._line(segment))
            # What is said at the start of a pause between holds stands in the line above already.
            if cue.say and (cue.at or segment.kind.is_work):
                self.say(f"        {cue.say}")
        paused = look.moment.state is State.PAUSED
        if paused != self._paused:
            self._paused = paused
            left = clock_text(look.moment.left)
            self.say(
                f"Paused, {left} left in this. Press Enter to go on." if paused else "Going on in 3 seconds."
            )

    def obey(self, line: str) -> None:
        """Carry out a typed command."""
        session = self._session
        commands: dict[str, Callable[[], object]] = {
            "": session.press,
            "p": session.press,
            "n": session.skip,
            "b": session.back,
            "a": session.again,
            "+": lambda: session.extend(10),
            "-": lambda: session.extend(-10),
            "x": session.ease_off,
        }
        word = line.strip().lower()
        if word in {"q", "quit"}:
            raise Stopped
        if word in commands:
            commands[word]()
        else:
            self.say(HELP)

    def rating(self, commands: queue.Queue[str]) -> int | None:
        """How the back feels, from 0 to 10; None if nobody says."""
        self.say(f"{FEELING} {SCALE}; Enter leaves it out.")
        try:
            while line := commands.get(timeout=_PATIENCE).strip():
                if line.isdecimal() and int(line) <= 10:
                    return int(line)
                self.say("A number from 0 to 10, or Enter.")
        except queue.Empty:
            pass
        return None

    def note(self, commands: queue.Queue[str]) -> str:
        """The person's own words on the session; empty if there are none."""
        self.say("A note? Enter leaves it out.")
        try:
            return commands.get(timeout=_PATIENCE).strip()
        except queue.Empty:
            return ""

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


def _lines(typed: TextIO) -> queue.Queue[str]:
    """Typed lines as they come. A thread, since waiting for a key must not hold up a cue."""
    lines: queue.Queue[str] = queue.Queue()

    def read() -> None:
        for line in typed:
            lines.put(line)

    threading.Thread(target=read, daemon=True, name="stretchtimer-typed").start()
    return lines
