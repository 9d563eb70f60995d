"""What a YAML file may say: a `Stretch`, a `Routine`, and the kinds of step in it.

With `values` and `written` the only room of the core that knows pydantic, which reports every error of a file
at once and writes the JSON Schema. Everything behind it (`dose`, `timeline`) works on what these models hold.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    WithJsonSchema,
)

from stretchtimer.core.cautions import CAUTIONS
from stretchtimer.core.shown import clip
from stretchtimer.core.values import (
    Count,
    CueMoment,
    Hold,
    Name,
    Pause,
    Phase,
    Sentence,
    When,
    Word,
    did_you_mean,
    one_of,
    wrong,
)
from stretchtimer.core.written import Written


def _choice(words: list[str], what: str) -> tuple[BeforeValidator, WithJsonSchema]:
    return BeforeValidator(one_of(words, what)), WithJsonSchema({"type": "string", "enum": words})


Position = Literal["standing", "seated", "kneeling", "all-fours", "prone", "side-lying", "supine"]
Sides = Literal["none", "each", "left", "right"]
Sight = Literal["yes", "partly", "no"]
_Position = Annotated[Position, *_choice(list(get_args(Position)), "position")]
_Sides = Annotated[Sides, *_choice(list(get_args(Sides)), "choice of sides")]
_Sight = Annotated[Sight, *_choice(list(get_args(Sight)), "answer to whether the screen can be seen")]
_Caution = Annotated[str, *_choice(list(CAUTIONS), "caution")]


class CueLine(Written):
    """What is said and shown at a moment."""

    at: CueMoment
    say: Sentence


class Breath(Written):
    """One breath: seconds in, seconds out. 4 and 6 make six breaths a minute (evidence: Russo 2017)."""

    in_: Phase = Field(4.0, alias="in")
    out: Phase = 6.0


def _reps(value: object) -> object:
    """One number is one round of as many."""
    return value if isinstance(value, (list, tuple)) else [value]


class Dose(Written):
    """How much, and on which sides: what a stretch sets and a step may change."""

    hold: Hold | None = None
    breaths: Count | None = None
    breath: Breath | None = None
    reps: (
        Annotated[
            tuple[Count, ...],
            BeforeValidator(_reps),
            Field(min_length=1, max_length=50),
            WithJsonSchema(
                {
                    "anyOf": [
                        {"type": "integer", "minimum": 1},
                        {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 1},
                    ]
                }
            ),
        ]
        | None
    ) = None
    tempo: Annotated[dict[Name, Phase], Field(min_length=1, max_length=6)] | None = None
    sides: _Sides | None = None
    rounds: Count | None = None
    rest: Pause | None = None
    """Seconds between rounds."""
    setup: Pause | None = None
    """Seconds to get into position, counted down before the work begins."""
    switch: Pause | None = None
    """Seconds to change sides."""
    cues: Annotated[tuple[CueLine, ...], Field(max_length=50)] | None = None

    def contradictions(self) -> Iterator[tuple[str, str]]:
        """One pace only: a hold, breaths or repetitions."""
        paces = [key for key in ("hold", "breaths", "reps") if getattr(self, key) is not None]
        if len(paces) > 1:
            yield (
                paces[1],
                f'has both "{paces[0]}" and "{paces[1]}"; a step has one pace, so leave one of them out',
            )
        if self.reps is not None and len(self.reps) > 1 and self.rounds is not None:
            yield "rounds", 'the list of "reps" gives a round each already; leave "rounds" out'


class Stretch(Dose):
    """One file of the stretch library."""

    name: Name
    also: Name | None = None
    position: _Position
    targets: Annotated[tuple[Name, ...], Field(max_length=20)] = ()
    needs: Annotated[tuple[Word, ...], Field(max_length=10)] = ()
    easier: Sentence | None = None
    easier_stretch: Word | None = None
    """The stretch of the library that is its easier form, if there is one."""
    easier_for: Annotated[tuple[_Caution, ...], Field(max_length=20)] = ()
    """The cautions with which the form told under `easier` can still be done."""
    harder: Sentence | None = None
    mistakes: Annotated[tuple[Sentence, ...], Field(max_length=20)] = ()
    avoid_with: Annotated[tuple[_Caution, ...], Field(max_length=20)] = ()
    screen: _Sight = "yes"
    figure: Any = None

    def contradictions(self) -> Iterator[tuple[str, str]]:
        """A stretch has a pace of its own, so that a step need say nothing."""
        yield from super().contradictions()
        if self.hold is None and self.breaths is None and self.reps is None:
            yield "name", 'needs a pace: "hold", "breaths" or "reps"'
        if self.reps is not None and self.tempo is None:
            yield "reps", 'needs a "tempo", like {out: 2s, hold: 10s, in: 2s}'
        if self.easier_for and self.easier is None:
            yield "easier-for", 'needs "easier", which says what the easier form is'


@dataclass(frozen=True, slots=True)
class KnownStretches:
    """Given as the context of a validation, so that an unknown stretch is told together with all else."""

    names: Collection[str]
    broken: Mapping[str, str]
    """Stretches that exist but cannot be used, each with what is wrong with it."""


def _known_stretch(name: str, info: ValidationInfo) -> str:
    known = info.context
    if isinstance(known, KnownStretches) and name not in known.names:
        if reason := known.broken.get(name):
            raise wrong(f'the stretch "{name}" has errors: {reason}')
        hint = did_you_mean(name, [*known.names]) or "; `stretchtimer list --stretches` names them"
        raise wrong(f'there is no stretch "{clip(name)}"{hint}')
    return name


class StretchStep(Dose):
    """A step that comes from the stretch library; what it says goes before what the stretch says."""

    stretch: Annotated[Word, AfterValidator(_known_stretch)]
    name: Name | None = None


class OwnStep(Dose):
    """A step of one's own, without a library entry."""

    name: Name
    position: _Position | None = None

    def contradictions(self) -> Iterator[tuple[str, str]]:
        """Nothing else could give it a pace."""
        yield from super().contradictions()
        if self.hold is None and self.breaths is None and self.reps is None:
            yield "name", 'a step of one\'s own needs a pace: "hold", "breaths" or "reps"'
        if self.reps is not None and self.tempo is None:
            yield "reps", 'needs a "tempo", like {out: 2s, hold: 10s, in: 2s}'


