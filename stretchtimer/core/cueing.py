"""The rules of cueing: which sound stands where. What is said has its rules in `speech`.

The person does not look, so each boundary has one sound that tells what begins, the work's end is never
mistaken for its start, and the last three seconds are counted at exactly −3, −2 and −1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stretchtimer.core.segments import Cue, Kind, Segment, Weight

CHIMES = {
    "ready": "get ready",
    "count": "three, two",
    "count-in": "one, and it begins",
    "count-out": "one, and it ends",
    "begin": "the hold begins",
    "half": "half way",
    "tone-1": "ten seconds more are done, many are left",
    "tone-2": "fewer are left",
    "tone-3": "fewer are left",
    "tone-4": "fewer are left",
    "tone-5": "nearly there",
    "tone-6": "the last of these tones",
    "end": "let go, the next step follows",
    "switch": "switch sides",
    "rest": "rest",
    "inhale": "breathe in",
    "exhale": "breathe out",
    "lift": "a repetition begins",
    "steady": "stay, within a repetition",
    "lower": "back again",
    "wait": "it waits for your key",
    "finish": "all done",
}
"""Every chime and the moment it belongs to."""

COUNTED_FROM = 10.0
"""Holds shorter than this (seconds) end without a count."""
HALVED_FROM = 20.0
"""Holds shorter than this (seconds) have no half-way mark."""


TONES_APART = 10.0
"""Seconds between the soft tones of a hold, where a person wants them."""
_HIGHEST_TONE = 6


def cues(
    segment: Segment, before: Segment | None, leads_to_work: bool, own: Sequence[Cue], tones: bool = False
) -> tuple[Cue, ...]:
    """All cues of a segment, in their order; at the same moment the chime comes first.

    `before` is the segment it follows, `leads_to_work` whether work follows its leg, `own` the cues that come
    from the step: its lines and the sound of a repetition's phase. With `tones`, a hold has its soft tones.
    """
    found = [Cue(0.0, chime=chime) for chime in _opening(segment, before)]
    if segment.kind is Kind.HOLD and segment.length >= HALVED_FROM:
        found.append(Cue(segment.length / 2, chime="half"))
    found += _count(segment, leads_to_work)
    if tones and segment.kind is Kind.HOLD:
        found += _tones(segment.length, [cue.at for cue in found])
    found += own
    return tuple(sorted(found, key=lambda cue: (cue.at, cue.chime is None)))


def _opening(segment: Segment, before: Segment | None) -> Iterator[str]:
    after_work = before is not None and before.kind.is_work
    match segment.kind:
        case Kind.READY:
            yield "end" if after_work else "ready"
        case Kind.SWITCH | Kind.REST:
            yield str(segment.kind)
        case Kind.HOLD:
            yield "wait" if segment.waits else "begin"
        case Kind.INHALE | Kind.EXHALE | Kind.MOVE:
            if not after_work:
                yield "begin"


def _tones(length: float, taken: Sequence[float]) -> Iterator[Cue]:
    """One every ten seconds, each higher than the one before; the last is always the same, the highest."""
    seconds = [TONES_APART * nth for nth in range(1, int(length // TONES_APART) + 1)]
    free = [at for at in seconds if all(abs(at - other) >= 1 for other in [*taken, length])]
    for nth, at in enumerate(free):
        yield Cue(at, chime=f"tone-{max(1, _HIGHEST_TONE - (len(free) - 1 - nth))}")


def phase_chime(index: int, phases: Sequence[str]) -> str:
    """Which sound a repetition's phase has: out, stay, and back can be told apart."""
    if index == 0:
        return "lift"
    return "lower" if index == len(phases) - 1 and phases[index] != "hold" else "steady"


def _count(segment: Segment, leads_to_work: bool) -> Iterator[Cue]:
    counts_in = segment.kind in {Kind.READY, Kind.SWITCH, Kind.REST} and leads_to_work
    counts_out = segment.kind is Kind.HOLD and segment.length >= COUNTED_FROM
    if not (counts_in or counts_out):
        return
    for left in (3, 2, 1):
        # The opening sound of a short segment is not talked over.
        if segment.length - left >= 1.0:
            chime = "count" if left > 1 else "count-in" if counts_in else "count-out"
            yield Cue(segment.length - left, chime=chime)


SETTLING = (Cue(0.0, chime="count"), Cue(1.0, chime="count"), Cue(2.0, chime="count-in"))
"""After a pause: three seconds to settle, counted."""

CLOSING = (Cue(0.0, chime="finish"), Cue(0.0, say="That was all. Well done.", weight=Weight.SWITCH))
"""When the last segment is over."""
