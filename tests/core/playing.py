"""A player over a few steps, and what is asked of it again and again."""

from stretchtimer.core.player import Player
from stretchtimer.core.routine import Routine, Stretch
from stretchtimer.core.timeline import compile_routine

HANG = Stretch.model_validate({"name": "Hang", "position": "standing", "hold": "until-key"})
TWO = ({"hold": 30}, {"hold": 20})


def player(*steps, **choices):
    """Each step is told by its hold, with 4 s to get ready."""
    full = [step if set(step) == {"rest"} else {"name": "It", "setup": 4, **step} for step in steps]
    routine = Routine.model_validate({"name": "R", "steps": full})
    return Player(compile_routine(routine, {"hang": HANG}), **choices)


def started(*steps, now=0.0, **choices):
    playing = player(*steps, **choices)
    playing.start(now)
    return playing


def play(playing, start, end, every=1.0):
    """Look every second, as a face would; the last look is at `end`."""
    now = start
    while now < end:
        playing.look(now)
        now += every
    return playing.look(end)


def heard(playing):
    return [(at, cue.chime) for at, cue, _ in playing.cues_ahead() if cue.chime]


def where(playing, now):
    moment = playing.look(now)
    return moment.segment.step, str(moment.segment.kind), moment.left
