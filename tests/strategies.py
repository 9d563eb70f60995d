"""Random routines over a small stretch library, as they would stand in a file."""

from hypothesis import strategies as st

from stretchtimer.core.check import routine_problems
from stretchtimer.core.routine import KnownStretches, Routine, Stretch

STRETCHES = {
    "cat-cow": {
        "name": "Cat-Cow",
        "position": "all-fours",
        "breaths": 3,
        "breath": {"in": "4s", "out": "6s"},
        "setup": "10s",
    },
    "childs-pose": {"name": "Child's Pose", "position": "kneeling", "breaths": 2},
    "hamstring": {
        "name": "Supine hamstring",
        "position": "supine",
        "hold": "30s",
        "sides": "each",
        "switch": "8s",
        "cues": [
            {"at": "setup", "say": "Lie on your back."},
            {"at": "half", "say": "Half."},
            {"at": "-10s", "say": "Ten more."},
        ],
    },
    "bird-dog": {
        "name": "Bird-Dog",
        "position": "all-fours",
        "sides": "each",
        "reps": [3, 2],
        "tempo": {"out": "2s", "hold": "3s", "in": "2s"},
        "rest": "5s",
    },
    "hang": {"name": "Hang", "position": "standing", "hold": "until-key"},
    "calf": {"name": "Calf", "position": "standing", "hold": "12s", "sides": "right", "rounds": 2},
}
"""Every pace, every choice of sides but none, several positions. Raw, so that a test can work it out anew."""

KNOWN = {name: Stretch.model_validate(raw) for name, raw in STRETCHES.items()}

ANY_LENGTH = st.one_of(
    st.sampled_from([1.0, 2.5, 3.0, 3.7, 4.0, 9.999, 10.0, 19.9, 20.0, 45.1, 61.0]),
    st.integers(1000, 70_000).map(lambda thousandths: thousandths / 1000),
)
QUARTERS = st.integers(4, 100).map(lambda quarters: quarters / 4)
"""Lengths on a grid of quarter seconds, which floats hold exactly."""


def _maybe(draw, chance, strategy, into, key):
    if draw(st.integers(0, 9)) < chance:
        into[key] = draw(strategy)


@st.composite
def _paces(draw, length):
    match draw(st.sampled_from(["hold", "hold", "until-key", "breaths", "reps", "rounds"])):
        case "hold":
            return {"hold": draw(length)}
        case "until-key":
            return {"hold": "until-key"}
        case "breaths":
            pace = {"breaths": draw(st.integers(1, 4))}
            _maybe(draw, 5, st.fixed_dictionaries({"in": length, "out": length}), pace, "breath")
            return pace
        case "reps":
            reps = draw(st.integers(1, 3))
        case "rounds":
            reps = draw(st.lists(st.integers(1, 3), min_size=2, max_size=3))
    names = draw(st.lists(st.sampled_from(["out", "hold", "in", "up"]), min_size=1, max_size=3, unique=True))
    return {"reps": reps, "tempo": {name: draw(length) for name in names}}


def _cues(waits):
    moments = ["setup", "start"] if waits else ["setup", "start", "half", "33.3%", "50%", "-1s", "0.5s"]
    return st.lists(
        st.fixed_dictionaries({"at": st.sampled_from(moments), "say": st.sampled_from(["So.", "Well."])}),
        max_size=3,
    )


@st.composite
def raw_steps(draw, length=ANY_LENGTH, depth=2):
    """One step, as it would stand in a file."""
    kinds = ["stretch", "stretch", "own", "rest"] + (["repeat"] if depth else [])
    kind = draw(st.sampled_from(kinds))
    pause = st.one_of(st.just(0.0), length)
    if kind == "rest":
        return {"rest": draw(pause)}
    if kind == "repeat":
        inner = st.lists(raw_steps(length, depth - 1), min_size=1, max_size=2)
        return {"repeat": draw(st.integers(1, 3)), "steps": draw(inner)}
    if kind == "own":
        step = {"name": draw(st.sampled_from(["Shake it out", "Breathe"])), **draw(_paces(length))}
        _maybe(draw, 4, st.sampled_from(["standing", "supine", "seated"]), step, "position")
        usual = {}
    else:
        step = {"stretch": draw(st.sampled_from(sorted(STRETCHES)))}
        usual = STRETCHES[step["stretch"]]
        if draw(st.integers(0, 2)) == 0:
            step |= draw(_paces(length))
    _maybe(draw, 3, st.sampled_from(["each", "left", "right", "none"]), step, "sides")
    _maybe(draw, 3, pause, step, "rest")
    _maybe(draw, 3, pause, step, "setup")
    _maybe(draw, 3, pause, step, "switch")
    paced = step if step.keys() & {"hold", "breaths", "reps"} else usual
    if not isinstance(paced.get("reps"), list):
        _maybe(draw, 3, st.integers(1, 3), step, "rounds")
    _maybe(draw, 3, _cues(paced.get("hold") == "until-key"), step, "cues")
    return step


def routine(raw):
    """The routine that a file with these values would hold."""
    return Routine.model_validate(raw, context=KnownStretches(KNOWN.keys(), {}))


def raw_routines(length=ANY_LENGTH, most=4):
    """Routines that can be played, as they would stand in a file."""
    steps = st.lists(raw_steps(length), min_size=1, max_size=most)
    return steps.map(lambda some: {"name": "Random", "steps": some}).filter(
        lambda raw: not routine_problems(routine(raw), KNOWN)
    )