class RestStep(Written):
    """A rest between steps."""

    rest: Pause


class RepeatStep(Written):
    """Steps played several times over."""

    repeat: Count
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=200)]


_KINDS = ("stretch", "repeat", "name", "rest")


def _kind(data: Any) -> str | None:
    if not isinstance(data, Mapping):
        # Built in Python: the model itself tells; anything else is no mapping, which any kind will say.
        by_class: dict[type, str] = {RepeatStep: "repeat", RestStep: "rest", OwnStep: "name"}
        return _tag(by_class.get(type(data), "stretch"))
    for kind in _KINDS:
        if kind in data:
            return _tag(kind)
    # A misspelt key still tells which kind was meant, and that kind's own error names the key.
    for key in data:
        for kind in _KINDS:
            if did_you_mean(str(key), [kind]):
                return _tag(kind)
    return None


def _tag(kind: str) -> str:
    """Unlike any key, since it stands among the keys on the way to an error."""
    return f"<{kind}>"


Step = Annotated[
    Annotated[StretchStep, Tag("<stretch>")]
    | Annotated[RepeatStep, Tag("<repeat>")]
    | Annotated[RestStep, Tag("<rest>")]
    | Annotated[OwnStep, Tag("<name>")],
    Discriminator(
        _kind,
        custom_error_type="step_kind",
        custom_error_message='a step needs one of "stretch", "name", "rest" or "repeat"',
    ),
]


class Routine(Written):
    """One routine file."""

    name: Name
    summary: Sentence | None = None
    helps: Annotated[tuple[Word, ...], Field(max_length=20)] = ()
    caution: Sentence | None = None
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=500)]


RepeatStep.model_rebuild()
Routine.model_rebuild()

__all__ = [
    "Breath",
    "CueLine",
    "Dose",
    "OwnStep",
    "Position",
    "RepeatStep",
    "RestStep",
    "Routine",
    "Sides",
    "Step",
    "Stretch",
    "StretchStep",
    "When",
]
