"""A routine worked out by hand, so to speak: from what stands in the file, by the plainest means.

It shares no code with the program. What it says about order, lengths, sides and rounds is what the timeline
is held against.
"""

from typing import NamedTuple

FLOOR = {"kneeling", "all-fours", "prone", "side-lying", "supine"}
SIDES = {"each": ["left", "right"], "left": ["left"], "right": ["right"], "none": [None]}


def seconds(written):
    if isinstance(written, str):
        assert written.endswith("s"), written
        return float(written[:-1])
    return float(written)


class Piece(NamedTuple):
    """One segment."""

    kind: str
    length: float
    side: str | None
    round: int
    count: int
    phase: str
    step: int
    """The number of the step, rests counted as well."""


def steps_in_order(steps):
    for step in steps:
        if "repeat" in step:
            for _ in range(step["repeat"]):
                yield from steps_in_order(step["steps"])
        else:
            yield step


def given(step, usual, key, otherwise):
    return step.get(key, usual.get(key, otherwise))


def paces(step, usual):
    """For each round its pieces, as (kind, phase, length, count)."""
    source = step if {"hold", "breaths", "reps"} & step.keys() else usual
    rounds = given(step, usual, "rounds", 1)
    if "hold" in source:
        length = 0.0 if source["hold"] == "until-key" else seconds(source["hold"])
        return [[("hold", "hold", length, 1)]] * rounds
    if "breaths" in source:
        breath = given(step, usual, "breath", {"in": 4, "out": 6})
        one = []
        for count in range(1, source["breaths"] + 1):
            one.append(("inhale", "breathe in", seconds(breath["in"]), count))
            one.append(("exhale", "breathe out", seconds(breath["out"]), count))
        return [one] * rounds
    tempo = given(step, usual, "tempo", {})
    reps = source["reps"] if isinstance(source["reps"], list) else [source["reps"]]
    if len(reps) == 1:
        reps = reps * rounds
    return [
        [
            ("move", phase, seconds(length), count)
            for count in range(1, number + 1)
            for phase, length in tempo.items()
        ]
        for number in reps
    ]


def ready(step, usual, position, before, first):
    if "setup" in step:
        return seconds(step["setup"])
    least = seconds(usual.get("setup", 6))
    if first:
        return max(least, 15 if position in FLOOR else 12)
    if position and before and position != before:
        return max(least, 12 if (position in FLOOR) == (before in FLOOR) else 15)
    return least


def write_out(raw, stretches):
    """All pieces that take time or wait, in their order."""
    pieces, before, first, index = [], None, True, -1
    for step in steps_in_order(raw["steps"]):
        if set(step) == {"rest"}:
            if step["rest"]:
                index += 1
                pieces.append(Piece("rest", seconds(step["rest"]), None, 1, 1, "rest", index))
            continue
        index += 1
        usual = stretches[step["stretch"]] if "stretch" in step else {}
        position = usual.get("position", step.get("position"))
        lead = ready(step, usual, position, before, first)
        sides = SIDES[given(step, usual, "sides", "none")]
        between = seconds(given(step, usual, "rest", 3))
        for at_side, side in enumerate(sides):
            change = seconds(given(step, usual, "switch", 6))
            for number, round_ in enumerate(paces(step, usual), start=1):
                kind, phase, length = (
                    ("rest", "rest", between)
                    if number > 1
                    else ("switch", "switch sides", change)
                    if at_side
                    else ("ready", "get ready", lead)
                )
                if length:
                    pieces.append(Piece(kind, length, side, number, 1, phase, index))
                pieces.extend(
                    Piece(kind, length, side, number, count, phase, index)
                    for kind, phase, length, count in round_
                )
        before, first = position or before, False
    return pieces
