"""A few stretches, compiled, and a timeline in a few words."""

from stretchtimer.core.routine import Routine, Stretch
from stretchtimer.core.timeline import compile_routine

STRETCHES = {
    "calf-stretch": {"name": "Calf stretch", "position": "standing", "hold": "30s", "sides": "each"},
    "supine-hamstring": {"name": "Supine hamstring", "position": "supine", "hold": "60s", "sides": "each"},
    "knee-to-chest": {"name": "Knee to chest", "position": "supine", "hold": "30s", "sides": "each"},
    "cat-cow": {
        "name": "Cat-Cow",
        "position": "all-fours",
        "breaths": 6,
        "breath": {"in": "4s", "out": "6s"},
        "setup": "10s",
    },
    "bird-dog": {
        "name": "Bird-Dog",
        "position": "all-fours",
        "sides": "each",
        "reps": [4, 3, 2],
        "tempo": {"out": "2s", "hold": "10s", "in": "2s"},
        "rest": "15s",
    },
    "hang": {"name": "Hang", "position": "standing", "hold": "until-key"},
}
KNOWN = {name: Stretch.model_validate(raw) for name, raw in STRETCHES.items()}


def compiled(*steps):
    return compile_routine(Routine.model_validate({"name": "R", "steps": steps}), KNOWN)


def outline(timeline):
    """Each segment as a word or two: kind, length, and side or count where there is one."""
    return [
        " ".join(
            [str(each.kind), f"{each.length:g}"]
            + ([each.side] if each.side else [])
            + ([f"{each.count}/{each.of}"] if each.of > 1 else [])
        )
        for each in timeline.segments
    ]


def cues(segment):
    return [(cue.at, cue.chime or cue.say) for cue in segment.cues]
